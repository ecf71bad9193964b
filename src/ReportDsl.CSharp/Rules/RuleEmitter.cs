using System.Collections.Immutable;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.CSharp.Rules;

/// <summary>
/// Writes the class that decides computed cells and runs rules: one method for each shape of formula or test, and for each rule a table of
/// the operands of its instances.
/// </summary>
internal sealed class RuleEmitter
{
    private const string Parameters = $"({Foreign.Values} values, {Foreign.ReadOnlySpan}<int> at)";

    private readonly Form _form;
    private readonly ValueNumbering _numbering;
    private readonly NameScope _scope = new("Decide", "Check", "Explainable");
    private readonly ShapeTable _shapes;
    private readonly List<(string Name, RuleText Rule)> _rules = [];
    private readonly NamedTexts _wordings;
    private readonly List<string> _decisions = [];
    private readonly List<string> _checks = [];
    private readonly NameScope _names = new();
    private readonly Dictionary<ShapeKey, (string Test, string Wording)> _shapesOf = [];
    private readonly Dictionary<ShapeKey, string> _formulas = [];
    private readonly NamedTexts _tables;

    private RuleEmitter(Form form, ValueNumbering numbering)
    {
        (_form, _numbering) = (form, numbering);
        _shapes = new ShapeTable(_scope);
        _wordings = new NamedTexts(_scope);
        _tables = new NamedTexts(_scope);
    }

    private bool IsChinese => MessageTag.Of(_form) == "zh";

    public static CodeWriter Emit(Form form, ValueNumbering numbering, string className)
    {
        var emitter = new RuleEmitter(form, numbering);
        _ = emitter._scope.Add(className, "");
        foreach (var rule in form.Rules)
            emitter.AddRule(rule);
        emitter.AddDecisions();
        emitter.AddComputedChecks();
        return emitter.Write(className);
    }

    /// <summary>Whether there is a rule whose failure may be explained.</summary>
    public static bool HasExplainable(Form form) => form.Rules.Any(rule => rule.Explain && !rule.Instances.IsEmpty);

    private void AddRule(Rule rule)
    {
        if (rule.Instances.IsEmpty)
            return;
        var name = _names.Add(Identifiers.Pascal(rule.Path).TrimStart('@'), "Rule");
        _rules.Add((_scope.Add(name + "Rule", "Schema"), RuleText.Of(rule, MessageTag.Of(_form))));
        var ruleName = _rules[^1].Name;
        var first = 0;
        while (first < rule.Instances.Length)
        {
            var shape = ShapeOf(rule.Instances[first], name);
            var count = 1;
            while (first + count < rule.Instances.Length && ShapeOf(rule.Instances[first + count], name) == shape
                && rule.Instances[first + count].Operands.Length == rule.Instances[first].Operands.Length)
            {
                count++;
            }

            var rows = rule.Instances.AsSpan().Slice(first, count).ToArray()
                .Select(instance => (instance.Key, NumbersOf(instance.Operands)));
            var table = AddTable($"{name}Operands", rows);
            _checks.Add(
                $"validation.Check({ruleName}, {Literals.Of(first)}, {Literals.Of(count)}, {table}, {shape.Test}, {shape.Wording});");
            first += count;
        }
    }

    private (string Test, string Wording) ShapeOf(RuleInstance instance, string name)
    {
        var key = new ShapeKey(instance.Condition, instance.When);
        if (_shapesOf.TryGetValue(key, out var found))
            return found;

        var emitter = EmitterFor(name);
        var condition = emitter.Condition(instance.Condition);
        var body = instance.When is null
            ? condition
            : $"{emitter.Condition(instance.When)} is var when && when != {Foreign.Outcome}.Pass ? {Foreign.Logic}.Guard(when) : {condition}";
        var shape = (_shapes.NameOf(Foreign.Outcome, body, name), WordingNamed(instance.Condition, name));
        _shapesOf.Add(key, shape);
        return shape;
    }

    private string WordingNamed(Condition condition, string name) => _wordings.NameOf(WordingText.Of(condition), name + "Wording");

    private void AddDecisions()
    {
        var steps = DecisionOrder.Of(_form);
        for (var at = 0; at < steps.Length;)
        {
            if (steps[at].IsApplicability)
            {
                AddApplicability(_form.Applicabilities[steps[at].Index]);
                at++;
                continue;
            }

            var first = at;
            while (at < steps.Length && !steps[at].IsApplicability)
                at++;
            AddComputed([.. steps[first..at].Select(step => _form.ComputedInOrder[step.Index])]);
        }
    }

    private void AddApplicability(Applicability clause)
    {
        var name = "Applies";
        var test = _shapes.NameOf(Foreign.Outcome, EmitterFor(name).Condition(clause.Condition), _scope.Add(name, "Test"));
        var operands = AddTable($"{name}Operands", [("", NumbersOf(clause.Operands))]);
        var cells = AddTable($"{name}Cells", clause.Slots.Chunk(16).Select(slots => ("", slots.Select(_numbering.Of).ToImmutableArray())));
        _decisions.Add($"values.ApplyOnly({test}(values, {operands}), {cells}, {operands});");
    }

    private void AddComputed(ReadOnlySpan<ComputedCell> cells)
    {
        foreach (var run in RunsOf(cells))
        {
            var name = NameOf(run[0]);
            _decisions.Add($"values.Compute({TableOf(run)}, {WidthOf(run)}, {FormulaOf(run[0], name)});");
        }
    }

    /// <summary>The built-in rules on computed cells, in the order of the form, which need not be that of the decisions.</summary>
    private void AddComputedChecks()
    {
        var rules = new Dictionary<string, (string Rule, List<string> Instances)>();
        foreach (var run in RunsOf(_form.ComputedInOrder.AsSpan()))
        {
            var (cell, name) = (run[0], NameOf(run[0]));
            if (!rules.TryGetValue(cell.RuleId, out var rule))
            {
                rule = (_scope.Add(name + "Rule", "Schema"), []);
                rules.Add(cell.RuleId, rule);
                _rules.Add((rule.Rule, RuleText.OfComputed(cell, IsChinese, rule.Instances)));
            }

            _checks.Add(
                $"validation.CheckComputed({rule.Rule}, {Literals.Of(rule.Instances.Count)}, {TableOf(run)}, {WidthOf(run)}, "
                + $"{Literals.Of(cell.Tolerance)}, {WordingNamed(AsCondition(cell), name)});");
            rule.Instances.AddRange(run.Select(one => one.Instance));
        }
    }

    /// <summary>Cells in a row that one statement can compute and check.</summary>
    private List<ComputedCell[]> RunsOf(ReadOnlySpan<ComputedCell> cells)
    {
        var runs = new List<ComputedCell[]>();
        for (var at = 0; at < cells.Length;)
        {
            var (cell, count) = (cells[at], 1);
            while (at + count < cells.Length && IsOfOneRun(cell, cells[at + count]))
                count++;
            runs.Add(cells.Slice(at, count).ToArray());
            at += count;
        }

        return runs;
    }

    private bool IsOfOneRun(ComputedCell first, ComputedCell other) =>
        other.RuleId == first.RuleId && other.Tolerance == first.Tolerance && other.Operands.Length == first.Operands.Length
        && TypeOf(other) == TypeOf(first) && FormulaOf(other, NameOf(other)) == FormulaOf(first, NameOf(first));

    private DataType TypeOf(ComputedCell cell) => _form.Slots[cell.Slot].Spec.Type;

    private int ScaleOf(ComputedCell cell) => TypeOf(cell).Scale;

    /// <summary>The rule as a condition: what is reported, as one more operand, equals the formula.</summary>
    private Comparison AsCondition(ComputedCell cell) => new(
        ComparisonOperator.Equal, new OperandValue(cell.Operands.Length, cell.Formula.Kind, ScaleOf(cell)), cell.Formula, ScaleOf(cell), cell.Tolerance);

    private static string NameOf(ComputedCell cell) => Identifiers.Pascal(cell.RuleId).TrimStart('@');

    private static string WidthOf(ComputedCell[] run) => Literals.Of(run[0].Operands.Length + 1);

    private string TableOf(ComputedCell[] run) =>
        AddTable($"{NameOf(run[0])}Cells", run.Select(one => (one.Instance, NumbersOf(one.Operands).Insert(0, _numbering.Of(one.Slot)))));

    private string FormulaOf(ComputedCell cell, string name)
    {
        if (_formulas.TryGetValue(new ShapeKey(cell.Formula, null), out var found))
            return found;
        var emitter = EmitterFor(name);
        var isText = cell.Formula.Kind == ValueKind.Text;
        var body = isText ? emitter.Text(cell.Formula) : emitter.Number(cell.Formula);

        // A sum of all operands is one method, however many they are.
        var isSum = body == $"values.Sum(at[0..{Literals.Of(cell.Operands.Length)}])";
        var formula = _shapes.NameOf(isText ? Foreign.TextValue : Foreign.Numeric, isSum ? "values.Sum(at)" : body, isSum ? "Sum" : name);
        _formulas.Add(new ShapeKey(cell.Formula, null), formula);
        return formula;
    }

    private ExpressionEmitter EmitterFor(string name) =>
        new((type, body) => _shapes.NameOf(type, body, name + "Part"), _shapes.PatternNamed);

    private ImmutableArray<int> NumbersOf(ImmutableArray<Operand> operands) => [.. operands.Select(_numbering.Of)];

    /// <summary>The name of a table of the numbers of values; a new one is named as proposed.</summary>
    private string AddTable(string name, IEnumerable<(string Key, ImmutableArray<int> Numbers)> rows) =>
        _tables.NameOf(OperandTable.Of(rows), name);

    private CodeWriter Write(string className)
    {
        var writer = new CodeWriter();
        writer.Line("/// <summary>The rules: one method for each shape, one table of values for each rule. Values go by their number in the schema.</summary>");
        writer.Line($"file static class {className}");
        using (writer.Block())
        {
            WriteMethod(writer, $"public static void Decide({Foreign.Values} values)", _decisions);
            writer.Line();
            WriteMethod(writer, $"public static void Check({Foreign.Validation} validation)", _checks);
            foreach (var (name, pattern) in _shapes.Patterns)
            {
                writer.Line();
                writer.Line($"private static readonly {Foreign.TextPattern} {name} = new({Literals.Of(pattern)});");
            }

            foreach (var (name, type, body) in _shapes.Methods)
            {
                writer.Line();
                writer.Line($"private static {type} {name}{Parameters} =>");
                writer.Line($"    {body};");
            }

            foreach (var (name, arguments) in _wordings.All)
            {
                writer.Line();
                writer.Line($"private static readonly {Foreign.Wording} {name} = new({arguments});");
            }

            foreach (var (name, table) in _tables.All)
            {
                writer.Line();
                writer.Lines($"private static {Foreign.ReadOnlySpan}<int> {name} => {table};");
            }

            foreach (var (name, rule) in _rules)
                rule.WriteTo(writer, name);
            WriteExplainable(writer);
        }

        return writer;
    }

    /// <summary>After the rules that it holds, since fields are set in the order of the text.</summary>
    private void WriteExplainable(CodeWriter writer)
    {
        if (!HasExplainable(_form))
            return;
        writer.Line();
        writer.Line($"public static readonly {Foreign.RuleSchema}[] Explainable =");
        using (writer.Block("[", "];"))
        {
            foreach (var (name, _) in _rules.Where(rule => rule.Rule.MayBeExplained))
                writer.Line($"{name},");
        }
    }

    private static void WriteMethod(CodeWriter writer, string signature, IReadOnlyList<string> statements)
    {
        writer.Line(signature);
        using (writer.Block())
        {
            foreach (var statement in statements)
                writer.Line(statement);
        }
    }
}
