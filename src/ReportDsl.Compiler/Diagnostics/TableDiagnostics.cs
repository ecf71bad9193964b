using System.Collections.Immutable;
using static ReportDsl.Diagnostics.DiagnosticSeverity;

namespace ReportDsl.Diagnostics;

/// <summary>RD4xxx: axes, cells, totals, formulas.</summary>
internal static class TableDiagnostics
{
    public static readonly DiagnosticDescriptor EmptySet = new("RD4001", Error, new(
        "{0} has no {1}.", "{0}没有{1}。"));

    public static readonly DiagnosticDescriptor DuplicateEntry = new("RD4002", Error, new(
        "The code list has the code \"{0}\" twice.", "代码表中代码“{0}”重复。"));

    public static readonly DiagnosticDescriptor ManyInColumns = new("RD4003", Error, new(
        "'many' adds rows; columns are fixed.", "“many”用于增加行；列是固定的。"));

    public static readonly DiagnosticDescriptor TotalNeedsEntered = new("RD4004", Error, new(
        "The total '{0}' cannot add up {1}; mark it 'entered', or give it a formula.",
        "合计“{0}”不能对{1}求和；请标注“entered”，或给出公式。"));

    public static readonly DiagnosticDescriptor FormulaCycle = new("RD4005", Error, new(
        "The cell {0} is computed from itself.", "单元格 {0} 由其自身计算得出。"));

    public static readonly DiagnosticDescriptor FormulasDisagree = new("RD4006", Error, new(
        "Cell {0}: the row and the column compute different values; say which with 'cell {0} = …'.",
        "单元格 {0}：行与列的计算结果不同；请用“cell {0} = …”指明。"));

    /// <summary>0: the cell, 1: what helps, a <see cref="Phrase"/>, empty where nothing does.</summary>
    public static readonly DiagnosticDescriptor VoidCell = new("RD4007", Error, new(
        "The cell {0} does not exist: it is declared void.{1}", "单元格 {0} 不存在：已声明为 void。{1}"));

    /// <summary>0: the total, 1: where and why, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor NothingToSum = new("RD4008", Error, new(
        "The total '{0}' has nothing to add up{1}.", "合计“{0}”没有可以相加的项{1}。"));

    public static readonly DiagnosticDescriptor AxisCycle = new("RD4009", Error, new(
        "The axis '{0}' contains itself.", "轴“{0}”包含其自身。"));

    public static readonly DiagnosticDescriptor TotalUnits = new("RD4010", Error, new(
        "The total '{0}' would add '{1}' to '{2}'.", "合计“{0}”会把“{1}”与“{2}”相加。"));

    public static readonly DiagnosticDescriptor CellTwice = new("RD4011", Error, new(
        "The cell {0} is described twice.", "单元格 {0} 被重复说明。"));

    public static readonly DiagnosticDescriptor NotOneCell = new("RD4012", Error, new(
        "'cell' and 'void' name a row and a column with cells; '{0}' is {1}.", "“cell”和“void”须指明有单元格的行和列；“{0}”是{1}。"));

    public static readonly DiagnosticDescriptor PartUnits = new("RD4013", Error, new(
        "The parts of '{0}' cannot be added and held against it: {1}.", "“{0}”的其中项无法相加并与其比较：{1}。"));

    public static readonly DiagnosticDescriptor TableTooLarge = new("RD4014", Error, new(
        "The table has more than {0} {1}.", "该表的{1}超过 {0} 个。"));

    public static readonly DiagnosticDescriptor ApplicabilityCycle = new("RD4015", Error, new(
        "Whether '{0}' applies depends on itself.", "“{0}”是否适用取决于其自身。"));

    public static readonly DiagnosticDescriptor TemplateTooLarge = new("RD4016", Error, new(
        "With this table the tables of the template have more than {0} {1}.", "加上此表，模板各表的{1}共超过 {0} 个。"));

    public static readonly DiagnosticDescriptor ShownTwice = new("RD4021", Error, new(
        "The codes \"{0}\" and \"{1}\" are both shown as '{2}'; nobody can choose between them.",
        "代码“{0}”和“{1}”都显示为“{2}”，无法区分选择。"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        EmptySet, DuplicateEntry, ManyInColumns, TotalNeedsEntered, FormulaCycle, FormulasDisagree, VoidCell, NothingToSum, AxisCycle,
        TotalUnits, CellTwice, NotOneCell, PartUnits, TableTooLarge, ApplicabilityCycle, TemplateTooLarge, ShownTwice,
    ];
}
