using System.Globalization;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>Units of measure as they are printed.</summary>
internal static class UnitText
{
    /// <summary>The line over a table: <c>单位：万元</c>.</summary>
    public static string Line(LayoutWords words, UnitOfMeasure unit) => words.In("Unit: ", "单位：") + words.Of(unit.Label);

    /// <summary>The line over a table whose cells differ in no order that headings could say.</summary>
    public static string Line(LayoutWords words, IEnumerable<UnitOfMeasure> units) =>
        words.In("Units: ", "单位：") + string.Join(words.In(", ", "、"), units.Select(unit => words.Of(unit.Label)))
        + words.In(" (the prompt of a cell says which)", "（见各格的填写提示）");

    /// <summary>A label with the unit behind it, unless it says it already.</summary>
    public static string Append(LayoutWords words, string label, UnitOfMeasure unit)
    {
        var text = words.Of(unit.Label);
        return text.Length == 0 || Says(label, text) ? label : label + words.In($" ({text})", $"（{text}）");
    }

    /// <summary>
    /// Whether a text names a unit: as a word by itself, as in <c>（单位：万元）</c>. The 件 of 件数 is a part of another word.
    /// </summary>
    public static bool Says(string text, string unit)
    {
        if (unit.Length == 0)
            return true;
        for (var at = text.IndexOf(unit, StringComparison.Ordinal); at >= 0; at = text.IndexOf(unit, at + 1, StringComparison.Ordinal))
        {
            var end = at + unit.Length;
            if ((at == 0 || IsBorder(text, at - 1) || text[at - 1] is '为' or '以') && (end == text.Length || IsBorder(text, end)))
                return true;
        }

        return false;
    }

    private static bool IsBorder(string text, int at) =>
        char.IsSurrogate(text[at]) || !(char.IsLetterOrDigit(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark);
}
