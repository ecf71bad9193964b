using System.Globalization;

namespace ReportDsl.Runtime;

/// <summary>Says what is wrong with the content of a cell, and what is asked for instead.</summary>
internal static class InvalidText
{
    private const int LongestContent = 60;

    /// <summary>What is wrong with a content.</summary>
    public static string Of(in CellContent content, ValueSchema value, bool isChinese) => Of(value.FaultOf(content), ShownNumber.Of(content, value), value, isChinese);

    /// <summary>As <see cref="Of(in CellContent, ValueSchema, bool)"/>, of a content as people read it.</summary>
    public static string Of(InvalidReason reason, string content, ValueSchema value, bool isChinese)
    {
        var shown = content.Length > LongestContent ? string.Concat(content.AsSpan(0, LongestContent), "…") : content;
        var (english, chinese) = Words(reason, value, content);
        return isChinese ? $"“{shown}”{chinese}" : $"\"{shown}\" {english}";
    }

    private static (string English, string Chinese) Words(InvalidReason reason, ValueSchema value, string content) => reason switch
    {
        InvalidReason.MarkNotAllowed => ("marks it as not applicable, which is not allowed here", "：此处不允许填写不适用标记"),
        InvalidReason.TooManyDigits => ("has more than 14 digits", "超过14位有效数字"),
        InvalidReason.TooManyDecimals when value.Scale == 0 => ("is not a whole number", "不是整数"),
        InvalidReason.TooManyDecimals when value is { Kind: DataTypeKind.Percent, Scale: 2 } => ("is not a whole percentage", "不是整数百分比"),
        InvalidReason.TooManyDecimals when value.Kind == DataTypeKind.Percent =>
            ($"has more than {Counted(value.Scale - 2, "decimal")}", $"超过{Whole(value.Scale - 2)}位小数"),
        InvalidReason.TooManyDecimals => ($"has more than {Counted(value.Scale, "decimal")}", $"超过{Whole(value.Scale)}位小数"),
        InvalidReason.Negative => ("is negative", "为负数"),
        InvalidReason.BelowMinimum => ($"is less than {Bound(value, value.Min)}", $"小于最小值{Bound(value, value.Min)}"),
        InvalidReason.AboveMaximum => ($"is more than {Bound(value, value.Max)}", $"大于最大值{Bound(value, value.Max)}"),
        InvalidReason.UnknownCode => ("is not in the code list", "不在代码表中"),
        InvalidReason.TooLong => ($"is longer than {Counted(value.MaxLength, "character")}", $"超过{Whole(value.MaxLength)}字"),
        InvalidReason.TooShort => ($"is shorter than {Counted((int)(value.Min ?? 0), "character")}", $"不足{Whole((int)(value.Min ?? 0))}字"),
        InvalidReason.PatternMismatch => ("does not have the required form", "格式不符合要求"),
        _ => value.Kind switch
        {
            DataTypeKind.Date => ("is not a date (as 2024-01-31)", "不是日期（如2024-01-31）"),
            DataTypeKind.Boolean when content is "是" or "否" or "yes" or "no" or "true" or "false" =>
                ("is a text and not yes or no itself: write true or false", "是文字而非是否值：请写 true 或 false"),
            DataTypeKind.Boolean => ("is neither yes nor no", "不是“是”或“否”"),
            DataTypeKind.Text or DataTypeKind.Code when SpreadsheetDigits.LostIn(content) is > 0 and var lost =>
                ($"is not a text: as a number it has {SpreadsheetDigits.Kept} digits in a spreadsheet, the last {Whole(lost)} are lost and zeros stand for them",
                    $"不是文本：电子表格的数字只保留{SpreadsheetDigits.Kept}位，末{Whole(lost)}位已丢失，以0代替"),
            DataTypeKind.Text or DataTypeKind.Code => ("is not a text", "不是文本"),
            _ => ("is not a number", "不是数字"),
        },
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Counted(int count, string noun) => Whole(count) + " " + (count == 1 ? noun : noun + "s");

    private static string Bound(ValueSchema value, decimal? bound) => bound is { } number ? ShownNumber.Of(value.ContentOf(number, null), value) : "";
}
