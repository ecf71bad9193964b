using System.Collections.Immutable;
using ReportDsl.Diagnostics;

namespace ReportDsl.Evaluation;

/// <summary>
/// An error in a data file. <paramref name="Line"/> and <paramref name="Column"/> (UTF-16 units) count from 1; <paramref name="Path"/> is
/// the way through the JSON: <c>$.tables.applications.received.person</c>.
/// </summary>
public sealed record DataProblem(int Line, int Column, string Path, Phrase Text)
{
    /// <summary>Whether all that is wrong is the period: none is named, or one that the form does not serve.</summary>
    public bool IsOfPeriod { get; init; }
}

/// <summary>What reading a data file gave: the report, or null and why.</summary>
public sealed record ReportReading(ReportData? Report, ImmutableArray<DataProblem> Problems);

/// <summary>Which form a data file is for, as it says itself; null where it does not.</summary>
public sealed record ReportHeader(string? Template, string? Version, string? Period);
