using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>Tells whether the patterns of conditions can be run; each is tried once, however many instances have it.</summary>
internal sealed class PatternReader
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public bool IsPattern(SyntaxToken token, DiagnosticBag diagnostics)
    {
        if (_known.TryGetValue(token.ValueText, out var known) && known)
            return true;
        return _known[token.ValueText] = TypeReader.Pattern(token, diagnostics);
    }
}
