using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>
/// The columns that the tables of one sheet share: label columns, stub columns, value columns; and how wide they are. A table with
/// fewer columns than the widest one spreads over the same width, as the official forms do.
/// </summary>
internal sealed class SectionGrid
{
    /// <summary>A page in portrait takes about so many units; a form up to a quarter wider is scaled down to it.</summary>
    private const double PortraitWidth = 90;

    private const double MostInPortrait = 118;

    /// <summary>Three wide characters for the labels of groups, four for headers and figures.</summary>
    private const double LeastGroup = 7.4;

    private const double LeastValue = 9.3;

    /// <summary>With more columns than this a narrow table keeps its own width.</summary>
    private const int WidestSpread = 16;

    /// <summary>
    /// So many units a page in landscape holds at the scale of sheets that go over several, with the widest digits of the fonts that take the place of 宋体.
    /// </summary>
    private const double PageWidth = 152;

    /// <summary>What is wider would be printed at less than three fifths of its size: it is spread over several pages.</summary>
    private const double MostOnOnePage = 200;

    /// <summary>What a column takes beside its width.</summary>
    private const double ColumnBorder = 0.71;

    private readonly double[] _widths;

    private SectionGrid(int labels, int stubs, int values)
    {
        Labels = labels;
        Stubs = stubs;
        Values = values;
        _widths = new double[Width];
    }

    public int Labels { get; }

    public int Stubs { get; }

    public int Values { get; }

    public int Width => Labels + Stubs + Values;

    public ImmutableArray<double> Widths => [.. _widths];

    /// <summary>The columns (0-based) with which further pages begin.</summary>
    public ImmutableArray<int> PageBreaks { get; private set; } = [];

    /// <summary>How many columns a text over all of the form takes: those of its first page.</summary>
    public int TextSpan => PageBreaks is [var first, ..] ? first : Width;

    public bool IsLandscape => _widths.Sum() > MostInPortrait;

    /// <summary>How many columns the section would need, without laying it out.</summary>
    public static int WidthOf(IReadOnlyList<SectionBlock> blocks)
    {
        var (labels, stubs, values) = Count(blocks);
        return labels + stubs + values;
    }

    public static SectionGrid Of(IReadOnlyList<SectionBlock> blocks, LayoutWords words)
    {
        var (labels, stubs, values) = Count(blocks);
        var grid = new SectionGrid(labels, stubs, values);
        foreach (var table in blocks.OfType<SectionBlock.Grid>())
            grid.Fit(table, words);
        grid.FillPage(blocks);
        grid.PageBreaks = grid.Pages(blocks);
        return grid;
    }

    /// <summary>
    /// Where pages end: each repeats the labels and takes as many columns as fit. A group of columns that would be cut begins a new page if that
    /// leaves at least half of the one before.
    /// </summary>
    private ImmutableArray<int> Pages(IReadOnlyList<SectionBlock> blocks)
    {
        if (_widths.Sum() <= MostOnOnePage)
            return [];

        var stub = Labels + Stubs;
        var room = Math.Max(PageWidth / 4, PageWidth - WidthOf(0, stub) - (stub * ColumnBorder));
        var begins = blocks.OfType<SectionBlock.Grid>().SelectMany(GroupsOf).ToHashSet();
        var breaks = ImmutableArray.CreateBuilder<int>();
        var (first, used) = (stub, 0.0);
        for (var column = stub; column < Width; column++)
        {
            used += _widths[column] + ColumnBorder;
            if (used <= room || column == first)
                continue;
            var end = column;
            while (end > first && !begins.Contains(end) && WidthOf(first, end - first) >= room / 2)
                end--;
            first = begins.Contains(end) && end > first ? end : column;
            breaks.Add(first);
            used = WidthOf(first, column - first + 1) + ((column - first + 1) * ColumnBorder);
        }

        return breaks.ToImmutable();
    }

    /// <summary>The columns at which the widest headings of a table begin that do not go over all of it.</summary>
    private IEnumerable<int> GroupsOf(SectionBlock.Grid table)
    {
        var columns = ColumnsOf(table);
        return table.Table.Columns.Items.Select(item => columns[ColumnHeader.FirstLineOf(item)].Column);
    }

    /// <summary>First column (0-based inside the form) and span of each column line of a table.</summary>
    public ImmutableArray<(int Column, int Span)> ColumnsOf(SectionBlock.Grid table)
    {
        var first = table.HasStub ? Labels + Stubs : 0;
        var room = Width - first;
        var lines = table.Lines;
        if (room > WidestSpread && lines < room)
            return [.. Enumerable.Range(0, lines).Select(line => (first + line, 1))];
        return [.. Enumerable.Range(0, lines).Select(line =>
            (first + (line * room / lines), ((line + 1) * room / lines) - (line * room / lines)))];
    }

    /// <summary>Width of the columns from one (0-based) on.</summary>
    public double WidthOf(int column, int span)
    {
        var width = 0.0;
        for (var i = column; i < column + span; i++)
            width += _widths[i];
        return width;
    }

    private static (int Labels, int Stubs, int Values) Count(IReadOnlyList<SectionBlock> blocks)
    {
        var tables = blocks.OfType<SectionBlock.Grid>().ToArray();
        var labels = tables.Select(table => table.Stub.Levels).DefaultIfEmpty(0).Max();
        var stubs = tables.Select(table => table.StubColumns).DefaultIfEmpty(0).Max();
        var values = tables.Where(table => table.HasStub).Select(table => table.Lines).DefaultIfEmpty(0).Max();
        var bare = tables.Where(table => !table.HasStub).Select(table => table.Lines).DefaultIfEmpty(0).Max();
        values = Math.Max(values, bare - labels - stubs);
        if (blocks.Any(block => block is SectionBlock.Value) && labels + stubs + values < 2)
            return (1, 0, Math.Max(1, values));
        return labels + stubs + values == 0 ? (1, 0, 0) : (labels, stubs, values);
    }

    private void Fit(SectionBlock.Grid table, LayoutWords words)
    {
        var columns = ColumnsOf(table);
        foreach (var line in table.Table.Columns.Lines)
        {
            var (column, span) = columns[line.Line];
            var header = table.Header.Cells.LastOrDefault(cell => cell.Line == line.Line && cell.LineSpan == 1);
            Widen(column, span, Math.Max(HeaderWidth(header?.Text ?? ""), ValueWidth(table.Table, line, words)));
        }

        if (!table.HasStub)
            return;

        var most = Math.Max(24, 52 - (Labels * 6));
        foreach (var cell in table.Stub.Cells)
        {
            var last = cell.Level + cell.LevelSpan == table.Stub.Levels;
            if (cell.Item.HasCells && last)
            {
                var own = TextMetrics.Width(cell.Text) + (cell.Indent * 2) + TextMetrics.CellPadding + 1;
                var before = WidthOf(cell.Level, Labels - 1 - cell.Level);
                _widths[Labels - 1] = Math.Max(_widths[Labels - 1], Math.Min(most, own <= most ? own : own / 2) - (cell.LevelSpan > 1 ? before : 0));
            }
            else if (!cell.Item.HasCells)
            {
                _widths[cell.Level] = Math.Max(_widths[cell.Level], GroupWidth(cell));
            }
        }

        for (var level = 0; level < Labels; level++)
            _widths[level] = Math.Max(_widths[level], LeastGroup);
        if (table.Table.Rows.Heading is { } heading)
            Widen(0, Labels, Math.Min(most, TextMetrics.Width(words.Of(heading)) + TextMetrics.CellPadding));
        for (var i = 0; i < table.StubColumns; i++)
        {
            var stub = table.Table.Rows.StubColumns[i];
            var texts = table.Table.Rows.Lines.Select(line => StubText(table.Table, stub, line, words));
            var width = texts.Select(text => TextMetrics.Width(text)).Append(TextMetrics.Width(words.Of(stub.Heading)) / 2).Max();
            Widen(Labels + i, 1, Math.Clamp(width + TextMetrics.CellPadding, 6, 16));
        }
    }

    /// <summary>What a further stub column says of a row.</summary>
    public static string StubText(Table table, StubColumn stub, AxisItem row, LayoutWords words)
    {
        if (stub.Kind == StubColumnKind.Code)
            return row.Label.Code ?? "";

        foreach (var column in table.Columns.Lines)
        {
            if (table[row, column] is { Kind: not CellKind.Void, Spec.Unit: { } unit })
                return words.Of(unit.Label);
        }

        return "";
    }

    /// <summary>A group's label is broken over the height of its lines: as narrow as that allows.</summary>
    private static double GroupWidth(StubCell cell)
    {
        // "（三）不予公开" takes two lines, the numeral and a word of four characters.
        var width = cell.Text.StartsWith('（') ? LeastValue : LeastGroup;
        while (width < 22 && TextMetrics.Lines(TextMetrics.BreakEvenly(cell.Text, width), width) > Math.Max(2, cell.LineSpan * 1.3))
            width += 1;
        return Math.Max(width, Math.Min(22, TextMetrics.LongestWord(cell.Text) + TextMetrics.CellPadding));
    }

    private static double HeaderWidth(string text) =>
        Math.Clamp(
            Math.Max(TextMetrics.LongestWord(text), TextMetrics.Width(text) / 3) + TextMetrics.CellPadding + 0.5, LeastValue, 26);

    private static double ValueWidth(Table table, AxisItem column, LayoutWords words)
    {
        var width = LeastValue;
        DataType? seen = null;
        foreach (var row in table.Rows.Lines)
        {
            var cell = table[row, column];
            if (cell.Kind == CellKind.Void || ReferenceEquals(cell.Spec.Type, seen))
                continue;

            seen = cell.Spec.Type;
            width = Math.Max(width, ValueWidth(cell.Spec, words));
        }

        return width;
    }

    private static double ValueWidth(ValueSpec spec, LayoutWords words) => spec.Type switch
    {
        DataType.Number number => 10.5 + (number.Decimals * 0.9),
        DataType.Percent => 9.5,
        DataType.Date => 12.5,
        DataType.Text text => Math.Clamp(text.MaxLength * 0.9, 10, 26),
        DataType.Code code => Math.Clamp(
            code.List.Entries.Select(entry => TextMetrics.Width($"{entry.Code} {words.Of(entry.Label)}")).DefaultIfEmpty(8).Max() + 3.5, 10, 28),
        _ => LeastValue,
    };

    private void Widen(int column, int span, double width)
    {
        var missing = width - WidthOf(column, span);
        if (missing <= 0)
            return;
        for (var i = column; i < column + span; i++)
            _widths[i] += missing / span;
    }

    /// <summary>A narrow form takes the width of the page, as the printed ones do; the labels take less of it than the values.</summary>
    private void FillPage(IReadOnlyList<SectionBlock> blocks)
    {
        if (_widths.Sum() is var sum && sum >= PortraitWidth - 8)
            return;

        if (!blocks.Any(block => block is SectionBlock.Grid))
        {
            for (var i = 0; i < Width; i++)
                _widths[i] = Width == 1 ? PortraitWidth : i == 0 ? 24 : (PortraitWidth - 24) / (Width - 1);
            return;
        }

        var missing = Math.Min(PortraitWidth - sum, sum);
        for (var i = 0; i < Width; i++)
            _widths[i] += missing / Width;
    }
}
