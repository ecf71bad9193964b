using ReportDsl.Cli.Validation;

namespace ReportDsl.Cli.Rendering.Results;

/// <summary>
/// Writes results as they come, in the order of the inputs, and keeps none of them: what it holds does not grow with their number.
/// </summary>
internal interface IResultWriter
{
    void Write(ReportResult result);

    /// <summary>Completes the document, of an interrupted run too.</summary>
    void End(BatchSummary summary);
}

/// <summary>The forms in which results are given out.</summary>
internal enum ResultFormat
{
    Text,
    Json,
    Sarif,
    Html,
}

/// <summary>Which instances results list.</summary>
internal enum ResultInstances
{
    /// <summary>Those that fail or cannot be judged.</summary>
    Failed,
    All,
}

/// <summary>What text for people is grouped by.</summary>
internal enum ResultGrouping
{
    Report,
    Rule,
}
