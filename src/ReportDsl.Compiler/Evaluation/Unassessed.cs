using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>Why an instance could not be judged.</summary>
public enum UnassessedReason
{
    /// <summary>A cell that may stay blank is blank.</summary>
    Blank,

    /// <summary>A cell that must be filled in is blank.</summary>
    NotFilledIn,

    /// <summary>A cell holds no valid value.</summary>
    Invalid,

    /// <summary>Nothing is known of a cell, which was lost in the workbook.</summary>
    Lost,

    /// <summary>An earlier report is not there.</summary>
    NoReport,

    DivisionByZero,

    /// <summary>A result is larger than any number that is held, or no day of the calendar.</summary>
    OutOfRange,

    /// <summary>The report does not say which period it is about.</summary>
    NoPeriod,

    /// <summary>A computed cell is blank: nothing is reported that could be held against its formula.</summary>
    Unreported,
}

/// <summary>An instance of a rule that could be judged neither as holding nor as failing, and why.</summary>
/// <param name="Rule">The stable id, such as <c>applications.balance</c>.</param>
/// <param name="Instance"><c>[person]</c>, or empty.</param>
/// <param name="Text">The rule in words.</param>
/// <param name="Periods">Of a cell or report: how many periods back.</param>
/// <param name="Cell">The cell whose state is the reason; null where no cell is.</param>
public sealed record Unassessed(
    string Rule, string Instance, RuleSeverity Severity, string Text, UnassessedReason Reason, int Periods, FindingCell? Cell)
{
    /// <summary>The reason without its cell: the same for all instances that are not judged for the same reason.</summary>
    public Phrase ReasonText => Reason switch
    {
        UnassessedReason.Blank => new("a cell that may stay blank is blank", "选填项未填写"),
        UnassessedReason.NotFilledIn => new("a required cell is not filled in", "必填项未填写"),
        UnassessedReason.Invalid => new("a cell holds no valid value", "填写内容无效"),
        UnassessedReason.Lost => new("a cell was lost in the workbook", "单元格在工作簿中丢失"),
        UnassessedReason.NoReport when Periods == 1 => new("the report of one period earlier is not there", "没有上一期的报告"),
        UnassessedReason.NoReport => new($"the report of {Periods} periods earlier is not there", $"没有前{Periods}期的报告"),
        UnassessedReason.DivisionByZero => new("division by zero", "除数为 0"),
        UnassessedReason.OutOfRange => new("a result is out of range", "计算结果超出范围"),
        UnassessedReason.NoPeriod => new("the report names no period", "报告未填写报告期"),
        _ => new("the report states no figure of its own for what a formula computes, so there is nothing to compare", "报告本身未填列计算项的数，没有可核对的数"),
    };

    /// <summary>The reason with its cell.</summary>
    public Phrase Message => Cell is { } cell
        ? new Phrase($"{ReasonText.English}: {cell.Label}", $"{ReasonText.Chinese}：{cell.Label}")
        : ReasonText;
}
