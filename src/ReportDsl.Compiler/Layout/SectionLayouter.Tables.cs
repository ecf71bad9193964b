using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

internal sealed partial class SectionLayouter
{
    private const double BodyRowHeight = 21;

    private void PlaceTable(SectionBlock.Grid grid, SectionBlock? before)
    {
        var table = grid.Table;
        var keyRow = _row++;
        var title = _words.Of(table.Label);
        var titleRow = title.Length == 0 ? 0 : _row;
        if (titleRow > 0)
            AddLine(before is null or SectionBlock.Grid || grid.HeaderRows > 0 ? CellRole.TableTitle : CellRole.Heading, title, 11, 6);
        if (before is not null || titleRow > 0)
            PlaceGuidance(table.Guidance);
        if (grid.Units.Line.Length > 0 && !(_hasUnitOnTop && before is null))
            AddLine(CellRole.Unit, grid.Units.Line, 10, 0);

        var columns = _grid.ColumnsOf(grid).Select(column => (SheetLayout.FirstColumn + column.Column, column.Span)).ToImmutableArray();
        var headerRow = _row;
        PlaceHeader(grid, columns);
        var firstRow = _row;
        _keys[keyRow] = "#" + table.Path;
        PlaceBody(grid, columns);
        foreach (var note in table.Notes)
            AddLine(CellRole.Note, _words.Of(note.Label), 10, 4);
        PlaceGuidanceOf(table.Columns.Items);
        PlaceGuidanceOf(table.Rows.Items);
        _tables.Add(new TableLayout(
            table, keyRow, titleRow, headerRow, firstRow, SheetLayout.FirstColumn, columns, _row - 1));
    }

    /// <summary>What lines and groups say that no prompt has room for stands under their table.</summary>
    private void PlaceGuidanceOf(ImmutableArray<AxisItem> items)
    {
        foreach (var item in items)
        {
            if (item.Guidance is { Length: > SheetLayout.LongestPrompted } guidance)
                AddLine(CellRole.Note, _words.In($"{_words.Of(item.Label)}: {guidance}", $"{_words.Of(item.Label)}：{guidance}"), 10, 4);
            PlaceGuidanceOf(item.Children);
        }
    }

    private void PlaceHeader(SectionBlock.Grid grid, ImmutableArray<(int Column, int Span)> columns)
    {
        var rows = grid.HeaderRows;
        if (rows == 0)
            return;

        var table = grid.Table;
        var heights = Enumerable.Repeat(BodyRowHeight + 3, rows).ToArray();
        if (grid.HasStub)
        {
            // A table without the further stub columns of its neighbours takes their place with its labels.
            var labelSpan = _grid.Labels + _grid.Stubs - grid.StubColumns;
            PlaceHead(0, labelSpan, table.Rows.Heading is { } heading ? _words.Of(heading) : "");
            for (var i = 0; i < grid.StubColumns; i++)
                PlaceHead(labelSpan + i, 1, _words.Of(table.Rows.StubColumns[i].Heading));
        }

        if (grid.Header.Levels == 0)
            Add(new CellArea(_row, columns[0].Column, rows, columns[^1].Column + columns[^1].Span - columns[0].Column), CellRole.ColumnHeader, "");
        foreach (var cell in grid.Header.Cells)
        {
            var first = columns[cell.Line];
            var last = columns[cell.Line + cell.LineSpan - 1];
            var area = new CellArea(_row + cell.Level, first.Column, cell.LevelSpan, last.Column + last.Span - first.Column);
            var width = _grid.WidthOf(area.Column - SheetLayout.FirstColumn, area.ColumnSpan);
            var text = TextMetrics.BreakEvenly(cell.Text, width);
            _cells.Add(new PlacedCell(area, CellRole.ColumnHeader, text, IsTotal: cell.Item is { Kind: AxisItemKind.Total }) { Guidance = cell.Item?.Guidance });
            Reserve(heights, cell.Level, cell.LevelSpan, TextMetrics.Height(TextMetrics.Lines(text, width)));
        }

        for (var i = 0; i < rows; i++)
            _heights[_row + i] = heights[i];
        _row += rows;

        void PlaceHead(int column, int span, string text)
        {
            Add(new CellArea(_row, SheetLayout.FirstColumn + column, rows, span), CellRole.StubHead, text);
            Reserve(heights, 0, rows, TextMetrics.Height(TextMetrics.Lines(text, _grid.WidthOf(column, span), 10), 10));
        }
    }

    private void PlaceBody(SectionBlock.Grid grid, ImmutableArray<(int Column, int Span)> columns)
    {
        var table = grid.Table;
        var heights = Enumerable.Repeat(BodyRowHeight, table.Rows.Lines.Length).ToArray();
        var extra = _grid.Labels + _grid.Stubs - grid.StubColumns - grid.Stub.Levels;
        foreach (var cell in grid.Stub.Cells)
        {
            var reachesEnd = cell.Level + cell.LevelSpan == grid.Stub.Levels;
            var area = new CellArea(
                _row + cell.Line, SheetLayout.FirstColumn + cell.Level, cell.LineSpan, cell.LevelSpan + (reachesEnd ? extra : 0));
            var width = _grid.WidthOf(cell.Level, area.ColumnSpan);
            var text = cell.Item.HasCells ? cell.Text : TextMetrics.BreakEvenly(cell.Text, width);
            var role = cell.Item.HasCells ? CellRole.RowLabel : CellRole.RowGroup;
            _cells.Add(new PlacedCell(area, role, text, Indent: cell.Indent, IsTotal: cell.Item.Kind == AxisItemKind.Total) { Guidance = cell.Item.Guidance });
            Reserve(heights, cell.Line, cell.LineSpan, TextMetrics.Height(TextMetrics.Lines(text, width - 1 - (cell.Indent * 2))));
        }

        foreach (var row in table.Rows.Lines)
        {
            _keys[_row + row.Line] = KeyOf(row);
            PlaceLine(grid, row, columns);
            _heights[_row + row.Line] = heights[row.Line];
        }

        _row += table.Rows.Lines.Length;
    }

    private void PlaceLine(SectionBlock.Grid grid, AxisItem row, ImmutableArray<(int Column, int Span)> columns)
    {
        var table = grid.Table;
        for (var i = 0; i < grid.StubColumns; i++)
        {
            var column = SheetLayout.FirstColumn + _grid.Labels + _grid.Stubs - grid.StubColumns + i;
            _cells.Add(new PlacedCell(
                new CellArea(_row + row.Line, column, 1, 1),
                CellRole.StubValue,
                SectionGrid.StubText(table, table.Rows.StubColumns[i], row, _words),
                IsTotal: row.Kind == AxisItemKind.Total));
        }

        foreach (var column in table.Columns.Lines)
        {
            var cell = table[row, column];
            var role = cell.Kind switch
            {
                CellKind.Void => CellRole.Void,
                CellKind.Computed => CellRole.Computed,
                _ => CellRole.Input,
            };
            var (first, span) = columns[column.Line];
            var isTotal = row.Kind == AxisItemKind.Total || column.Kind == AxisItemKind.Total;
            _cells.Add(new PlacedCell(new CellArea(_row + row.Line, first, 1, span), role, "", cell.Slot, IsTotal: isTotal) { Cell = cell });
        }
    }
}
