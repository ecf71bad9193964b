namespace ReportDsl.Cli.Validation;

/// <summary>What a whole run comes to. <paramref name="Selected"/> is what was asked for, <see cref="Reports"/> what was done.</summary>
internal sealed record BatchSummary(int Selected)
{
    public int Reports { get; init; }

    /// <summary>Reports with a failure of severity error that no reason explains.</summary>
    public int WithErrors { get; init; }

    /// <summary>Reports without errors, but with warnings.</summary>
    public int WithWarnings { get; init; }

    public int Errors { get; init; }

    public int Warnings { get; init; }

    public int Infos { get; init; }

    public int Explained { get; init; }

    /// <summary>Whether the user ended the run before all were done.</summary>
    public bool IsInterrupted => Reports < Selected;

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
