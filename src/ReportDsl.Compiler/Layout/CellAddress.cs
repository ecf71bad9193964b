using System.Globalization;

namespace ReportDsl.Layout;

/// <summary>A rectangle of cells on one sheet; rows and columns count from 1.</summary>
public readonly record struct CellArea(int Row, int Column, int RowSpan, int ColumnSpan)
{
    /// <summary>The last row, from 1.</summary>
    public int LastRow => Row + RowSpan - 1;

    /// <summary>The last column, from 1.</summary>
    public int LastColumn => Column + ColumnSpan - 1;

    /// <summary>Whether it is more than one cell.</summary>
    public bool IsMerged => RowSpan > 1 || ColumnSpan > 1;

    /// <summary>Whether a cell lies in it; row and column count from 1.</summary>
    public bool Contains(int row, int column) => row >= Row && row <= LastRow && column >= Column && column <= LastColumn;

    /// <summary>As in formulas: <c>E7</c>, <c>E7:J9</c>.</summary>
    public override string ToString() =>
        IsMerged ? $"{CellAddress.Name(Row, Column)}:{CellAddress.Name(LastRow, LastColumn)}" : CellAddress.Name(Row, Column);
}

/// <summary>A cell of a workbook; row and column count from 1.</summary>
public readonly record struct CellAddress(string Sheet, int Row, int Column)
{
    /// <summary>Without the sheet: <c>E7</c>.</summary>
    public string Local => Name(Row, Column);

    /// <summary>As in a formula: <c>'三'!E7</c>.</summary>
    public override string ToString() => $"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{Local}";

    /// <summary>The name of a cell, whose row and column count from 1: <c>E7</c>.</summary>
    public static string Name(int row, int column) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>1 is A, 27 is AA.</summary>
    public static string ColumnName(int column)
    {
        Span<char> letters = stackalloc char[4];
        var start = letters.Length;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            letters[--start] = (char)('A' + ((rest - 1) % 26));
        return new string(letters[start..]);
    }
}
