namespace ReportDsl.Excel.Reading.Cells;

internal enum RawCellKind : byte
{
    /// <summary>A formula without a stored result.</summary>
    None,
    Number,

    /// <summary>A text; see <see cref="RawCell.SharedString"/>.</summary>
    Text,
    Boolean,

    /// <summary>A spreadsheet error such as <c>#REF!</c>.</summary>
    Error,

    /// <summary>A date in ISO form, which strict files may have.</summary>
    IsoDate,
}

/// <summary>
/// A cell with a content, as it stands in a sheet's part: its value by place, decoded when it is asked for. Row and column count from 1.
/// </summary>
/// <param name="Formula">The index of its formula among those of the sheet, -1 where it has none.</param>
/// <param name="SharedString">The index of a shared text, -1 where the text stands in the part itself.</param>
/// <param name="Start">Where the raw value begins in the part.</param>
internal readonly record struct RawCell(
    int Row, int Column, RawCellKind Kind, int Formula, int Style, int SharedString, int Start, int Length, string? Decoded)
{
    public bool HasFormula => Formula >= 0;

    public long Key => KeyOf(Row, Column);

    public static long KeyOf(int row, int column) => ((long)row << 20) | (uint)column;

    public static (int Row, int Column) PlaceOf(long key) => ((int)(key >> 20), (int)(key & 0xFFFFF));
}
