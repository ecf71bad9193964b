using ClosedXML.Excel;

namespace FillWithClosedXml;

/// <summary>An entry workbook whose cells are found by the codes of the template, which never change: <c>applications/received/person</c>.</summary>
public sealed class EntryForm(string file) : IDisposable
{
    private const int KeyColumn = 1;

    /// <summary>Stands for the code of the only row or column of a table.</summary>
    private const string Unnamed = ".";

    private readonly XLWorkbook _workbook = new(file);

    /// <summary>The cell of a value: <c>table/row/column</c>, <c>table/column</c> where rows have no names, else the path of a field or narrative.</summary>
    /// <exception cref="KeyNotFoundException">The form has no such value.</exception>
    public IXLCell this[string path]
    {
        get
        {
            var steps = path.Split('/', 3);
            var cell = _workbook.NamedRange("table_" + steps[0]) is { } name
                ? InTable(name.Ranges.Single(), steps[0], steps[1..])
                : BesideKey("@" + path);
            return cell ?? throw new KeyNotFoundException($"The form has no '{path}'.");
        }
    }

    public void Set(string path, decimal number) => Input(path).SetValue(number);

    public void Set(string path, string text) => Input(path).SetValue(text);

    /// <summary>Whether a value is a text: its cell has the format of texts.</summary>
    public bool IsText(string path) => this[path].Style.NumberFormat is { Format: "@" } or { NumberFormatId: 49 };

    /// <summary>Saves a filled copy, with the validations and conditions of the cells as they are.</summary>
    public void SaveAs(string copy) => _workbook.SaveAs(copy, new SaveOptions
    {
        ConsolidateConditionalFormatRanges = false, ConsolidateDataValidationRanges = false,
    });

    public void Dispose() => _workbook.Dispose();

    private IXLCell Input(string path) => this[path] is { Style.Protection.Locked: false } cell
        ? cell
        : throw new InvalidOperationException($"The workbook computes '{path}' by itself.");

    /// <summary>The defined name covers the cells of a table. The codes of its rows stand in a hidden column, those of its columns in a hidden row.</summary>
    private static IXLCell? InTable(IXLRange body, string table, string[] codes)
    {
        var (rowCode, columnCode) = codes switch
        {
            [var first, var second] => (first, second),
            [var only] when KeyOf(body.FirstRow()) == Unnamed => (Unnamed, only),
            [var only] => (only, Unnamed),
            _ => (Unnamed, Unnamed),
        };
        var columnCodes = KeysOf(body.Worksheet).Single(key => key.GetString() == "#" + table).WorksheetRow();
        var row = body.Rows().FirstOrDefault(row => KeyOf(row) == rowCode);
        var column = body.Columns().FirstOrDefault(column => columnCodes.Cell(column.ColumnNumber()).GetString() == columnCode);
        return row is null || column is null ? null : body.Worksheet.Cell(row.RowNumber(), column.ColumnNumber());
    }

    /// <summary>A field or narrative has its key in the hidden column, and its cell is the one of that row which can be filled in.</summary>
    private IXLCell? BesideKey(string key) => _workbook.Worksheets.SelectMany(KeysOf)
        .Where(cell => cell.GetString() == key)
        .Select(cell => cell.WorksheetRow().CellsUsed(XLCellsUsedOptions.All).First(cell => !cell.Style.Protection.Locked))
        .FirstOrDefault();

    private static IEnumerable<IXLCell> KeysOf(IXLWorksheet sheet) => sheet.Column(KeyColumn).CellsUsed().Where(cell => !cell.HasFormula);

    private static string KeyOf(IXLRangeRow row) => row.Worksheet.Cell(row.RowNumber(), KeyColumn).GetString();
}
