using System.Collections.Frozen;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What is known of a table before a workbook is opened: the keys and labels of its lines, and where they were sent out.</summary>
internal sealed class TableMap
{
    private TableMap(TableLayout layout, LineLabels rows, LineLabels columns)
    {
        Layout = layout;
        Rows = LinesOf(layout.Table.Rows);
        Columns = LinesOf(layout.Table.Columns);
        RowLabels = rows;
        ColumnLabels = columns;
    }

    public TableLayout Layout { get; }

    public Table Table => Layout.Table;

    public string Path => Table.Path;

    /// <summary>The lines by the keys of the hidden column and row.</summary>
    public FrozenDictionary<string, int> Rows { get; }

    public FrozenDictionary<string, int> Columns { get; }

    /// <summary>The labels that stand beside the row lines.</summary>
    public LineLabels RowLabels { get; }

    /// <summary>The lowest headers over the column lines, and the headers over those.</summary>
    public LineLabels ColumnLabels { get; }

    public static TableMap Of(SheetLayout sheet, TableLayout layout)
    {
        var rows = new LineLabels.Builder(layout.Table.Rows.Lines.Length);
        var columns = new LineLabels.Builder(layout.Table.Columns.Lines.Length);
        foreach (var cell in sheet.Cells)
        {
            var area = cell.Area;
            if (cell.Text.Length == 0)
                continue;
            if (cell.Role is CellRole.RowLabel or CellRole.RowGroup && area.Row >= layout.FirstRow && area.Row <= layout.LastBodyRow)
            {
                rows.Add(area.Row - layout.FirstRow, cell.Text, isGroup: cell.Role == CellRole.RowGroup);
            }
            else if (cell.Role == CellRole.ColumnHeader && area.Row >= layout.FirstHeaderRow && area.LastRow < layout.FirstRow)
            {
                var line = layout.Columns.IndexOf((area.Column, area.ColumnSpan));
                var isLowest = line >= 0 && area.LastRow == layout.FirstRow - 1;
                if (!isLowest)
                    line = layout.Columns.Select(column => column.Column).ToList().IndexOf(area.Column);
                if (line >= 0)
                    columns.Add(line, cell.Text, isGroup: !isLowest);
            }
        }

        return new TableMap(layout, rows.ToLabels(), columns.ToLabels());
    }

    private static FrozenDictionary<string, int> LinesOf(Axis axis) =>
        axis.Lines.ToFrozenDictionary(line => line.Path.Length == 0 ? "." : line.Path, line => line.Line, StringComparer.Ordinal);
}
