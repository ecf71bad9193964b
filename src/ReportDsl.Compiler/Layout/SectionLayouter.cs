using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>Lays one section out on its sheet, from top to bottom.</summary>
internal sealed partial class SectionLayouter
{
    private const double TitleSize = 18;
    private readonly LayoutWords _words;
    private readonly SectionGrid _grid;
    private readonly List<PlacedCell> _cells = [];
    private readonly List<TableLayout> _tables = [];
    private readonly SortedDictionary<int, string> _keys = [];
    private readonly SortedDictionary<int, double> _heights = [];
    private int _row = SheetLayout.IdentityRow + 1;
    private bool _hasUnitOnTop;

    private SectionLayouter(SectionGrid grid, LayoutWords words) => (_grid, _words) = (grid, words);

    public static SheetLayout Layout(
        string name, string path, string label, string? guidance, IReadOnlyList<SectionBlock> blocks, LayoutWords words)
    {
        var layouter = new SectionLayouter(SectionGrid.Of(blocks, words), words);
        layouter.PlaceTitle(label);
        layouter.PlaceTop(guidance, blocks is [SectionBlock.Grid first, ..] && IsUntitled(first.Table, words) ? first : null);
        foreach (var (index, block) in blocks.Index())
            layouter.Place(block, index == 0 ? null : blocks[index - 1]);
        return layouter.ToSheet(name, path, label, blocks);
    }

    private void PlaceTitle(string label)
    {
        var width = _grid.WidthOf(0, _grid.TextSpan);
        Add(new CellArea(SheetLayout.TitleRow, SheetLayout.FirstColumn, 1, _grid.TextSpan), CellRole.Title, label);
        _heights[SheetLayout.TitleRow] = Math.Max(36, TextMetrics.Height(TextMetrics.Lines(label, width, TitleSize), TitleSize) + 6);
    }

    private static bool IsUntitled(Table table, LayoutWords words) => words.Of(table.Label).Length == 0;

    /// <summary>What is said of the section, and of an untitled table that it begins with, stands right under the title; its unit where nothing else does.</summary>
    private void PlaceTop(string? guidance, SectionBlock.Grid? first)
    {
        var text = string.Join('\n', new[] { guidance, first?.Table.Guidance }.OfType<string>());
        var unit = text.Length == 0 ? first?.Units.Line ?? "" : "";
        if (text.Length + unit.Length == 0)
            return;
        Add(
            new CellArea(SheetLayout.IdentityRow, SheetLayout.FirstColumn, 1, _grid.TextSpan),
            unit.Length > 0 ? CellRole.Unit : CellRole.Note,
            text + unit);
        _heights[SheetLayout.IdentityRow] = LineHeight(text + unit, 10, unit.Length > 0 ? 0 : 4);
        _hasUnitOnTop = unit.Length > 0;
    }

    private void Place(SectionBlock block, SectionBlock? before)
    {
        switch (block)
        {
            case SectionBlock.Heading heading:
                AddLine(CellRole.Heading, _words.Of(heading.Section.Label), 14, 6);
                PlaceGuidance(heading.Section.Guidance);
                break;
            case SectionBlock.Remark remark:
                AddLine(CellRole.Note, _words.Of(remark.Note.Label), 10, 4);
                break;
            case SectionBlock.Value field:
                PlaceField(field.Field);
                break;
            case SectionBlock.Text text:
                PlaceNarrative(text.Narrative);
                break;
            case SectionBlock.Grid table:
                PlaceTable(table, before);
                break;
        }
    }

    /// <summary>Guidance as a line under what it belongs to.</summary>
    private void PlaceGuidance(string? guidance)
    {
        if (guidance is not null)
            AddLine(CellRole.Note, guidance, 10, 4);
    }

    private void PlaceLongGuidance(string? guidance)
    {
        if (guidance is { Length: > SheetLayout.LongestPrompted })
            AddLine(CellRole.Note, guidance, 10, 4);
    }

    private void PlaceField(Field field)
    {
        var labelSpan = Math.Max(1, _grid.Labels > 0 ? _grid.Labels + _grid.Stubs : _grid.TextSpan / 4);
        var label = _words.Of(field);
        _cells.Add(new PlacedCell(new CellArea(_row, SheetLayout.FirstColumn, 1, labelSpan), CellRole.FieldLabel, label) { Guidance = field.Guidance });
        _cells.Add(new PlacedCell(
            new CellArea(_row, SheetLayout.FirstColumn + labelSpan, 1, _grid.TextSpan - labelSpan), CellRole.Field, "", field.Slot));
        _keys[_row] = "@" + field.Path;
        _heights[_row] = Math.Max(24, TextMetrics.Height(TextMetrics.Lines(label, _grid.WidthOf(0, labelSpan))));
        _row++;
        PlaceLongGuidance(field.Guidance);
    }

    private void PlaceNarrative(Narrative narrative)
    {
        if (_words.Of(narrative.Label) is { Length: > 0 } label)
            AddLine(CellRole.NarrativeLabel, label, 12, 4);
        PlaceLongGuidance(narrative.Guidance);

        // A page of text, in rows that Excel can still enlarge (409 points each); the text stands in the first of them.
        var lines = Math.Clamp((narrative.MaxLength ?? 3_000) / 44, 3, 44);
        var rows = Math.Max(1, (int)Math.Ceiling(lines / 12.0));
        _cells.Add(new PlacedCell(
            new CellArea(_row, SheetLayout.FirstColumn, rows, _grid.TextSpan), CellRole.Narrative, "", narrative.Slot));
        _keys[_row] = "@" + narrative.Path;
        for (var i = 0; i < rows; i++)
            _heights[_row + i] = Math.Round(lines * 15.4 / rows);
        _row += rows;
    }

    /// <summary>The key of a line; an axis without names has one line, <c>.</c>.</summary>
    public static string KeyOf(AxisItem line) => line.Path.Length == 0 ? "." : line.Path;

    private void Add(CellArea area, CellRole role, string text) => _cells.Add(new PlacedCell(area, role, text));

    private void AddLine(CellRole role, string text, double size, double air)
    {
        Add(new CellArea(_row, SheetLayout.FirstColumn, 1, _grid.TextSpan), role, text);
        _heights[_row] = LineHeight(text, size, air);
        _row++;
    }

    private double LineHeight(string text, double size, double air) =>
        Math.Max(20, TextMetrics.Height(TextMetrics.Lines(text, _grid.WidthOf(0, _grid.TextSpan), size), size) + air);

    /// <summary>Spreads the height that a text needs over the rows it spans.</summary>
    private static void Reserve(double[] heights, int first, int span, double height)
    {
        var missing = height - heights.AsSpan(first, span).ToArray().Sum();
        for (var i = first; missing > 0 && i < first + span; i++)
            heights[i] += Math.Ceiling(missing / span);
    }

    private SheetLayout ToSheet(string name, string path, string label, IReadOnlyList<SectionBlock> blocks)
    {
        var single = _tables is [var only] && blocks[0] is SectionBlock.Grid ? only : null;
        return new SheetLayout
        {
            Name = name,
            Path = path,
            Label = label,
            Width = _grid.Width,
            LastRow = Math.Max(_row - 1, SheetLayout.IdentityRow),
            Cells = [.. _cells.OrderBy(cell => cell.Area.Row).ThenBy(cell => cell.Area.Column)],
            Tables = [.. _tables],
            RowKeys = _keys.ToImmutableSortedDictionary(),
            ColumnWidths = _grid.Widths,
            RowHeights = _heights.ToImmutableSortedDictionary(),
            IsLandscape = _grid.IsLandscape,
            PageBreaks = [.. _grid.PageBreaks.Select(column => SheetLayout.FirstColumn + column)],
            RepeatedColumns = _grid.PageBreaks.IsEmpty || _grid.Labels + _grid.Stubs == 0
                ? null
                : (SheetLayout.FirstColumn, SheetLayout.FirstColumn + _grid.Labels + _grid.Stubs - 1),
            RepeatedRows = single is { FirstHeaderRow: var first, FirstRow: var body } && body > first ? (first, body - 1) : null,
            Scrolling = single is null
                ? (SheetLayout.IdentityRow + 1, SheetLayout.FirstColumn)
                : (single.FirstRow, single.Table.Rows.IsUnnamed ? SheetLayout.FirstColumn : single.Columns[0].Column),
        };
    }
}
