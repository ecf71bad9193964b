using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Cli;

/// <summary>The kinds of outputs.</summary>
internal enum Emitter
{
    CSharp,
    Excel,
}

/// <summary>An output that can be made, without a side effect and on any thread.</summary>
internal sealed record PlannedOutput(string Name, Func<byte[]> Produce);

/// <summary>What came of compiling; no outputs where there are errors.</summary>
internal sealed record Project(ImmutableArray<Diagnostic> Diagnostics, int Templates, ImmutableArray<PlannedOutput> Outputs)
{
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<SourceText> texts) =>
        [.. texts.SelectMany(text => SyntaxTree.ParseText(text).GetDiagnostics())];

    public static Project Compile(ImmutableArray<SourceText> texts) => new(Check(texts), 0, []);
}
