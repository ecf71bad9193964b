using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>What can be wrong with the entries of a code list: each has a code and a text of its own.</summary>
internal static class CodeListChecks
{
    public static void Check(CodeListSymbol list, DiagnosticBag diagnostics)
    {
        var syntax = (CodeListDeclarationSyntax)list.Declaration;
        if (syntax.Entries.Count == 0)
        {
            diagnostics.Report(
                TableDiagnostics.EmptySet, syntax.Code, new Phrase($"The code list '{list.Code}'", $"代码表“{list.Code}”"), new Phrase("codes", "代码"));
        }

        var places = new Dictionary<string, SyntaxToken>(StringComparer.Ordinal);
        foreach (var entry in syntax.Entries)
        {
            diagnostics.ReportRepeatedTags(entry.Label);
            if (entry.Code.IsMissing)
                continue;
            HiddenCharacters.Check(entry.Code, KindNames.CodeOfList, diagnostics);
            if (!places.TryAdd(entry.Code.ValueText, entry.Code))
            {
                diagnostics.Add(Diagnostic.Create(TableDiagnostics.DuplicateEntry, entry.Code.Location, entry.Code.ValueText) with
                {
                    Related = [NameReports.First(places[entry.Code.ValueText].Location)],
                });
            }
        }

        foreach (var language in Languages(list.List))
            CheckShown(syntax, list.List, language, diagnostics);
    }

    /// <summary>The entries are told apart by what a drop-down shows, where width, capitals and blanks make no difference.</summary>
    private static void CheckShown(CodeListDeclarationSyntax syntax, CodeList list, string language, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, CodeEntrySyntax>(StringComparer.OrdinalIgnoreCase);
        foreach (var (entry, place) in list.Entries.Zip(syntax.Entries))
        {
            if (place.Code.IsMissing || place.Label.IsMissing)
                continue;
            var shown = entry.Shown(language);
            var key = string.Join(' ', TypedText.Of(NormalForms.Normalized(shown, NormalizationForm.FormC)).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (seen.TryAdd(key, place) || seen[key].Code.ValueText == entry.Code)
                continue;
            diagnostics.Add(Diagnostic.Create(TableDiagnostics.ShownTwice, place.Location, entry.Code, seen[key].Code.ValueText, shown) with
            {
                Related = [NameReports.First(seen[key].Location)],
            });
        }
    }

    /// <summary>The languages of the labels; the first text stands for all others.</summary>
    private static IEnumerable<string> Languages(CodeList list) =>
        list.Entries.SelectMany(entry => entry.Label.Tagged).Select(tagged => tagged.Tag).Where(tag => tag != "code").Prepend("").Distinct(StringComparer.Ordinal);
}
