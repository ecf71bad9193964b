using System.Collections.Immutable;

namespace ReportDsl.Excel.Entry;

/// <summary>
/// What stands in the inputs of a workbook when it is written: nothing in a blank form. Contents are null, a text, a decimal or a
/// bool; a date is its serial number.
/// </summary>
internal sealed record EntryContent
{
    public static EntryContent Blank { get; } = new();

    /// <summary>By slot.</summary>
    public ImmutableDictionary<int, object> Values { get; init; } = ImmutableDictionary<int, object>.Empty;

    /// <summary>Values of earlier reports by distance in periods and slot.</summary>
    public ImmutableDictionary<(int Periods, int Slot), object> Prior { get; init; } = ImmutableDictionary<(int, int), object>.Empty;

    /// <summary>Reasons by rule instance: <c>applications.opening[person]</c>.</summary>
    public ImmutableDictionary<string, string> Explanations { get; init; } = ImmutableDictionary<string, string>.Empty;

    public int? Year { get; init; }

    /// <summary>The half, quarter or month inside the year.</summary>
    public int? Number { get; init; }
}
