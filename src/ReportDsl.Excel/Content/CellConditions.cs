using ReportDsl.Excel.Sheets;

namespace ReportDsl.Excel.Content;

/// <summary>The conditional formats of values: the first rule that holds decides alone, in every program.</summary>
internal static class CellConditions
{
    /// <summary>Of inputs, and of computed cells that are reported otherwise.</summary>
    public static ConditionalRule[] OfInputs(CellFormula cell, CellFormula state, CellFormula mark, Digits digits) =>
    [
        new ConditionalRule(Fn.Or(state.Is(StateWeight.Invalid), state.Is(StateWeight.Misplaced)), Highlight.Invalid, digits.Exactly),
        .. Marked(cell, mark, digits.Whole),
        new ConditionalRule(state.Is(StateWeight.Required), Highlight.ToFill),
        new ConditionalRule(Fn.Or(state.Is(StateWeight.BlankZero), state.Is(StateWeight.Missing)), Highlight.MayFill),
        new ConditionalRule(state.Is(StateWeight.NotApplicable), Highlight.NotApplicable),
        .. Whole(cell, digits.Whole),
    ];

    public static ConditionalRule[] OfTotals(CellFormula cell, CellFormula state, CellFormula mark, Digits digits) =>
    [
        new ConditionalRule(
            Fn.Or(state.Is(StateWeight.Invalid), state.Is(StateWeight.Misplaced), state.Is(StateWeight.ComputedInvalid)), Highlight.Invalid, digits.Exactly),
        .. Marked(cell, mark, digits.Whole),
        new ConditionalRule(state.Is(StateWeight.Uncomputed), Highlight.Incomplete),
        .. Whole(cell, digits.Whole),
    ];

    /// <summary>A format with as many decimals as there are leaves a point behind a number without any.</summary>
    public static ConditionalRule WhenWhole(CellFormula cell, Shown whole) => new(IsWhole(cell, whole), Highlight.None, whole);

    private static IEnumerable<ConditionalRule> Marked(CellFormula cell, CellFormula mark, Shown whole)
    {
        foreach (var (test, highlight) in ((Formula, Highlight)[])[(mark >= RulesSheet.ErrorWeight, Highlight.Failed), (mark > 0, Highlight.Warned)])
        {
            if (whole is not Shown.AsIs)
                yield return new ConditionalRule(Fn.If(test, IsWhole(cell, whole), 0), highlight, whole);
            yield return new ConditionalRule(test, highlight);
        }
    }

    private static IEnumerable<ConditionalRule> Whole(CellFormula cell, Shown whole) => whole is Shown.AsIs ? [] : [WhenWhole(cell, whole)];

    private static Formula IsWhole(CellFormula cell, Shown whole) =>
        whole is Shown.WholePercentage ? Fn.Round(cell * 100, 9).Is(Fn.Round(cell * 100, 0)) : cell.Is(Fn.Int(cell));
}
