using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Mapping;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel;

/// <summary>What a workbook says of itself.</summary>
/// <param name="Template">The code of the template.</param>
/// <param name="Version">The version of the template.</param>
/// <param name="Language">The tag of the language that it is printed in, null where it was not read so far.</param>
public sealed record WorkbookIdentity(string Template, string Version, string? Language);

/// <summary>What reading a returned workbook gave.</summary>
public sealed class WorkbookReading
{
    private readonly ReadForm? _read;

    internal WorkbookReading(WorkbookIdentity? identity, ImmutableArray<FileFinding> findings) => (Identity, Findings) = (identity, findings);

    internal WorkbookReading(WorkbookIdentity identity, ReadForm read)
        : this(identity, read.Findings) => _read = read;

    /// <summary>Template, version and language; null where the workbook does not say what it is.</summary>
    public WorkbookIdentity? Identity { get; }

    /// <summary>The report as filled in; null where the file cannot be read as one, and <see cref="Findings"/> say why.</summary>
    public ReportData? Report => _read?.Report;

    /// <summary>The earlier figures carried along in the workbook, one, two, … periods back; null where none are filled in.</summary>
    public ImmutableArray<ReportData?> Priors => _read?.Priors ?? [];

    /// <summary>What is to be said of the file, in the order of its sheets and cells.</summary>
    public ImmutableArray<FileFinding> Findings { get; }

    /// <summary>The numbers that their cells show as another figure or unit, or not at all, by slot; each is told.</summary>
    public ImmutableDictionary<int, CellLook> Shown => _read?.Shown ?? ImmutableDictionary<int, CellLook>.Empty;

    /// <summary>The form of the report, null where there is none.</summary>
    public Form? Form => Report?.Form;

    /// <summary>Where a value stands in this file, with the names that its sheets have now; null where it was not found, or where there is no report.</summary>
    /// <param name="slot">The index of the value's slot in <see cref="Form"/>.</param>
    /// <exception cref="IndexOutOfRangeException">There is a report, and its form has no such slot.</exception>
    public CellAddress? AddressOf(int slot) => _read?.Places[slot];

    /// <summary>Where a value of the report so many periods earlier stands in this file; null where it has no cell.</summary>
    /// <param name="periods">From 1.</param>
    /// <param name="slot">The index of the value's slot in <see cref="Form"/>.</param>
    public CellAddress? AddressOfEarlier(int periods, int slot) => _read is not null && _read.PriorPlaces.TryGetValue((periods, slot), out var place) ? place : null;
}
