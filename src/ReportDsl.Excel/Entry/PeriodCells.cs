using System.Globalization;
using ReportDsl.Excel.Formulas;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Entry;

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
        var ordinal = (Fn.Sum([Year]) * CountOf(Kind)) + NumberValue;
        if (since is not null)
            tests.Add(ordinal >= Ordinal(since, 1));
        if (until is not null)
            tests.Add(ordinal <= Ordinal(until, CountOf(Kind)));
        return tests.Count == 0 ? null : Fn.And(tests);
    }

    /// <summary>The year and the number inside it of a period as data write it: <c>2021</c>, <c>2023-H1</c>, <c>2023-Q1</c>, <c>2023-06</c>.</summary>
    public static (int Year, int? Number) Parse(string period)
    {
        var dash = period.IndexOf('-', StringComparison.Ordinal);
        return dash < 0
            ? (int.Parse(period, CultureInfo.InvariantCulture), null)
            : (int.Parse(period.AsSpan(0, dash), CultureInfo.InvariantCulture),
                int.Parse(period.AsSpan(dash + 1).TrimStart("QH"), CultureInfo.InvariantCulture));
    }

    private int Ordinal(string period, int missing)
    {
        var (year, number) = Parse(period);
        return (year * CountOf(Kind)) + (number ?? missing);
    }
}
