using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportDsl.Excel.Reading.Cells;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>The keys of a sheet that is a list of rows (cover, checks, earlier figures), and the labels that stand beside each.</summary>
internal sealed class RowLabels
{
    private readonly FrozenDictionary<string, ImmutableArray<LabelText>> _byKey;
    private readonly Lazy<FrozenSet<string>> _joined;

    /// <summary>Takes the labels by key, blank ones left out, and the head of the column of values where it has one.</summary>
    public RowLabels(IEnumerable<(string Key, string[] Labels)> rows, string? head)
    {
        _byKey = rows.ToFrozenDictionary(
            row => row.Key, row => row.Labels.Where(label => label.Length > 0).Select(label => new LabelText(label)).ToImmutableArray(), StringComparer.Ordinal);
        _joined = new(() => _byKey.Values.Select(labels => string.Concat(labels.Select(label => label.Squeezed))).ToFrozenSet(StringComparer.Ordinal));
        Head = head is null ? null : new LabelText(head);
    }

    public bool IsEmpty => _byKey.Count == 0;

    public LabelText? Head { get; }

    public IEnumerable<string> Keys => _byKey.Keys;

    public bool Has(string key) => _byKey.ContainsKey(key);

    /// <summary>The first label of a row as printed, the key where it has none.</summary>
    public string NameOf(string key) => _byKey[key] is [var first, ..] ? first.Text : key;

    /// <summary>The column of a row's label on a sheet, 0 where it does not stand there.</summary>
    public int ColumnOf(string key, int row, SheetCells cells)
    {
        if (_byKey[key] is not [var label, ..])
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
        var labels = _byKey[key];
        var found = new List<RawCell>(4);
        for (var i = cells.FirstOf(row); i < cells.Cells.Count && cells.Cells[i].Row == row; i++)
        {
            var cell = cells.Cells[i];
            if (cell.Column >= firstColumn && cell.Column < endColumn && cell is { HasFormula: false, Kind: RawCellKind.Text })
                found.Add(cell);
        }

        if (found.Count == labels.Length && found.Index().All(cell => labels[cell.Index].IsIn(cells, cell.Item)))
            return false;
        var joined = string.Concat(found.Select(cell => LabelText.Squeeze(cells.TextOf(cell) ?? "")));
        return joined != string.Concat(labels.Select(label => label.Squeezed)) && _joined.Value.Contains(joined);
    }
}
