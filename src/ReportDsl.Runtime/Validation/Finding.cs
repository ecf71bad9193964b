using System.Collections.Immutable;

namespace ReportDsl.Runtime;

/// <summary>How grave a failure is.</summary>
public enum Severity : byte
{
    /// <summary>The report is not valid as long as the failure stands without a reason.</summary>
    Error,

    /// <summary>Likely a mistake; the report is valid.</summary>
    Warning,

    /// <summary>Worth knowing; the report is valid.</summary>
    Info,
}

/// <summary>A value that a finding rests on.</summary>
/// <param name="Path"><c>applications/received/person</c>.</param>
/// <param name="Label">The labels that lead to it, for people.</param>
/// <param name="Periods">0 for this report, n for the one n periods earlier.</param>
/// <param name="Number">The number, null where the value is none.</param>
/// <param name="Text">The content as text, null for a blank.</param>
public sealed record FindingCell(string Path, string Label, int Periods, decimal? Number, string? Text);

/// <summary>One failure, told in full.</summary>
/// <param name="Rule">The stable id: <c>applications.balance</c>.</param>
/// <param name="Instance"><c>[person]</c>, or empty.</param>
/// <param name="Severity">How grave the failure is.</param>
/// <param name="Explanation">The written reason with which the failure stands, null where it does not.</param>
/// <param name="Text">The rule in words, in the language of the template.</param>
/// <param name="Message">What is wrong, with the numbers put in, in the language of the template.</param>
/// <param name="Left">The left side of what the rule compares, rounded; null where it compares no numbers, or more than two.</param>
/// <param name="Right">The right side, rounded; null where <paramref name="Left"/> is.</param>
/// <param name="Difference">Left minus right; null where a side has no value.</param>
/// <param name="Tolerance">How far the sides may lie apart, in the unit of the sides; null where a side has no value.</param>
/// <param name="Cells">The values that the rule reads, each once.</param>
public sealed record Finding(
    string Rule,
    string Instance,
    Severity Severity,
    string? Explanation,
    string Text,
    string Message,
    decimal? Left,
    decimal? Right,
    decimal? Difference,
    decimal? Tolerance,
    ImmutableArray<FindingCell> Cells)
{
    /// <summary>Whether the failure stands with a written reason.</summary>
    public bool IsExplained => Explanation is not null;
}

/// <summary>
/// How many rule instances came out how. A cell that is filled in wrongly, or is blank and must not be, counts as one more failure.
/// </summary>
/// <param name="Pass">Instances that hold.</param>
/// <param name="Fail">Failures without a written reason, warnings included.</param>
/// <param name="Explained">Failures that stand with a written reason.</param>
/// <param name="NotApplicable">Instances that do not apply to this report.</param>
/// <param name="NotAssessable">Instances that need a value that is missing.</param>
/// <param name="BlankAsZero">Blanks that were read as 0.</param>
public readonly record struct ValidationSummary(
    int Pass, int Fail, int Explained, int NotApplicable, int NotAssessable, int BlankAsZero);
