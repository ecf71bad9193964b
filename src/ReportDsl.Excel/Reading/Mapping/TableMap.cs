using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What is known of a table before a workbook is opened: the keys and labels of its lines, and where they were sent out.</summary>
internal sealed class TableMap
{
    private TableMap(TableLayout layout, ImmutableArray<LabelText?> rowLabels, ImmutableArray<LabelText?> columnLabels)
    {
        Layout = layout;
        Rows = LinesOf(layout.Table.Rows);
        Columns = LinesOf(layout.Table.Columns);
        RowLabels = rowLabels;
        ColumnLabels = columnLabels;
    }

    public TableLayout Layout { get; }

    public Table Table => Layout.Table;

    public string Path => Table.Path;

    /// <summary>The lines by the keys of the hidden column and row.</summary>
    public FrozenDictionary<string, int> Rows { get; }

    public FrozenDictionary<string, int> Columns { get; }

    /// <summary>The label that stands beside each row line, null where none does.</summary>
    public ImmutableArray<LabelText?> RowLabels { get; }

    /// <summary>The lowest header over each column line, null where there is none.</summary>
    public ImmutableArray<LabelText?> ColumnLabels { get; }

    public static TableMap Of(SheetLayout sheet, TableLayout layout)
    {
        var rows = new LabelText?[layout.Table.Rows.Lines.Length];
        var columns = new LabelText?[layout.Table.Columns.Lines.Length];
        foreach (var cell in sheet.Cells)
        {
            if (cell.Text.Length == 0)
                continue;
            if (cell.Role == CellRole.RowLabel && cell.Area.Row >= layout.FirstRow && cell.Area.Row <= layout.LastBodyRow)
            {
                rows[cell.Area.Row - layout.FirstRow] = new LabelText(cell.Text);
            }
            else if (cell.Role == CellRole.ColumnHeader && cell.Area.Row >= layout.FirstHeaderRow && cell.Area.LastRow == layout.FirstRow - 1)
            {
                var line = layout.Columns.IndexOf((cell.Area.Column, cell.Area.ColumnSpan));
                if (line >= 0)
                    columns[line] = new LabelText(cell.Text);
            }
        }

        return new TableMap(layout, [.. rows], [.. columns]);
    }

    private static FrozenDictionary<string, int> LinesOf(Axis axis) =>
        axis.Lines.ToFrozenDictionary(line => line.Path.Length == 0 ? "." : line.Path, line => line.Line, StringComparer.Ordinal);
}
