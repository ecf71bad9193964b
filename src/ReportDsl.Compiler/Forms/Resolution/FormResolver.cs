using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Forms.Resolution;

/// <summary>What came of resolving a template: the form where nothing is wrong, and whether it needs data that outputs do not hold yet.</summary>
internal sealed record ResolvedForm(Form Form, bool ReadsOpenData);

/// <summary>Binds the expressions of a declared template and resolves it into a form.</summary>
internal sealed class FormResolver
{
    private readonly TemplateSymbol _template;
    private readonly FormSlots _slots;
    private readonly CellFormulas _formulas;
    private readonly RuleLowering _rules;
    private readonly ExpressionBinder _expressions;
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellation;
    private readonly List<ValueSpec> _usedSpecs = [];

    private FormResolver(TemplateSymbol template, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        _template = template;
        _diagnostics = diagnostics;
        _cancellation = cancellation;
        _slots = new FormSlots(template, new TemplateBudget(cancellation), diagnostics);
        _expressions = new ExpressionBinder(template.Declared.Names, diagnostics, BoundNames.None);
        _formulas = new CellFormulas(_slots, _expressions, diagnostics);
        _rules = new RuleLowering(_slots, _expressions, new ForBinder(diagnostics, BoundNames.None), new ShapeTable(), diagnostics);
    }

    public static ResolvedForm Resolve(TemplateSymbol template, DiagnosticBag diagnostics, CancellationToken cancellation) =>
        new FormResolver(template, diagnostics, cancellation).Resolve();

    private ResolvedForm Resolve()
    {
        var slots = ImmutableArray.CreateBuilder<Slot>(_slots.Count);
        var formulas = ImmutableArray.CreateBuilder<CellFormula>();
        var members = Members(_template, slots, formulas);
        var rules = Rules();
        var parts = PartRules();
        var computed = formulas.ToImmutable();
        var applicabilities = ApplicabilityOrder.Of(Clauses(), computed, _diagnostics);
        var order = ComputationOrder.Of(computed, _diagnostics);
        _formulas.Compare(order);
        _formulas.ReportUnusedTolerances();
        var all = Flatten(members).ToList();
        var form = new Form
        {
            Name = _template.Code,
            Version = _template.Version,
            Label = _template.Label,
            Guidance = _template.Guidance,
            Basis = _template.Basis,
            Languages = _template.Languages,
            Period = _template.Period,
            Entity = _template.Entity is { } entity ? all.OfType<Field>().FirstOrDefault(field => field.Slot == _slots.Slot(entity)) : null,
            Members = members,
            Fields = [.. all.OfType<Field>()],
            Narratives = [.. all.OfType<Narrative>()],
            Tables = [.. all.OfType<Table>()],
            CodeLists = [.. _usedSpecs.Select(spec => spec.Type).OfType<DataType.Code>().Select(code => code.List).Distinct(ReferenceEqualityComparer.Instance).Cast<CodeList>()],
            Slots = slots.ToImmutable(),
            ComputedInOrder = [.. order.Select(Computed)],
            Rules = [.. rules, .. parts],
            Applicabilities = applicabilities,
        };
        return new ResolvedForm(form, _rules.ReadsOpenData || order.Any(formula => formula.ReadsOpenData));
    }

    private static IEnumerable<FormMember> Flatten(ImmutableArray<FormMember> members) =>
        members.SelectMany(member => member is Section section ? Flatten(section.Members).Prepend(member) : [member]);

    private ImmutableArray<FormMember> Members(
        ContainerSymbol container, ImmutableArray<Slot>.Builder slots, ImmutableArray<CellFormula>.Builder formulas)
    {
        var members = ImmutableArray.CreateBuilder<FormMember>();
        foreach (var symbol in container.Members)
        {
            switch (symbol)
            {
                case FieldSymbol field:
                    _usedSpecs.Add(field.Spec);
                    slots.Add(new FieldSlot(slots.Count, field.Spec, field.Path, field.Label));
                    members.Add(new Field(field.Code, field.Path, field.Label, field.Guidance, field.Spec, _slots.Slot(field)));
                    break;
                case NarrativeSymbol narrative:
                    var label = narrative.HasLabel || narrative.Container is null ? narrative.Label : narrative.Container.Label;
                    slots.Add(new NarrativeSlot(slots.Count, narrative.Spec, narrative.Path, label));
                    members.Add(new Narrative(
                        narrative.Code, narrative.Path, narrative.HasLabel ? narrative.Label : Label.Of(""), narrative.Guidance,
                        narrative.MinLength, narrative.MaxLength, narrative.Presence, _slots.Slot(narrative)));
                    break;
                case NoteSymbol note:
                    members.Add(new Note(note.Label));
                    break;
                case SectionSymbol section:
                    members.Add(new Section(section.Code, section.Path, section.Label, section.Guidance, Members(section, slots, formulas)));
                    break;
                case TableSymbol table when !_slots.Grid(table).IsTooLarge:
                    members.Add(Table(table, slots, formulas));
                    break;
            }
        }

        return members.ToImmutable();
    }

    private Table Table(TableSymbol table, ImmutableArray<Slot>.Builder slots, ImmutableArray<CellFormula>.Builder formulas)
    {
        var grid = _slots.Grid(table);
        var rows = AxisMapping.Map(table.Rows);
        var columns = AxisMapping.Map(table.Columns);
        var cells = ImmutableArray.CreateBuilder<Cell>(rows.Lines.Length * columns.Lines.Length);
        CellAttributes? last = null;
        foreach (var row in table.Rows.Lines)
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (var column in table.Columns.Lines)
            {
                var slot = grid.Slot(row, column);
                if (slot < 0)
                {
                    cells.Add(new Cell(CellKind.Void, ValueSpecs.None, -1));
                    continue;
                }

                var attributes = grid.Attributes(row, column);
                if (!ReferenceEquals(attributes, last))
                    _usedSpecs.Add(attributes.Spec);
                last = attributes;
                var formula = _formulas.Of(row, column);
                if (formula is not null)
                    formulas.Add(formula);
                slots.Add(new CellSlot(slot, attributes.Spec, table.Path, rows.Lines[row.Line], columns.Lines[column.Line], formula is not null));
                cells.Add(new Cell(formula is null ? CellKind.Input : CellKind.Computed, attributes.Spec, slot));
            }
        }

        return new Table(
            table.Code, table.Path, table.HasLabel ? table.Label : Label.Of(""), table.Guidance, rows, columns, [.. table.Notes.Select(note => new Note(note.Label))])
        {
            Cells = cells.MoveToImmutable(),
        };
    }

    private static ComputedCell Computed(CellFormula formula) => new(
        formula.Slot,
        formula.Value,
        formula.Operands,
        BuiltInRules.Id(formula.By, formula.Syntax is null ? "total" : "formula"),
        BuiltInRules.Instance(formula.Across))
    {
        Tolerance = formula.Tolerance,
    };

    private ImmutableArray<Rule> Rules()
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        Collect(_template);
        return rules.ToImmutable();

        void Collect(ContainerSymbol container)
        {
            foreach (var member in container.Members)
            {
                switch (member)
                {
                    case CheckSymbol check:
                        Add(check);
                        break;
                    case TableSymbol table:
                        foreach (var check in table.Checks)
                            Add(check);
                        break;
                    case SectionSymbol section:
                        Collect(section);
                        break;
                }
            }
        }

        void Add(CheckSymbol check)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_rules.Lower(check) is { } rule)
                rules.Add(rule);
        }
    }

    private ImmutableArray<Rule> PartRules()
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        var shapes = new ShapeTable();
        foreach (var table in _slots.Tables.Where(table => !_slots.Grid(table).IsTooLarge))
        {
            foreach (var axis in (ReadOnlySpan<TableAxis>)[table.Rows, table.Columns])
            {
                foreach (var item in axis.Lines.Where(item => item is { Kind: ItemKind.Plain or ItemKind.Memo, Children.IsEmpty: false }))
                {
                    if (BuiltInRules.Parts(item, _slots.Grid(table), shapes, _diagnostics) is { } rule)
                        rules.Add(rule);
                }
            }
        }

        return rules.ToImmutable();
    }

    private ImmutableArray<MemberClause> Clauses()
    {
        var found = ImmutableArray.CreateBuilder<MemberClause>();
        Collect(_template);
        return found.ToImmutable();

        void Collect(ContainerSymbol container)
        {
            foreach (var member in container.Members)
            {
                var when = member switch
                {
                    FieldSymbol field => field.When,
                    NarrativeSymbol narrative => narrative.When,
                    SectionSymbol section => section.When,
                    TableSymbol table => table.Syntax.When,
                    _ => null,
                };
                if (when is not null && Clause(member, when, container) is { } clause)
                    found.Add(clause);
                if (member is SectionSymbol inner)
                    Collect(inner);
            }
        }
    }

    private MemberClause? Clause(MemberSymbol member, WhenClauseSyntax when, ContainerSymbol container)
    {
        var bound = _expressions.Bind(when.Condition, NameContexts.OfWhen(container, _template));
        var operands = new OperandList();
        var condition = new ExpressionLowering(_slots, new Assignment(), operands, _diagnostics).Condition(bound);
        _slots.Budget.Report(when.Location, member.Path, _diagnostics);
        return condition is null ? null : new MemberClause(member, when, new Applicability(condition, operands.ToImmutable(), [.. _slots.SlotsOf(member)]));
    }
}
