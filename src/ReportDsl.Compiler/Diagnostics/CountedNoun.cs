using System.Globalization;

namespace ReportDsl.Diagnostics;

/// <summary>A number with what it counts, in English: 1 decimal, 2 decimals.</summary>
internal static class CountedNoun
{
    public static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
