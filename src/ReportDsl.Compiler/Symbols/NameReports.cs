using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>The reports about names that several passes make.</summary>
internal static class NameReports
{
    /// <summary>Points to what was declared first.</summary>
    public static RelatedLocation First(Location location) => new(location, new Phrase("The first declaration.", "首次声明处。"));

    public static void ReportDuplicate(this DiagnosticBag diagnostics, Symbol again, Symbol first) =>
        diagnostics.Add(Diagnostic.Create(NameDiagnostics.Duplicate, again.Location, again.Code) with
        {
            Related = [First(first.Location)],
        });

    /// <summary>Reports a tag that stands twice behind one label: only one of its texts could be shown.</summary>
    public static void ReportRepeatedTags(this DiagnosticBag diagnostics, LabelSyntax? label)
    {
        if (label is not { Translations.Count: > 1 })
            return;
        var first = new Dictionary<string, SyntaxToken>(StringComparer.OrdinalIgnoreCase);
        foreach (var translation in label.Translations)
        {
            var tag = translation.Tag;
            if (!first.TryAdd(tag.ValueText, tag))
                diagnostics.Add(Diagnostic.Create(NameDiagnostics.Repeated, tag.Location, tag.Text) with { Related = [First(first[tag.ValueText].Location)] });
        }
    }

    public static void ReportUndeclared(this DiagnosticBag diagnostics, SyntaxToken name, Phrase kind, IEnumerable<string> candidates) =>
        diagnostics.ReportWithProposal(NameDiagnostics.Undeclared, name, candidates, kind, name.ValueText);

    /// <summary>Reports a wrong name; the nearest candidate becomes the last argument and a fix.</summary>
    public static void ReportWithProposal(
        this DiagnosticBag diagnostics, DiagnosticDescriptor descriptor, SyntaxToken name, IEnumerable<string> candidates, params ReadOnlySpan<object> arguments)
    {
        var near = NearestName.Find(name.ValueText, candidates);
        var hint = near is null ? new Phrase("", "") : new Phrase($" Did you mean '{near}'?", $"是否指“{near}”？");
        var diagnostic = Diagnostic.Create(descriptor, name.Location, [.. arguments, hint]);
        diagnostics.Add(near is null ? diagnostic : diagnostic with
        {
            Fixes = [new Fix(new Phrase($"Change to '{near}'", $"改为“{near}”"), [new TextChange(name.Span, near)])],
        });
    }
}
