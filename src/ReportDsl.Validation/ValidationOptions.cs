using ReportDsl.Diagnostics;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Marking;
using ReportDsl.Validation.Prior;

namespace ReportDsl.Validation;

/// <summary>How reports are validated.</summary>
public sealed record ValidationOptions
{
    /// <summary>The language of the messages. Labels are in it too, where the template has them.</summary>
    public MessageLanguage Language { get; init; }

    /// <summary>Earlier reports, which count more than the figures that a workbook carries along; null where none were given.</summary>
    public PriorReports? Prior { get; init; }

    /// <summary>Which sources are reports of one entity and period; null where that is not asked.</summary>
    public RepeatedReports? Repeated { get; init; }

    /// <summary>Whether an invalid content that can mean one thing only is taken for that.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Whether results have every instance of every rule, whatever its outcome.</summary>
    public bool TellsAll { get; init; }

    /// <summary>Takes a marked copy of each workbook in which something is to be corrected; null where none are made.</summary>
    public ICopyWriter? Copies { get; init; }
}
