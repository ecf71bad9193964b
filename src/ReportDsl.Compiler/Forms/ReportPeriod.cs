using System.Globalization;

namespace ReportDsl.Forms;

/// <summary>
/// The period that a report is about, as written in data and templates: <c>2023</c>, <c>2023-H1</c>, <c>2023-Q1</c>, <c>2023-06</c>.
/// <paramref name="Number"/> counts inside the year from 1; it is 1 for a year.
/// </summary>
public readonly record struct ReportPeriod(PeriodKind Kind, int Year, int Number)
{
    /// <summary>Whether this is a period at all: the default value stands for one that a report does not name.</summary>
    public bool IsKnown => Year > 0;

    public DateOnly Start => new(Year, ((Number - 1) * MonthsIn(Kind)) + 1, 1);

    public DateOnly End => Start.AddMonths(MonthsIn(Kind) - 1) is var month
        ? new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month))
        : default;

    /// <summary>Reads a period of any kind; years from 1900 to 2999.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ReportPeriod period)
    {
        period = default;
        if (text.Length < 4 || !TryNumber(text[..4], out var year) || year is < 1900 or > 2999)
            return false;

        var rest = text[4..];
        if (rest.IsEmpty)
        {
            period = new(PeriodKind.Year, year, 1);
            return true;
        }

        (PeriodKind Kind, int Count, int Skip)? form = rest switch
        {
            ['-', 'H', _] => (PeriodKind.Half, 2, 2),
            ['-', 'Q', _] => (PeriodKind.Quarter, 4, 2),
            ['-', _, _] => (PeriodKind.Month, 12, 1),
            _ => null,
        };
        if (form is not var (kind, count, skip) || !TryNumber(rest[skip..], out var number) || number < 1 || number > count)
            return false;

        period = new(kind, year, number);
        return true;
    }

    /// <summary>The period of the same kind that lies so many periods earlier; null before the year 1.</summary>
    public ReportPeriod? Earlier(int periods)
    {
        var perYear = 12 / MonthsIn(Kind);
        var index = (Year * perYear) + Number - 1 - periods;
        return index < perYear ? null : new ReportPeriod(Kind, index / perYear, (index % perYear) + 1);
    }

    /// <summary>Whether the whole period lies between the bounds, which may be periods of another kind; null is open.</summary>
    public bool IsWithin(ReportPeriod? from, ReportPeriod? to) =>
        (from is not { } first || Start >= first.Start) && (to is not { } last || End <= last.End);

    public override string ToString() => Kind switch
    {
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-H{Number}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-Q{Number}"),
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}"),
        _ => Year.ToString("D4", CultureInfo.InvariantCulture),
    };

    private static int MonthsIn(PeriodKind kind) => kind switch
    {
        PeriodKind.Half => 6,
        PeriodKind.Quarter => 3,
        PeriodKind.Month => 1,
        _ => 12,
    };

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
