using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// A value that a finding rests on. <paramref name="Periods"/> is 0 for this report, n for the one n periods earlier.
/// <paramref name="Label"/> names it for people by the labels around it; <paramref name="Value"/> is its content as text, null for a blank.
/// Where it stands in a workbook follows from the slot and the layout.
/// </summary>
public sealed record FindingCell(int Slot, int Periods, string Path, string Label, string? Value);

/// <summary>One failure, told in full.</summary>
/// <param name="Rule">The stable id, such as <c>applications.balance</c>; built-in ones end in <c>.total</c>, <c>.type</c> and so on.</param>
/// <param name="Instance"><c>[person]</c>, or empty.</param>
/// <param name="Explanation">The written reason with which the failure stands, null where it does not.</param>
/// <param name="Text">The rule in words.</param>
/// <param name="Message">The same with the numbers put in: <c>3119 + 34 = 3153, 3050 + 104 = 3154, difference 1</c>.</param>
public sealed record Finding(
    string Rule,
    string Instance,
    RuleSeverity Severity,
    string? Explanation,
    string Text,
    string Message,
    ComparedSides Sides,
    ImmutableArray<FindingCell> Cells)
{
    /// <summary>What the content is taken to mean, for a cell with an invalid one; null where nothing is known that it may mean.</summary>
    public Recognised? Proposal { get; init; }

    public bool IsExplained => Explanation is not null;
}
