using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// The rows and columns of a table in which something is filled in. A formula counts where values are filled in, whatever it came there by; not in
/// cells that the form computes.
/// </summary>
internal sealed record FilledLines(HashSet<int> Rows, HashSet<int> Columns)
{
    public static FilledLines Of(
        TableMap map, SheetCells cells, List<FoundLine> rows, List<FoundLine> columns, (int First, int Last) rowRange, (int First, int Last) columnRange)
    {
        var filled = new FilledLines([], []);
        var computed = new ComputedCells(map.Table, rows, columns);
        for (var i = cells.FirstOf(rowRange.First); i < cells.Cells.Count && cells.Cells[i].Row <= rowRange.Last; i++)
        {
            var cell = cells.Cells[i];
            if (cell.Column < columnRange.First || cell.Column > columnRange.Last || (cell.HasFormula && computed.IsAt(cell.Row, cell.Column)))
                continue;
            filled.Rows.Add(cell.Row);
            filled.Columns.Add(cell.Column);
        }

        return filled;
    }

    /// <summary>Where the formulas of the form stand: in cells that it computes; where one line of a cell is not known, if the other is computed throughout.</summary>
    private sealed class ComputedCells(Table table, List<FoundLine> rows, List<FoundLine> columns)
    {
        private readonly Dictionary<int, int> _rows = Keyed(rows);
        private readonly Dictionary<int, int> _columns = Keyed(columns);

        public bool IsAt(int row, int column) => (_rows.TryGetValue(row, out var r), _columns.TryGetValue(column, out var c)) switch
        {
            (true, true) => IsComputed(table.Rows.Lines[r], table.Columns.Lines[c]),
            (true, false) => table.Columns.Lines.All(line => IsComputed(table.Rows.Lines[r], line)),
            (false, true) => table.Rows.Lines.All(line => IsComputed(line, table.Columns.Lines[c])),
            _ => true,
        };

        private bool IsComputed(AxisItem row, AxisItem column) => table[row, column].Kind == CellKind.Computed;

        private static Dictionary<int, int> Keyed(List<FoundLine> lines)
        {
            var keyed = new Dictionary<int, int>();
            foreach (var line in lines.Where(line => line.Key >= 0))
                keyed.TryAdd(line.Position, line.Key);
            return keyed;
        }
    }
}
