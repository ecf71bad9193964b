using System.Collections.Immutable;

namespace ReportDsl.Layout;

/// <summary>
/// The sheet of one top-level section (or of what stands outside the sections). Row 1 is a tool bar that is not printed, row 2 the
/// title, row 3 holds the sheet's identity, and what is said of all of it: it is hidden where that is nothing. Column A is hidden and holds the keys
/// of the rows.
/// </summary>
public sealed record SheetLayout
{
    /// <summary>The row of the tool bar, which is not printed.</summary>
    public const int ToolRow = 1;

    /// <summary>The row of the title, the first that is printed.</summary>
    public const int TitleRow = 2;

    /// <summary>The row with the identity of the sheet, and what is said of all of it.</summary>
    public const int IdentityRow = 3;

    /// <summary>The hidden column with the keys of the rows.</summary>
    public const int KeyColumn = 1;

    /// <summary>The first column of the printed form.</summary>
    public const int FirstColumn = 2;

    /// <summary>Guidance of values and lines is shown by the prompts of cells. What is longer than they have room for is printed.</summary>
    public const int LongestPrompted = 150;

    /// <summary>The scale in percent of sheets that go over several pages side by side.</summary>
    public const int SplitScale = 70;

    /// <summary>The tab: <c>三</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The section's code path, empty for what stands outside the sections.</summary>
    public required string Path { get; init; }

    /// <summary>The label of the section, for people.</summary>
    public required string Label { get; init; }

    /// <summary>Columns of the printed form, from <see cref="FirstColumn"/> on.</summary>
    public required int Width { get; init; }

    /// <summary>The last row in use.</summary>
    public required int LastRow { get; init; }

    /// <summary>All cells of the printed form, by row and then column: the order of print.</summary>
    public required ImmutableArray<PlacedCell> Cells { get; init; }

    /// <summary>The tables on the sheet, from top to bottom.</summary>
    public required ImmutableArray<TableLayout> Tables { get; init; }

    /// <summary>The keys of column A: a row line's code path, a field's or narrative's <c>@path</c>, a table's <c>#path</c>.</summary>
    public required ImmutableSortedDictionary<int, string> RowKeys { get; init; }

    /// <summary>Widths in digits of the body font, of the <see cref="Width"/> columns.</summary>
    public required ImmutableArray<double> ColumnWidths { get; init; }

    /// <summary>Heights in points by row; rows that are not named have the default height.</summary>
    public required ImmutableSortedDictionary<int, double> RowHeights { get; init; }

    /// <summary>Whether pages are printed in landscape.</summary>
    public required bool IsLandscape { get; init; }

    /// <summary>The rows printed on every page, where a single table gives them.</summary>
    public (int First, int Last)? RepeatedRows { get; init; }

    /// <summary>The columns with which further pages begin, where the sheet is too wide for one page that can still be read.</summary>
    public required ImmutableArray<int> PageBreaks { get; init; }

    /// <summary>The label columns printed on each of several pages side by side; null where there is one, or no such columns.</summary>
    public required (int First, int Last)? RepeatedColumns { get; init; }

    /// <summary>The first cell that scrolls.</summary>
    public required (int Row, int Column) Scrolling { get; init; }

    /// <summary>The last column of the printed form.</summary>
    public int LastColumn => FirstColumn + Width - 1;

    /// <summary>The state of the cell at column c stands at c + this, in the same row, in hidden columns.</summary>
    public int StateOffset => Width + 1;

    /// <summary>What turns the cell at column c red stands at c + this.</summary>
    public int MarkOffset => (2 * Width) + 1;

    /// <summary>The hidden column that says 1 where a row has something to fill in or to correct.</summary>
    public int AttentionColumn => FirstColumn + (3 * Width) + 1;

    /// <summary>What is printed: from the title to the last row in use.</summary>
    public CellArea PrintArea => new(TitleRow, FirstColumn, LastRow - TitleRow + 1, Width);
}
