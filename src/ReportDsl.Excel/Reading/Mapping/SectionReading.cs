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
        var keys = Keys();
        if (!keys.Exists(key => _map.IsOwnKey(key.Key)) && _map.Printed.Shift(Cells) is var (rows, columns))
            ReadByLayout(rows, columns);
        else
            ReadByKeys(keys);
        TellMoved();
        TellExtras();
    }

    private void ReadByKeys(List<(int Row, string Key)> keys)
    {
        TableReading? table = null;
        var read = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        var isMixed = _map.Tables.Keys.Any(path => !keys.Exists(key => key.Key == "#" + path));
        foreach (var (row, key) in keys)
        {
            if (key.StartsWith('#'))
            {
                table?.Place(row, isMixed);
                table = BeginTable(row, key[1..], read);
            }
            else if (_map.Values.TryGetValue(key, out var value))
            {
                table?.Place(row, isMixed);
                table = null;
                PlaceValue(row, key, value, read);
            }
            else if (table is null || !table.TryAddRow(row, key))
            {
                table?.Exclude(row);
                if (!_map.IsRowKey(key))
                    unknown.Add(key);
            }
        }

        table?.Place(FormLayout.MaxRows + 1, isMixed);
        TellMissing(read);
        if (unknown.Count == 0)
            return;
        var list = ReadingContext.Listed(unknown, ", ");
        _context.Report(
            FileRules.Altered,
            new Phrase(
                $"The hidden column holds keys that the form does not have: {list}. These rows were not read. Copy their figures into the workbook that was sent out.",
                $"隐藏列中有本表没有的编码：{list}。相应的行未读取。请将数据填入下发的工作簿。"),
            _sheet.Name);
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
            Report(FileRules.Altered, new Phrase($"The form has no table {path}; it was not read.", $"本表中没有表 {path}，未读取。"), CellAddress.Name(row, _sheet.KeyColumn));
            return null;
        }

        if (!read.Add("#" + path))
        {
            Report(FileRules.Altered, new Phrase($"The table {path} is there twice; the second one was not read. Delete it.", $"表 {path} 出现两次，第二个未读取。请删除。"), CellAddress.Name(row, _sheet.KeyColumn));
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
            Report(FileRules.Altered, new Phrase($"{key[1..]} is there twice; the second one was not read. Delete it.", $"{key[1..]} 出现两次，第二个未读取。请删除。"), CellAddress.Name(row, _sheet.KeyColumn));
            return;
        }

        var label = value.Label is null ? 0 : ColumnOf(value.Label, row);
        var column = label > 0 ? label + value.LabelWidth : value.Column + _sheet.KeyColumn - SheetLayout.KeyColumn;
        var at = Cells.Find(row, column);

        // A narrative may say what is printed elsewhere; where a field has lost its label, it may be that label.
        var isPrinted = at >= 0 && value.Label is not null && label == 0 && _map.Printed.IsText(Cells, Cells.Cells[at]);
        if (at < 0 || isPrinted)
            at = OnlyContentOf(row, column, column + value.Width) ?? -1;
        _context.Place(value.Slot, _sheet, at, row, at < 0 ? column : Cells.Cells[at].Column);
    }

    /// <summary>The column in which a label stands in a row, 0 where it does not.</summary>
    private int ColumnOf(LabelText label, int row)
    {
        for (var i = Cells.FirstOf(row); i < Cells.Cells.Count && Cells.Cells[i].Row == row; i++)
        {
            if (Cells.Cells[i].Column > _sheet.KeyColumn && label.IsIn(Cells, Cells.Cells[i]))
                return Cells.Cells[i].Column;
        }

        return 0;
    }

    /// <summary>
    /// The only thing in some columns of a row that is not printed on the form: a value may stand anywhere in its merged cells, or behind a column
    /// that was inserted. Null where there is none or more than one.
    /// </summary>
    private int? OnlyContentOf(int row, int first, int last)
    {
        int? only = null;
        for (var i = Cells.FirstOf(row); i < Cells.Cells.Count && Cells.Cells[i].Row == row; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column < first || cell.Column > last || _map.Printed.IsText(Cells, cell))
                continue;
            if (only is not null)
                return null;
            only = i;
        }

        return only;
    }

    /// <summary>A sheet without keys is read where everything was sent out, or as far from there as all its labels are.</summary>
    private void ReadByLayout(int rows, int columns)
    {
        foreach (var table in _map.Tables.Values.OrderBy(table => table.Layout.KeyRow))
        {
            var reading = new TableReading(_context, table, _sheet, table.Layout.KeyRow + rows, _taken);
            reading.AssumeLayout(rows, columns);
            TakeKeys(table.Layout.KeyRow + rows);
            reading.Place(table.Layout.LastBodyRow + rows + 1, isMixed: false);
        }

        foreach (var (key, value) in _map.Values)
        {
            var row = _context.Map.Layout.AddressOf(value.Slot).Row;
            PlaceValue(row + rows, key, value, []);
        }

        _context.Report(
            FileRules.Moved,
            new Phrase(
                "The hidden keys of the sheet are gone; it was read by its labels, which stand to each other as they were sent out.",
                "工作表的隐藏编码已丢失；表内名称的排列与下发时一致，已按名称读取。"),
            _sheet.Name);
    }

    /// <summary>What is left of the codes over a table that was read without them.</summary>
    private void TakeKeys(int row)
    {
        for (var i = Cells.FirstOf(row); i < Cells.Cells.Count && Cells.Cells[i].Row == row; i++)
            _taken[i] = true;
    }

    private void TellMissing(HashSet<string> read)
    {
        foreach (var table in _map.Tables.Values.Where(table => !read.Contains("#" + table.Path)).OrderBy(table => table.Layout.KeyRow))
        {
            var name = _context.Map.Layout.Words.Of(table.Table.Label) is { Length: > 0 } label ? label : _map.Layout.Label;
            _context.Report(
                FileRules.Altered,
                new Phrase(
                    $"The table “{name}” or the hidden row over it is gone; its cells were not read. Copy the figures into the workbook that was sent out.",
                    $"表“{name}”或其上方的隐藏行被删除，相应单元格未读取。请将数据填入下发的工作簿。"),
                _sheet.Name);
        }

        foreach (var key in _map.Values.Keys.Where(key => !read.Contains(key)).Order(StringComparer.Ordinal))
        {
            _context.Report(
                FileRules.Altered,
                new Phrase($"The line of {key[1..]} or its hidden key is gone; it was not read.", $"{key[1..]} 所在行或其隐藏编码被删除，未读取。"),
                _sheet.Name);
        }
    }

    private void TellMoved()
    {
        foreach (var (slot, placement) in _context.Placements.Index())
        {
            if (!ReferenceEquals(placement.Sheet, _sheet))
                continue;
            var (_, row, column) = _context.Map.Layout.AddressOf(slot);
            if (row == placement.Row && column == placement.Column)
                continue;
            _context.ReportMoved(_sheet.Name, CellAddress.Name(placement.Row, placement.Column));
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

        var (firstRow, lastRow, lastColumn) = (int.MaxValue, 0, _map.Layout.LastColumn + _sheet.KeyColumn - SheetLayout.KeyColumn);
        foreach (var placement in _context.Placements.Where(placement => ReferenceEquals(placement.Sheet, _sheet)))
        {
            firstRow = Math.Min(firstRow, placement.Row);
            (lastRow, lastColumn) = (Math.Max(lastRow, placement.Row), Math.Max(lastColumn, placement.Column));
        }

        var extras = new List<string>();
        for (var i = 0; i < _taken.Length; i++)
        {
            var cell = Cells.Cells[i];
            if (_taken[i] || IsOwnFormula(cell, firstRow, lastColumn) || _map.Printed.IsResult(Cells, cell) || _map.Printed.IsText(Cells, cell))
                continue;
            if (Cells.TextOf(cell) is { } text && string.IsNullOrWhiteSpace(text))
                continue;
            if (cell.Row <= lastRow && IsHelper(cell))
                continue;
            extras.Add(SheetCells.NameOf(cell));
        }

        if (extras.Count > 0)
            Report(FileRules.Extra, ReadingContext.Outside(extras), extras[0]);
    }

    /// <summary>
    /// Whether a formula is one of those that the workbook was sent out with, none of which are among the values but those of values: over the
    /// first of them, or behind the last.
    /// </summary>
    private static bool IsOwnFormula(in RawCell cell, int firstRow, int lastColumn) =>
        cell.HasFormula && (cell.Row < firstRow || cell.Column > lastColumn);

    /// <summary>
    /// Whether a cell in the hidden columns holds the result of its own formula, pasted over it, as when a whole sheet is: what overflowed from the
    /// form into them is something else and has no gap before it.
    /// </summary>
    private bool IsHelper(in RawCell cell)
    {
        var shift = _sheet.KeyColumn - SheetLayout.KeyColumn;
        var first = _map.Layout.LastColumn + 2 + shift;
        return cell.Column >= first && cell.Column <= _map.Layout.AttentionColumn + shift && Cells.Find(cell.Row, first - 1) < 0;
    }

    private void Report(FileRule rule, Phrase message, string address) => _context.Report(rule, message, _sheet.Name, address);
}
