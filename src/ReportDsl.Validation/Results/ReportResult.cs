using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Validation.Data;

namespace ReportDsl.Validation.Results;

/// <summary>What came of one source.</summary>
/// <param name="Source">What was validated.</param>
public sealed record ReportResult(DataSource Source)
{
    /// <summary>The template that the file names, null where it names none.</summary>
    public string? Template { get; init; }

    /// <summary>The version of the template, likewise.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the file is a report whose rules were evaluated.</summary>
    public bool IsEvaluated { get; init; }

    /// <summary>Null where the file does not name its period.</summary>
    public string? Period { get; init; }

    /// <summary>Whose report it is, null where the file does not say.</summary>
    public string? Entity { get; init; }

    /// <summary>How many instances have which outcome.</summary>
    public EvaluationCounts Counts { get; init; }

    /// <summary>What is wrong, that of the file first.</summary>
    public ImmutableArray<ResultFinding> Findings { get; init; } = [];

    /// <summary>The instances that could not be judged.</summary>
    public ImmutableArray<ResultUnassessed> Unassessed { get; init; } = [];

    /// <summary>All instances, worked out while they are asked for; null where nobody asked.</summary>
    public IEnumerable<ResultInstance>? Instances { get; init; }

    /// <summary>Whether the system did not give the file out.</summary>
    public bool IsInaccessible { get; init; }

    /// <summary>A defect of the program that this file brought to light.</summary>
    public Exception? Defect { get; init; }

    /// <summary>What came of the marked copy; null where none was due.</summary>
    public CopyResult? Copy { get; init; }

    /// <summary>Findings of severity error that no reason explains.</summary>
    public int Errors => Findings.Count(finding => finding.IsError);

    /// <summary>Findings of severity warning that no reason explains.</summary>
    public int Warnings => Count(RuleSeverity.Warning);

    /// <summary>Findings of severity info that no reason explains.</summary>
    public int Infos => Count(RuleSeverity.Info);

    private int Count(RuleSeverity severity) => Findings.Count(finding => finding.Severity == severity && finding.Explanation is null);
}
