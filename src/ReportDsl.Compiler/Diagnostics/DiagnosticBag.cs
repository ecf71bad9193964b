using System.Collections.Immutable;

namespace ReportDsl.Diagnostics;

/// <summary>Collects the diagnostics of one pass, each finding once.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<Diagnostic> _seen = new(SameFinding.Comparer);

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    public ImmutableArray<Diagnostic> ToImmutable() => [.. _diagnostics];

    public void Add(Diagnostic diagnostic)
    {
        if (!_seen.Add(diagnostic))
            return;
        _diagnostics.Add(diagnostic);
        if (diagnostic.Severity == DiagnosticSeverity.Error)
            ErrorCount++;
    }
}
