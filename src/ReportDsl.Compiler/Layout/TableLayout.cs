using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>Where a table stands on its sheet.</summary>
/// <param name="KeyRow">The hidden row over the table: the table's key in the key column, the codes of the columns over the cells.</param>
/// <param name="TitleRow">The row of the table's label, 0 where it has none.</param>
/// <param name="FirstHeaderRow">The first row of the headers; the body follows them.</param>
/// <param name="FirstRow">The row of the first line; each line takes one row.</param>
/// <param name="FirstStubColumn">The first label column.</param>
/// <param name="Columns">Of each column line: its first column and how many columns it spans.</param>
/// <param name="LastRow">The last row, notes of the table included.</param>
public sealed record TableLayout(
    Table Table,
    int KeyRow,
    int TitleRow,
    int FirstHeaderRow,
    int FirstRow,
    int FirstStubColumn,
    ImmutableArray<(int Column, int Span)> Columns,
    int LastRow)
{
    /// <summary>The row of the last line.</summary>
    public int LastBodyRow => FirstRow + Table.Rows.Lines.Length - 1;

    /// <summary>Where the lines of a row and a column cross.</summary>
    public CellArea AreaOf(AxisItem row, AxisItem column) =>
        new(FirstRow + row.Line, Columns[column.Line].Column, 1, Columns[column.Line].Span);

    /// <summary>The lines with cells, without headers and stub.</summary>
    public CellArea Body => new(
        FirstRow, Columns[0].Column, Table.Rows.Lines.Length, Columns[^1].Column + Columns[^1].Span - Columns[0].Column);
}
