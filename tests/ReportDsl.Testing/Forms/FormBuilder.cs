using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Forms;

/// <summary>
/// Makes a <see cref="Form"/> without source text, as the binder would make it, so that outputs can be tested by themselves.
/// Slots are numbered in the order of the calls; checks name them by slot path.
/// </summary>
public sealed class FormBuilder
{
    private readonly List<Slot> _slots = [];
    private readonly List<ComputedCell> _computed = [];
    private readonly List<Rule> _rules = [];
    private readonly List<Applicability> _applicabilities = [];
    private readonly List<Field> _fields = [];
    private readonly List<Narrative> _narratives = [];
    private readonly List<Table> _tables = [];
    private readonly MemberBuilder _members;
    private readonly string _name;
    private readonly string _version;
    private readonly string _label;
    private ImmutableArray<string> _languages = ["zh"];
    private PeriodRange _period = new(PeriodKind.Year, null, null);
    private string? _basis;
    private string? _entity;
    private string? _guidance;

    public FormBuilder(string name, string version, string label)
    {
        (_name, _version, _label) = (name, version, label);
        _members = new MemberBuilder(this, "");
    }

    internal List<Slot> Slots => _slots;

    internal List<ComputedCell> Computed => _computed;

    internal List<Field> Fields => _fields;

    internal List<Narrative> Narratives => _narratives;

    internal List<Table> Tables => _tables;

    public FormBuilder Basis(string text)
    {
        _basis = text;
        return this;
    }

    public FormBuilder Guidance(string text)
    {
        _guidance = text;
        return this;
    }

    public FormBuilder Languages(params string[] tags)
    {
        _languages = [.. tags];
        return this;
    }

    public FormBuilder Period(PeriodKind kind, string? from = null, string? to = null)
    {
        _period = new PeriodRange(kind, from, to);
        return this;
    }

    /// <summary>Names the field (by path) that says whose report it is.</summary>
    public FormBuilder Entity(string fieldPath)
    {
        _entity = fieldPath;
        return this;
    }

    /// <summary>Adds members: fields, narratives, notes, sections, tables.</summary>
    public FormBuilder With(Action<MemberBuilder> members)
    {
        members(_members);
        return this;
    }

    /// <summary>A check with one instance.</summary>
    public FormBuilder Check(string path, string text, Func<Terms, Condition> condition, Func<Terms, Condition>? when = null,
        RuleSeverity severity = RuleSeverity.Error, bool explain = false, string? since = null, string? until = null) =>
        Check(path, text, [""], (terms, _) => condition(terms), when is null ? null : (terms, _) => when(terms), severity, explain, since, until);

    /// <summary>A check with one instance for each key; the instance's name is <c>[key]</c>, or empty for an empty key.</summary>
    public FormBuilder Check(string path, string text, IEnumerable<string> keys, Func<Terms, string, Condition> condition,
        Func<Terms, string, Condition>? when = null, RuleSeverity severity = RuleSeverity.Error, bool explain = false,
        string? since = null, string? until = null, bool isBuiltIn = false)
    {
        var instances = keys.Select(key =>
        {
            var terms = new Terms(SlotAt);
            var guard = when?.Invoke(terms, key);
            var tested = condition(terms, key);
            ImmutableArray<Label> where = key.Length == 0 ? [] : [.. key.Split(',').Select(part => LabelOf(part.Trim()))];
            return new RuleInstance(key.Length == 0 ? "" : $"[{key}]", where, guard, tested, terms.Operands);
        });
        _rules.Add(new Rule(path, isBuiltIn, Label.Of(text), null, severity, explain, since, until, [.. instances]));
        return this;
    }

    /// <summary>The slots whose path starts with one of the prefixes do not apply unless the condition passes.</summary>
    public FormBuilder AppliesWhen(Func<Terms, Condition> condition, params string[] pathPrefixes)
    {
        var terms = new Terms(SlotAt);
        var tested = condition(terms);
        var slots = _slots.Where(slot => pathPrefixes.Any(prefix => slot.Path.StartsWith(prefix, StringComparison.Ordinal)));
        _applicabilities.Add(new Applicability(tested, terms.Operands, [.. slots.Select(slot => slot.Index)]));
        return this;
    }

    /// <summary>The slot at a path; fails the test that asks for one that is not there.</summary>
    public Slot SlotAt(string path) =>
        _slots.FirstOrDefault(slot => slot.Path == path) ?? throw new ArgumentException($"The form has no slot '{path}'.", nameof(path));

    /// <summary>The columns or rows with cells of a table, by path: what <c>for column</c> or <c>for row</c> runs over.</summary>
    public IEnumerable<string> ColumnsOf(string tablePath) => TableAt(tablePath).Columns.Lines.Select(line => line.Path);

    public IEnumerable<string> RowsOf(string tablePath) => TableAt(tablePath).Rows.Lines.Select(line => line.Path);

    public Form Build() => new()
    {
        Name = _name,
        Version = _version,
        Label = Label.Of(_label),
        Guidance = _guidance,
        Basis = _basis is null ? null : Label.Of(_basis),
        Languages = _languages,
        Period = _period,
        Entity = _entity is null ? null : _fields.Single(field => field.Path == _entity),
        Members = _members.Members,
        Fields = [.. _fields],
        Narratives = [.. _narratives],
        Tables = [.. _tables],
        CodeLists = [.. _slots.Select(slot => slot.Spec.Type).OfType<DataType.Code>().Select(type => type.List).Distinct()],
        Slots = [.. _slots],
        ComputedInOrder = [.. _computed],
        Rules = [.. _rules],
        Applicabilities = [.. _applicabilities],
    };

    private Table TableAt(string path) => _tables.Single(table => table.Path == path);

    private Label LabelOf(string path) =>
        _tables.SelectMany(table => table.Rows.Lines.Concat(table.Columns.Lines)).FirstOrDefault(line => line.Path == path)?.Label
        ?? Label.Of(path);
}
