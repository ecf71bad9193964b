using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Finds the rows and columns of one table on a sheet, and by them its cells.</summary>
internal sealed class TableReading(ReadingContext context, TableMap map, OpenedSheet sheet, int keyRow, bool[] taken)
{
    private readonly List<FoundLine> _rows = [];
    private readonly List<FoundLine> _columns = [];
    private readonly HashSet<int> _keyedRows = [];
    private int _lastRow;

    private SheetCells Cells => sheet.Cells;

    /// <summary>Takes a row whose hidden key names a line of this table; false where it names none.</summary>
    public bool TryAddRow(int row, string key)
    {
        if (!map.Rows.TryGetValue(key, out var line))
            return false;
        AddRow(row, line);
        return true;
    }

    /// <summary>Reads the codes of the columns from the hidden row over the table.</summary>
    public void ReadColumnKeys()
    {
        for (var i = Cells.FirstOf(keyRow); i < Cells.Cells.Count && Cells.Cells[i].Row == keyRow; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column <= sheet.KeyColumn || Cells.TextOf(cell) is not { } code || !map.Columns.TryGetValue(code, out var line))
                continue;
            taken[i] = true;
            _columns.Add(new FoundLine(cell.Column, line, null));
        }
    }

    /// <summary>Where a sheet lost its keys: every line stands where it was sent out, and its label says so.</summary>
    public void AssumeLayout()
    {
        for (var line = 0; line < map.RowLabels.Length; line++)
            AddRow(map.Layout.FirstRow + line, line);
        foreach (var (line, (column, _)) in map.Layout.Columns.Index())
            _columns.Add(new FoundLine(column, line, null));
    }

    /// <summary>Puts every cell of the table to its place, as far as that is certain.</summary>
    /// <param name="end">The row of the next key after the table, or one after the last row of the sheet.</param>
    public void Place(int end)
    {
        var firstRow = _rows.Count == 0 ? keyRow + 1 : _rows.Min(row => row.Position);
        var firstColumn = _columns.Count == 0 ? int.MaxValue : _columns.Min(column => column.Position);
        var lastColumn = _columns.Count == 0 ? 0 : _columns.Max(column => column.Position);
        var lost = map.RowLabels.Length - _rows.Count;
        AddRowsWithoutKeys(Math.Max(keyRow + 1, firstRow - lost), Math.Min(end, _lastRow + 1 + lost), firstColumn);
        for (var i = 0; i < _rows.Count; i++)
            _rows[i] = _rows[i] with { Label = RowLabel(_rows[i], firstColumn) };
        for (var i = 0; i < _columns.Count; i++)
            _columns[i] = _columns[i] with { Label = ColumnLabel(_columns[i], firstRow) };

        var rows = LineMatching.Of(Labels(map.RowLabels), _rows, row => IsEmpty(row, row, firstColumn, lastColumn));
        var columns = LineMatching.Of(Labels(map.ColumnLabels), _columns, column => IsEmpty(firstRow, _lastRow, column, column));
        Tell(rows, map.Table.Rows, map.RowLabels, isRow: true);
        Tell(columns, map.Table.Columns, map.ColumnLabels, isRow: false);
        foreach (var row in map.Table.Rows.Lines)
        {
            foreach (var column in map.Table.Columns.Lines)
            {
                if (map.Table[row, column].Slot is >= 0 and var slot && rows.Positions[row.Line] > 0 && columns.Positions[column.Line] > 0)
                    context.Place(slot, sheet, rows.Positions[row.Line], columns.Positions[column.Line]);
            }
        }
    }

    private void AddRow(int row, int line)
    {
        _rows.Add(new FoundLine(row, line, null));
        _keyedRows.Add(row);
        _lastRow = Math.Max(_lastRow, row);
    }

    private static ImmutableArray<string?> Labels(ImmutableArray<LabelText?> labels) => [.. labels.Select(label => label?.Squeezed)];

    /// <summary>Rows inside the table whose keys were lost; those that carry nothing but a printed text stay out of it.</summary>
    private void AddRowsWithoutKeys(int first, int end, int firstColumn)
    {
        if (_rows.Count == map.RowLabels.Length || firstColumn == int.MaxValue)
            return;
        for (var row = first; row < end; row++)
        {
            if (!_keyedRows.Contains(row) && Cells.FirstOf(row) is var at && at < Cells.Cells.Count && Cells.Cells[at].Row == row)
                _rows.Add(new FoundLine(row, -1, null));
        }
    }

    /// <summary>The label beside a row, null where it is the one that its key has; the label furthest right where there are several.</summary>
    private string? RowLabel(FoundLine row, int firstColumn)
    {
        var expected = row.Key >= 0 ? map.RowLabels[row.Key] : null;
        string? label = null;
        for (var i = Cells.FirstOf(row.Position); i < Cells.Cells.Count && Cells.Cells[i].Row == row.Position; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column <= sheet.KeyColumn)
                continue;
            if (cell.Column >= firstColumn)
                break;
            if (expected is not null && expected.IsIn(Cells, cell))
            {
                taken[i] = true;
                return null;
            }

            label = Cells.TextOf(cell) is { } text ? LabelText.Squeeze(text) : label;
        }

        // Without a label of its own, or with it blanked out, the key stands unopposed.
        return row.Key >= 0 && (expected is null || label is null) ? null : label ?? "";
    }

    /// <summary>The lowest header over a column, null where it is the one that its key has.</summary>
    private string? ColumnLabel(FoundLine column, int firstRow)
    {
        if (map.ColumnLabels[column.Key] is not { } expected)
            return null;
        for (var row = firstRow - 1; row > keyRow; row--)
        {
            var at = Cells.Find(row, column.Position);
            if (at < 0 || Cells.TextOf(Cells.Cells[at]) is not { } text)
                continue;
            if (!expected.IsIn(Cells, Cells.Cells[at]))
                return LabelText.Squeeze(text);
            taken[at] = true;
            return null;
        }

        return null;
    }

    private bool IsEmpty(int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        for (var i = Cells.FirstOf(firstRow); i < Cells.Cells.Count && Cells.Cells[i].Row <= lastRow; i++)
        {
            var cell = Cells.Cells[i];
            if (cell.Column >= firstColumn && cell.Column <= lastColumn && !cell.HasFormula)
                return false;
        }

        return true;
    }

    private void Tell(LineMatching matching, Axis axis, ImmutableArray<LabelText?> labels, bool isRow)
    {
        var (kind, chinese) = isRow ? ("row", "行") : ("column", "列");
        var missing = axis.Lines.Where(line => matching.Evidence[line.Line] == LineEvidence.Missing).Select(NameOf).ToList();
        if (missing.Count > 0)
        {
            var list = ReadingContext.Listed(missing, "; ");
            context.Report(FileRules.Altered, new Phrase($"{Title}: there is no {kind} {list}", $"{Title}：缺少{chinese} {list}"), sheet.Name);
        }

        if (!matching.Rivals.IsEmpty)
        {
            var list = ReadingContext.Listed(matching.Rivals.Select(rival => PlaceOf(rival, isRow)).Distinct(), ", ");
            context.Report(
                FileRules.Altered,
                new Phrase(
                    $"{Title}: several places claim the same {kind}, or keys and labels contradict each other: {list}. They were not read.",
                    $"{Title}：多处对应同一{chinese}，或编码与名称不一致：{list}。这些内容未读取。"),
                sheet.Name);
        }

        foreach (var line in axis.Lines)
        {
            var where = PlaceOf(new FoundLine(matching.Positions[line.Line], 0, null), isRow);
            if (matching.Evidence[line.Line] == LineEvidence.Relabelled)
            {
                context.Report(
                    FileRules.Moved,
                    new Phrase($"{Title}: the label of {kind} {NameOf(line)} was changed", $"{Title}：{chinese}“{NameOf(line)}”的名称被改动"),
                    sheet.Name,
                    where);
            }
        }

        var byLabel = axis.Lines.Where(line => matching.Evidence[line.Line] == LineEvidence.Label).Select(NameOf).ToList();
        if (byLabel.Count > 0)
        {
            var list = ReadingContext.Listed(byLabel, "; ");
            context.Report(
                FileRules.Moved,
                new Phrase($"{Title}: found by its label, not by its key: {list}", $"{Title}：按名称（而非编码）识别的{chinese}：{list}"),
                sheet.Name);
        }

        string NameOf(AxisItem line) => labels[line.Line]?.Text is { Length: > 0 } text ? text : line.Path;
    }

    private string Title => context.Map.Layout.Words.Of(map.Table.Label) is { Length: > 0 } label ? label : sheet.Name;

    private static string PlaceOf(FoundLine line, bool isRow) =>
        isRow ? CellAddress.Name(line.Position, 1)[1..] : CellAddress.ColumnName(line.Position);
}
