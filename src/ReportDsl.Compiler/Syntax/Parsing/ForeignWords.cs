using ReportDsl.Diagnostics;

namespace ReportDsl.Syntax.Parsing;

/// <summary>How what other languages and programs write is written here: the second half of messages.</summary>
internal static class ForeignWords
{
    public static readonly Phrase Percent = new(
        "a percentage is a number such as 20%, and a cell of type percent is compared with one", "百分数写作 20% 这样的数；percent 类型的单元格可直接与之比较");

    public static readonly Phrase Power = new("there is no power: write x * x", "没有乘方运算：请写 x * x");

    public static readonly Phrase Range = new(
        "a set is a group, rows, columns or a table, or its cells one by one: sum(a, b)", "集合写作分组、rows、columns 或表，也可逐一列出：sum(a, b)");

    public static readonly Phrase Text = new(
        "write matches(text, \"pattern\") or starts(text, \"prefix\")", "请写 matches(文本, \"模式\") 或 starts(文本, \"前缀\")");

    public static Phrase Write(string form) => new($"write {form}", $"请写 {form}");

    public static Phrase Number(string form) => new(
        $"write {form}; a number has no separators, and a decimal point", $"请写 {form}；数中没有分隔符，小数用点");

    public static readonly Phrase BeforeFormula = new("the type and the modifiers stand before the '='", "类型和修饰语写在 '=' 之前");

    public static readonly Phrase Constant = new("a bound is a number, or a date such as date(2024, 1, 31)", "界限是数，或 date(2024, 1, 31) 这样的日期");

    public static readonly Phrase Unit = new("a unit goes by its code, without quotes", "单位用其代码表示，不加引号");

    public static Phrase DateForm(string form) => new($"a date is written {form}", $"日期写作 {form}");

    public static Phrase Version(string form) => new($"a version that is no plain number is a text: write {form}", $"版本不是普通数字时是文本：请写 {form}");

    public static Phrase Name(string form) => new(
        $"a name has letters, digits and underscores: write {form}", $"名称由字母、数字和下划线组成：请写 {form}");

    public static Phrase PeriodForm(string form) => new($"a period is a text: write {form}", $"报告期是文本：请写 {form}");

    /// <summary>The interval that a word means; null for a word that means none of them.</summary>
    public static string? Interval(string word) => word.ToUpperInvariant() switch
    {
        "YEARLY" or "ANNUAL" or "ANNUALLY" or "YEARS" or "Y" or "年" or "年度" or "年报" or "每年" or "按年" => "year",
        "HALFYEAR" or "HALFYEARLY" or "HALF_YEAR" or "HALFS" or "HALVES" or "SEMI" or "SEMIANNUAL" or "SEMIANNUALLY" or "SEMI_ANNUAL" or "BIANNUAL"
            or "SEMESTER" or "SEMIYEARLY" or "H" or "半年" or "半年度" or "半年报" or "每半年" => "half",
        "QUARTERLY" or "QUARTERS" or "QTR" or "Q" or "TRIMESTER" or "季" or "季度" or "季报" or "每季" or "每季度" or "按季" => "quarter",
        "MONTHLY" or "MONTHS" or "MON" or "M" or "月" or "月度" or "月报" or "每月" or "按月" => "month",
        "YEAR" or "HALF" or "QUARTER" or "MONTH" => word.ToLowerInvariant(),
        _ => null,
    };

    /// <summary>Whether <c>is</c> before the word asks whether something is filled in.</summary>
    public static bool MeansBlank(string word) =>
        word.ToUpperInvariant() is "NULL" or "NIL" or "NONE" or "BLANK" or "EMPTY" or "MISSING" or "ABSENT" or "UNDEFINED" or "空" or "空白";

    /// <summary>Whether a word stands for an operator of another language, however it is spelled.</summary>
    public static bool IsOperator(string word, string operatorWord) => string.Equals(word, operatorWord, StringComparison.OrdinalIgnoreCase);

    /// <summary>What <c>2024Q1</c>, <c>2024H1</c> and <c>2024年</c> mean as a period; null for another text.</summary>
    public static string? Period(string text) =>
        text.Length < 5 || text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') >= 0 ? null
        : text[4] == '年' && text.Length == 5 ? text[..4]
        : char.ToUpperInvariant(text[4]) is 'Q' or 'H' && text.Length == 6 && char.IsAsciiDigit(text[5]) ? $"\"{text[..4]}-{text[4..].ToUpperInvariant()}\""
        : null;
}
