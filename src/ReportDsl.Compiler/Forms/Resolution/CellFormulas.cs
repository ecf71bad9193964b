using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>
/// Decides for every cell whether it is entered or computed, and by what: a <c>cell</c> formula, else the row's or the column's formula
/// or total. Where a total meets a formula, both must be the same linear form, or the formula must not be linear; then it wins.
/// </summary>
internal sealed class CellFormulas(FormSlots slots, ExpressionBinder expressions, DiagnosticBag diagnostics)
{
    private readonly Dictionary<ItemSymbol, (BoundExpression Formula, VariableSymbol Other)> _itemFormulas = [];
    private readonly Dictionary<int, CellFormula> _bySlot = [];
    private readonly HashSet<Location> _usedTolerances = [];
    private readonly HashSet<TableSymbol> _tables = [];
    private readonly TotalShapes _totals = new();
    private readonly FormulaMeetings _meetings = new();

    /// <summary>The computation of a cell, null for one that is entered.</summary>
    public CellFormula? Of(ItemSymbol row, ItemSymbol column)
    {
        var slot = slots.Grid(row.Table).Slot(row, column);
        if (slot < 0)
            return null;
        if (_bySlot.TryGetValue(slot, out var known))
            return known;
        var formula = Decide(row, column, slot);
        if (formula is not null)
            _bySlot.Add(slot, formula);
        return formula;
    }

    /// <summary>Compares the computations that meet in a cell, once all cells are decided and ordered.</summary>
    public void Compare(ImmutableArray<CellFormula> inOrder)
    {
        foreach (var (chosen, other) in _meetings.Disagreements(inOrder, _bySlot.ContainsKey))
            ReportDisagreement(chosen, other);
    }

    /// <summary>Tells tolerances of lines in whose cells nothing is computed, once all cells are decided.</summary>
    public void ReportUnusedTolerances()
    {
        if (diagnostics.HasErrors)
            return;
        foreach (var line in _tables.SelectMany(table => table.Rows.Lines.Concat(table.Columns.Lines)))
        {
            if (line.Attributes.Within is { Value: var within } && !_usedTolerances.Contains(within.Location))
                diagnostics.Report(TypeDiagnostics.MeaninglessModifier, within, "within", new Phrase("nothing is computed in this line", "本行（列）没有计算项"));
        }
    }

    private CellFormula? Decide(ItemSymbol row, ItemSymbol column, int slot)
    {
        if (slots.Budget.IsSpent)
            return null;
        var grid = slots.Grid(row.Table);
        _tables.Add(row.Table);
        if (grid.Formula(row, column) is { } own)
            return OwnFormula(own, row, column, slot);
        var isEntered = grid.Attributes(row, column).IsEntered;
        var rowFormula = row.Definition.Formula is null ? null : ItemFormula(row, row, column, slot);
        var columnFormula = column.Definition.Formula is null ? null : ItemFormula(column, row, column, slot);
        var rowSums = row.Kind == ItemKind.Total && row.Definition.Formula is null && !isEntered;
        var columnSums = column.Kind == ItemKind.Total && column.Definition.Formula is null && !isEntered;
        return (rowFormula, columnFormula) switch
        {
            (null, null) => rowSums || columnSums ? Total(row, column, rowSums, columnSums, slot) : null,
            ({ } first, { } second) => Agree(first, second),
            ({ } formula, null) => columnSums ? Meet(formula, row, column, slot, false) : formula,
            (null, { } formula) => rowSums ? Meet(formula, row, column, slot, true) : formula,
        };
    }

    private CellFormula OwnFormula(FormulaSyntax syntax, ItemSymbol row, ItemSymbol column, int slot)
    {
        var currentRow = NameContexts.Current(row.Table, AxisDirection.Rows, syntax);
        var currentColumn = NameContexts.Current(row.Table, AxisDirection.Columns, syntax);
        var context = NameContexts.OfCellFormula(row.Table, currentRow, currentColumn, slots.Template);
        var assignment = new Assignment { [currentRow] = row, [currentColumn] = column };
        return Lower(expressions.Bind(syntax.Expression, context), assignment, syntax, row, column, row, slot);
    }

    private CellFormula ItemFormula(ItemSymbol item, ItemSymbol row, ItemSymbol column, int slot)
    {
        var syntax = item.Definition.Formula ?? throw new InvalidOperationException("The item has no formula.");
        if (!_itemFormulas.TryGetValue(item, out var bound))
        {
            var across = NameContexts.Across(item, syntax);
            _itemFormulas.Add(item, bound = (expressions.Bind(syntax.Expression, NameContexts.OfItemFormula(item, across, slots.Template)), across));
        }

        var assignment = new Assignment { [bound.Other] = item.Direction == AxisDirection.Rows ? column : row };
        return Lower(bound.Formula, assignment, syntax, row, column, item, slot);
    }

    private CellFormula Lower(BoundExpression bound, Assignment assignment, FormulaSyntax syntax, ItemSymbol row, ItemSymbol column, ItemSymbol by, int slot)
    {
        var operands = new OperandList();
        var value = new ExpressionLowering(slots, assignment, operands, diagnostics) { NeedsCells = true }.Value(bound);
        slots.Budget.Report(syntax.Location, CellName.Of(row, column), diagnostics);
        if (!value.IsError)
            CheckResult(value, slots.Grid(row.Table).Attributes(row, column).Spec, syntax, row, column);
        return new CellFormula(slot, value.Value, operands.ToImmutable(), by, by == row ? column : row, syntax, operands.ReadsOpenData)
        {
            Tolerance = ToleranceOf(row, column, value, operands.ToImmutable()),
            IsFaulty = value.IsError,
        };
    }

    private void CheckResult(Typed value, ValueSpec spec, FormulaSyntax syntax, ItemSymbol row, ItemSymbol column)
    {
        if (spec.Type is DataType.Unknown || spec.Unit == UnitOfMeasure.Unknown)
            return;
        var kind = spec.Type switch
        {
            { IsNumeric: true } => ValueKind.Number,
            DataType.Date => ValueKind.Date,
            DataType.Boolean => ValueKind.Boolean,
            _ => ValueKind.Text,
        };
        if (value.Kind != kind)
        {
            diagnostics.Report(TypeDiagnostics.WrongKind, syntax.Expression, CellName.Instance(row, column), KindNames.Of(kind), KindNames.Of(value.Kind));
            return;
        }

        var unit = spec.Unit is null ? UnitTerm.Plain : UnitTerm.Of(spec.Unit);
        if (kind != ValueKind.Number || value.Unit.IsPlain || unit.IsPlain || value.Unit.Same(unit))
            return;
        diagnostics.Add(ExpressionLowering.WithConversion(
            Diagnostic.Create(TypeDiagnostics.FormulaUnit, syntax.Expression.Location, value.Unit.Text, unit.Text, ExpressionLowering.Hint(unit, value.Unit)),
            syntax.Expression, value.Unit, unit));
    }

    private CellFormula? Total(ItemSymbol row, ItemSymbol column, bool rowSums, bool columnSums, int slot)
    {
        var grid = slots.Grid(row.Table);
        var spec = grid.Attributes(row, column).Spec;
        var total = rowSums ? row : column;
        if (spec.Type is DataType.Unknown)
            return null;
        if (spec.Type is not (DataType.Count or DataType.Integer or DataType.Number))
        {
            diagnostics.Add(Diagnostic.Create(TableDiagnostics.TotalNeedsEntered, total.Location, total.Path, new Instance(new Phrase(
                $"'{CellName.Of(row, column)}', which is no quantity", $"“{CellName.Of(row, column)}”（不是可相加的数量）"))));
            return null;
        }

        ImmutableArray<ItemSymbol> rows = rowSums ? Leaves.OfTotal(row) : [row];
        ImmutableArray<ItemSymbol> columns = columnSums ? Leaves.OfTotal(column) : [column];
        if (rows.IsEmpty || columns.IsEmpty)
            return NothingToSum(rows.IsEmpty ? row : column, null);
        slots.Budget.Spend((long)rows.Length * columns.Length);
        slots.Budget.Report(total.Location, CellName.Of(row, column), diagnostics);
        if (slots.Budget.IsSpent)
            return null;

        var operands = ImmutableArray.CreateBuilder<Operand>(rows.Length * columns.Length);
        var units = new SummandUnits(spec.Unit);
        var scale = 0;
        var isOpen = false;
        foreach (var leafRow in rows)
        {
            foreach (var leafColumn in columns)
            {
                if (grid.IsVoid(leafRow, leafColumn))
                    continue;
                var leaf = grid.Attributes(leafRow, leafColumn).Spec;
                if (!Addable(leaf, spec, total, leafRow, leafColumn))
                    return null;
                if (leaf.Unit is { } unit && units.Against(unit) is { } other)
                {
                    var blamed = rowSums && columnSums && SummandUnits.Differ(unit, grid, leafRow, columns.Add(column)) ? column : total;
                    diagnostics.Add(SummandUnits.Report(blamed, unit, other, leafRow, leafColumn));
                    return null;
                }

                scale = Math.Max(scale, leaf.Type.Scale);
                isOpen |= leafRow.Kind == ItemKind.Many || leafRow.EnclosingMany is not null;
                operands.Add(new Operand.Current(grid.Slot(leafRow, leafColumn)));
            }
        }

        if (operands.Count == 0)
            return NothingToSum(columnSums ? column : row, CellName.Of(row, column));
        var sum = _totals.Sum(operands.Count, scale);
        var all = operands.ToImmutable();
        return new CellFormula(slot, sum, all, total, total == row ? column : row, null, isOpen)
        {
            Tolerance = ToleranceOf(row, column, new Typed(sum, spec.Unit is null ? UnitTerm.Plain : UnitTerm.Of(spec.Unit)), all),
        };
    }

    /// <summary>The total has no summands at all, or none that is no void cell at one of its cells.</summary>
    private CellFormula? NothingToSum(ItemSymbol total, string? cell)
    {
        if (!total.Table[total.Direction].IsIncomplete)
        {
            diagnostics.Add(Diagnostic.Create(TableDiagnostics.NothingToSum, total.Location, total.Path, new Instance(cell is null
                ? new Phrase(": beside it are no items, or only totals, memos and parts", "：同组中没有条目，或只有合计、备注项和其中项")
                : new Phrase($" in {cell}: all that it adds is void; write 'void {cell}'", $"（{cell}）：相加的单元格都是 void；请写“void {cell}”"))));
        }

        return null;
    }

    private bool Addable(ValueSpec leaf, ValueSpec total, ItemSymbol item, ItemSymbol row, ItemSymbol column)
    {
        if (leaf.Type is DataType.Unknown || leaf.Unit == UnitOfMeasure.Unknown || total.Unit == UnitOfMeasure.Unknown)
            return false;
        if (leaf.Type is not (DataType.Count or DataType.Integer or DataType.Number))
        {
            diagnostics.Add(Diagnostic.Create(TableDiagnostics.TotalNeedsEntered, item.Location, item.Path, new Instance(new Phrase(
                $"'{CellName.Of(row, column)}', which is no quantity", $"“{CellName.Of(row, column)}”（不是可相加的数量）"))));
            return false;
        }

        return true;
    }

    private Tolerance ToleranceOf(ItemSymbol row, ItemSymbol column, Typed value, ImmutableArray<Operand> operands)
    {
        var within = slots.Grid(row.Table).Attributes(row, column).Within;
        if (within is not null)
            _usedTolerances.Add(within.Location);
        return value.IsError ? Tolerance.None : within?.Tolerance switch
        {
            PrecisionToleranceSyntax precision => Precision(precision, value.Value, operands, slots.Grid(row.Table).Attributes(row, column).Spec.Type),
            { } tolerance => ToleranceReader.Read(tolerance, value.Unit, value.Value, value.Value, slots, new OperandList(), diagnostics),
            null => Tolerance.None,
        };
    }

    private Tolerance Precision(PrecisionToleranceSyntax precision, Expression value, ImmutableArray<Operand> operands, DataType type)
    {
        if (LinearForm.Of(value, operands) is { } linear)
            return Tolerance.Precision(ToleranceReader.Uncertainty(linear, slots) + ToleranceReader.HalfUnit(type));
        diagnostics.Report(CheckDiagnostics.PrecisionNotLinear, precision);
        return Tolerance.None;
    }

    /// <summary>A total meets a formula of the other axis, which wins.</summary>
    private CellFormula Meet(CellFormula formula, ItemSymbol row, ItemSymbol column, int slot, bool rowSums)
    {
        _meetings.Add(new FormulaMeeting(formula, () => Total(row, column, rowSums, !rowSums, slot), true));
        return formula;
    }

    private CellFormula Agree(CellFormula first, CellFormula second)
    {
        _meetings.Add(new FormulaMeeting(first, () => second, false));
        return first;
    }

    private void ReportDisagreement(CellFormula formula, CellFormula other)
    {
        var (row, column) = formula.By.Direction == AxisDirection.Rows ? (formula.By, formula.Across) : (formula.Across, formula.By);
        diagnostics.Add(Diagnostic.Create(TableDiagnostics.FormulasDisagree, formula.Location, CellName.Instance(row, column)) with
        {
            Related = [new RelatedLocation(other.Location, new Phrase("The other computation.", "另一个计算。"))],
        });
    }
}

/// <summary>The computation of one cell. <paramref name="By"/> is the item whose total or formula it is.</summary>
internal sealed record CellFormula(
    int Slot, Expression Value, ImmutableArray<Operand> Operands, ItemSymbol By, ItemSymbol Across, FormulaSyntax? Syntax, bool ReadsOpenData)
{
    public Tolerance Tolerance { get; init; } = Tolerance.None;

    /// <summary>It stands where an error has been reported.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>Where the source says it: the formula, or the total's code.</summary>
    public Location Location => Syntax?.Location ?? By.Location;
}

/// <summary>Sums of equally many operands of equal scale are one object.</summary>
internal sealed class TotalShapes
{
    private readonly Dictionary<(int Count, int Scale), Aggregate> _sums = [];

    public Aggregate Sum(int count, int scale)
    {
        if (_sums.TryGetValue((count, scale), out var known))
            return known;
        var elements = ImmutableArray.CreateBuilder<AggregateElement>(count);
        for (var i = 0; i < count; i++)
            elements.Add(new AggregateElement(new OperandValue(i, ValueKind.Number, scale), null));
        return _sums[(count, scale)] = new Aggregate(AggregateFunction.Sum, elements.MoveToImmutable(), ValueKind.Number, scale);
    }
}
