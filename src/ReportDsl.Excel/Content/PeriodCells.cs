using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>The cells of the cover that say which period the report is about: the year, and the part of it in shorter periods.</summary>
internal sealed record PeriodCells(PeriodKind Kind, CellFormula Year, CellFormula YearState, CellFormula? Number, CellFormula? NumberState)
{
    /// <summary>Periods in a year.</summary>
    public static int CountOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Half => 2,
        PeriodKind.Quarter => 4,
        PeriodKind.Month => 12,
        _ => 1,
    };

    public Formula State => NumberState is { } number ? Fn.Sum(YearState, number) : YearState;

    private Formula NumberValue => Number is { } number ? Fn.Sum([number]) : 1;

    public Formula Value(PeriodProperty property)
    {
        var months = 12 / CountOf(Kind);
        return property switch
        {
            PeriodProperty.Year => Fn.Sum([Year]),
            PeriodProperty.Number => NumberValue,
            PeriodProperty.Start => Fn.Date(Fn.Sum([Year]), ((NumberValue - 1) * months) + 1, 1),
            _ => Fn.Date(Fn.Sum([Year]), (NumberValue * months) + 1, 1) - 1,
        };
    }

    /// <summary>Whether the period lies between two bounds, null where it always does.</summary>
    public Formula? IsBetween(string? since, string? until)
    {
        var tests = new List<Formula>();
        var months = 12 / CountOf(Kind);
        var lastMonth = (Fn.Sum([Year]) * 12) + (NumberValue * months);
        if (Parse(since) is { } first)
            tests.Add(lastMonth >= (first.Start.Year * 12) + first.Start.Month + months - 1);
        if (Parse(until) is { } last)
            tests.Add(lastMonth <= (last.End.Year * 12) + last.End.Month);
        return tests.Count == 0 ? null : Fn.And(tests);
    }

    /// <summary>A bound as the template writes it, null where it is open.</summary>
    public static ReportPeriod? Parse(string? bound) =>
        bound is not null && ReportPeriod.TryParse(bound, out var period) ? period : null;
}
