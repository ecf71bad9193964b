using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

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

    /// <summary>A number in a cell of a type: grouped in cells for numbers, as it is where it is no valid content anyway.</summary>
    public static string Of(decimal number, DataType type) => Of(number, type switch
    {
        DataType.Percent => NumberStyle.Percent,
        { IsNumeric: true } => NumberStyle.Grouped,
        _ => NumberStyle.Plain,
    });

    public static string Of(decimal number, NumberStyle style) => style switch
    {
        NumberStyle.Percent when Math.Abs(number) <= LargestFraction => Grouped(number * 100) + "%",
        NumberStyle.Plain => number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => Grouped(number),
    };

    /// <summary>What lies between two numbers that are read in a style.</summary>
    internal static Phrase Distance(decimal distance, NumberStyle style)
    {
        if (style != NumberStyle.Percent || distance > LargestFraction)
            return new Phrase(Of(distance, style), Of(distance, style));
        var points = Grouped(distance * 100);
        return new Phrase($"{points} percentage {(points == "1" ? "point" : "points")}", $"{points} 个百分点");
    }

    private static string Grouped(decimal number) => number.ToString("#,0.############################", CultureInfo.InvariantCulture);
}
