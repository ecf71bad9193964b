using System.Collections.Immutable;
using static ReportDsl.Diagnostics.DiagnosticSeverity;

namespace ReportDsl.Diagnostics;

/// <summary>RD5xxx: checks and their variables.</summary>
internal static class CheckDiagnostics
{
    public static readonly DiagnosticDescriptor IllegalFor = new("RD5001", Error, new(
        "'for {0}' is not possible here: {1}.", "此处不能写“for {0}”：{1}。"));

    public static readonly DiagnosticDescriptor NoInstance = new("RD5002", Error, new(
        "The check '{0}' applies to no cell at all.", "规则“{0}”不适用于任何单元格。"));

    public static readonly DiagnosticDescriptor RowAndColumn = new("RD5003", Error, new(
        "With a current row and a current column, write row[column]: {0}[column] or row[{0}].",
        "当前行和当前列都已确定时，应写成 行[列]：{0}[column] 或 row[{0}]。"));

    public static readonly DiagnosticDescriptor NoCorrespondence = new("RD5004", Error, new(
        "'{0}' has no counterpart in '{1}': the tables must share the axis or the key.",
        "“{0}”在“{1}”中没有对应项：两表须共用同一轴或同一关键字。"));

    public static readonly DiagnosticDescriptor NotInDomain = new("RD5005", Error, new(
        "'{0}' is not among what '{1}' runs over.", "“{0}”不在“{1}”的取值范围内。"));

    public static readonly DiagnosticDescriptor PrecisionNotLinear = new("RD5006", Error, new(
        "'within precision' needs a linear condition: sums, differences and constant multiples of cells.",
        "“within precision”要求线性条件：单元格之和、之差及其常数倍。"));

    public static readonly DiagnosticDescriptor InvalidPeriod = new("RD5007", Error, new(
        "'{0}' is not a period of this template; write {1}.", "“{0}”不是本模板的报告期；应写作 {1}。"));

    public static readonly DiagnosticDescriptor ReadsNothing = new("RD5008", Error, new(
        "The check '{0}' reads no cell, so it can never change its outcome.", "规则“{0}”不读取任何单元格，其结果永远不变。"));

    public static readonly DiagnosticDescriptor ToleranceUnit = new("RD5009", Error, new(
        "The tolerance is in '{0}', the comparison in '{1}'.", "误差的单位为“{0}”，比较的单位为“{1}”。"));

    public static readonly DiagnosticDescriptor WrongAxis = new("RD5010", Error, new(
        "'{0}' is a {1}, but a {2} belongs here.", "“{0}”是{1}，而此处应为{2}。"));

    public static readonly DiagnosticDescriptor TooManyInstances = new("RD5011", Error, new(
        "With '{0}' the checks of the template have more than {1} instances: 'for' takes every combination of its variables.",
        "加上“{0}”，模板的规则实例共超过 {1} 个：“for”取其变量的所有组合。"));

    public static readonly DiagnosticDescriptor TooMuchWork = new("RD5012", Error, new(
        "With '{0}' the formulas and checks of the template read and compute more than {1} values, counted over all cells and instances.",
        "加上“{0}”，模板的公式和规则在所有单元格和实例中读取和计算的值共超过 {1} 个。"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        IllegalFor, NoInstance, RowAndColumn, NoCorrespondence, NotInDomain, PrecisionNotLinear, InvalidPeriod, ReadsNothing,
        ToleranceUnit, WrongAxis, TooManyInstances, TooMuchWork,
    ];
}
