using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Writing;

/// <summary>
/// Writes results as they come, in the order of the inputs, and keeps none of them: what it holds does not grow with their number.
/// </summary>
public interface IResultWriter
{
    /// <summary>Writes what came of one source.</summary>
    void Write(ReportResult result);

    /// <summary>Completes the document, of an interrupted run too.</summary>
    void End(BatchSummary summary);
}

/// <summary>Whole documents.</summary>
public static class ResultDocument
{
    /// <summary>Writes results as they come, completes the document, and gives what they come to.</summary>
    /// <param name="writer">Begins a document, to which nothing was written.</param>
    /// <param name="results">In the order in which they are written.</param>
    /// <param name="selected">How many reports were asked for; where there are fewer results, the run was interrupted.</param>
    public static BatchSummary WriteAll(this IResultWriter writer, IEnumerable<ReportResult> results, int selected)
    {
        var summary = new BatchSummary(selected);
        foreach (var result in results)
        {
            writer.Write(result);
            summary = summary.With(result);
        }

        writer.End(summary);
        return summary;
    }
}
