using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel;

/// <summary>What a workbook says of itself.</summary>
public sealed record WorkbookIdentity(string Template, string Version, string? Language);

/// <summary>What reading a returned workbook gave.</summary>
public sealed class WorkbookReading
{
    /// <summary>Null where the workbook does not say what it is.</summary>
    public required WorkbookIdentity? Identity { get; init; }

    /// <summary>The report as filled in; null where the file cannot be read as one, and <see cref="Findings"/> say why.</summary>
    public required ReportData? Report { get; init; }

    /// <summary>The earlier figures carried along in the workbook, one, two, … periods back; null where none are filled in.</summary>
    public required ImmutableArray<ReportData?> Priors { get; init; }

    /// <summary>What is to be said of the file, in the order of its sheets and cells.</summary>
    public required ImmutableArray<FileFinding> Findings { get; init; }

    /// <summary>The numbers that their cells show as another figure or unit, or not at all, by slot; each is told.</summary>
    public ImmutableDictionary<int, CellLook> Shown { get; init; } = ImmutableDictionary<int, CellLook>.Empty;

    /// <summary>Where the values stand, by slot; empty where nothing was read.</summary>
    internal ImmutableArray<CellAddress?> Places { get; init; } = [];

    /// <summary>Where the earlier figures stand that the workbook has cells for, by periods back and slot.</summary>
    internal IReadOnlyDictionary<(int Periods, int Slot), CellAddress> EarlierPlaces { get; init; } = ImmutableDictionary<(int, int), CellAddress>.Empty;

    public Form? Form => Report?.Form;

    /// <summary>Where a value stands in this file, with the names that its sheets have now; null where it was not found.</summary>
    public CellAddress? AddressOf(int slot) => Places.IsEmpty ? null : Places[slot];

    /// <summary>Where a value of the report so many periods earlier stands in this file; null where it has no cell.</summary>
    public CellAddress? AddressOfEarlier(int periods, int slot) => EarlierPlaces.TryGetValue((periods, slot), out var place) ? place : null;
}
