using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A cell that was found for a value: the sheet, the cell with a content (-1: blank), and the place.</summary>
internal readonly record struct Placement(OpenedSheet? Sheet, int Cell, int Row, int Column)
{
    public bool IsFound => Sheet is not null;
}

/// <summary>What the parts of one reading share: the form, where its values were found, and what is to be said.</summary>
internal sealed class ReadingContext(FormMap map, OpenedWorkbook workbook)
{
    private readonly ImmutableArray<FileFinding>.Builder _findings = ImmutableArray.CreateBuilder<FileFinding>();

    public FormMap Map { get; } = map;

    public Form Form => Map.Form;

    public OpenedWorkbook Workbook { get; } = workbook;

    public Placement[] Placements { get; } = new Placement[map.Form.Slots.Length];

    public CellValues Values { get; } = new(workbook, map.Layout.Words);

    public IReadOnlyList<FileFinding> Findings => _findings;

    public void Report(FileRule rule, Phrase message, string? sheet = null, string? address = null, int? slot = null) =>
        _findings.Add(rule.Finding(message) with { Sheet = sheet, Address = address, Slot = slot });

    /// <summary>Puts a value to a place.</summary>
    public void Place(int slot, OpenedSheet sheet, int row, int column) =>
        Placements[slot] = new Placement(sheet, sheet.Cells.Find(row, column), row, column);

    /// <summary>A list for people, of no more than a few.</summary>
    public static string Listed(IEnumerable<string> items, string separator)
    {
        var told = items.Take(ReadingLimits.ToldOneByOne + 1).ToList();
        return told.Count > ReadingLimits.ToldOneByOne
            ? string.Join(separator, told.Take(ReadingLimits.ToldOneByOne)) + separator + "…"
            : string.Join(separator, told);
    }
}
