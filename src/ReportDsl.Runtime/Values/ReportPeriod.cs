using System.Globalization;

namespace ReportDsl.Runtime;

/// <summary>How long the periods of a report are.</summary>
public enum PeriodKind : byte
{
    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Six months, from January or July.</summary>
    Half,

    /// <summary>Three months, from January, April, July or October.</summary>
    Quarter,

    /// <summary>A calendar month.</summary>
    Month,
}

/// <summary>The period of a report, written as in data: <c>2023</c>, <c>2023-H1</c>, <c>2023-Q1</c>, <c>2023-06</c>.</summary>
public readonly record struct ReportPeriod
{
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    private readonly short _year;
    private readonly byte _number;

    /// <summary>A period of a year.</summary>
    /// <param name="kind">How long it is.</param>
    /// <param name="year">1 to 9999.</param>
    /// <param name="number">From 1: the half, quarter or month of the year; 1 for a year.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public ReportPeriod(PeriodKind kind, int year, int number = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, PerYear(kind));
        (Kind, _year, _number) = (kind, (short)year, (byte)number);
    }

    /// <summary>How long the period is; a year where it is not known.</summary>
    public PeriodKind Kind { get; }

    /// <summary>Whether this is a period at all: the default value stands for one that nobody has named.</summary>
    public bool IsKnown => _year > 0;

    /// <summary>The year; 0 where the period is not known.</summary>
    public int Year => _year;

    /// <summary>The half, quarter or month of the year, from 1; 1 for a year.</summary>
    public int Number => _number;

    /// <summary>The first day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not known.</exception>
    public DateOnly Start => new(Year, ((Number - 1) * Months) + 1, 1);

    /// <summary>The last day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not known.</exception>
    public DateOnly End
    {
        get
        {
            var month = Number * Months;
            return new DateOnly(Year, month, DateTime.DaysInMonth(Year, month));
        }
    }

    private int Months => 12 / PerYear(Kind);

    /// <summary>A whole year.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such year.</exception>
    public static ReportPeriod Of(int year) => new(PeriodKind.Year, year);

    /// <summary>Reads a period as written in data; of whichever kind.</summary>
    /// <exception cref="FormatException">The text is no period.</exception>
    public static ReportPeriod Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is no period such as 2023, 2023-H1, 2023-Q1 or 2023-06.");

    /// <summary>Reads a period as written in data; of whichever kind, in the years 1900 to 2999.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ReportPeriod period)
    {
        period = default;
        if (text.Length < 4 || !TryDigits(text[..4], out var year) || year is < FirstYear or > LastYear)
            return false;
        var rest = text[4..];
        PeriodKind? kind = rest switch
        {
            "" => PeriodKind.Year,
            ['-', 'H', _] => PeriodKind.Half,
            ['-', 'Q', _] => PeriodKind.Quarter,
            ['-', _, _] => PeriodKind.Month,
            _ => null,
        };
        if (kind is not { } found)
            return false;
        var number = 1;
        if (found != PeriodKind.Year && !TryDigits(found == PeriodKind.Month ? rest[1..] : rest[2..], out number))
            return false;
        if (number == 0 || number > PerYear(found))
            return false;
        period = new ReportPeriod(found, year, number);
        return true;
    }

    /// <summary>The period of a kind by its numbers, in the years 1900 to 2999; not known where there is none.</summary>
    public static ReportPeriod Find(PeriodKind kind, int year, int number) =>
        year is >= FirstYear and <= LastYear && number >= 1 && number <= PerYear(kind) ? new ReportPeriod(kind, year, number) : default;

    /// <summary>Whether the whole period lies between the bounds, which may be periods of another kind; null is open.</summary>
    public bool IsWithin(ReportPeriod? from, ReportPeriod? to) =>
        (from is not { } first || Start >= first.Start) && (to is not { } last || End <= last.End);

    /// <summary>The period of the same kind so many periods earlier, or null before the year 1.</summary>
    public ReportPeriod? Earlier(int periods)
    {
        var perYear = PerYear(Kind);
        var index = (Year * perYear) + Number - 1 - periods;
        return index < perYear ? null : new ReportPeriod(Kind, index / perYear, (index % perYear) + 1);
    }

    /// <summary>The period as written in data: <c>2023</c>, <c>2023-H1</c>, <c>2023-Q1</c>, <c>2023-06</c>.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-H{Number}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
    };

    private static int PerYear(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => 1,
        PeriodKind.Half => 2,
        PeriodKind.Quarter => 4,
        PeriodKind.Month => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of period."),
    };

    private static bool TryDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
