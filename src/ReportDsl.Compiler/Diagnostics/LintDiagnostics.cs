using System.Collections.Immutable;
using static ReportDsl.Diagnostics.DiagnosticSeverity;

namespace ReportDsl.Diagnostics;

/// <summary>RD8xxx: advice.</summary>
internal static class LintDiagnostics
{
    public static readonly DiagnosticDescriptor CodeIsWord = new("RD8001", Warning, new(
        "The code '{0}' is a word of expressions; it can only be reached as {1}.{0}. Another code reads better.",
        "代码“{0}”是表达式中的词，只能以 {1}.{0} 引用；建议换一个代码。"));

    public static readonly DiagnosticDescriptor TotalOfWholeList = new("RD8002", Warning, new(
        "The total '{0}' adds all lines of its list, {1}. For some lines alone give it a block or a formula, or put them in a group.",
        "合计“{0}”对所在列表的全部行求和，{1}。若只对部分行求和，请给它块或公式，或把这些行放入分组。"));

    public static readonly DiagnosticDescriptor WordAsCode = new("RD8003", Warning, new(
        "'{0}' directly before a label is the code of an ordinary line; {1} is written {0} code \"…\".",
        "“{0}”后紧跟标签时是普通行的代码；{1}应写作 {0} 代码 \"…\"。"));

    /// <summary>0: where, a <see cref="Phrase"/>, 1: the character by number.</summary>
    public static readonly DiagnosticDescriptor DirectionControl = new("RD8004", Warning, new(
        "This {0} holds {1}, which turns the direction of writing: what is seen is not what is read.",
        "此{0}含有改变文字方向的字符 {1}：看到的与实际读到的不同。"));

    /// <summary>0: what it is, a <see cref="Phrase"/>, 1: the code, 2: what does not show, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor HiddenInCode = new("RD8005", Warning, new(
        "The {0} \"{1}\" holds what does not show: {2}. It looks like another one that it is not.",
        "{0}“{1}”含有不可见的内容：{2}；看起来相同的代码其实并不相同。"));

    public static readonly DiagnosticDescriptor BoundOfFraction = new("RD8006", Warning, new(
        "Percentages are bounded by fractions: {0} {1} is {2}. Write {0} {3}.", "百分比的界限按小数计：{0} {1} 即 {2}。请写 {0} {3}。"));

    /// <summary>0: the bound as written, 1: why no value is at it, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor BoundBeyondType = new("RD8007", Warning, new(
        "'{0}' is no value that can stand here: {1}.", "“{0}”不是此处可能的值：{1}。"));

    /// <summary>0: the tag, 1: a proposal, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor UnknownLanguage = new("RD8008", Warning, new(
        "'{0}' is no known language: languages go by two letters, such as zh and en.{1}", "“{0}”不是已知的语言：语言用两个字母表示，如 zh、en。{1}"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        CodeIsWord, TotalOfWholeList, WordAsCode, DirectionControl, HiddenInCode, BoundOfFraction, BoundBeyondType, UnknownLanguage,
    ];
}
