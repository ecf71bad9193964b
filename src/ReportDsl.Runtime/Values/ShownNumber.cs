using System.Globalization;

namespace ReportDsl.Runtime;

/// <summary>How people read a number.</summary>
public enum NumberStyle
{
    /// <summary>Thousands are separated: <c>12,345.6</c>.</summary>
    Grouped,

    /// <summary>A fraction as a percentage: <c>12.34%</c>.</summary>
    Percent,

    /// <summary>Digits alone, as for a year.</summary>
    Plain,
}

/// <summary>Numbers as people read them, without trailing zeros. What programs read has them as they are.</summary>
public static class ShownNumber
{
    private const decimal LargestFraction = decimal.MaxValue / 100;

    /// <summary>A number in a style.</summary>
    public static string Of(decimal number, NumberStyle style) => style switch
    {
        NumberStyle.Percent when Math.Abs(number) <= LargestFraction => Grouped(number * 100) + "%",
        NumberStyle.Plain => Plain(number),
        _ => Grouped(number),
    };

    /// <summary>The content of a value: its number grouped or as a percentage where the value is a number, all else as it is.</summary>
    public static string Of(CellContent content, ValueSchema value) => content.Kind == ContentKind.Number && value.IsNumber
        ? Of(content.Number, value.Kind == DataTypeKind.Percent ? NumberStyle.Percent : NumberStyle.Grouped)
        : content.ToString();

    /// <summary>What lies between two numbers that are read in a style.</summary>
    internal static string Distance(decimal distance, NumberStyle style, bool isChinese)
    {
        if (style != NumberStyle.Percent || distance > LargestFraction)
            return Of(distance, style);
        var points = Grouped(distance * 100);
        return isChinese ? $"{points} 个百分点" : $"{points} percentage {(points == "1" ? "point" : "points")}";
    }

    /// <summary>A number as programs write it: digits alone.</summary>
    internal static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Grouped(decimal number) => number.ToString("#,0.############################", CultureInfo.InvariantCulture);
}
