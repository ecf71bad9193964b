using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Finds the rows and columns of one table on a sheet, and by them its cells.</summary>
internal sealed class TableReading(ReadingContext context, TableMap map, OpenedSheet sheet, int keyRow, bool[] taken)
{
    private readonly List<FoundLine> _rows = [];
    private readonly List<FoundLine> _columns = [];
    private readonly HashSet<int> _keyedRows = [];
    private readonly Dictionary<int, List<int>> _headers = [];
    private int _lastRow;
    private bool _areRowGroupsMoved;
    private bool _areColumnGroupsMoved;

    private SheetCells Cells => sheet.Cells;

    /// <summary>Takes a row whose hidden key names a line of this table; false where it names none.</summary>
    public bool TryAddRow(int row, string key)
    {
        if (!map.Rows.TryGetValue(key, out var line))
            return false;
        AddRow(row, line);
        return true;
    }

    /// <summary>Leaves a row out whose key names something else, whatever its label says.</summary>
    public void Exclude(int row) => _keyedRows.Add(row);

    /// <summary>Reads the codes of the columns from the hidden row over the table.</summary>
    public void ReadColumnKeys()
    {
        for (var i = Cells.FirstOf(keyRow); i < Cells.Cells.Count && Cells.Cells[i].Row == keyRow; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column <= sheet.KeyColumn || Cells.TextOf(cell) is not { } code || !map.Columns.TryGetValue(code, out var line))
                continue;
            taken[i] = true;
            _columns.Add(new FoundLine(cell.Column, line));
        }
    }

    /// <summary>Where a sheet lost its keys: every line stands as far from where it was sent out as all others, and its label says so.</summary>
    public void AssumeLayout(int rows, int columns)
    {
        for (var line = 0; line < map.RowLabels.Lines.Length; line++)
            AddRow(map.Layout.FirstRow + line + rows, line);
        foreach (var (line, (column, _)) in map.Layout.Columns.Index())
            _columns.Add(new FoundLine(column + columns, line));
    }

    /// <summary>Puts every cell of the table to its place, as far as that is certain.</summary>
    /// <param name="end">The row of the next key after the table, or one after the last row of the sheet.</param>
    /// <param name="isMixed">Whether rows of another table, which lost its key, may be among those of this one.</param>
    public void Place(int end, bool isMixed)
    {
        var firstRow = _rows.Count == 0 ? keyRow + 1 : _rows.Min(row => row.Position);
        var firstColumn = _columns.Count == 0 ? int.MaxValue : _columns.Min(column => column.Position);
        var lastColumn = _columns.Count == 0 ? 0 : _columns.Max(column => column.Position);
        var lost = map.RowLabels.Lines.Length - _rows.Count;
        FindHeaders(firstRow);
        AddRowsWithoutKeys(Math.Max(keyRow + 1, firstRow - lost), Math.Min(end, _lastRow + 1 + lost), firstColumn);
        for (var i = 0; i < _rows.Count; i++)
            _rows[i] = WithRowLabel(_rows[i], firstColumn);
        AddColumnsWithoutKeys(firstColumn, lastColumn);
        for (var i = 0; i < _columns.Count; i++)
            _columns[i] = WithColumnLabel(_columns[i]);

        var filled = new Lazy<FilledLines>(() => FilledLines.Of(map, Cells, _rows, _columns, (firstRow, _lastRow), (firstColumn, lastColumn)));
        var rows = LineMatching.Of(
            new LineQuestion(map.RowLabels, isMixed, _areRowGroupsMoved, row => !filled.Value.Rows.Contains(row)), _rows);
        var columns = LineMatching.Of(
            new LineQuestion(map.ColumnLabels, false, _areColumnGroupsMoved, column => !filled.Value.Columns.Contains(column)), _columns);
        new LineTelling(context, map, sheet, taken).Tell(rows, columns);
        var hidden = new List<CellArea>();
        foreach (var row in map.Table.Rows.Lines)
        {
            foreach (var column in map.Table.Columns.Lines)
            {
                if (map.Table[row, column].Slot is not (>= 0 and var slot) || !rows.IsFound(row.Line) || !columns.IsFound(column.Line))
                    continue;
                var (y, x) = (rows.Places[row.Line].Position, columns.Places[column.Line].Position);
                if (Cells.Merged.Hiding(y, x) is { } area)
                    hidden.Add(area);
                else
                    context.Place(slot, sheet, y, x);
            }
        }

        TellHidden(hidden);
    }

    /// <summary>Nobody knows whether what was merged away is blank, and what may still stand there is seen by nobody.</summary>
    private void TellHidden(List<CellArea> hidden)
    {
        if (hidden.Count == 0)
            return;
        var list = ReadingContext.Listed(hidden.Distinct().Select(area => area.ToString()), ", ");
        context.Report(
            FileRules.Altered,
            new Phrase(
                $"Cells of the form were merged: {list}. Those behind the first one of each were not read. Unmerge them and fill them in.",
                $"表内单元格被合并：{list}。每处仅读取首格，其余未读取。请取消合并并填写。"),
            sheet.Name,
            CellAddress.Name(hidden[0].Row, hidden[0].Column));
    }

    private void AddRow(int row, int line)
    {
        _rows.Add(new FoundLine(row, line));
        _keyedRows.Add(row);
        _lastRow = Math.Max(_lastRow, row);
    }

    /// <summary>Rows inside the table whose keys were lost; those that carry nothing but a printed text stay out of it.</summary>
    private void AddRowsWithoutKeys(int first, int end, int firstColumn)
    {
        if (_rows.Count == map.RowLabels.Lines.Length || firstColumn == int.MaxValue)
            return;
        var last = first - 1;
        for (var i = Cells.FirstOf(first); i < Cells.Cells.Count && Cells.Cells[i].Row < end; i++)
        {
            if (Cells.Cells[i].Row == last)
                continue;
            last = Cells.Cells[i].Row;
            if (!_keyedRows.Contains(last))
                _rows.Add(new FoundLine(last, -1));
        }
    }

    /// <summary>The cells between the hidden row of codes and the first row, by column and from the top.</summary>
    private void FindHeaders(int firstRow)
    {
        for (var i = Cells.FirstOf(keyRow + 1); i < Cells.Cells.Count && Cells.Cells[i].Row < firstRow; i++)
        {
            if (Cells.Cells[i] is not { HasFormula: false, Kind: RawCellKind.Text } cell)
                continue;
            if (!_headers.TryGetValue(cell.Column, out var column))
                _headers.Add(cell.Column, column = []);
            column.Add(i);
        }
    }

    /// <summary>Columns in and beside the table whose codes were lost; a label may tell which ones they are.</summary>
    private void AddColumnsWithoutKeys(int firstColumn, int lastColumn)
    {
        var lost = map.ColumnLabels.Lines.Length - _columns.Count;
        if (lost <= 0 || lastColumn == 0)
            return;
        var keyed = _columns.Select(column => column.Position).ToHashSet();
        var first = Math.Max(sheet.KeyColumn + 1, firstColumn - lost);
        foreach (var column in _headers.Keys.Where(column => column >= first && column <= lastColumn + lost && !keyed.Contains(column)).Order())
            _columns.Add(new FoundLine(column, -1));
    }

    /// <summary>Looks for the label beside a row: a text that some line has, else the one furthest right.</summary>
    private FoundLine WithRowLabel(FoundLine row, int firstColumn)
    {
        var labels = map.RowLabels;
        var expected = row.Key >= 0 ? labels.Lines[row.Key] : null;
        var (label, at, isOwn) = ("", -1, false);
        for (var i = Cells.FirstOf(row.Position); i < Cells.Cells.Count && Cells.Cells[i].Row == row.Position; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column >= firstColumn)
                break;
            if (cell.Column <= sheet.KeyColumn)
                continue;
            if (expected is not null && expected.IsIn(Cells, cell))
            {
                isOwn = taken[i] = true;
                continue;
            }

            if (Cells.SqueezedOf(cell) is not { Length: > 0 } squeezed)
                continue;
            _areRowGroupsMoved |= row.Key >= 0 && labels.IsForeignGroup(squeezed, row.Key);
            if (labels.IsLabel(squeezed) || !(labels.IsGroup(squeezed) || labels.IsLabel(label)))
                (label, at) = (squeezed, i);
        }

        return isOwn || (row.Key >= 0 && expected is null) ? row : row with { Label = label, LabelCell = at };
    }

    /// <summary>Looks for the lowest header over a column, and whether the headers above it are those of its groups.</summary>
    private FoundLine WithColumnLabel(FoundLine column)
    {
        var labels = map.ColumnLabels;
        var expected = column.Key >= 0 ? labels.Lines[column.Key] : null;
        var (label, at, isOwn) = ("", -1, false);
        foreach (var i in _headers.GetValueOrDefault(column.Position, []).AsEnumerable().Reverse())
        {
            var cell = Cells.Cells[i];
            if (!isOwn && at < 0 && expected is not null && expected.IsIn(Cells, cell))
            {
                isOwn = taken[i] = true;
                continue;
            }

            var squeezed = Cells.SqueezedOf(cell) ?? "";
            _areColumnGroupsMoved |= column.Key >= 0 && labels.IsForeignGroup(squeezed, column.Key);
            if (at < 0 && !isOwn && (labels.IsLabel(squeezed) || !labels.IsGroup(squeezed)))
                (label, at) = (squeezed, i);
        }

        return isOwn || (column.Key >= 0 && expected is null) ? column : column with { Label = label, LabelCell = at };
    }
}
