using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Forms.Resolution;

/// <summary>What was probably meant by a constant of another kind than what it stands with.</summary>
internal static class KindHints
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>What to write instead of the constant; empty where none is meant to be something else.</summary>
    public static Phrase Of(Typed left, Typed right) =>
        (Meant(left.Kind, right.Value) ?? Meant(right.Kind, left.Value)) is { } written
            ? new Phrase($" Write {written}.", $"请写 {written}。")
            : new Phrase("", "");

    private static string? Meant(ValueKind wanted, Expression written) => (wanted, written) switch
    {
        (ValueKind.Date, TextConstant { Value: var text }) => Day(text) ?? "date(2024, 1, 31)",
        (ValueKind.Date, NumberConstant { Value: var number }) when number == decimal.Truncate(number) => number is > 0 and <= 9999
            ? $"date({number.ToString("0", CultureInfo.InvariantCulture)}, 1, 1)"
            : Day(number.ToString("0", CultureInfo.InvariantCulture)),
        (ValueKind.Text, NumberConstant { Value: var number }) => $"\"{number.ToString("0.######", CultureInfo.InvariantCulture)}\"",
        (ValueKind.Number, TextConstant { Value: var text })
            when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => text,
        (ValueKind.Boolean, NumberConstant { Value: 0 }) or (ValueKind.Boolean, TextConstant { Value: "否" or "no" or "No" or "N" or "false" or "0" }) => "false",
        (ValueKind.Boolean, NumberConstant { Value: 1 }) or (ValueKind.Boolean, TextConstant { Value: "是" or "yes" or "Yes" or "Y" or "true" or "1" }) => "true",
        _ => null,
    };

    private static string? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? string.Create(CultureInfo.InvariantCulture, $"date({day.Year}, {day.Month}, {day.Day})")
            : null;
}
