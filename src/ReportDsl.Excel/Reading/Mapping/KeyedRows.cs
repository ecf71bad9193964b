using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A row of a list with its key, and where its value stands; the cell is -1 where it is blank.</summary>
internal readonly record struct KeyedRow(string Key, int Row, int Column, int Cell);

/// <summary>
/// Reads a sheet that is a list of rows, each with a hidden key, labels and one value: cover, checks, earlier figures. The column of values is
/// found by its head or by the labels, a row by its key, which its labels must not contradict.
/// </summary>
internal sealed class KeyedRows
{
    private readonly ReadingContext _context;
    private readonly OpenedSheet _sheet;
    private readonly RowLabels _labels;
    private readonly List<(int Row, string Key)> _keys = [];
    private readonly int _column;

    private KeyedRows(ReadingContext context, OpenedSheet sheet, RowLabels labels, int valueColumn)
    {
        (_context, _sheet, _labels) = (context, sheet, labels);
        foreach (var cell in Cells.Cells)
        {
            if (cell.Column == sheet.KeyColumn && cell.Row != sheet.IdentityRow && Cells.TextOf(cell) is { } key && labels.Has(key))
                _keys.Add((cell.Row, key));
        }

        _column = ColumnOfValues(valueColumn + sheet.KeyColumn - SheetLayout.KeyColumn);
    }

    private SheetCells Cells => _sheet.Cells;

    /// <summary>The rows that were found, each key once.</summary>
    /// <param name="beside">How many columns follow before the hidden ones. Where it is more than one, they are merged, and a value may stand in any.</param>
    public static ImmutableArray<KeyedRow> Of(ReadingContext context, OpenedSheet sheet, RowLabels labels, int valueColumn, int beside)
    {
        var rows = new KeyedRows(context, sheet, labels, valueColumn);
        return rows.Read(beside);
    }

    private ImmutableArray<KeyedRow> Read(int columns)
    {
        var found = new Dictionary<string, KeyedRow>(StringComparer.Ordinal);
        var (contradicted, doubtful) = (new List<string>(), new List<string>());
        var extras = new List<string>();
        foreach (var (row, key) in _keys)
        {
            var value = ValueOf(row, key, columns, extras);
            if (value.Cell >= 0 && _labels.Contradicts(key, row, _sheet.KeyColumn + 1, Math.Max(_column, _sheet.KeyColumn + 1), Cells))
                contradicted.Add(CellAddress.Name(row, value.Column));
            else if (!found.TryGetValue(key, out var other) || other.Cell < 0)
                found[key] = value;
            else if (value.Cell >= 0 && TextOf(value.Cell) != TextOf(other.Cell))
                doubtful.Add(key);
        }

        foreach (var key in doubtful)
            found.Remove(key);
        TellDoubtful(contradicted, [.. doubtful.Distinct()]);
        TellMissing();
        TellExtras(extras);
        return [.. found.Values.OrderBy(row => row.Row)];
    }

    private KeyedRow ValueOf(int row, string key, int columns, List<string> extras)
    {
        var at = Cells.Find(row, _column);
        if (at >= 0 && IsBlank(at))
            at = -1;
        var beside = new List<int>();
        for (var i = Cells.FirstOf(row); i < Cells.Cells.Count && Cells.Cells[i].Row == row; i++)
        {
            if (Cells.Cells[i].Column > _column && Cells.Cells[i].Column <= _column + columns && !Cells.Cells[i].HasFormula && !IsBlank(i))
                beside.Add(i);
        }

        if (columns > 1 && at < 0 && beside is [var only])
        {
            var place = SheetCells.NameOf(Cells.Cells[only]);
            _context.Report(
                FileRules.Moved,
                new Phrase(
                    $"“{_labels.NameOf(key)}” stands in {place}, beside its cell; it was read from there.",
                    $"“{_labels.NameOf(key)}”填在 {place}，不在应填的格中；已从该处读取。"),
                _sheet.Name,
                place);
            return new KeyedRow(key, row, Cells.Cells[only].Column, only);
        }

        extras.AddRange(beside.Select(i => SheetCells.NameOf(Cells.Cells[i])));
        return new KeyedRow(key, row, _column, at);
    }

    private int ColumnOfValues(int expected)
    {
        if (_labels.Head is null)
        {
            var label = _keys.Select(key => _labels.ColumnOf(key.Key, key.Row, Cells)).FirstOrDefault(column => column > 0);
            return label > 0 ? label + 1 : expected;
        }

        var end = _keys.Count == 0 ? 0 : Cells.FirstOf(_keys[0].Row);
        for (var i = 0; i < end; i++)
        {
            if (_labels.Head.IsIn(Cells, Cells.Cells[i]))
                return Cells.Cells[i].Column;
        }

        return expected;
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

        foreach (var key in doubtful)
        {
            var place = CellAddress.Name(_keys.FindLast(other => other.Key == key).Row, _column);
            Report(
                FileRules.Altered,
                new Phrase(
                    $"“{_labels.NameOf(key)}” is there several times with different contents; it was not read. Delete the copies.",
                    $"“{_labels.NameOf(key)}”出现多次且内容不同，未读取。请删除多余的行。"),
                place);
        }
    }

    private void TellMissing()
    {
        var present = _keys.Select(key => key.Key).ToHashSet(StringComparer.Ordinal);
        var missing = _labels.Keys.Where(key => !present.Contains(key)).Select(_labels.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
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

    private void TellExtras(List<string> extras)
    {
        if (extras.Count > 0)
            Report(FileRules.Extra, ReadingContext.Outside(extras), extras[0]);
    }

    private bool IsBlank(int cell) => Cells.TextOf(Cells.Cells[cell]) is { } text && Entry.IsBlank(text);

    private string TextOf(int cell) => Cells.ContentOf(Cells.Cells[cell]);

    private void Report(FileRule rule, Phrase message, string? address) => _context.Report(rule, message, _sheet.Name, address);
}
