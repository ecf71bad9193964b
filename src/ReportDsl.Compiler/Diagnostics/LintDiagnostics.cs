using System.Collections.Immutable;
using static ReportDsl.Diagnostics.DiagnosticSeverity;

namespace ReportDsl.Diagnostics;

/// <summary>RD8xxx: advice.</summary>
public static class LintDiagnostics
{
    public static readonly DiagnosticDescriptor CodeIsWord = new("RD8001", Warning, new(
        "The code '{0}' is a word of expressions; it can only be reached as {1}.{0}. Another code reads better.",
        "代码“{0}”是表达式中的词，只能以 {1}.{0} 引用；建议换一个代码。"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [CodeIsWord];
}
