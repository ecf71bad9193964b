using System.Collections.Frozen;
using ReportDsl.Excel.Sheets;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What stands on a sheet as it is sent out: texts, and formulas by place.</summary>
internal sealed class PrintedSheet
{
    private readonly FrozenDictionary<long, LabelText> _texts;
    private readonly FrozenSet<string> _squeezed;
    private readonly FrozenSet<long> _formulas;
    private readonly FrozenSet<long> _textFormulas;
    private readonly (int Row, int Column) _anchor;

    /// <summary>What is printed, and where formulas stand.</summary>
    /// <param name="textFormulas">Formulas among them that may give any text.</param>
    public PrintedSheet(
        IEnumerable<(int Row, int Column, string Text)> texts, IEnumerable<(int Row, int Column)> formulas, IEnumerable<(int Row, int Column)> textFormulas)
    {
        _texts = texts.ToFrozenDictionary(text => RawCell.KeyOf(text.Row, text.Column), text => new LabelText(text.Text));
        _squeezed = _texts.Values.Select(text => text.Squeezed).ToFrozenSet(StringComparer.Ordinal);
        _formulas = KeysOf(formulas);
        _textFormulas = KeysOf(textFormulas);
        _anchor = RawCell.PlaceOf(_texts.Keys.DefaultIfEmpty().Max());
    }

    /// <summary>The texts and formulas of a sheet before it is written.</summary>
    public static PrintedSheet Of(SheetDraft draft, IEnumerable<(int Row, int Column)> textFormulas)
    {
        var cells = draft.Rows.SelectMany(row => row.Cells.Values).ToList();
        return new PrintedSheet(
            cells.Where(cell => cell.Content is string { Length: > 0 }).Select(cell => (cell.Row, cell.Column, cell.Content as string ?? "")),
            cells.Where(cell => cell.Content is Formula).Select(cell => (cell.Row, cell.Column)),
            textFormulas);
    }

    /// <summary>Whether a cell holds a text that is printed on the sheet, wherever it has got to.</summary>
    public bool IsText(SheetCells cells, in RawCell cell) =>
        (_texts.TryGetValue(cell.Key, out var expected) && expected.IsIn(cells, cell))
        || (cells.SqueezedOf(cell) is { } text && _squeezed.Contains(text));

    /// <summary>Whether a formula was sent out at the place of a cell.</summary>
    public bool IsFormulaPlace(in RawCell cell) => _formulas.Contains(cell.Key);

    /// <summary>
    /// Whether what stands in a cell can be the result of the formula that was sent out there, pasted over it: a number or the like, or a text with
    /// one of the signs that all words of formulas have.
    /// </summary>
    public bool IsResult(SheetCells cells, in RawCell cell) =>
        IsFormulaPlace(cell)
        && (_textFormulas.Contains(cell.Key) || cells.TextOf(cell) is not { } text || string.IsNullOrWhiteSpace(text) || text[0] is '×' or '!' or 'i' or '…' or '—' or '√' or '○' || text[^1] == '»');

    /// <summary>
    /// How far all printed texts have moved together, as when rows or columns before them were inserted or deleted; null where they have not.
    /// What stands over the hidden row of identity may have kept its rows, as where that row was deleted.
    /// </summary>
    public (int Rows, int Columns)? Shift(SheetCells cells)
    {
        if (_texts.Count == 0)
            return null;
        if (AreAllIn(cells, 0, 0))
            return (0, 0);

        var last = _texts[RawCell.KeyOf(_anchor.Row, _anchor.Column)];
        for (var i = cells.Cells.Count - 1; i >= 0; i--)
        {
            var cell = cells.Cells[i];
            var (rows, columns) = (cell.Row - _anchor.Row, cell.Column - _anchor.Column);
            if (last.IsIn(cells, cell) && AreAllIn(cells, rows, columns))
                return (rows, columns);
        }

        return null;
    }

    private static FrozenSet<long> KeysOf(IEnumerable<(int Row, int Column)> places) => places.Select(place => RawCell.KeyOf(place.Row, place.Column)).ToFrozenSet();

    private bool AreAllIn(SheetCells cells, int rows, int columns)
    {
        foreach (var (key, text) in _texts)
        {
            var (row, column) = RawCell.PlaceOf(key);

            // What the row of identity says went with it where that was deleted.
            if (row == SheetLayout.IdentityRow)
                continue;
            if (!IsAt(row + rows, column + columns, text) && (row >= SheetLayout.IdentityRow || !IsAt(row, column + columns, text)))
                return false;
        }

        return true;

        bool IsAt(int row, int column, LabelText text) => cells.Find(row, column) is >= 0 and var at && text.IsIn(cells, cells.Cells[at]);
    }
}
