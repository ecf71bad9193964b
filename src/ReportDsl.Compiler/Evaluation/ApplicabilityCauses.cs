using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Tells a cell that does not apply from one of which it is not known whether it does. Clauses are looked at when they are asked for.</summary>
internal sealed class ApplicabilityCauses(EvaluationResult result)
{
    private readonly Dictionary<int, Outcome> _outcomes = [];
    private ILookup<int, int>? _clausesOver;

    /// <summary>
    /// The operand without a value that keeps the condition over a cell from being assessed, the first in reading order; null where a condition
    /// does not hold, or none of its operands is the reason.
    /// </summary>
    public Operand? OpenQuestionOf(int slot)
    {
        _clausesOver ??= result.Form.Applicabilities.SelectMany((clause, index) => clause.Slots.Select(over => (over, index)))
            .ToLookup(pair => pair.over, pair => pair.index);
        if (_clausesOver[slot].Any(clause => OutcomeOf(clause) == Outcome.Fail))
            return null;
        foreach (var clause in _clausesOver[slot].Where(clause => OutcomeOf(clause) == Outcome.NotAssessable))
        {
            if (result.Form.Applicabilities[clause].Operands.FirstOrDefault(IsOpen) is { } open)
                return open;
        }

        return null;
    }

    private bool IsOpen(Operand operand)
    {
        var (periods, slot) = OperandReference.Of(operand);
        return (periods < result.Reports.Length ? result.Reports[periods]?.States[slot] : null)
            is not (DecidedState.Value or DecidedState.BlankZero or DecidedState.NotApplicable or DecidedState.RuledOut);
    }

    private Outcome OutcomeOf(int clause)
    {
        if (!_outcomes.TryGetValue(clause, out var outcome))
        {
            var (condition, operands, _) = result.Form.Applicabilities[clause];
            _outcomes[clause] = outcome = new ExpressionProbe(result, operands).Evaluate(condition);
        }

        return outcome;
    }
}
