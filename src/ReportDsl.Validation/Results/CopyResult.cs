using ReportDsl.Diagnostics;

namespace ReportDsl.Validation.Results;

/// <summary>What came of the marked copy of a workbook; its results are complete, whatever that is.</summary>
public abstract record CopyResult
{
    private CopyResult()
    {
    }

    /// <summary>It was made, and taken by the writer.</summary>
    public sealed record Written : CopyResult;

    /// <summary>It could not be made.</summary>
    /// <param name="Reason">In the language of the messages.</param>
    public sealed record NotMarked(string Reason) : CopyResult;

    /// <summary>It was made, and the writer did not take it.</summary>
    /// <param name="Reason">What the writer said.</param>
    public sealed record NotWritten(Phrase Reason) : CopyResult;
}
