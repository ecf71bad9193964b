using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>What a <c>cell</c> or <c>void</c> declaration says of one crossing.</summary>
internal sealed record CellOverride(AttributeSet Attributes, FormulaSyntax? Formula, bool IsVoid);

/// <summary>The settled attributes of a cell.</summary>
internal sealed record CellAttributes(ValueSpec Spec, bool IsEntered, WithinModifierSyntax? Within);

/// <summary>
/// The cells of one table: attributes taken one by one from the cell, its row or column, their groups, the table. Lines with the same
/// attributes share a class, so that the work is done once for each pair of classes and not for each cell.
/// </summary>
internal sealed class CellGrid
{
    private readonly int[] _rowClasses;
    private readonly int[] _columnClasses;
    private readonly CellAttributes?[,] _byClass;
    private readonly int[] _slots;
    private readonly int _firstSlot;
    private readonly int[] _indexes; // of the cells that exist, by slot; empty where all do
    private readonly Dictionary<(int Row, int Column), CellOverride> _overrides;
    private readonly Dictionary<(int Row, int Column), CellAttributes> _ownAttributes = [];
    private readonly DiagnosticBag _diagnostics;

    public CellGrid(TableSymbol table, Dictionary<(int Row, int Column), CellOverride> overrides, TemplateBudget budget, ref int nextSlot, DiagnosticBag diagnostics)
    {
        Table = table;
        _overrides = overrides;
        _diagnostics = diagnostics;
        (_rowClasses, var rowCount) = Classes(table.Rows);
        (_columnClasses, var columnCount) = Classes(table.Columns);
        var cells = (long)table.Rows.Lines.Length * table.Columns.Lines.Length;
        if (cells > TemplateBudget.MaxCells)
            diagnostics.Report(TableDiagnostics.TableTooLarge, table.Syntax.TableKeyword, TemplateBudget.MaxCells, new Phrase("cells", "单元格"));
        else if (budget.TakeCells((int)cells))
            IsTooLarge = false;
        else
            diagnostics.Report(TableDiagnostics.TemplateTooLarge, table.Syntax.TableKeyword, TemplateBudget.MaxCells, new Phrase("cells", "单元格"));
        _byClass = IsTooLarge ? new CellAttributes?[0, 0] : new CellAttributes?[rowCount, columnCount];
        _slots = IsTooLarge ? [] : new int[cells];
        _firstSlot = nextSlot;
        for (var i = 0; i < _slots.Length; i++)
            _slots[i] = Override(i) is { IsVoid: true } ? -1 : nextSlot++;
        _indexes = nextSlot - _firstSlot == _slots.Length ? [] : [.. Enumerable.Range(0, _slots.Length).Where(index => _slots[index] >= 0)];
    }

    public TableSymbol Table { get; }

    public bool IsTooLarge { get; } = true;

    public int Slot(ItemSymbol row, ItemSymbol column) => _slots[(row.Line * _columnClasses.Length) + column.Line];

    public bool IsVoid(ItemSymbol row, ItemSymbol column) => Slot(row, column) < 0;

    /// <summary>The crossing with a slot of this table.</summary>
    public CellSlotPlace Find(int slot)
    {
        var index = _indexes.Length == 0 ? slot - _firstSlot : _indexes[slot - _firstSlot];
        return new CellSlotPlace(Table.Rows.Lines[index / _columnClasses.Length], Table.Columns.Lines[index % _columnClasses.Length]);
    }

    public FormulaSyntax? Formula(ItemSymbol row, ItemSymbol column) => _overrides.GetValueOrDefault((row.Line, column.Line))?.Formula;

    public CellAttributes Attributes(ItemSymbol row, ItemSymbol column)
    {
        if (_overrides.TryGetValue((row.Line, column.Line), out var own) && !ReferenceEquals(own.Attributes, AttributeSet.Empty))
        {
            if (!_ownAttributes.TryGetValue((row.Line, column.Line), out var settled))
                _ownAttributes[(row.Line, column.Line)] = settled = Settle(row, column, own.Attributes);
            return settled;
        }

        return _byClass[_rowClasses[row.Line], _columnClasses[column.Line]] ??= Settle(row, column, AttributeSet.Empty);
    }

    private CellOverride? Override(int index) =>
        _overrides.Count == 0 ? null : _overrides.GetValueOrDefault((index / _columnClasses.Length, index % _columnClasses.Length));

    private static (int[] ByLine, int Count) Classes(TableAxis axis)
    {
        var known = new Dictionary<(AttributeSet Own, AttributeSet Group), int>(ByReference.Instance);
        var classes = new int[axis.Lines.Length];
        foreach (var item in axis.Lines)
        {
            var key = (item.Attributes, item.GroupAttributes);
            if (!known.TryGetValue(key, out var index))
                known.Add(key, index = known.Count);
            classes[item.Line] = index;
        }

        return (classes, known.Count);
    }

    private CellAttributes Settle(ItemSymbol row, ItemSymbol column, AttributeSet cell)
    {
        var items = Merge(row.Attributes, column.Attributes, row, column, cell);
        var groups = Merge(row.GroupAttributes, column.GroupAttributes, row, column, cell.Or(items));
        var all = cell.Or(items).Or(groups).Or(Table.Attributes);
        if (all.Type is null)
        {
            _diagnostics.Add(Diagnostic.Create(TypeDiagnostics.NoType, Untyped(row, column), new Instance(new Phrase(
                $"Cell {CellName.Of(row, column)}", $"单元格 {CellName.Of(row, column)} "))));
        }

        return new CellAttributes(ValueSpecs.Of(all, _diagnostics), all.Entered?.Value ?? false, all.Within?.Value);
    }

    /// <summary>Where a type is missing: at the table where no line has one, else at the line whose neighbours have one.</summary>
    private Location Untyped(ItemSymbol row, ItemSymbol column) =>
        Table.Columns.Lines.Any(HasType) ? column.Location
        : Table.Rows.Lines.Any(HasType) ? row.Location
        : Table.Location;

    private static bool HasType(ItemSymbol item) => (item.Attributes.Type ?? item.GroupAttributes.Type) is not null;

    private AttributeSet Merge(AttributeSet row, AttributeSet column, ItemSymbol rowItem, ItemSymbol columnItem, AttributeSet nearer)
    {
        if (ReferenceEquals(row, AttributeSet.Empty))
            return column;
        if (ReferenceEquals(column, AttributeSet.Empty))
            return row;
        Conflict(row.Type, column.Type, nearer.Type, new Phrase("type", "类型"), SameType);
        Conflict(row.Unit, column.Unit, nearer.Unit, new Phrase("unit", "单位"), static (a, b) => a == b);
        Conflict(row.Presence, column.Presence, nearer.Presence, new Phrase("rule for blanks", "空白规则"), static (a, b) => a == b);
        Conflict(row.Min, column.Min, nearer.Min, new Phrase("min", "最小值"), static (a, b) => a == b);
        Conflict(row.Max, column.Max, nearer.Max, new Phrase("max", "最大值"), static (a, b) => a == b);
        return row.Or(column);

        void Conflict<T>(Attribute<T>? a, Attribute<T>? b, Attribute<T>? settled, Phrase what, Func<T, T, bool> same)
        {
            if (settled is null && a is { } first && b is { } second && !same(first.Value, second.Value))
                _diagnostics.Report(TypeDiagnostics.AttributeConflict, second.Syntax, Instance.Of(rowItem.Path), Instance.Of(columnItem.Path), what);
        }
    }

    /// <summary>Whether two cells have one type; one that is in error goes with any.</summary>
    public static bool SameType(DataType a, DataType b) => (a, b) switch
    {
        (DataType.Unknown, _) or (_, DataType.Unknown) => true,
        (DataType.Number x, DataType.Number y) => x.Decimals == y.Decimals && x.SpecialTexts.SequenceEqual(y.SpecialTexts),
        (DataType.Code x, DataType.Code y) => ReferenceEquals(x.List, y.List),
        _ => a == b,
    };

    private sealed class ByReference : IEqualityComparer<(AttributeSet Own, AttributeSet Group)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((AttributeSet Own, AttributeSet Group) x, (AttributeSet Own, AttributeSet Group) y) =>
            ReferenceEquals(x.Own, y.Own) && ReferenceEquals(x.Group, y.Group);

        public int GetHashCode((AttributeSet Own, AttributeSet Group) obj) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Own), System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Group));
    }
}
