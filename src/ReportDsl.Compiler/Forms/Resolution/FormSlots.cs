using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Forms.Resolution;

/// <summary>Numbers every value of a report: fields, narratives and cells in the order of the form.</summary>
internal sealed class FormSlots
{
    private readonly Dictionary<TableSymbol, CellGrid> _grids = [];
    private readonly Dictionary<MemberSymbol, int> _members = [];
    private readonly List<(int First, TableSymbol Table)> _tables = [];
    private readonly Dictionary<int, ValueSpec> _memberSpecs = [];
    private readonly DiagnosticBag _diagnostics;
    private readonly CellNameBinder _cellNames;
    private int _count;

    public FormSlots(TemplateSymbol template, TemplateBudget budget, DiagnosticBag diagnostics)
    {
        Template = template;
        Scope = template.Declared.Names;
        Budget = budget;
        _diagnostics = diagnostics;
        _cellNames = new CellNameBinder(template, diagnostics, BoundNames.None);
        Number(template);
    }

    private FormSlots(FormSlots other, TemplateBudget budget)
    {
        Template = other.Template;
        Scope = other.Scope;
        Budget = budget;
        _diagnostics = other._diagnostics;
        _cellNames = other._cellNames;
        (_grids, _members, _tables, _memberSpecs, _count) = (other._grids, other._members, other._tables, other._memberSpecs, other._count);
    }

    public TemplateSymbol Template { get; }

    public SharedScope Scope { get; }

    public int Count => _count;

    /// <summary>What is left of what the template may come to.</summary>
    public TemplateBudget Budget { get; }

    public PatternReader Patterns { get; } = new();

    /// <summary>The tables in the order of the form.</summary>
    public IEnumerable<TableSymbol> Tables => _tables.Select(entry => entry.Table);

    /// <summary>The same slots, for work that is counted by itself.</summary>
    public FormSlots With(TemplateBudget budget) => new(this, budget);

    public CellGrid Grid(TableSymbol table) => _grids[table];

    public int Slot(MemberSymbol member) => _members[member];

    public ValueSpec SpecOf(Operand operand) => SpecOf(operand switch
    {
        Operand.Current current => current.Slot,
        Operand.Prior prior => prior.Slot,
        _ => throw new InvalidOperationException($"No slot in {operand}."),
    });

    /// <summary>The slots of a member: its own, or those of all it holds.</summary>
    public IEnumerable<int> SlotsOf(MemberSymbol member) => member switch
    {
        ContainerSymbol container => container.Members.SelectMany(SlotsOf),
        TableSymbol table => SlotsOf(_grids[table]),
        FieldSymbol or NarrativeSymbol => [_members[member]],
        _ => [],
    };

    private ValueSpec SpecOf(int slot)
    {
        if (_memberSpecs.TryGetValue(slot, out var spec))
            return spec;
        var (low, high) = (0, _tables.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_tables[middle].First <= slot)
                low = middle;
            else
                high = middle - 1;
        }

        var grid = _grids[_tables[low].Table];
        var cell = grid.Find(slot);
        return grid.Attributes(cell.Row, cell.Column).Spec;
    }

    private static IEnumerable<int> SlotsOf(CellGrid grid) =>
        from row in grid.IsTooLarge ? [] : grid.Table.Rows.Lines
        from column in grid.Table.Columns.Lines
        let slot = grid.Slot(row, column)
        where slot >= 0
        select slot;

    private void Number(ContainerSymbol container)
    {
        foreach (var member in container.Members)
        {
            switch (member)
            {
                case FieldSymbol field:
                    _memberSpecs[_count] = field.Spec;
                    _members[field] = _count++;
                    break;
                case NarrativeSymbol narrative:
                    _memberSpecs[_count] = narrative.Spec;
                    _members[narrative] = _count++;
                    break;
                case SectionSymbol section:
                    Number(section);
                    break;
                case TableSymbol table:
                    _tables.Add((_count, table));
                    _grids[table] = new CellGrid(table, Overrides(table), Budget, ref _count, _diagnostics);
                    break;
            }
        }
    }

    private Dictionary<(int Row, int Column), CellOverride> Overrides(TableSymbol table)
    {
        var overrides = new Dictionary<(int Row, int Column), CellOverride>();
        AttributeReader? reader = null;
        var declared = new Dictionary<(int Row, int Column), SyntaxNode>();
        foreach (var member in table.Syntax.Members)
        {
            switch (member)
            {
                case CellDeclarationSyntax cell:
                    reader ??= new AttributeReader(Scope, Template.Syntax, _diagnostics);
                    Add(cell.Cell, new CellOverride(reader.Read(cell.Type, cell.Modifiers, AttributePlace.Cell), cell.Formula, false));
                    break;
                case VoidDeclarationSyntax voids:
                    foreach (var cell in voids.Cells)
                        Add(cell, new CellOverride(AttributeSet.Empty, null, true));
                    break;
            }
        }

        if (reader is not null)
            KeyTypes.Check(reader.KeyTypes, Template.Members, Scope, _diagnostics);
        return overrides;

        void Add(CellReferenceSyntax syntax, CellOverride @override)
        {
            if (_cellNames.Bind(syntax, table) is not var (row, column))
                return;
            if (overrides.TryAdd((row.Line, column.Line), @override))
            {
                declared.Add((row.Line, column.Line), syntax);
                return;
            }

            _diagnostics.Add(Diagnostic.Create(TableDiagnostics.CellTwice, syntax.Location, CellName.Of(row, column)) with
            {
                Related = [NameReports.First(declared[(row.Line, column.Line)].Location)],
            });
        }
    }
}

/// <summary>The crossing a slot stands for.</summary>
internal readonly record struct CellSlotPlace(ItemSymbol Row, ItemSymbol Column);
