using System.Collections.Immutable;

namespace ReportDsl.Diagnostics;

/// <summary>What the lexer and the parser report: RD1000 to RD1999.</summary>
internal static class SyntaxDiagnostics
{
    public static readonly DiagnosticDescriptor Missing = Error("RD1001", "{0} is missing", "缺少{0}");

    public static readonly DiagnosticDescriptor Unexpected = Error("RD1002", "{0} does not belong here; expected {1}", "此处不应出现{0}，应为{1}");

    public static readonly DiagnosticDescriptor UnknownCharacter = Error("RD1003", "{0} has no meaning outside a text in quotes", "{0}在引号之外没有意义");

    /// <summary>0: what is written, 1: what is meant, 2: why it is none, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor ForeignSign = Error("RD1004", "{0} is {2}; write {1}", "{0}是{2}，请改用{1}");

    public static readonly DiagnosticDescriptor UnterminatedText = Error("RD1005", "The text has no closing quotes", "文本缺少右引号");

    public static readonly DiagnosticDescriptor UnterminatedComment = Error("RD1006", "The comment has no closing */", "注释缺少结尾的 */");

    public static readonly DiagnosticDescriptor UnknownEscape = Error(
        "RD1007", "{0} is no escape; the escapes are \\\" \\\\ \\n and \\u{{…}} with a Unicode code point", "{0}不是转义序列；可用的有 \\\" \\\\ \\n 和 \\u{{…}}（Unicode 码点）");

    public static readonly DiagnosticDescriptor MalformedNumber = Error("RD1008", "{0} is neither a number nor a name", "{0}既不是数字也不是名称");

    public static readonly DiagnosticDescriptor NumberTooLong = Error(
        "RD1009", "A number has at most {0} significant digits, and {1} digits with all zeros", "数字最多{0}位有效数字，连同所有的零最多{1}位");

    public static readonly DiagnosticDescriptor ChainedOperator = Error(
        "RD1010", "{0} cannot follow another operator of its kind without brackets", "{0}不能不加括号地接在同级运算符之后");

    public static readonly DiagnosticDescriptor BracketsNeeded = Error("RD1011", "Put the part from {0} on in brackets", "请把从{0}开始的部分放入括号");

    public static readonly DiagnosticDescriptor CoalesceNeedsReference = Error(
        "RD1012", "The left side of ?? must be a reference to a value", "?? 左侧必须是对值的引用");

    public static readonly DiagnosticDescriptor NestedTooDeeply = Error("RD1013", "Nested more than {0} levels deep", "嵌套超过{0}层");

    public static readonly DiagnosticDescriptor ExpressionTooLong = Error(
        "RD1014", "More than {0} operators follow each other; use sum(…) or split the rule", "连续的运算符超过{0}个；请用 sum(…) 或拆分规则");

    public static readonly DiagnosticDescriptor WordBeforeText = Error(
        "RD1015", "{0} directly before a text in quotes begins a declaration; put the comparison in brackets", "{0}后面紧跟文本会被读作声明；请把比较放入括号");

    public static readonly DiagnosticDescriptor EqualsForComparison = Error(
        "RD1016", "{0} gives a cell its formula; to compare two values write '=='", "{0}用于给出公式；比较两个值请写 '=='");

    public static readonly DiagnosticDescriptor UnknownInterval = Error(
        "RD1017", "{0} is no interval; a period is a year, half, quarter or month", "{0}不是报告期间隔；可用 year、half、quarter、month");

    /// <summary>0: what is written, 1: how it is written here, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor ForeignForm = Error("RD1018", "{0} is not written so here; {1}", "此处不能写 {0}；{1}");

    /// <summary>0: the word, 1: where it has its place, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor MisplacedClause = Error("RD1019", "{0} has no place here; {1}", "此处不能写 {0}；{1}");

    public static readonly DiagnosticDescriptor UnwritableCharacter = Error(
        "RD1020", "{0} is a character that no workbook can hold; remove it", "{0}是工作簿无法保存的字符；请删除");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Missing, Unexpected, UnknownCharacter, ForeignSign, UnterminatedText, UnterminatedComment, UnknownEscape, MalformedNumber,
        NumberTooLong, ChainedOperator, BracketsNeeded, CoalesceNeedsReference, NestedTooDeeply, ExpressionTooLong, WordBeforeText,
        EqualsForComparison, UnknownInterval, ForeignForm, MisplacedClause, UnwritableCharacter,
    ];

    private static DiagnosticDescriptor Error(string code, string english, string chinese) =>
        new(code, DiagnosticSeverity.Error, new Phrase(english, chinese));
}
