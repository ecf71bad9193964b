using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>What was meant by a wrong name: a sentence, with the blank before it, and corrections.</summary>
internal sealed record NameHint(Phrase Text, ImmutableArray<Fix> Fixes);

/// <summary>The reports about names that several passes make.</summary>
internal static class NameReports
{
    /// <summary>Points to what was declared first.</summary>
    public static RelatedLocation First(Location location) => new(location, new Phrase("The first declaration.", "首次声明处。"));

    public static void ReportDuplicate(this DiagnosticBag diagnostics, DeclaredSymbol again, DeclaredSymbol first) =>
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

    public static void ReportUndeclared(this DiagnosticBag diagnostics, SyntaxToken name, Phrase kind, IEnumerable<string> candidates, NameHint? hint = null) =>
        diagnostics.ReportWithProposal(NameDiagnostics.Undeclared, name, candidates, hint, kind, name.ValueText);

    /// <summary>Reports a wrong name; what was meant, or else the nearest candidate, becomes the last argument and a fix.</summary>
    public static void ReportWithProposal(
        this DiagnosticBag diagnostics, DiagnosticDescriptor descriptor, SyntaxToken name, IEnumerable<string> candidates, NameHint? meant,
        params ReadOnlySpan<object> arguments)
    {
        var known = candidates.Take(NearestName.MaxCandidates).ToList();
        meant ??= Lookalikes.Find(name.ValueText, known) is { } twin
            ? new NameHint(
                new Phrase($" '{twin}' looks the same, but is written with other letters.", $"“{twin}”看起来相同，但用的是另一种字母。"),
                [new Fix(new Phrase($"Change to '{twin}'", $"改为“{twin}”"), [new TextChange(name.Span, twin)])])
            : null;
        if (meant is not null)
        {
            diagnostics.Add(Diagnostic.Create(descriptor, name.Location, [.. arguments, meant.Text]) with { Fixes = meant.Fixes });
            return;
        }

        var near = NearestName.Find(name.ValueText, known);
        var hint = near is null ? new Phrase("", "") : new Phrase($" Did you mean '{near}'?", $"是否指“{near}”？");
        var diagnostic = Diagnostic.Create(descriptor, name.Location, [.. arguments, hint]);
        diagnostics.Add(near is null ? diagnostic : diagnostic with
        {
            Fixes = [new Fix(new Phrase($"Change to '{near}'", $"改为“{near}”"), [new TextChange(name.Span, near)])],
        });
    }
}
