using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>
/// What is to be said of a report as a file, before or beside its rules: that it cannot be read, is for another template, was altered.
/// Made where files are read; shown like the findings of rules.
/// </summary>
/// <param name="Rule">The stable id, one of <see cref="FileRules"/>: <c>file.altered</c>.</param>
/// <param name="Text">What is expected of every file.</param>
/// <param name="Message">What is wrong with this one.</param>
public sealed record FileFinding(string Rule, RuleSeverity Severity, Phrase Text, Phrase Message)
{
    /// <summary>The sheet of a workbook, null where none is concerned.</summary>
    public string? Sheet { get; init; }

    /// <summary>The cell of the sheet, such as <c>E7</c>.</summary>
    public string? Address { get; init; }

    /// <summary>Line and column of a data file, from 1.</summary>
    public (int Line, int Column)? Position { get; init; }

    /// <summary>The value of the report that is concerned.</summary>
    public int? Slot { get; init; }

    /// <summary>Whose value that is: this report's, or that of one so many periods earlier, as this file carries it along.</summary>
    public int Periods { get; init; }
}
