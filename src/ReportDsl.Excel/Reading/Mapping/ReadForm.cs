using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What was read of a form.</summary>
/// <param name="Priors">The earlier figures carried along, one, two, … periods back.</param>
/// <param name="Findings">In the order of the sheets and cells.</param>
/// <param name="Shown">The numbers that their cells show as another figure or unit, by slot.</param>
/// <param name="Places">Where the values stand, by slot.</param>
/// <param name="PriorPlaces">Where the earlier figures stand, by periods back and slot.</param>
internal sealed record ReadForm(
    ReportData Report,
    ImmutableArray<ReportData?> Priors,
    ImmutableArray<FileFinding> Findings,
    ImmutableDictionary<int, CellLook> Shown,
    ImmutableArray<CellAddress?> Places,
    IReadOnlyDictionary<(int Periods, int Slot), CellAddress> PriorPlaces);
