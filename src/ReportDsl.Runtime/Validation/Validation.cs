using System.Collections.Immutable;

namespace ReportDsl.Runtime;

/// <summary>A validation under way: generated code runs its rules on it.</summary>
public sealed class Validation
{
    private readonly Report _report;
    private readonly Values _values;
    private readonly ImmutableArray<Finding>.Builder _rules = ImmutableArray.CreateBuilder<Finding>();
    private readonly ImmutableArray<Finding>.Builder _totals = ImmutableArray.CreateBuilder<Finding>();
    private readonly FindingWriter _writer;
    private int _pass;
    private int _fail;
    private int _explained;
    private int _notApplicable;
    private int _notAssessable;

    internal Validation(Report report, Values values)
    {
        _report = report;
        _values = values;
        _writer = new FindingWriter(report.Schema, values);
    }

    /// <summary>Runs instances of a rule that share one shape.</summary>
    /// <param name="first">The index of the first of them among the rule's instances.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="operands">The numbers of the operands of each.</param>
    /// <param name="test">What is tested.</param>
    /// <param name="sides">What is compared; null where the rule is no single comparison of numbers or dates.</param>
    public void Check(RuleSchema rule, int first, int count, ReadOnlySpan<int> operands, Test test, Comparing? sides)
    {
        if (!rule.AppliesTo(_values.Period))
        {
            _notApplicable += count;
            return;
        }

        var width = operands.Length / count;
        for (var i = 0; i < count; i++)
        {
            var own = operands.Slice(i * width, width);
            var outcome = test(_values, own);
            if (Count(outcome))
                continue;
            var instance = rule.Instances[first + i];
            var explanation = ExplanationOf(rule, instance);
            CountFailure(explanation);
            _rules.Add(_writer.OfRule(rule, instance, explanation, own, sides?.Invoke(_values, own)));
        }
    }

    /// <summary>Holds what is reported in computed cells against what their formulas gave.</summary>
    /// <param name="rule">The built-in rule on them.</param>
    /// <param name="first">The index of the first of them among the rule's instances.</param>
    /// <param name="cells">For each cell its number, then those of its operands.</param>
    /// <param name="width">How many numbers stand for one cell.</param>
    /// <param name="words">The formula in words; null where a lone number tells it.</param>
    /// <param name="tolerance">How far what is reported may lie from what the formula gives.</param>
    public void CheckComputed(RuleSchema rule, int first, ReadOnlySpan<int> cells, int width, Words? words, Tolerance tolerance)
    {
        for (var i = 0; i * width < cells.Length; i++)
        {
            var own = cells.Slice(i * width, width);
            if (Count(OutcomeOf(own[0], tolerance)))
                continue;
            CountFailure(null);
            _totals.Add(_writer.OfComputed(rule, rule.Instances[first + i], own, words, tolerance));
        }
    }

    internal ValidationResult ToResult()
    {
        var schema = _report.Schema;
        var cells = ImmutableArray.CreateBuilder<Finding>();
        var zeros = 0;
        for (var i = 0; i < schema.Values.Length; i++)
        {
            if (schema.Values[i] is not { } value)
                continue;
            var state = _values[i].State;
            if (state == OperandState.BlankZero)
                zeros++;
            else if (state != OperandState.Value && _writer.OfCell(i, value, state, _report.ContentOf(i)) is { } finding)
                cells.Add(finding);
        }

        var entity = schema.EntityValue is { } at && _report.ContentOf(at) is { Kind: not ContentKind.Blank } content ? content.ToString() : null;
        return new ValidationResult(
            schema.Template,
            schema.Version,
            _report.Period,
            entity,
            new ValidationSummary(_pass, _fail + cells.Count, _explained, _notApplicable, _notAssessable, zeros),
            [.. _rules, .. _totals, .. cells]);
    }

    /// <summary>Counts an outcome but for a failure, which is false.</summary>
    private bool Count(Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Pass:
                _pass++;
                return true;
            case Outcome.NotApplicable:
                _notApplicable++;
                return true;
            case Outcome.NotAssessable:
                _notAssessable++;
                return true;
            default:
                return false;
        }
    }

    private void CountFailure(string? explanation)
    {
        if (explanation is null)
            _fail++;
        else
            _explained++;
    }

    private string? ExplanationOf(RuleSchema rule, string instance) =>
        rule.Explain && _report.Explanations.TryGetValue(rule.Id + instance, out var reason) && !string.IsNullOrWhiteSpace(reason)
            ? reason
            : null;

    private Outcome OutcomeOf(int cell, Tolerance tolerance)
    {
        if (_values.IsRuledOut(cell))
            return Outcome.NotApplicable;
        if (_report.ContentOf(cell).Kind == ContentKind.Blank)
            return Outcome.NotAssessable;
        var value = _report.Schema.Values[cell];
        return value is { IsText: true }
            ? Compare.Texts(ComparisonOperator.Equal, _values.Text(cell), _values.CalculatedText(cell))
            : Compare.Numbers(ComparisonOperator.Equal, _values[cell], _values.Calculated(cell), value?.Scale ?? 0, tolerance);
    }
}
