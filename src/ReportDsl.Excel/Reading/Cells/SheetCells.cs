using System.Buffers.Text;
using System.Text;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Excel.Reading.Xml;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>The cells of one sheet that hold something, by row and then column.</summary>
internal sealed class SheetCells
{
    /// <summary>Digits that every decimal can have, and a sign.</summary>
    private const int MostWholeDigits = 28;

    /// <summary>2 to the power of 53: up to here a double holds every whole number.</summary>
    private const double LastWhole = 9_007_199_254_740_992;

    private readonly ReadOnlyMemory<byte> _part;
    private readonly SharedStringTable _strings;
    private readonly List<RawCell> _cells;

    private SheetCells(
        ReadOnlyMemory<byte> part, SharedStringTable strings, List<RawCell> cells, SheetFormulas formulas, MergedAreas merged)
    {
        Formulas = formulas;
        Merged = merged;
        _part = part;
        _strings = strings;
        _cells = cells;
    }

    public IReadOnlyList<RawCell> Cells => _cells;

    public SheetFormulas Formulas { get; }

    public MergedAreas Merged { get; }

    public static PartReading<SheetCells> Reading(SharedStringTable strings) =>
        (ref XmlScanner xml, ReadOnlyMemory<byte> part) =>
        {
            var (cells, formulas, merged) = SheetPart.Read(ref xml, part);
            return new SheetCells(part, strings, cells, formulas, merged);
        };

    /// <summary>The index of the cell at a place, -1 where nothing stands there.</summary>
    public int Find(int row, int column)
    {
        var key = RawCell.KeyOf(row, column);
        var (low, high) = (0, _cells.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var found = _cells[middle].Key;
            if (found == key)
                return middle;
            if (found < key)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>The index of the first cell in or after a row.</summary>
    public int FirstOf(int row)
    {
        var key = RawCell.KeyOf(row, 0);
        var (low, high) = (0, _cells.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_cells[middle].Key < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    public ReadOnlySpan<byte> RawOf(in RawCell cell) => _part.Span.Slice(cell.Start, cell.Length);

    /// <summary>The text of a cell for texts, null for other kinds.</summary>
    public string? TextOf(in RawCell cell)
    {
        if (cell.Kind != RawCellKind.Text)
            return null;
        if (cell.SharedString >= 0)
            return _strings[cell.SharedString] ?? throw UnreadableWorkbookException.Damaged(NameOf(cell));
        return cell.Decoded ?? XmlDecoding.CellText(RawOf(cell));
    }

    /// <summary>The text of a cell for texts without white space, null for other kinds.</summary>
    public string? SqueezedOf(in RawCell cell)
    {
        if (cell is { Kind: RawCellKind.Text, SharedString: >= 0 })
            return _strings.SqueezedOf(cell.SharedString) ?? throw UnreadableWorkbookException.Damaged(NameOf(cell));
        return TextOf(cell) is { } text ? Squeezed.Of(text) : null;
    }

    /// <summary>The content of a cell of any kind as text.</summary>
    public string ContentOf(in RawCell cell) => TextOf(cell) ?? Encoding.UTF8.GetString(RawOf(cell));

    /// <summary>Whether a cell holds exactly a text, given in UTF-8; quick where it does.</summary>
    public bool IsText(in RawCell cell, ReadOnlySpan<byte> utf8) =>
        cell is { Kind: RawCellKind.Text, SharedString: >= 0 } && _strings.IsRaw(cell.SharedString, utf8);

    /// <summary>
    /// The number of a cell: what the program that saved it showed, 15 significant digits of the double that stands there; of whole numbers all digits
    /// that are written out or that the double holds. Null where it is none.
    /// </summary>
    public decimal? NumberOf(in RawCell cell)
    {
        var raw = RawOf(cell);
        if (raw.Length <= MostWholeDigits && IsWhole(raw) && Utf8Parser.TryParse(raw, out decimal whole, out _))
            return whole;
        if (!double.TryParse(raw, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) || !(Math.Abs(number) < 1e27))
            return null;
        if (Math.Abs(number) <= LastWhole && double.IsInteger(number))
            return (long)number;

        // What a decimal would round to nothing is not nothing: the sheet counts with it.
        return (decimal)number is not 0 and var exact ? exact : null;
    }

    public static string NameOf(in RawCell cell) => CellAddress.Name(cell.Row, cell.Column);

    private static bool IsWhole(ReadOnlySpan<byte> raw) =>
        (raw is [(byte)'-', ..] ? raw[1..] : raw) is { IsEmpty: false } digits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
