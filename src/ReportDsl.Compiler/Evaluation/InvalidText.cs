using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Says what is wrong with the content of a cell, and what is asked for instead.</summary>
internal static class InvalidText
{
    private const int LongestContent = 60;

    public static string Of(InvalidReason reason, Slot slot, string content, MessageLanguage language, int minLength)
    {
        var shown = content.Length > LongestContent ? string.Concat(content.AsSpan(0, LongestContent), "…") : content;
        var (english, chinese) = Words(reason, slot.Spec, content, minLength);
        return language == MessageLanguage.Chinese
            ? $"“{shown}”{chinese}"
            : $"\"{shown}\" {english}";
    }

    private static (string English, string Chinese) Words(InvalidReason reason, ValueSpec spec, string content, int minLength) => reason switch
    {
        InvalidReason.MarkNotAllowed => ("marks it as not applicable, which is not allowed here", "：此处不允许填写不适用标记"),
        InvalidReason.TooManyDigits => ("has more than 14 digits", "超过14位有效数字"),
        InvalidReason.TooManyDecimals when spec.Type.Scale == 0 => ("is not a whole number", "不是整数"),
        InvalidReason.TooManyDecimals when spec.Type is DataType.Percent { Decimals: 0 } => ("is not a whole percentage", "不是整数百分比"),
        InvalidReason.TooManyDecimals when spec.Type is DataType.Percent percent =>
            ($"has more than {CountedNoun.Of(percent.Decimals, "decimal")}", $"超过{Whole(percent.Decimals)}位小数"),
        InvalidReason.TooManyDecimals =>
            ($"has more than {CountedNoun.Of(spec.Type.Scale, "decimal")}", $"超过{Whole(spec.Type.Scale)}位小数"),
        InvalidReason.Negative => ("is negative", "为负数"),
        InvalidReason.BelowMinimum => ($"is less than {Bound(spec, spec.Min)}", $"小于最小值{Bound(spec, spec.Min)}"),
        InvalidReason.AboveMaximum => ($"is more than {Bound(spec, spec.Max)}", $"大于最大值{Bound(spec, spec.Max)}"),
        InvalidReason.UnknownCode => ("is not in the code list", "不在代码表中"),
        InvalidReason.TooLong when spec.Type is DataType.Text type =>
            ($"is longer than {CountedNoun.Of(type.MaxLength, "character")}", $"超过{Whole(type.MaxLength)}字"),
        InvalidReason.TooShort => ($"is shorter than {CountedNoun.Of(minLength, "character")}", $"不足{Whole(minLength)}字"),
        InvalidReason.PatternMismatch => ("does not have the required form", "格式不符合要求"),
        _ => spec.Type switch
        {
            DataType.Date => ("is not a date (as 2024-01-31)", "不是日期（如2024-01-31）"),
            DataType.Boolean when content is "是" or "否" or "yes" or "no" or "true" or "false" =>
                ("is a text and not yes or no itself: write true or false", "是文字而非是否值：请写 true 或 false"),
            DataType.Boolean => ("is neither yes nor no", "不是“是”或“否”"),
            DataType.Text or DataType.Code when TextRecogniser.DigitsLostIn(content) is > 0 and var lost =>
                ($"is not a text: as a number it has {TextRecogniser.DigitsKept} digits in a spreadsheet, the last {Whole(lost)} are lost and zeros stand for them",
                    $"不是文本：电子表格的数字只保留{TextRecogniser.DigitsKept}位，末{Whole(lost)}位已丢失，以0代替"),
            DataType.Text or DataType.Code => ("is not a text", "不是文本"),
            _ => ("is not a number", "不是数字"),
        },
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Bound(ValueSpec spec, decimal? bound) => bound switch
    {
        null => "",
        { } day when spec.Type is DataType.Date => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { } number => ShownNumber.Of(number, spec.Type),
    };
}
