using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>
/// Where the units of a table are printed: once over it where all figures have the same one, else in the headings of the columns or the labels of
/// the rows that differ. What the form prints itself is not said twice.
/// </summary>
internal sealed class TableUnits
{
    private readonly ImmutableArray<UnitOfMeasure?> _columns;
    private readonly ImmutableArray<UnitOfMeasure?> _rows;
    private readonly LayoutWords _words;

    private TableUnits(LayoutWords words, string line, ImmutableArray<UnitOfMeasure?> columns, ImmutableArray<UnitOfMeasure?> rows) =>
        (_words, Line, _columns, _rows) = (words, line, columns, rows);

    /// <summary>The line over the table, empty where there is none.</summary>
    public string Line { get; }

    /// <summary>Where the units of a table go.</summary>
    /// <param name="table">The table.</param>
    /// <param name="words">The words of the workbook.</param>
    /// <param name="said">What is printed around the table, where a unit may stand already.</param>
    public static TableUnits Of(Table table, LayoutWords words, IEnumerable<string> said)
    {
        var columns = new LineUnits(table.Columns.Lines.Length);
        var rows = new LineUnits(table.Rows.Lines.Length);
        var all = new LineUnits(1);
        var isInStub = table.Rows.StubColumns.Any(stub => stub.Kind == StubColumnKind.Unit) && !table.Rows.IsUnnamed;
        foreach (var row in table.Rows.Lines)
        {
            foreach (var column in table.Columns.Lines)
            {
                // A percentage shows its sign and needs no unit.
                if (table[row, column] is not { Kind: not CellKind.Void, Spec: { Type.IsNumeric: true } spec } || spec is { Type: DataType.Percent, Unit: null })
                    continue;
                columns.Add(column.Line, spec.Unit);
                rows.Add(row.Line, spec.Unit);
                all.Add(0, spec.Unit);
            }
        }

        var units = all.Units;
        if (units.IsEmpty || (isInStub && rows.AreUniform))
            return new TableUnits(words, "", [], []);
        if (all.AreUniform)
        {
            var isSaid = said.Any(text => UnitText.Says(text, words.Of(units[0].Label)))
                || table.Columns.Lines.All(column => UnitText.Says(words.Of(column.Label), words.Of(units[0].Label)));
            return new TableUnits(words, isSaid ? "" : UnitText.Line(words, units[0]), [], []);
        }

        if (columns.AreUniform && !table.Columns.IsUnnamed)
            return new TableUnits(words, "", Unsaid(table.Columns, columns, words), []);
        return rows.AreUniform && !table.Rows.IsUnnamed
            ? new TableUnits(words, "", [], Unsaid(table.Rows, rows, words))
            : new TableUnits(words, UnitText.Line(words, units), [], []);
    }

    /// <summary>The units of the lines without those that a heading over them names.</summary>
    private static ImmutableArray<UnitOfMeasure?> Unsaid(Axis axis, LineUnits lines, LayoutWords words)
    {
        var units = lines.ByLine.ToArray();
        Drop(axis.Items, axis.Heading is { } heading ? words.Of(heading) : "");
        return [.. units];

        void Drop(ImmutableArray<AxisItem> items, string above)
        {
            foreach (var item in items)
            {
                if (item.HasCells && units[item.Line] is { } unit && UnitText.Says(above, words.Of(unit.Label)))
                    units[item.Line] = null;
                Drop(item.Children, item.HasCells ? above : above + "\n" + words.Of(item.Label));
            }
        }
    }

    public string LabelOfColumn(AxisItem item) => Labelled(_words.Of(item.Label), item, _columns);

    public string LabelOfRow(AxisItem item) => Labelled(_words.Of(item.Label), item, _rows);

    /// <summary>The heading of the column that carries the sum of a block.</summary>
    public string Subtotal(AxisItem item) => Labelled(_words.Subtotal, item, _columns);

    private string Labelled(string label, AxisItem item, ImmutableArray<UnitOfMeasure?> units) =>
        item.HasCells && item.Line < units.Length && units[item.Line] is { } unit ? UnitText.Append(_words, label, unit) : label;

    /// <summary>The units of some lines: of each the one that all its figures have.</summary>
    private sealed class LineUnits(int lines)
    {
        private readonly UnitOfMeasure?[] _units = new UnitOfMeasure?[lines];
        private readonly bool[] _seen = new bool[lines];
        private readonly List<UnitOfMeasure> _all = [];

        /// <summary>Whether no line has figures of two units, or figures with one and figures without.</summary>
        public bool AreUniform { get; private set; } = true;

        public ImmutableArray<UnitOfMeasure?> ByLine => [.. _units];

        public ImmutableArray<UnitOfMeasure> Units => [.. _all];

        public void Add(int line, UnitOfMeasure? unit)
        {
            if (unit is not null && !_all.Exists(other => other.Code == unit.Code))
                _all.Add(unit);
            AreUniform &= !_seen[line] || _units[line]?.Code == unit?.Code;
            _units[line] = unit;
            _seen[line] = true;
        }
    }
}
