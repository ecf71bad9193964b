using System.Collections.Immutable;
using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>A validation under way: generated code runs its rules on it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Validation
{
    private readonly GeneratedReport _report;
    private readonly Values _values;
    private readonly Action<RuleSchema, string, Outcome>? _observe;
    private Counts _counts;
    private Failures? _failures;

    internal Validation(GeneratedReport report, Values values, Action<RuleSchema, string, Outcome>? observe) =>
        (_report, _values, _observe) = (report, values, observe);

    private Failures Failed => _failures ??= new Failures(new FindingWriter(_report.Schema, _values), [], []);

    /// <summary>Runs instances of a rule that share one shape.</summary>
    /// <param name="first">The index of the first of them among the rule's instances.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="operands">The numbers of the operands of each.</param>
    /// <param name="test">What is tested.</param>
    /// <param name="wording">The same, to be told.</param>
    public void Check(RuleSchema rule, int first, int count, ReadOnlySpan<int> operands, Test test, Wording wording)
    {
        var decided = rule.OutcomeOutside(_values.Period);
        var width = operands.Length / count;
        for (var i = 0; i < count; i++)
        {
            var own = operands.Slice(i * width, width);
            var outcome = decided ?? test(_values, own);
            _counts[outcome]++;
            _observe?.Invoke(rule, rule.Instances[first + i], outcome);
            if (outcome == Outcome.Fail)
                Fail(rule, rule.Instances[first + i], own, wording);
        }
    }

    /// <summary>Holds what is reported in computed cells of one type against what their formulas gave.</summary>
    /// <param name="rule">The built-in rule on them.</param>
    /// <param name="first">The index of the first of them among the rule's instances.</param>
    /// <param name="cells">For each cell its number, then those of its operands.</param>
    /// <param name="width">How many numbers stand for one cell.</param>
    /// <param name="tolerance">How far what is reported may lie from what the formula gives.</param>
    /// <param name="wording">The rule as a comparison, to be told: its operands are those of the formula, then what is reported.</param>
    public void CheckComputed(RuleSchema rule, int first, ReadOnlySpan<int> cells, int width, Tolerance tolerance, Wording wording)
    {
        var schema = _report.Schema.Values[cells[0]];
        for (var i = 0; i * width < cells.Length; i++)
        {
            var own = cells.Slice(i * width, width);
            var outcome = OutcomeOf(own[0], schema, tolerance);
            _counts[outcome]++;
            _observe?.Invoke(rule, rule.Instances[first + i], outcome);
            if (outcome == Outcome.Fail)
                Failed.Totals.Add(Failed.Writer.OfComputed(rule, rule.Instances[first + i], own, wording));
        }
    }

    internal ValidationResult ToResult()
    {
        var schema = _report.Schema;
        var (cells, zeros) = CheckCells(schema);
        var explained = _counts.Explained;
        var entity = schema.EntityValue is { } at && _report.ContentOf(at) is { Kind: not ContentKind.Blank } content ? content.ToString() : null;
        return new ValidationResult(
            schema.Template,
            schema.Version,
            _report.Period,
            entity,
            new ValidationSummary(
                _counts[Outcome.Pass], _counts[Outcome.Fail] - explained + cells.Length, explained,
                _counts[Outcome.NotApplicable], _counts[Outcome.NotAssessable], zeros),
            _failures is null ? cells : [.. _failures.Rules, .. _failures.Totals, .. cells]);
    }

    /// <summary>The cells that are wrong by themselves, and how many blanks were read as 0.</summary>
    private (ImmutableArray<Finding> Findings, int Zeros) CheckCells(ReportSchema schema)
    {
        var zeros = 0;
        List<int>? suspects = null;
        for (var i = 0; i < schema.Values.Length; i++)
        {
            var state = _values[i].State;
            if (state == OperandState.BlankZero)
                zeros++;
            else if (state is OperandState.RequiredBlank or OperandState.Invalid or OperandState.NotApplicable)
                (suspects ??= []).Add(i);
        }

        if (suspects is null)
            return ([], zeros);
        var findings = suspects.OrderBy(schema.PlaceInOrder).Select(CellFinding).OfType<Finding>();
        return ([.. findings], zeros);
    }

    private Finding? CellFinding(int value) =>
        _report.Schema.Values[value] is { } schema ? Failed.Writer.OfCell(value, schema, _values[value].State, _values.ContentOf(value)) : null;

    private void Fail(RuleSchema rule, string instance, ReadOnlySpan<int> operands, Wording wording)
    {
        var explanation = rule.Explain && _report.Explanations.TryGetValue(rule.Id + instance, out var reason) && !CellContent.IsBlank(reason)
            ? reason
            : null;
        if (explanation is not null)
            _counts.Explained++;
        Failed.Rules.Add(Failed.Writer.OfRule(rule, instance, explanation, operands, wording));
    }

    private Outcome OutcomeOf(int cell, ValueSchema? value, Tolerance tolerance)
    {
        if (_values.IsRuledOut(cell))
            return Outcome.NotApplicable;
        if (_report.ContentOf(cell).Kind == ContentKind.Blank)
            return Outcome.NotAssessable;
        return value is { IsText: true }
            ? Compare.Texts(ComparisonOperator.Equal, _values.Text(cell), _values.CalculatedText(cell))
            : Compare.Numbers(ComparisonOperator.Equal, _values[cell], _values.Calculated(cell), value?.Scale ?? 0, tolerance);
    }

    /// <summary>How many instances came out how.</summary>
    [System.Runtime.CompilerServices.InlineArray(4)]
    private struct Tally
    {
        private int _first;
    }

    private struct Counts
    {
        private Tally _tally;

        public int Explained { get; set; }

        public int this[Outcome outcome]
        {
            readonly get => _tally[(int)outcome];
            set => _tally[(int)outcome] = value;
        }
    }

    /// <summary>What has failed so far; most reports fail nothing and need none of it.</summary>
    private sealed record Failures(FindingWriter Writer, List<Finding> Rules, List<Finding> Totals);
}
