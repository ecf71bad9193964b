using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportDsl.Excel.Reading.Cells;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A row of a list: its hidden key, the row it was sent out in, and the labels beside the key.</summary>
internal readonly record struct LabelledRow(string Key, int Row, string[] Labels);

/// <summary>The keys of a sheet that is a list of rows (cover, checks, earlier figures), and the labels that stand beside each.</summary>
internal sealed class RowLabels
{
    private readonly FrozenDictionary<string, (int Row, ImmutableArray<LabelText> Labels)> _byKey;
    private readonly Lazy<ILookup<string, string>> _keysByLabels;
    private readonly int _longest;

    /// <summary>Takes the rows, blank labels left out, and the head of the column of values where it has one.</summary>
    public RowLabels(IEnumerable<LabelledRow> rows, string? head)
    {
        _byKey = rows.ToFrozenDictionary(
            row => row.Key,
            row => (row.Row, row.Labels.Where(label => label.Length > 0).Select(label => new LabelText(label)).ToImmutableArray()),
            StringComparer.Ordinal);
        _keysByLabels = new(() => _byKey.ToLookup(row => Joined(row.Value.Labels), row => row.Key, StringComparer.Ordinal));
        _longest = _byKey.Values.Select(row => Joined(row.Labels).Length).DefaultIfEmpty(0).Max();
        Head = head is null ? null : new LabelText(head);
    }

    public bool IsEmpty => _byKey.Count == 0;

    public LabelText? Head { get; }

    public IEnumerable<string> Keys => _byKey.Keys;

    public bool Has(string key) => _byKey.ContainsKey(key);

    /// <summary>The row that a key was sent out in.</summary>
    public int RowOf(string key) => _byKey[key].Row;

    /// <summary>The first label of a row as printed, the key where it has none.</summary>
    public string NameOf(string key) => _byKey[key].Labels is [var first, ..] ? first.Text : key;

    /// <summary>The column of a row's label on a sheet, 0 where it does not stand there.</summary>
    public int ColumnOf(string key, int row, SheetCells cells)
    {
        if (_byKey[key].Labels is not [var label, ..])
            return 0;
        for (var i = cells.FirstOf(row); i < cells.Cells.Count && cells.Cells[i].Row == row; i++)
        {
            if (label.IsIn(cells, cells.Cells[i]))
                return cells.Cells[i].Column;
        }

        return 0;
    }

    /// <summary>Whether the labels beside a key are those of another row: it was moved without its key, or its key without it.</summary>
    public bool Contradicts(string key, int row, int firstColumn, int endColumn, SheetCells cells)
    {
        var labels = _byKey[key].Labels;
        var found = TextsOf(row, cells).Where(cell => cell.Column >= firstColumn && cell.Column < endColumn).ToList();
        if (found.Count == labels.Length && found.Index().All(cell => labels[cell.Index].IsIn(cells, cell.Item)))
            return false;
        var joined = string.Concat(found.Select(cell => cells.SqueezedOf(cell) ?? ""));
        return joined != Joined(labels) && _keysByLabels.Value.Contains(joined);
    }

    /// <summary>The rows that their labels alone tell, each of a key that has no other row like it.</summary>
    public Dictionary<string, int> Find(SheetCells cells)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        var row = 0;
        foreach (var cell in cells.Cells)
        {
            if (cell.Row == row)
                continue;
            row = cell.Row;
            if (KeyAt(row, cells) is { } key && !found.TryAdd(key, row))
                ambiguous.Add(key);
        }

        foreach (var key in ambiguous)
            found.Remove(key);
        return found;
    }

    /// <summary>Whether every row can be found by its labels alone.</summary>
    public bool AreAllIn(SheetCells cells) => !IsEmpty && Find(cells).Count == _byKey.Count;

    /// <summary>The key whose labels a row begins with, the longest such labels; null where there is none, or several have them.</summary>
    private string? KeyAt(int row, SheetCells cells)
    {
        string? key = null;
        var joined = "";
        foreach (var cell in TextsOf(row, cells))
        {
            joined += cells.SqueezedOf(cell);
            if (_keysByLabels.Value[joined].ToList() is { Count: > 0 } keys)
                key = keys.Count == 1 ? keys[0] : null;
            if (joined.Length > _longest)
                break;
        }

        return key;
    }

    private static IEnumerable<RawCell> TextsOf(int row, SheetCells cells)
    {
        for (var i = cells.FirstOf(row); i < cells.Cells.Count && cells.Cells[i].Row == row; i++)
        {
            if (cells.Cells[i] is { HasFormula: false, Kind: RawCellKind.Text } cell)
                yield return cell;
        }
    }

    private static string Joined(ImmutableArray<LabelText> labels) => string.Concat(labels.Select(label => label.Squeezed));
}
