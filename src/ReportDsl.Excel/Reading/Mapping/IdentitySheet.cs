using ReportDsl.Excel.Content;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// What the very hidden sheet of a workbook remembers: what the sheets say of themselves too, its language, and the totals that its report had
/// left blank or stated otherwise. Hints only: a workbook without it is read all the same.
/// </summary>
/// <param name="Identity">As the cover would say it; null where the sheet is not there.</param>
/// <param name="Unreported">By path, the results that their formulas gave.</param>
/// <param name="Stated">The paths of totals that were written as they were reported, not as formulas.</param>
internal sealed record IdentitySheet(
    SheetIdentity? Identity, string? Language, IReadOnlyDictionary<string, string> Unreported, IReadOnlySet<string> Stated)
{
    private const int LanguageRow = 4;

    private const int HashRow = 5;

    /// <summary>Of a workbook without the sheet.</summary>
    public static IdentitySheet None { get; } = new(null, null, new Dictionary<string, string>(), new HashSet<string>());

    public static IdentitySheet Of(OpenedWorkbook workbook)
    {
        foreach (var sheet in workbook.Sheets)
        {
            if (sheet.Name == FormLayout.IdentitySheet)
                return Read(workbook.Read(sheet));
        }

        return None;
    }

    private static IdentitySheet Read(SheetCells cells)
    {
        var unreported = new Dictionary<string, string>(StringComparer.Ordinal);
        var stated = new HashSet<string>(StringComparer.Ordinal);
        for (var i = cells.FirstOf(WorkbookContent.FirstUnreportedRow); i < cells.Cells.Count; i++)
        {
            if (cells.Cells[i].Column == 1 && TextAt(cells, cells.Cells[i].Row, 1) is { } path && TextAt(cells, cells.Cells[i].Row, 2) is { } result)
                unreported[path] = result;
            if (cells.Cells[i].Column == WorkbookContent.StatedColumn && cells.TextOf(cells.Cells[i]) is { } total)
                stated.Add(total);
        }

        var words = string.Join(' ', TextAt(cells, 1, 1), TextAt(cells, 2, 1), TextAt(cells, 3, 1), SheetIdentity.Cover, TextAt(cells, HashRow, 1));
        return new IdentitySheet(SheetIdentity.Parse(words), TextAt(cells, LanguageRow, 1), unreported, stated);
    }

    private static string? TextAt(SheetCells cells, int row, int column) =>
        cells.Find(row, column) is >= 0 and var at ? cells.TextOf(cells.Cells[at]) : null;
}
