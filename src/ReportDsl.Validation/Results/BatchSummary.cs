using ReportDsl.Diagnostics;

namespace ReportDsl.Validation.Results;

/// <summary>What a whole run comes to.</summary>
/// <param name="Selected">How many reports were asked for; <see cref="Reports"/> is how many are done.</param>
public sealed record BatchSummary(int Selected)
{
    /// <summary>How many reports are done.</summary>
    public int Reports { get; init; }

    /// <summary>Reports with a failure of severity error that no reason explains.</summary>
    public int WithErrors { get; init; }

    /// <summary>Reports without errors, but with warnings.</summary>
    public int WithWarnings { get; init; }

    /// <summary>Failures of severity error that no reason explains.</summary>
    public int Errors { get; init; }

    /// <summary>Failures of severity warning that no reason explains.</summary>
    public int Warnings { get; init; }

    /// <summary>Failures of severity info that no reason explains.</summary>
    public int Infos { get; init; }

    /// <summary>Failures that stand with a written reason.</summary>
    public int Explained { get; init; }

    /// <summary>Whether the run was ended before all were done.</summary>
    public bool IsInterrupted => Reports < Selected;

    /// <summary>The sum in a sentence for people.</summary>
    public Phrase Totals => ResultWords.Totals(this);

    /// <summary>That a run was ended, and how far it came, in a sentence for people.</summary>
    public Phrase Interruption => ResultWords.Interrupted(Reports, Selected);

    /// <summary>The same with one more report.</summary>
    public BatchSummary With(ReportResult result)
    {
        var (errors, warnings) = (result.Errors, result.Warnings);
        return this with
        {
            Reports = Reports + 1,
            WithErrors = WithErrors + (errors > 0 ? 1 : 0),
            WithWarnings = WithWarnings + (errors == 0 && warnings > 0 ? 1 : 0),
            Errors = Errors + errors,
            Warnings = Warnings + warnings,
            Infos = Infos + result.Infos,
            Explained = Explained + result.Findings.Count(finding => finding.Explanation is not null),
        };
    }
}
