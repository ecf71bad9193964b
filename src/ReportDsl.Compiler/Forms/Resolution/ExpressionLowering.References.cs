using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Forms.Resolution;

/// <summary>References and aggregates over them.</summary>
internal sealed partial class ExpressionLowering
{
    private static readonly Phrase Summands = new(
        "items to put together; totals, memos and parts do not count", "可汇总的项（合计、备查项和其中项不计）");

    private static readonly Phrase PassOver = new(
        " sum(a, b) passes over void cells; or give the computed cell a formula of its own with 'cell', or make it void too.",
        "sum(a, b) 会跳过 void 单元格；也可用“cell”为该计算单元格另给公式，或将其也声明为 void。");

    private Typed Reference(BoundReference bound, bool inAggregate = false)
    {
        switch (bound.Target)
        {
            case FieldReference { Report.IsChildren: true } or NarrativeReference { Report.IsChildren: true } when !inAggregate:
                return NeedsAggregate(bound.Syntax);
            case FieldReference field:
                return Single(slots.Slot(field.Field), field.Field.Spec, field.Report);
            case NarrativeReference narrative:
                return Single(slots.Slot(narrative.Narrative), narrative.Narrative.Spec, narrative.Report);
            case PeriodReference { Property: PeriodProperty.Year or PeriodProperty.Number } number:
                return new Typed(new PeriodValue(number.Property, ValueKind.Number), UnitTerm.Plain);
            case PeriodReference day:
                return new Typed(new PeriodValue(day.Property, ValueKind.Date), UnitTerm.Plain);
            case KeyReference key:
                return Key(key);
            case CellsReference cells:
                return Cell(bound.Syntax, cells);
            default:
                return Typed.Error;
        }
    }

    /// <summary>A key has no slot of its own until open rows are laid out; its type is all that is settled here.</summary>
    private Typed Key(KeyReference key)
    {
        operands.ReadsOpenData = true;
        var spec = ValueSpecs.Of(key.Key.Attributes, diagnostics);
        return Typing(new OperandValue(0, KindOf(spec.Type), spec.Type.Scale), spec);
    }

    private Typed Cell(SyntaxNode place, CellsReference cells)
    {
        if (Lines(place, cells) is not var (rows, columns))
            return Typed.Error;
        if (rows.IsSet || columns.IsSet || cells.Report.IsChildren)
            return NeedsAggregate(place);

        var row = rows.Lines[0];
        var column = columns.Lines[0];
        var grid = slots.Grid(cells.Table);
        if (grid.IsTooLarge)
            return Typed.Error;
        if (grid.IsVoid(row, column))
        {
            operands.TouchesVoid = true;
            if (NeedsCells || cells is { Row: ItemSelector, Column: ItemSelector })
                diagnostics.Report(TableDiagnostics.VoidCell, place, CellName.Instance(row, column), NeedsCells ? PassOver : new Phrase("", ""));
            return Typed.Error;
        }

        operands.ReadsOpenData |= IsOpen(row);
        return Single(grid.Slot(row, column), grid.Attributes(row, column).Spec, cells.Report);
    }

    private (SelectedLines Rows, SelectedLines Columns)? Lines(SyntaxNode place, CellsReference cells)
    {
        var rows = assignment.Select(cells.Row, cells.Table);
        var columns = assignment.Select(cells.Column, cells.Table);
        var missing = rows == SelectedLines.Missing ? cells.Row : columns == SelectedLines.Missing ? cells.Column : null;
        if (missing is VariableSelector variable)
        {
            diagnostics.Report(CheckDiagnostics.NoCorrespondence, place, Instance.Of(assignment[variable.Variable].Path), cells.Table.Path);
            return null;
        }

        if (!rows.Lines.IsEmpty && !columns.Lines.IsEmpty)
            return (rows, columns);
        if (HasLines(rows, cells.Row, cells.Table, cells.Table.Rows) && HasLines(columns, cells.Column, cells.Table, cells.Table.Columns))
            diagnostics.Report(TableDiagnostics.EmptySet, place, new Phrase($"'{place}'", $"“{place}”"), Summands);
        return null;
    }

    /// <summary>Whether an empty selection is the reference's own mistake: an axis or group without items has been reported already.</summary>
    private static bool HasLines(SelectedLines selected, Selector selector, TableSymbol table, TableAxis axis) =>
        !selected.Lines.IsEmpty || (!axis.IsIncomplete && !selector.Children(table).IsEmpty);

    private Typed NeedsAggregate(SyntaxNode place)
    {
        diagnostics.Add(Diagnostic.Create(TypeDiagnostics.SetNeedsAggregate, place.Location, place.ToString()) with
        {
            Fixes = [new Fix(new Phrase("Add them up with sum(…)", "用 sum(…) 求和"), [.. Wrapped(place, "sum(", ")")])],
        });
        return Typed.Error;
    }

    /// <summary>The types of the cells that a reference stands for, one or a set.</summary>
    public IEnumerable<Typed> Types(BoundReference reference) => Elements(new BoundArgument(reference, null)).Select(element => element.Value);

    private Typed Single(int slot, ValueSpec spec, ReportScope report)
    {
        operands.ReadsOpenData |= report.IsChildren;
        var index = operands.Add(report.PeriodsEarlier == 0 ? new Operand.Current(slot) : new Operand.Prior(report.PeriodsEarlier, slot));
        return Typing(new OperandValue(index, KindOf(spec.Type), spec.Type.Scale), spec);
    }

    private static Typed Typing(OperandValue value, ValueSpec spec)
    {
        if (spec.Type is DataType.Unknown || spec.Unit == UnitOfMeasure.Unknown)
            return Typed.Error;
        return new Typed(value, spec.Unit is null ? UnitTerm.Plain : UnitTerm.Of(spec.Unit), Type: spec.Type);
    }

    private static ValueKind KindOf(DataType type) => type switch
    {
        { IsNumeric: true } => ValueKind.Number,
        DataType.Date => ValueKind.Date,
        DataType.Boolean => ValueKind.Boolean,
        _ => ValueKind.Text,
    };

    private static bool IsOpen(ItemSymbol row) => row.Kind == ItemKind.Many || row.EnclosingMany is not null;

    private Typed Aggregate(BoundCall bound)
    {
        var function = bound.Function.Aggregate;
        var elements = ImmutableArray.CreateBuilder<AggregateElement>();
        Typed? common = null;
        var failed = false;
        foreach (var argument in bound.Arguments)
        {
            foreach (var (value, filter) in Elements(argument))
            {
                if (value.IsError)
                {
                    failed = true;
                    continue;
                }

                elements.Add(new AggregateElement(value.Value, filter));
                failed |= !Agrees(bound, argument.Value.Syntax, value, ref common);
            }
        }

        if (failed)
            return Typed.Error;
        var kind = function is AggregateFunction.Min or AggregateFunction.Max ? common?.Kind ?? ValueKind.Number : ValueKind.Number;
        var scale = function switch
        {
            AggregateFunction.Count => 0,
            AggregateFunction.Average => MaxScale,
            _ => common?.Scale ?? 0,
        };
        var unit = function == AggregateFunction.Count ? UnitTerm.Plain : common?.Unit ?? UnitTerm.Plain;
        return new Typed(
            new Aggregate(function, elements.ToImmutable(), kind, scale),
            unit,
            function == AggregateFunction.Average || (function != AggregateFunction.Count && common is { IsUnrounded: true }));
    }

    private bool Agrees(BoundCall bound, SyntaxNode place, Typed value, ref Typed? common)
    {
        var function = bound.Function.Aggregate;
        if (function == AggregateFunction.Count)
            return true;
        var takesDates = function is AggregateFunction.Min or AggregateFunction.Max && value.Kind == ValueKind.Date;
        if (!takesDates && !Numbers(place, bound.Function.Name, value))
            return false;
        if (common is not { } known)
        {
            common = value;
            return true;
        }

        if (!SameKind(bound.Syntax, known, value, bound.Function.Name) || CommonUnit(known, place, value) is not { } unit)
            return false;
        if (value.Scale > known.Scale || !ReferenceEquals(unit, known.Unit) || value.IsUnrounded)
            common = new Typed(value.Scale > known.Scale ? value.Value : known.Value, unit, known.IsUnrounded || value.IsUnrounded);
        return true;
    }

    private IEnumerable<(Typed Value, Condition? Filter)> Elements(BoundArgument argument)
    {
        if (argument.Value is not BoundReference reference)
            return [(Value(argument.Value), Filter(argument.Filter))];
        if (reference.Target is not CellsReference cells)
            return [(Reference(reference, inAggregate: true), Filter(argument.Filter))];
        if (Lines(reference.Syntax, cells) is not var (rows, columns))
            return [(Typed.Error, null)];
        return Elements(argument, cells, rows.Lines, columns.Lines);
    }

    private IEnumerable<(Typed Value, Condition? Filter)> Elements(
        BoundArgument argument, CellsReference cells, ImmutableArray<ItemSymbol> rows, ImmutableArray<ItemSymbol> columns)
    {
        var grid = slots.Grid(cells.Table);
        if (grid.IsTooLarge)
            yield break;
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                slots.Budget.Spend(1);
                if (slots.Budget.IsSpent)
                    yield break;
                if (grid.IsVoid(row, column))
                    continue;
                operands.ReadsOpenData |= IsOpen(row) || cells.Report.IsChildren;
                if (argument.Filter is { ElementRow: { } elementRow })
                    assignment[elementRow] = row;
                if (argument.Filter is { ElementColumn: { } elementColumn })
                    assignment[elementColumn] = column;
                var value = Single(grid.Slot(row, column), grid.Attributes(row, column).Spec, cells.Report);
                yield return (value, Filter(argument.Filter));
            }
        }
    }

    private Condition? Filter(BoundFilter? filter) => filter is null ? null : WithoutTolerance.Condition(filter.Condition);

    private ExpressionLowering WithoutTolerance =>
        Tolerance is null ? this : new ExpressionLowering(slots, assignment, operands, diagnostics) { NeedsCells = NeedsCells };
}
