using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A row of a list with its key, and where its value stands; the cell is -1 where it is blank.</summary>
internal readonly record struct KeyedRow(string Key, int Row, int Column, int Cell);

/// <summary>
/// Reads a sheet that is a list of rows. The column of values is found by its head or by the labels, a row by its key, which its labels must not
/// contradict, or by its labels where its key is gone. What stands anywhere else is told.
/// </summary>
internal sealed class KeyedRows
{
    private readonly ReadingContext _context;
    private readonly OpenedSheet _sheet;
    private readonly ListMap _map;
    private readonly List<(int Row, string Key)> _keys = [];
    private readonly int _column;

    private KeyedRows(ReadingContext context, OpenedSheet sheet, ListMap map)
    {
        (_context, _sheet, _map) = (context, sheet, map);
        foreach (var cell in Cells.Cells)
        {
            if (cell.Column == sheet.KeyColumn && cell.Row != sheet.IdentityRow && Cells.TextOf(cell) is { } key && Labels.Has(key))
                _keys.Add((cell.Row, key));
        }

        AddRowsWithoutKeys();
        _column = ColumnOfValues(map.ValueColumn + sheet.KeyColumn - SheetLayout.KeyColumn);
    }

    private SheetCells Cells => _sheet.Cells;

    private RowLabels Labels => _map.Labels;

    /// <summary>The rows that were found, each key once.</summary>
    public static ImmutableArray<KeyedRow> Of(ReadingContext context, OpenedSheet sheet, ListMap map) => new KeyedRows(context, sheet, map).Read();

    private ImmutableArray<KeyedRow> Read()
    {
        var found = new Dictionary<string, KeyedRow>(StringComparer.Ordinal);
        var (contradicted, doubtful) = (new List<string>(), new List<string>());
        var beside = new List<(string Key, string Place)>();
        foreach (var (row, key) in _keys)
        {
            var value = ValueOf(row, key, beside);
            if (value.Cell >= 0 && Labels.Contradicts(key, row, _sheet.KeyColumn + 1, Math.Max(_column, _sheet.KeyColumn + 1), Cells))
                contradicted.Add(CellAddress.Name(row, value.Column));
            else if (!found.TryGetValue(key, out var other) || other.Cell < 0)
                found[key] = value;
            else if (value.Cell >= 0 && TextOf(value.Cell) != TextOf(other.Cell))
                doubtful.Add(key);
        }

        foreach (var key in doubtful)
            found.Remove(key);
        TellBeside(beside);
        TellDoubtful(contradicted, [.. doubtful.Distinct()]);
        TellMissing();
        TellMoved(found.Values);
        foreach (var row in found.Values)
            _context.FindLine(_map.Part, (Labels.RowOf(row.Key), _map.ValueColumn), (row.Row, row.Column));
        TellExtras(found.Values, isMoved: beside.Count > 0 || _column != _map.ValueColumn || _keys.Exists(key => key.Row != Labels.RowOf(key.Key)));
        return [.. found.Values.OrderBy(row => row.Row)];
    }

    private void AddRowsWithoutKeys()
    {
        var present = _keys.Select(key => key.Key).ToHashSet(StringComparer.Ordinal);
        if (Labels.Keys.All(present.Contains))
            return;
        var keyed = _keys.Select(key => key.Row).ToHashSet();
        var found = Labels.Find(Cells).Where(row => !present.Contains(row.Key) && !keyed.Contains(row.Value)).OrderBy(row => row.Value).ToList();
        if (found.Count == 0)
            return;
        _keys.AddRange(found.Select(row => (row.Value, row.Key)));
        var list = ReadingContext.Listed(found.Select(row => Labels.NameOf(row.Key)).Distinct(StringComparer.Ordinal), "; ");
        Report(
            FileRules.Moved,
            new Phrase(
                $"These rows were found by their labels, their hidden keys are gone: {list}.", $"以下行的隐藏编码丢失，已按名称识别：{list}。"),
            null);
    }

    private KeyedRow ValueOf(int row, string key, List<(string Key, string Place)> beside)
    {
        var at = Cells.Find(row, _column);
        if (at >= 0 && IsBlank(at))
            at = -1;
        if (_map.Beside <= 1 || at >= 0 || OnlyBeside(row) is not { } only)
            return new KeyedRow(key, row, _column, at);

        beside.Add((key, SheetCells.NameOf(Cells.Cells[only])));
        return new KeyedRow(key, row, Cells.Cells[only].Column, only);
    }

    /// <summary>The only content in the columns beside a value, null where there is none or more than one.</summary>
    private int? OnlyBeside(int row)
    {
        int? only = null;
        for (var i = Cells.FirstOf(row); i < Cells.Cells.Count && Cells.Cells[i].Row == row; i++)
        {
            if (Cells.Cells[i].Column <= _column || Cells.Cells[i].Column > _column + _map.Beside || Cells.Cells[i].HasFormula || IsBlank(i))
                continue;
            if (only is not null)
                return null;
            only = i;
        }

        return only;
    }

    private int ColumnOfValues(int expected)
    {
        if (Labels.Head is null)
        {
            var label = _keys.Select(key => Labels.ColumnOf(key.Key, key.Row, Cells)).FirstOrDefault(column => column > 0);
            return label > 0 ? label + 1 : expected;
        }

        var end = _keys.Count == 0 ? 0 : Cells.FirstOf(_keys[0].Row);
        for (var i = 0; i < end; i++)
        {
            if (Labels.Head.IsIn(Cells, Cells.Cells[i]))
                return Cells.Cells[i].Column;
        }

        return expected;
    }

    private void TellBeside(List<(string Key, string Place)> beside)
    {
        if (beside.Count == 0)
            return;
        var english = ReadingContext.Listed(beside.Select(value => $"“{Labels.NameOf(value.Key)}” in {value.Place}"), ", ");
        var chinese = ReadingContext.Listed(beside.Select(value => $"“{Labels.NameOf(value.Key)}”在 {value.Place}"), "、");
        Report(
            FileRules.Moved,
            new Phrase($"Values stand beside their cells, and were read from there: {english}.", $"数据填在应填的格旁边，已从该处读取：{chinese}。"),
            beside[0].Place);
    }

    private void TellDoubtful(List<string> contradicted, List<string> doubtful)
    {
        if (contradicted.Count > 0)
        {
            var list = ReadingContext.Listed(contradicted, ", ");
            Report(
                FileRules.Altered,
                new Phrase(
                    $"Labels and hidden keys contradict each other beside {list}: rows were moved without their keys. These cells were not read.",
                    $"{list} 所在行的名称与隐藏编码不一致：行被移动而编码未随之移动。这些单元格未读取。"),
                contradicted[0]);
        }

        if (doubtful.Count > 0)
        {
            var list = ReadingContext.Listed(doubtful.Select(Labels.NameOf), "; ");
            Report(
                FileRules.Altered,
                new Phrase(
                    $"These rows are there several times with different contents; they were not read: {list}. Delete the copies.",
                    $"以下行出现多次且内容不同，未读取：{list}。请删除多余的行。"),
                CellAddress.Name(_keys.FindLast(other => other.Key == doubtful[^1]).Row, _column));
        }
    }

    private void TellMissing()
    {
        var present = _keys.Select(key => key.Key).ToHashSet(StringComparer.Ordinal);
        var missing = Labels.Keys.Where(key => !present.Contains(key)).Select(Labels.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return;
        var list = ReadingContext.Listed(missing, "; ");
        Report(
            FileRules.Altered,
            new Phrase(
                $"Rows or their hidden keys are gone: {list}. What stood there was not read.",
                $"有行或其隐藏编码被删除：{list}。相应内容未读取。"),
            null);
    }

    private void TellMoved(IReadOnlyCollection<KeyedRow> found)
    {
        foreach (var row in found)
        {
            if (row.Row == Labels.RowOf(row.Key) && _column == _map.ValueColumn)
                continue;
            _context.ReportMoved(_sheet.Name, CellAddress.Name(row.Row, row.Column));
            return;
        }
    }

    /// <summary>
    /// Contents that are no value of the list and were not sent out: labels that were changed, and remarks, which are not to be lost in silence.
    /// </summary>
    private void TellExtras(IReadOnlyCollection<KeyedRow> found, bool isMoved)
    {
        var values = found.Select(row => row.Cell).ToHashSet();
        var rows = found.Select(row => row.Row).ToHashSet();
        var (extras, labels) = (new List<string>(), new List<string>());
        for (var i = 0; i < Cells.Cells.Count; i++)
        {
            // Where rows have moved it is not known which formulas are the form's.
            var cell = Cells.Cells[i];
            var isOwnFormula = cell.HasFormula && (isMoved || _map.Printed.IsFormulaPlace(cell));
            var isPrinted = isOwnFormula || cell.Column == _sheet.KeyColumn || _map.Printed.IsText(Cells, cell) || _map.Printed.IsResult(Cells, cell) || IsRemembered(cell, rows);
            if (!isPrinted && !values.Contains(i) && !(Cells.TextOf(cell) is { } text && string.IsNullOrWhiteSpace(text)))
                (cell.Column < _column && rows.Contains(cell.Row) && !_map.Printed.IsFormulaPlace(cell) ? labels : extras).Add(SheetCells.NameOf(cell));
        }

        if (labels.Count > 0)
        {
            var list = ReadingContext.Listed(labels, ", ");
            Report(
                FileRules.Moved,
                new Phrase($"Labels were changed: {list}. Their rows were found by their hidden keys.", $"名称被改动：{list}。所在行已按隐藏编码识别。"),
                labels[0]);
        }

        if (extras.Count > 0)
            Report(FileRules.Extra, ReadingContext.Outside(extras), extras[0]);
    }

    /// <summary>
    /// Whether a cell holds what the sheet remembers in hidden columns of a figure that was carried in: beside the figure, or beside a copy of its row, where
    /// nobody has typed it either.
    /// </summary>
    private bool IsRemembered(in RawCell cell, HashSet<int> rows)
    {
        var sentColumn = cell.Column - _column + _map.ValueColumn;
        if (sentColumn < _map.Remembered.First || sentColumn > _map.Remembered.Last)
            return false;
        return rows.Contains(cell.Row)
            || (Cells.Find(cell.Row, _map.Remembered.First + _column - _map.ValueColumn) is >= 0 and var state
                && CellValues.PlainNumber(Cells, Cells.Cells[state]) is { } weight
                && CarriedFigure.StateOf(weight) is not null);
    }

    private bool IsBlank(int cell) => Cells.TextOf(Cells.Cells[cell]) is { } text && CellContent.IsBlank(text);

    private string TextOf(int cell) => Cells.ContentOf(Cells.Cells[cell]);

    private void Report(FileRule rule, Phrase message, string? address) => _context.Report(rule, message, _sheet.Name, address);
}
