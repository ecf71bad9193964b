using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Forms;

/// <summary>
/// A table: axes, the default spec of its cells, single cells. Attributes come from the cell, else the row item, else the column
/// item, else the default. Totals over numbers are computed; a total line over another type is entered.
/// </summary>
public sealed class TableBuilder
{
    private readonly Dictionary<(string Row, string Column), ValueSpec> _cells = [];
    private readonly HashSet<(string Row, string Column)> _voids = [];
    private readonly List<Note> _notes = [];
    private ValueSpec _default = Specs.Count;
    private AxisDeclaration _rows = AxisDeclaration.Unnamed;
    private AxisDeclaration _columns = AxisDeclaration.Unnamed;

    internal TableBuilder()
    {
    }

    public TableBuilder Default(ValueSpec spec)
    {
        _default = spec;
        return this;
    }

    public TableBuilder Columns(string? heading, Action<AxisBuilder> items)
    {
        _columns = AxisDeclaration.Of(heading, [], items);
        return this;
    }

    public TableBuilder Rows(string? heading, Action<AxisBuilder> items, params StubColumn[] stubColumns)
    {
        _rows = AxisDeclaration.Of(heading, [.. stubColumns], items);
        return this;
    }

    public TableBuilder Cell(string row, string column, ValueSpec spec)
    {
        _cells[(row, column)] = spec;
        return this;
    }

    public TableBuilder Void(string row, string column)
    {
        _voids.Add((row, column));
        return this;
    }

    public TableBuilder Note(string text)
    {
        _notes.Add(new Note(Label.Of(text)));
        return this;
    }

    internal Table Build(string code, string path, string label, string? guidance, List<Slot> slots, List<ComputedCell> computed)
    {
        var rows = BoundAxis.Bind(_rows);
        var columns = BoundAxis.Bind(_columns);
        var slotAt = new Dictionary<(string, string), Slot>();
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var row in rows.Axis.Lines)
        {
            foreach (var column in columns.Axis.Lines)
                cells.Add(CellAt(row, column));
        }

        // Lines computed over the columns come first: the totals of rows may stand on them.
        foreach (var (line, isRow) in columns.ComputedLines.Select(line => (line, false)).Concat(rows.ComputedLines.Select(line => (line, true))))
        {
            foreach (var other in (isRow ? columns : rows).Axis.Lines)
            {
                if (isRow || !BoundAxis.IsComputed(other))
                    Compute(line, other, isRow);
            }
        }

        return new Table(code, path, Label.Of(label), guidance, rows.Axis, columns.Axis, [.. _notes]) { Cells = cells.ToImmutable() };

        Cell CellAt(AxisItem row, AxisItem column)
        {
            if (_voids.Contains((row.Path, column.Path)))
                return new Cell(CellKind.Void, _default, -1);

            var spec = _cells.GetValueOrDefault((row.Path, column.Path)) ?? rows.SpecOf(row) ?? columns.SpecOf(column) ?? _default;
            var isComputed = rows.HasFormula(row) || columns.HasFormula(column)
                || ((BoundAxis.IsComputed(row) || BoundAxis.IsComputed(column)) && spec.Type.IsNumeric && spec.Type is not DataType.Percent);
            var slot = new CellSlot(slots.Count, spec, path, row, column, isComputed);
            slots.Add(slot);
            slotAt.Add((row.Path, column.Path), slot);
            return new Cell(isComputed ? CellKind.Computed : CellKind.Input, spec, slot.Index);
        }

        void Compute(AxisItem line, AxisItem other, bool isRow)
        {
            (string, string) Key(string own) => isRow ? (own, other.Path) : (other.Path, own);
            if (!slotAt.TryGetValue(Key(line.Path), out var target) || target is not CellSlot { IsComputed: true })
                return;

            var operands = new List<Operand>();
            OperandValue OperandAt(string own)
            {
                var slot = slotAt[Key(own)];
                operands.Add(new Operand.Current(slot.Index));
                return new OperandValue(operands.Count - 1, ValueKind.Number, slot.Spec.Type.Scale);
            }

            var axis = isRow ? rows : columns;
            var formula = axis.FormulaOf(line) is { } own
                ? own(OperandAt)
                : Terms.Sum([.. axis.LeavesOf(line).Where(leaf => slotAt.ContainsKey(Key(leaf.Path))).Select(leaf => OperandAt(leaf.Path))]);
            var ruleId = $"{path}.{(isRow ? "rows" : "columns")}.{line.Path}.{(axis.FormulaOf(line) is null ? "total" : "formula")}";
            computed.Add(new ComputedCell(target.Index, formula, [.. operands], ruleId, other.Path.Length == 0 ? "" : $"[{other.Path}]"));
        }
    }
}
