using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>A day as people write it.</summary>
internal static class DateRecogniser
{
    // Eight digits that begin otherwise are hardly a day.
    private const int FirstYear = 1800;
    private const int LastYear = 2199;

    /// <summary>The day number of <see cref="DateOnly"/> that day 0 of spreadsheets is; before March 1900 programs count differently.</summary>
    private const int SerialOffset = 693_593;

    private const int FirstSerial = 61;
    private const int LastSerial = 99_999;

    private static readonly Phrase Rewritten = new("read as a date", "按日期识别");
    private static readonly Phrase Completed = new("the century added", "补全年份");
    private static readonly Phrase Turned = new("the year is written last", "年份在后");

    /// <summary>What programs put behind a day that has no time.</summary>
    private static readonly string[] Midnights = [" 00:00:00", " 0:00:00", " 00:00", "T00:00:00", "T00:00:00Z"];

    public static Guess? Of(TypedText typed)
    {
        var text = typed.Text;
        var steps = typed.Steps;
        if (Midnights.FirstOrDefault(end => text.EndsWith(end, StringComparison.Ordinal)) is { } midnight)
        {
            text = text[..^midnight.Length];
            steps = steps.And(new Phrase("the time left out", "去掉时间"));
        }

        return (text.Length == 8 && text.All(char.IsAsciiDigit) ? Day(text[..4], text[4..6], text[6..]) : Parts(text) is { } parts ? Of(parts) : null)
            is var (date, how) ? new Guess(CellContent.Of(date), steps.And(how)) : null;
    }

    /// <summary>
    /// A number in the place of a date: eight digits are a day, six a month, four a year; else the days that spreadsheets count from 1900.
    /// </summary>
    public static Guess? Of(decimal number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (!digits.All(char.IsAsciiDigit))
            return null;
        if (digits.Length == 8)
            return Of(TypedText.Of(digits));
        var (found, how) = digits.Length switch
        {
            4 when Number(digits) is >= FirstYear and <= LastYear => (Day(digits, "1", "1"), new Phrase("the year alone, month and day are missing", "仅有年份，缺少月和日")),
            6 when Number(digits[..4]) is >= FirstYear and <= LastYear => (Day(digits[..4], digits[4..], "1"), new Phrase("the month alone, the day is missing", "仅有年月，缺少日")),
            <= 5 when Number(digits) is >= FirstSerial and <= LastSerial =>
                ((DateOnly.FromDayNumber(Number(digits) + SerialOffset), Steps.None), new Phrase("read as the number that spreadsheets count days with", "按电子表格的日期序号识别")),
            _ => (((DateOnly Date, Steps Steps)?)null, Rewritten),
        };
        return InDoubt(found, how) is var (date, steps) ? new Guess(CellContent.Of(date), steps) : null;
    }

    /// <summary>Three numbers and what stands between and behind them, spaces left out.</summary>
    private static (string First, string Between, string Second, string Then, string Third, string Behind)? Parts(string text)
    {
        Span<Range> pieces = stackalloc Range[7];
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var (start, isDigit) = (at, char.IsAsciiDigit(text[at]));
            while (at < text.Length && char.IsAsciiDigit(text[at]) == isDigit)
                at++;
            if (count == 6 || (count % 2 == 0) != isDigit)
                return null;
            pieces[count++] = start..at;
        }

        return count < 5
            ? null
            : (text[pieces[0]], Separator(text[pieces[1]]), text[pieces[2]], Separator(text[pieces[3]]), text[pieces[4]],
                count == 6 ? Separator(text[pieces[5]]) : "");
    }

    private static string Separator(string between) => between.Trim(' ') switch
    {
        "-" or "–" or "—" or "\u2010" or "\u2011" or "\u2212" => "-",
        "日" or "号" => "日",
        var other => other,
    };

    private static (DateOnly Date, Steps Steps)? Of((string First, string Between, string Second, string Then, string Third, string Behind) parts)
    {
        var (a, between, b, then, c, behind) = parts;
        var isChinese = (between, then, behind) is ("年", "月", "日" or "");
        if (!isChinese && !(between is "-" or "/" or "." && between == then && behind.Length == 0))
            return null;

        return (a.Length, b.Length, c.Length) switch
        {
            (4, <= 2, <= 2) => Day(a, b, c),

            // Years before 2000 are of no use with two digits; below 13 the first number may be a month or a day.
            (2, <= 2, <= 2) when isChinese || Number(a) > 12 => InDoubt(Day($"20{a}", b, c), Completed),
            (<= 2, <= 2, 4) when !isChinese && Number(a) > 12 => InDoubt(Day(c, b, a), Turned),
            (<= 2, <= 2, 4) when !isChinese && Number(b) > 12 => InDoubt(Day(c, a, b), Turned),
            _ => null,
        };
    }

    private static (DateOnly Date, Steps Steps)? Day(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= FirstYear and <= LastYear
            ? (date, Steps.None.And(Rewritten))
            : null;

    private static (DateOnly Date, Steps Steps)? InDoubt((DateOnly Date, Steps Steps)? day, Phrase why) =>
        day is var (date, steps) ? (date, steps.AndPerhaps(why)) : null;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
