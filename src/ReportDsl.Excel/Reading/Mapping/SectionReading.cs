using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// Reads one section's sheet: the hidden column names the rows, the hidden row over each table its columns, and the labels beside them must not
/// say otherwise. What stands anywhere else is told.
/// </summary>
internal sealed class SectionReading
{
    private readonly ReadingContext _context;
    private readonly SectionMap _map;
    private readonly OpenedSheet _sheet;
    private readonly bool[] _taken;

    public SectionReading(ReadingContext context, SectionMap map, OpenedSheet sheet)
    {
        _context = context;
        _map = map;
        _sheet = sheet;
        _taken = new bool[sheet.Cells.Cells.Count];
    }

    private SheetCells Cells => _sheet.Cells;

    public void Read()
    {
        if (_sheet.Identity is null)
            ReadByLayout();
        else
            ReadByKeys();
        TellMoved();
        TellExtras();
    }

    private void ReadByKeys()
    {
        var keys = Keys();
        TableReading? table = null;
        var read = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            var (row, key) = keys[i];
            if (key.StartsWith('#'))
            {
                table?.Place(row);
                table = BeginTable(row, key[1..], read);
            }
            else if (_map.Values.TryGetValue(key, out var value))
            {
                table?.Place(row);
                table = null;
                PlaceValue(row, key, value, read);
            }
            else if (table is null || !table.TryAddRow(row, key))
            {
                Report(FileRules.Altered, new Phrase($"unknown key {key}", $"无法识别的编码 {key}"), CellAddress.Name(row, _sheet.KeyColumn));
            }
        }

        table?.Place(FormLayout.MaxRows + 1);
        TellMissing(read);
    }

    /// <summary>The keys of the hidden column, from the top.</summary>
    private List<(int Row, string Key)> Keys()
    {
        var keys = new List<(int, string)>();
        for (var i = 0; i < Cells.Cells.Count; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column != _sheet.KeyColumn)
                continue;
            _taken[i] = true;
            if (cell.Row != _sheet.IdentityRow && Cells.TextOf(cell) is { } key)
                keys.Add((cell.Row, key));
        }

        return keys;
    }

    private TableReading? BeginTable(int row, string path, HashSet<string> read)
    {
        if (!_map.Tables.TryGetValue(path, out var map))
        {
            Report(FileRules.Altered, new Phrase($"unknown table {path}", $"无法识别的表 {path}"), CellAddress.Name(row, _sheet.KeyColumn));
            return null;
        }

        if (!read.Add("#" + path))
        {
            Report(FileRules.Altered, new Phrase($"the table {path} is there twice; the second one was not read", $"表 {path} 出现两次，第二个未读取"), CellAddress.Name(row, _sheet.KeyColumn));
            return null;
        }

        var table = new TableReading(_context, map, _sheet, row, _taken);
        table.ReadColumnKeys();
        return table;
    }

    private void PlaceValue(int row, string key, KeyedValue value, HashSet<string> read)
    {
        if (!read.Add(key))
        {
            Report(FileRules.Altered, new Phrase($"{key} is there twice; the second one was not read", $"{key} 出现两次，第二个未读取"), CellAddress.Name(row, _sheet.KeyColumn));
            return;
        }

        var column = value.Column + _sheet.KeyColumn - SheetLayout.KeyColumn;
        if (Cells.Find(row, column) < 0)
            column = OnlyContentOf(row) ?? column;
        _context.Place(value.Slot, _sheet, row, column);
    }

    /// <summary>The column of the only thing in a row that is not printed on the form; null where there is none or more than one.</summary>
    private int? OnlyContentOf(int row)
    {
        int? only = null;
        for (var i = Cells.FirstOf(row); i < Cells.Cells.Count && Cells.Cells[i].Row == row; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column <= _sheet.KeyColumn || cell.HasFormula || _map.IsPrinted(Cells, cell))
                continue;
            if (only is not null)
                return null;
            only = cell.Column;
        }

        return only;
    }

    /// <summary>A sheet without keys is read where everything was sent out, if every label is still at its place.</summary>
    private void ReadByLayout()
    {
        foreach (var table in _map.Tables.Values.OrderBy(table => table.Layout.KeyRow))
        {
            var reading = new TableReading(_context, table, _sheet, table.Layout.KeyRow, _taken);
            reading.AssumeLayout();
            reading.Place(table.Layout.LastBodyRow + 1);
        }

        foreach (var (key, value) in _map.Values)
        {
            var row = _context.Map.Layout.AddressOf(value.Slot).Row;
            PlaceValue(row, key, value, []);
        }

        _context.Report(
            FileRules.Moved,
            new Phrase("the hidden keys of the sheet are gone; it was read by its labels", "工作表的隐藏编码已丢失，按表内名称读取"),
            _sheet.Name);
    }

    private void TellMissing(HashSet<string> read)
    {
        foreach (var table in _map.Tables.Values.Where(table => !read.Contains("#" + table.Path)))
            _context.Report(FileRules.Altered, new Phrase($"the table {table.Path} is missing", $"缺少表 {table.Path}"), _sheet.Name);
        foreach (var key in _map.Values.Keys.Where(key => !read.Contains(key)))
            _context.Report(FileRules.Altered, new Phrase($"{key[1..]} is missing", $"缺少 {key[1..]}"), _sheet.Name);
    }

    /// <summary>One word for a whole sheet on which something stands elsewhere than it was sent out.</summary>
    private void TellMoved()
    {
        foreach (var (slot, placement) in _context.Placements.Index())
        {
            if (!ReferenceEquals(placement.Sheet, _sheet))
                continue;
            var (_, row, column) = _context.Map.Layout.AddressOf(slot);
            if (row == placement.Row && column == placement.Column)
                continue;
            _context.Report(
                FileRules.Moved,
                new Phrase(
                    "rows or columns were inserted, deleted or moved; every cell was found by its keys",
                    "有行或列被插入、删除或移动；各单元格已按编码识别"),
                _sheet.Name,
                CellAddress.Name(placement.Row, placement.Column));
            return;
        }
    }

    /// <summary>Contents that belong to no cell of the form: what overflowed, was put beside it, or into one that does not exist.</summary>
    private void TellExtras()
    {
        foreach (var placement in _context.Placements)
        {
            if (ReferenceEquals(placement.Sheet, _sheet) && placement.Cell >= 0)
                _taken[placement.Cell] = true;
        }

        var extras = new List<string>();
        for (var i = 0; i < _taken.Length; i++)
        {
            var cell = Cells.Cells[i];
            if (_taken[i] || cell.HasFormula || _map.IsPrinted(Cells, cell))
                continue;
            if (Cells.TextOf(cell) is { } text && string.IsNullOrWhiteSpace(text))
                continue;
            extras.Add(SheetCells.NameOf(cell));
        }

        if (extras.Count == 0)
            return;
        var list = ReadingContext.Listed(extras, ", ");
        Report(
            FileRules.Extra,
            new Phrase($"outside the cells of the form: {list}. This was not read.", $"表格单元格以外有内容：{list}。这些内容未读取。"),
            extras[0]);
    }

    private void Report(FileRule rule, Phrase message, string address) => _context.Report(rule, message, _sheet.Name, address);
}
