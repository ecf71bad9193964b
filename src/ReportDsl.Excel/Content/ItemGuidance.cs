using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>What doc comments say of the cells of one sheet: those of the groups around row and column, then those of row and column.</summary>
internal sealed class ItemGuidance
{
    private readonly Dictionary<string, (string[] Rows, string[] Columns)> _tables;

    public ItemGuidance(IEnumerable<TableLayout> tables) => _tables = tables.ToDictionary(
        table => table.Table.Path, table => (Of(table.Table.Rows), Of(table.Table.Columns)), StringComparer.Ordinal);

    public string Of(CellSlot cell)
    {
        var (rows, columns) = _tables[cell.TablePath];
        return Join(rows[cell.Row.Line], columns[cell.Column.Line]);
    }

    /// <summary>By line.</summary>
    private static string[] Of(Axis axis)
    {
        var lines = new string[axis.Lines.Length];
        Array.Fill(lines, "");
        Add(axis.Items, "");
        return lines;

        void Add(IEnumerable<AxisItem> items, string around)
        {
            foreach (var item in items)
            {
                var own = Join(around, item.Guidance ?? "");
                if (item.HasCells)
                    lines[item.Line] = own;
                Add(item.Children, item.Kind == AxisItemKind.Group ? own : around);
            }
        }
    }

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + "\n" + second;
}
