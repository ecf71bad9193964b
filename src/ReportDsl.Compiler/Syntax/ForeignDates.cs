using System.Globalization;

namespace ReportDsl.Syntax;

/// <summary>Dates as people and other programs write them.</summary>
internal static class ForeignDates
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>The numbers of the date, as <c>date(…)</c> takes them; null for a text that is none.</summary>
    public static string? NumbersOf(string text) =>
        DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}, {date.Month}, {date.Day}")
            : null;
}
