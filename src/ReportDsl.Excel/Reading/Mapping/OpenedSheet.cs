using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A sheet with its cells, and what it says of itself; the identity cell stands where rows and columns have carried it.</summary>
internal sealed record OpenedSheet(SheetEntry Entry, SheetCells Cells, SheetIdentity? Identity, int IdentityRow, int KeyColumn)
{
    /// <summary>Hidden keys are looked for up to this column where a sheet lost its identity.</summary>
    public const int FarthestKeys = 8;

    private const int FarthestIdentity = 64;

    public string Name => Entry.Name;

    public static OpenedSheet Open(OpenedWorkbook workbook, SheetEntry entry)
    {
        var cells = workbook.Read(entry);
        var usual = cells.Find(SheetLayout.IdentityRow, SheetLayout.KeyColumn);
        if (usual >= 0 && IdentityOf(cells, usual) is { } identity)
            return new OpenedSheet(entry, cells, identity, SheetLayout.IdentityRow, SheetLayout.KeyColumn);

        for (var i = 0; i < cells.Cells.Count && cells.Cells[i].Row <= FarthestIdentity; i++)
        {
            if (IdentityOf(cells, i) is { } moved)
                return new OpenedSheet(entry, cells, moved, cells.Cells[i].Row, cells.Cells[i].Column);
        }

        return new OpenedSheet(entry, cells, null, 0, 0);
    }

    /// <summary>The cell of the sheet that stands at an index.</summary>
    public CellAddress AddressOf(int cell) => new(Name, Cells.Cells[cell].Row, Cells.Cells[cell].Column);

    private static SheetIdentity? IdentityOf(SheetCells cells, int index) =>
        cells.TextOf(cells.Cells[index]) is { } text && SheetIdentity.IsLikely(text) ? SheetIdentity.Parse(text) : null;
}
