using System.Collections.Immutable;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Diagnostics;

/// <summary>Collects the diagnostics of one pass; the same code at the same place is kept once.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(string Code, SourceText Source, TextSpan Span)> _seen = [];

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    public ImmutableArray<Diagnostic> ToImmutable() => [.. _diagnostics];

    public void Report(DiagnosticDescriptor descriptor, SyntaxNode node, params ReadOnlySpan<object> arguments) =>
        Add(Diagnostic.Create(descriptor, node.Location, arguments));

    public void Report(DiagnosticDescriptor descriptor, SyntaxToken token, params ReadOnlySpan<object> arguments) =>
        Add(Diagnostic.Create(descriptor, token.Location, arguments));

    public void Add(Diagnostic diagnostic)
    {
        if (!_seen.Add((diagnostic.Code, diagnostic.Location.Source, diagnostic.Location.Span)))
            return;
        _diagnostics.Add(diagnostic);
        if (diagnostic.Severity == DiagnosticSeverity.Error)
            ErrorCount++;
    }
}
