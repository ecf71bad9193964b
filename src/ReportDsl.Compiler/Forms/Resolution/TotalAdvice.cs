using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>Advice on totals that are correct and add something else than they seem to, and on lines that only look like a total.</summary>
internal static partial class TotalAdvice
{
    private const string TotalWord = "total";
    private const string GroupWord = "group";

    private static readonly ImmutableArray<string> UsualCodes = ["all", "sum", "overall", "totalOfAll"];

    public static void Check(TemplateSymbol template, DiagnosticBag diagnostics)
    {
        foreach (var table in template.Tables())
        {
            Check(table.Rows.Items, diagnostics);
            Check(table.Columns.Items, diagnostics);
        }
    }

    private static void Check(ImmutableArray<ItemSymbol> siblings, DiagnosticBag diagnostics)
    {
        CheckSums(siblings, diagnostics);
        CheckWords(siblings, diagnostics);
        foreach (var item in siblings)
        {
            if (!item.Children.IsEmpty)
                Check(item.Children, diagnostics);
        }
    }

    /// <summary>A total without a block adds its whole list wherever it stands: in the middle, or twice, that is seldom meant.</summary>
    private static void CheckSums(ImmutableArray<ItemSymbol> siblings, DiagnosticBag diagnostics)
    {
        if (!siblings.Any(IsSumOfList))
            return;
        var addends = siblings.Where(item => !Leaves.Of([item]).IsEmpty).ToHashSet();
        var (first, last) = (siblings.FirstOrDefault(addends.Contains), siblings.LastOrDefault(addends.Contains));
        var sameSum = first is not null && first == last && IsSum(first) ? first : null;
        var (isBehindFirst, isBeforeLast) = (false, last is not null);
        var start = 0;
        for (var at = 0; at < siblings.Length; at++)
        {
            isBehindFirst |= siblings[at] == first;
            isBeforeLast &= siblings[at] != last;
            if (!IsSumOfList(siblings[at]))
                continue;
            if (last is not null && isBehindFirst && isBeforeLast)
            {
                Report(siblings[at], new Phrase("also those behind it", "包括其后各行"), last, Above([.. siblings[start..at].Where(addends.Contains)]));
                start = at + 1;
            }
            else if (sameSum is not null)
            {
                Report(siblings[at], new Phrase($"as '{sameSum.Code}' does", $"与“{sameSum.Code}”相同"), sameSum, null);
            }
            else
            {
                sameSum = siblings[at];
            }
        }

        void Report(ItemSymbol total, Phrase what, ItemSymbol other, string? formula) =>
            diagnostics.Add(Diagnostic.Create(LintDiagnostics.TotalOfWholeList, total.Location, total.Code, what) with
            {
                Related = [new RelatedLocation(other.Location, new Phrase("The other line.", "另一行。"))],
                Fixes = formula is null ? [] :
                [
                    new Fix(new Phrase("Add only the lines before it", "只对其前各行求和"), [new TextChange(new TextSpan(total.Definition.Declaration.Span.End, 0), formula)]),
                ],
            });
    }

    private static bool IsSum(ItemSymbol item) =>
        item is { Kind: ItemKind.Total, Definition.Formula: null } && (item.Attributes.Entered ?? item.GroupAttributes.Entered) is not { Value: true };

    private static bool IsSumOfList(ItemSymbol item) => item.Children.IsEmpty && IsSum(item);

    /// <summary>The formula that adds these items alone; null where there are none or one cannot be named so.</summary>
    private static string? Above(ImmutableArray<ItemSymbol> items) =>
        items.IsEmpty || items.Any(item => Lint.IsWord(item.Code)) ? null : $" = sum({string.Join(", ", items.Select(item => item.Code))})";

    /// <summary>A word of the language directly before a label is a code; here it was hardly meant as one.</summary>
    private static void CheckWords(ImmutableArray<ItemSymbol> siblings, DiagnosticBag diagnostics)
    {
        foreach (var item in siblings)
        {
            if (item is not { Kind: ItemKind.Plain, Definition.Formula: null })
                continue;
            if (item.Code == TotalWord && LooksLikeTotal(item, siblings))
                Report(item, new Phrase("a total", "合计"), UsualCodes.FirstOrDefault(code => siblings.All(other => other.Code != code)));
            else if (item.Code == GroupWord && !item.Children.IsEmpty)
                Report(item, new Phrase("a group", "分组"), null);
        }

        void Report(ItemSymbol item, Phrase what, string? code) =>
            diagnostics.Add(Diagnostic.Create(LintDiagnostics.WordAsCode, item.Location, item.Code, what) with
            {
                Fixes = code is null ? [] :
                [
                    new Fix(new Phrase($"Make it the total '{code}'", $"改为合计“{code}”"), [new TextChange(new TextSpan(item.Location.Span.End, 0), $" {code}")]),
                ],
            });
    }

    /// <summary>Nothing in its list adds up, and label and place are those of a sum: at an end of the list, or over a block.</summary>
    private static bool LooksLikeTotal(ItemSymbol item, ImmutableArray<ItemSymbol> siblings)
    {
        if (siblings.Any(other => other.Kind == ItemKind.Total))
            return false;
        ImmutableArray<string> labels = [item.Label.Text, .. item.Label.Tagged.Select(tagged => tagged.Text)];
        if (labels.Any(SumAlone().IsMatch))
            return siblings.Length > 1 ? item == siblings[0] || item == siblings[^1] || !item.Children.IsEmpty : !item.Children.IsEmpty;
        return labels.Any(Sum().IsMatch) && (!item.Children.IsEmpty || (siblings.Length > 1 && item == siblings[^1]));
    }

    [GeneratedRegex(@"合\s*计|总\s*计|小\s*计|共\s*计|总和|\b(grand |sub-?)?totals?\b|\bsum\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sum();

    [GeneratedRegex(@"^\s*(合\s*计|总\s*计|小\s*计|共\s*计|总和|(grand |sub-?)?totals?|sum)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SumAlone();
}
