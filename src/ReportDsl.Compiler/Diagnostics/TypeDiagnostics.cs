using System.Collections.Immutable;
using static ReportDsl.Diagnostics.DiagnosticSeverity;

namespace ReportDsl.Diagnostics;

/// <summary>RD3xxx: types, units of measure, expressions.</summary>
internal static class TypeDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownType = new("RD3001", Error, new(
        "There is no type '{0}'.{1}", "没有类型“{0}”。{1}"));

    public static readonly DiagnosticDescriptor TypeArguments = new("RD3002", Error, new(
        "The type is written {0}.", "该类型应写作 {0}。"));

    public static readonly DiagnosticDescriptor UnitCycle = new("RD3003", Error, new(
        "The unit '{0}' is defined by itself.", "单位“{0}”由其自身定义。"));

    public static readonly DiagnosticDescriptor NoType = new("RD3004", Error, new(
        "{0} has no type; give one to the table, the row, the column or the field, such as ': count'.",
        "{0}没有类型；请在表、行、列或字段上注明，例如“: count”。"));

    public static readonly DiagnosticDescriptor AttributeConflict = new("RD3005", Error, new(
        "Row '{0}' and column '{1}' give their cell a different {2}; settle it with 'cell {0}[{1}] …'.",
        "行“{0}”与列“{1}”对其交叉单元格的{2}规定不一致；请用“cell {0}[{1}] …”确定。"));

    public static readonly DiagnosticDescriptor MeaninglessModifier = new("RD3006", Error, new(
        "'{0}' means nothing here: {1}.", "“{0}”在此没有意义：{1}。"));

    public static readonly DiagnosticDescriptor WrongKind = new("RD3007", Error, new(
        "{0} takes {1}, but this is {2}.", "{0}需要{1}，而这里是{2}。"));

    public static readonly DiagnosticDescriptor KindsDiffer = new("RD3008", Error, new(
        "{0} cannot stand with {1} in '{2}'.{3}", "“{2}”两侧不能分别是{0}和{1}。{3}"));

    public static readonly DiagnosticDescriptor UnitsDiffer = new("RD3009", Error, new(
        "The units differ: '{0}' on the left, '{1}' on the right.{2}", "单位不一致：左侧为“{0}”，右侧为“{1}”。{2}"));

    public static readonly DiagnosticDescriptor NoConversion = new("RD3010", Error, new(
        "A value in '{0}' cannot be converted to '{1}': they measure different things.",
        "“{0}”的值不能换算为“{1}”：两者计量的对象不同。"));

    public static readonly DiagnosticDescriptor SetNeedsAggregate = new("RD3011", Error, new(
        "'{0}' stands for several cells; use an aggregate such as sum({0}), or bind it with 'for'.",
        "“{0}”代表多个单元格；请使用 sum({0}) 之类的汇总函数，或用“for”逐个取值。"));

    public static readonly DiagnosticDescriptor UnknownFunction = new("RD3012", Error, new(
        "There is no function '{0}'.{1}", "没有函数“{0}”。{1}"));

    public static readonly DiagnosticDescriptor ArgumentCount = new("RD3013", Error, new(
        "The function is written {0}.", "该函数应写作 {0}。"));

    public static readonly DiagnosticDescriptor ConditionExpected = new("RD3014", Error, new(
        "A condition is needed here, such as a == b; this is {0}.", "此处需要条件，例如 a == b；而这里是{0}。"));

    public static readonly DiagnosticDescriptor UnitFactor = new("RD3015", Error, new(
        "This unit is too far from its base units: the factor lies between 10^-{0} and 10^{0}.", "该单位与基本单位相差过大：换算系数应在 10^-{0} 与 10^{0} 之间。"));

    public static readonly DiagnosticDescriptor UnroundedEquality = new("RD3016", Warning, new(
        "A quotient or average is rarely exactly equal to anything; round it first: round(…, {0}).",
        "商或平均值很少恰好相等；请先舍入：round(…, {0})。"));

    public static readonly DiagnosticDescriptor InvalidPattern = new("RD3017", Error, new(
        "The pattern cannot be used: {0}.", "该模式无法使用：{0}。"));

    public static readonly DiagnosticDescriptor EmptyRange = new("RD3018", Error, new(
        "Nothing lies between {0} and {1}: the first is the larger.", "{0} 与 {1} 之间没有任何值：前者大于后者。"));

    public static readonly DiagnosticDescriptor TooManyDigits = new("RD3019", Error, new(
        "The number has more than {0} significant digits.", "该数超过 {0} 位有效数字。"));

    public static readonly DiagnosticDescriptor FilterOutsideAggregate = new("RD3020", Error, new(
        "'where' filters the elements of an aggregate; {0} takes single values.", "“where”用于筛选汇总函数的元素；{0} 只取单个值。"));

    public static readonly DiagnosticDescriptor ReferenceExpected = new("RD3021", Error, new(
        "{0} takes the name of a cell, field or narrative.", "{0}需要单元格、字段或文字说明的名称。"));

    public static readonly DiagnosticDescriptor ConstantExpected = new("RD3022", Error, new(
        "{0} takes {1} written as such.", "{0}需要直接写出的{1}。"));

    public static readonly DiagnosticDescriptor FormulaUnit = new("RD3023", Error, new(
        "The formula yields '{0}', its cell holds '{1}'.{2}", "公式的单位为“{0}”，其单元格的单位为“{1}”。{2}"));

    public static readonly DiagnosticDescriptor UnknownCode = new("RD3024", Error, new(
        "\"{0}\" is not a code of '{1}'.{2}", "“{0}”不是代码表“{1}”中的代码。{2}"));

    public static readonly DiagnosticDescriptor InvalidDate = new("RD3025", Error, new(
        "There is no such day; a date is written date(2024, 2, 29).", "没有这一天；日期写作 date(2024, 2, 29)。"));

    public static readonly DiagnosticDescriptor TooDeep = new("RD3026", Error, new(
        "The expression has more than {0} operators one inside the other; split the check, or use sum().",
        "表达式的嵌套运算超过 {0} 层；请拆分规则，或使用 sum()。"));

    public static readonly DiagnosticDescriptor SpecialTextIsMark = new("RD3028", Error, new(
        "The text \"{0}\" stands for a number, and is a mark for 'not applicable', which its value allows; only one can be meant.",
        "文本“{0}”既代表一个数，又是该值所允许的不适用标记；只能表示其一。"));

    public static readonly DiagnosticDescriptor SpecialTextIsNumber = new("RD3029", Error, new(
        "\"{0}\" is read as a number; a text that stands for one must be told from it.",
        "“{0}”会被读作数；代表数的文本须能与数区分。"));

    public static readonly DiagnosticDescriptor SpecialTextTwice = new("RD3030", Error, new(
        "The text \"{0}\" is not told from \"{1}\": width, case and spaces make no difference.",
        "文本“{0}”无法与“{1}”区分：全角半角、大小写和空格不作区别。"));

    public static readonly DiagnosticDescriptor SpecialTextIsBlank = new("RD3031", Error, new(
        "A text of nothing but spaces is a blank and stands for no number.", "仅含空格的文本即为空白，不能代表数。"));

    public static readonly DiagnosticDescriptor SpecialTextIsChanged = new("RD3032", Warning, new(
        "Nobody can type \"{0}\" into a workbook: spreadsheet programs turn it into {1}.",
        "“{0}”无法在工作簿中直接填写：表格软件会在输入时将其变为{1}。"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnknownType, TypeArguments, UnitCycle, NoType, AttributeConflict, MeaninglessModifier, WrongKind, KindsDiffer, UnitsDiffer,
        NoConversion, SetNeedsAggregate, UnknownFunction, ArgumentCount, ConditionExpected, UnitFactor, UnroundedEquality,
        InvalidPattern, EmptyRange, TooManyDigits, FilterOutsideAggregate, ReferenceExpected, ConstantExpected, FormulaUnit,
        UnknownCode, InvalidDate, TooDeep, SpecialTextIsMark, SpecialTextIsNumber, SpecialTextTwice, SpecialTextIsBlank,
        SpecialTextIsChanged,
    ];
}
