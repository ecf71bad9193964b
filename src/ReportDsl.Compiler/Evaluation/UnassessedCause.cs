using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// What keeps an expression from having a value. <paramref name="Reason"/> is null where that is a computed cell without a value, whose own
/// formula has the reason.
/// </summary>
internal readonly record struct UnassessedCause(UnassessedReason? Reason, int Periods = 0, int? Slot = null);

/// <summary>Finds what keeps instances from being judged: the first operand or operation, in reading order, that has no value.</summary>
internal sealed class UnassessedCauses
{
    private readonly EvaluationResult _result;
    private readonly Dictionary<int, ComputedCell> _formulas;
    private readonly Dictionary<(int Periods, int Slot), UnassessedCause> _known = [];

    public UnassessedCauses(EvaluationResult result)
    {
        _result = result;
        _formulas = result.Form.ComputedInOrder.ToDictionary(cell => cell.Slot);
    }

    public UnassessedCause Of(RuleInstance instance)
    {
        var probe = new ExpressionProbe(_result, instance.Operands);
        var decides = instance.When is { } when && probe.Evaluate(when) == Outcome.NotAssessable ? when : instance.Condition;
        return Resolved(MissingIn.Of(decides, probe));
    }

    /// <summary>Why a figure that is reported in a computed cell cannot be held against its formula.</summary>
    public UnassessedCause Of(ComputedCell cell)
    {
        if (_result.Data.Kinds[cell.Slot] == ContentKind.Blank)
            return new UnassessedCause(UnassessedReason.Unreported);

        var reported = MissingIn.OfSlot(_result.Reports[0], 0, cell.Slot);
        return Resolved(reported.Reason is not null and not UnassessedReason.OutOfRange
            ? reported
            : MissingIn.Of(cell.Formula, new ExpressionProbe(_result, cell.Operands)));
    }

    /// <summary>Follows computed cells without a value to what keeps them from it. A chain of them may be of any length, and is walked once.</summary>
    private UnassessedCause Resolved(UnassessedCause cause)
    {
        var met = new List<(int, int)>();
        while (cause is { Reason: null, Slot: { } slot })
        {
            var key = (cause.Periods, slot);
            if (_known.TryGetValue(key, out var known))
            {
                cause = known;
                break;
            }

            met.Add(key);
            cause = _formulas.TryGetValue(slot, out var cell)
                ? MissingIn.Of(cell.Formula, new ExpressionProbe(_result, cell.Operands, cause.Periods))
                : new UnassessedCause(UnassessedReason.OutOfRange);
        }

        foreach (var key in met)
            _known[key] = cause;
        return cause;
    }
}
