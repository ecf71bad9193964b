using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportDsl.CSharp.Model;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Rules;

/// <summary>
/// Writes the class that decides computed cells and runs rules: one method for each shape of formula or test, and for each rule a table of
/// the operands of its instances.
/// </summary>
internal sealed class RuleEmitter
{
    private const string Parameters = "(Values values, ReadOnlySpan<int> at)";

    private readonly Form _form;
    private readonly ValueNumbering _numbering;
    private readonly NameScope _scope = new(
        "Decide", "Check", "Aggregate", "Compare", "ComparisonOperator", "Logic", "Numeric", "Outcome", "PeriodKind", "ReportPeriod",
        "RuleSchema", "Severity", "Sides", "TextPattern", "TextValue", "Tolerance", "Validation", "Values", "Words");
    private readonly ShapeTable _shapes;
    private readonly List<OperandTable> _tables = [];
    private readonly List<(string Name, RuleText Rule)> _rules = [];
    private readonly List<string> _decisions = [];
    private readonly List<string> _checks = [];
    private readonly NameScope _names = new();
    private readonly Dictionary<ShapeKey, (string Body, string Words)> _shapesOf = [];

    private RuleEmitter(Form form, ValueNumbering numbering)
    {
        (_form, _numbering) = (form, numbering);
        _shapes = new ShapeTable(_scope);
    }

    private bool IsChinese => _form.Languages[0].StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    public static CodeWriter Emit(Form form, ValueNumbering numbering, string className)
    {
        var emitter = new RuleEmitter(form, numbering);
        _ = emitter._scope.Add(className, "");
        foreach (var rule in form.Rules)
            emitter.AddRule(rule);
        emitter.AddDecisions();
        return emitter.Write(className);
    }

    /// <summary>How many periods back the form reads.</summary>
    public static int PriorReports(Form form) => form.Rules.SelectMany(rule => rule.Instances).SelectMany(instance => instance.Operands)
        .Concat(form.ComputedInOrder.SelectMany(cell => cell.Operands))
        .Concat(form.Applicabilities.SelectMany(clause => clause.Operands))
        .OfType<Operand.Prior>()
        .Select(prior => prior.Periods)
        .DefaultIfEmpty(0)
        .Max();

    private void AddRule(Rule rule)
    {
        if (rule.Instances.IsEmpty)
            return;
        var name = _names.Add(Identifiers.Pascal(rule.Path).TrimStart('@'), "Rule");
        _rules.Add((_scope.Add(name + "Rule", "Schema"), RuleText.Of(rule, _form.Languages[0])));
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
                $"validation.Check({ruleName}, {Literals.Of(first)}, {Literals.Of(count)}, {table}, {shape.Test}, {shape.Sides});");
            first += count;
        }
    }

    private (string Test, string Sides) ShapeOf(RuleInstance instance, string name)
    {
        var key = new ShapeKey(instance.Condition, instance.When);
        if (_shapesOf.TryGetValue(key, out var found))
            return found;

        var emitter = EmitterFor(name);
        var condition = emitter.Condition(instance.Condition);
        var body = instance.When is null
            ? condition
            : $"{emitter.Condition(instance.When)} is var when && when != Outcome.Pass ? Logic.Guard(when) : {condition}";
        var shape = (_shapes.NameOf("Outcome", body, name), SidesOf(instance.Condition, emitter, name));
        _shapesOf.Add(key, shape);
        return shape;
    }

    /// <summary>The method that gives both sides of a comparison of numbers, for those who read a failure; <c>null</c> for other conditions.</summary>
    private string SidesOf(Condition condition, ExpressionEmitter emitter, string name)
    {
        if (condition is not Comparison { Left.Kind: ValueKind.Number } comparison)
            return "null";
        var body = $"new({ExpressionEmitter.Operator(comparison.Operator)}, {emitter.Number(comparison.Left)}, {emitter.Words(comparison.Left) ?? "\"\""}, "
            + $"{emitter.Number(comparison.Right)}, {emitter.Words(comparison.Right) ?? "\"\""}, {Literals.Of(comparison.Scale)}, {Literals.Of(comparison.Tolerance)})";
        return _shapes.NameOf("Sides", body, name + "Sides");
    }

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

            var run = steps.AsSpan()[at..].ToArray()
                .TakeWhile(step => !step.IsApplicability)
                .Select(step => _form.ComputedInOrder[step.Index])
                .ToArray();
            AddComputed(run);
            at += run.Length;
        }
    }

    private void AddApplicability(Applicability clause)
    {
        var name = "Applies";
        var test = _shapes.NameOf("Outcome", EmitterFor(name).Condition(clause.Condition), _scope.Add(name, "Test"));
        var operands = AddTable($"{name}Operands", [("", NumbersOf(clause.Operands))]);
        var cells = AddTable($"{name}Cells", clause.Slots.Chunk(16).Select(slots => ("", slots.Select(_numbering.Of).ToImmutableArray())));
        _decisions.Add($"values.ApplyOnly({test}(values, {operands}), {cells});");
    }

    private void AddComputed(ReadOnlySpan<ComputedCell> cells)
    {
        var named = new Dictionary<string, (string Rule, List<string> Instances)>();
        for (var at = 0; at < cells.Length;)
        {
            var cell = cells[at];
            var name = Identifiers.Pascal(cell.RuleId).TrimStart('@');
            var shape = FormulaOf(cell, name);
            var count = 1;
            while (at + count < cells.Length && cells[at + count].RuleId == cell.RuleId && cells[at + count].Tolerance == cell.Tolerance
                && cells[at + count].Operands.Length == cell.Operands.Length && FormulaOf(cells[at + count], name) == shape)
            {
                count++;
            }

            var run = cells.Slice(at, count).ToArray();
            var table = AddTable($"{name}Cells", run.Select(one => (one.Instance, NumbersOf(one.Operands).Insert(0, _numbering.Of(one.Slot)))));
            if (!named.TryGetValue(cell.RuleId, out var rule))
            {
                rule = (_scope.Add(name + "Rule", "Schema"), []);
                named.Add(cell.RuleId, rule);
                _rules.Add((rule.Rule, RuleText.OfComputed(cell, IsChinese, rule.Instances)));
            }

            var width = Literals.Of(cell.Operands.Length + 1);
            _decisions.Add($"values.Compute({table}, {width}, {shape.Formula});");
            _checks.Add($"validation.CheckComputed({rule.Rule}, {Literals.Of(rule.Instances.Count)}, {table}, {width}, {shape.Words}, {Literals.Of(cell.Tolerance)});");
            rule.Instances.AddRange(run.Select(one => one.Instance));
            at += count;
        }
    }

    private (string Formula, string Words) FormulaOf(ComputedCell cell, string name)
    {
        if (_shapesOf.TryGetValue(new ShapeKey(cell.Formula, null), out var found))
            return found;
        var emitter = EmitterFor(name);
        var isText = cell.Formula.Kind == ValueKind.Text;
        var body = isText ? emitter.Text(cell.Formula) : emitter.Number(cell.Formula);

        // A sum of all operands is one method, however many they are.
        var all = $"at[0..{Literals.Of(cell.Operands.Length)}]";
        var sum = body == $"values.Sum({all})";
        var formula = _shapes.NameOf(isText ? "TextValue" : "Numeric", sum ? "values.Sum(at)" : body, sum ? "Sum" : name);
        var words = isText ? null : emitter.Words(cell.Formula);
        var shape = (formula, words is null ? "null"
            : _shapes.NameOf("string", sum ? "values.SumInWords(at)" : words, sum ? "SumInWords" : name + "Words"));
        _shapesOf.Add(new ShapeKey(cell.Formula, null), shape);
        return shape;
    }

    private ExpressionEmitter EmitterFor(string name) =>
        new((type, body) => _shapes.NameOf(type, body, name + "Part"), _shapes.PatternNamed);

    private ImmutableArray<int> NumbersOf(ImmutableArray<Operand> operands) => [.. operands.Select(_numbering.Of)];

    private string AddTable(string name, IEnumerable<(string Key, ImmutableArray<int> Numbers)> rows)
    {
        var table = new OperandTable(_scope.Add(name, "Table"), [.. rows]);
        _tables.Add(table);
        return table.Name;
    }

    private CodeWriter Write(string className)
    {
        var writer = new CodeWriter();
        writer.Line("/// <summary>The rules: one method for each shape, one table of values for each rule. Values go by their number in the schema.</summary>");
        writer.Line($"file static class {className}");
        using (writer.Block())
        {
            WriteMethod(writer, "public static void Decide(Values values)", _decisions);
            writer.Line();
            WriteMethod(writer, "public static void Check(Validation validation)", _checks);
            foreach (var (name, pattern) in _shapes.Patterns)
            {
                writer.Line();
                writer.Line($"private static readonly TextPattern {name} = new({Literals.Of(pattern)});");
            }

            foreach (var (name, type, body) in _shapes.Methods)
            {
                writer.Line();
                writer.Line($"private static {type} {name}{Parameters} =>");
                writer.Line($"    {body};");
            }

            foreach (var table in _tables)
                table.WriteTo(writer);
            foreach (var (name, rule) in _rules)
                rule.WriteTo(writer, name);
        }

        return writer;
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

    /// <summary>Expressions by reference: instances of one shape share them, and comparing them by content would walk them whole.</summary>
    private readonly struct ShapeKey(object test, object? when) : IEquatable<ShapeKey>
    {
        private readonly object _test = test;
        private readonly object? _when = when;

        public bool Equals(ShapeKey other) => ReferenceEquals(_test, other._test) && ReferenceEquals(_when, other._when);

        public override bool Equals(object? obj) => obj is ShapeKey other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(_test), RuntimeHelpers.GetHashCode(_when));
    }
}
