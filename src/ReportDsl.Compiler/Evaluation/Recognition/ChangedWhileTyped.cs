using System.Globalization;
using System.Text.RegularExpressions;
using ReportDsl.Diagnostics;

namespace ReportDsl.Evaluation;

/// <summary>
/// What spreadsheet programs make of a text while somebody types it: 1/2 becomes a day, 12:30 a time, TRUE a logical value, =1 a formula. In
/// any width.
/// </summary>
internal static partial class ChangedWhileTyped
{
    private const string Months = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] Errors = ["#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DIV/0!"];

    /// <summary>What it becomes; null where it stays the text that it is.</summary>
    public static Phrase? Into(string text)
    {
        var plain = TypedText.Of(text).Text;
        if (IsDay(plain))
            return new Phrase("a date", "日期");
        if (Time().IsMatch(plain))
            return new Phrase("a time", "时间");
        if (Fraction().IsMatch(plain))
            return new Phrase("a number", "数");
        if (plain.Equals("TRUE", StringComparison.OrdinalIgnoreCase) || plain.Equals("FALSE", StringComparison.OrdinalIgnoreCase))
            return new Phrase("a logical value", "逻辑值");
        if (Errors.Contains(plain, StringComparer.OrdinalIgnoreCase))
            return new Phrase("an error", "错误值");
        if (plain is ['=' or '@', _, ..] || (plain is ['+' or '-', _, ..] && plain.AsSpan().ContainsAnyExcept('+', '-')))
            return new Phrase("a formula", "公式");
        return plain is ['\'', ..] ? new Phrase("the text without its apostrophe", "去掉撇号的文本") : null;
    }

    private static bool IsDay(string plain) =>
        NamedDay().IsMatch(plain) || ChineseDay().IsMatch(plain)
        || (NumberedDay().Match(plain) is { Success: true } day && (day.Groups["c"] is { Success: true } third
            ? IsDate(day.Groups["a"].ValueSpan, day.Groups["b"].ValueSpan, third.ValueSpan)
            : IsDayOfYear(day.Groups["a"].ValueSpan, day.Groups["b"].ValueSpan) || IsDayOfYear(day.Groups["b"].ValueSpan, day.Groups["a"].ValueSpan)));

    /// <summary>Year, month and day in any order that programs of some country read.</summary>
    private static bool IsDate(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c) =>
        (IsYear(a) && IsMonth(b) && IsDayOfMonth(c)) || (IsYear(c) && ((IsMonth(a) && IsDayOfMonth(b)) || (IsMonth(b) && IsDayOfMonth(a))));

    /// <summary>A month with a day or a year.</summary>
    private static bool IsDayOfYear(ReadOnlySpan<char> month, ReadOnlySpan<char> other) => IsMonth(month) && (IsDayOfMonth(other) || IsYear(other));

    private static bool IsMonth(ReadOnlySpan<char> digits) => digits.Length <= 2 && Number(digits) is >= 1 and <= 12;

    private static bool IsDayOfMonth(ReadOnlySpan<char> digits) => digits.Length <= 2 && Number(digits) is >= 1 and <= 31;

    private static bool IsYear(ReadOnlySpan<char> digits) => digits.Length <= 2 || (digits.Length == 4 && Number(digits) >= 1900);

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<a>[0-9]{1,4}) ?[-/] ?(?<b>[0-9]{1,4})( ?[-/] ?(?<c>[0-9]{1,4}))?$", Options, 1000)]
    private static partial Regex NumberedDay();

    [GeneratedRegex($@"^(({Months})[ ./-]?[0-9]{{1,4}}|[0-9]{{1,4}}[ ./-]?({Months}))(,? ?[ ./-]?[0-9]{{1,4}})?$", Options, 1000)]
    private static partial Regex NamedDay();

    [GeneratedRegex("^([0-9]{2,4}年[0-9]{1,2}月([0-9]{1,2}[日号]?)?|[0-9]{1,2}月[0-9]{1,2}[日号]?)$", Options, 1000)]
    private static partial Regex ChineseDay();

    [GeneratedRegex("^((上午|下午) ?)?([0-9]{1,4}:[0-9]{1,2}(:[0-9]{1,2}([.][0-9]+)?)?( ?[ap]m?)?|[0-9]{1,2} [ap]m?|[0-9]{1,2}[时時][0-9]{1,2}分([0-9]{1,2}秒)?)$", Options, 1000)]
    private static partial Regex Time();

    [GeneratedRegex("^[-+]?[0-9]+ [0-9]+/[0-9]+$", Options, 1000)]
    private static partial Regex Fraction();
}
