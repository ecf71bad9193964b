using System.Collections.Immutable;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Contract;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// What is known, before one is opened, of a sheet that is a list of rows, each with a hidden key, labels and one value: cover, checks, earlier
/// figures.
/// </summary>
/// <param name="Part">What its identity names it.</param>
/// <param name="ValueColumn">Where the values were sent out.</param>
/// <param name="Beside">How many columns follow before the hidden ones. Where it is more than one, they are merged, and a value may stand in any.</param>
internal sealed record ListMap(string Part, RowLabels Labels, int ValueColumn, int Beside, PrintedSheet Printed)
{
    /// <summary>The hidden columns in which the sheet remembers, in the rows of its values, what was carried in; none where the last is 0.</summary>
    public (int First, int Last) Remembered { get; init; }

    public const string YearKey = "@period.year";

    public const string NumberKey = "@period.number";

    /// <summary>The lists of a form.</summary>
    /// <param name="blank">The blank workbook: what is printed on the lists is what it has.</param>
    public static ImmutableArray<ListMap> AllOf(FormLayout layout, EntryContext blank)
    {
        var lists = ImmutableArray.CreateBuilder<ListMap>();
        lists.Add(new ListMap(
            SheetIdentity.Cover, CoverLabels(layout), CoverLayout.ValueColumn, CoverLayout.LastColumn - CoverLayout.ValueColumn + 1, PrintedSheet.Of(blank[layout.Cover.Name], CoverProgress.Links(layout))));
        if (layout.Rules is { } rules)
        {
            lists.Add(new ListMap(
                SheetIdentity.Checks, CheckLabels(layout, rules, blank.Places), RulesLayout.ExplanationColumn, RulesLayout.FlagColumn - RulesLayout.ExplanationColumn - 1, PrintedSheet.Of(blank[rules.Name], TextSides(rules))));
        }

        if (layout.Prior is { } prior)
        {
            lists.Add(new ListMap(
                SheetIdentity.Prior, PriorLabels(layout, prior), PriorLayout.ValueColumn, PriorLayout.StateColumn - PriorLayout.ValueColumn - 1, PrintedSheet.Of(blank[prior.Name], []))
            {
                Remembered = (PriorLayout.CarriedStateColumn, PriorLayout.CarriedNumberColumn),
            });
        }

        return lists.ToImmutable();
    }

    /// <summary>Where the sides of rules stand that compare texts.</summary>
    private static IEnumerable<(int Row, int Column)> TextSides(RulesLayout rules) =>
        from row in rules.Rows
        where row.Instance.Condition is Comparison { Left.Kind: ValueKind.Text }
        from column in new[] { RulesLayout.LeftColumn, RulesLayout.RightColumn }
        select (row.Row, column);

    /// <summary>Period and fields.</summary>
    private static RowLabels CoverLabels(FormLayout layout)
    {
        var cover = layout.Cover;
        List<LabelledRow> rows = [new(YearKey, cover.YearRow, [FrameLabels.Year(layout.Words)])];
        if (cover.NumberRow > 0)
            rows.Add(new(NumberKey, cover.NumberRow, [FrameLabels.Number(layout.Words, layout.Form.Period.Kind)]));
        rows.AddRange(cover.Fields.Select(pair => new LabelledRow("@" + pair.Field.Path, pair.Row, [layout.Words.Of(pair.Field)])));
        return new RowLabels(rows, head: null);
    }

    /// <summary>The rule instances whose failure may be explained.</summary>
    private static RowLabels CheckLabels(FormLayout layout, RulesLayout rules, RulePlaces places) => new(
        from row in rules.Rows
        where row.Rule.Explain
        select new LabelledRow(row.Rule.Path + row.Instance.Key, row.Row, [FrameLabels.Words(layout.Words, row.Rule), places.Of(row)]),
        FrameLabels.ReasonHead(layout.Words));

    private static RowLabels PriorLabels(FormLayout layout, PriorLayout prior) => new(
        from row in prior.Rows
        let labels = FrameLabels.Prior(layout, row)
        select new LabelledRow(PriorLayout.KeyOf(row, layout.Form), row.Row, [labels.Table, labels.Row, labels.Column]),
        FrameLabels.PriorHead(layout.Words, prior));
}
