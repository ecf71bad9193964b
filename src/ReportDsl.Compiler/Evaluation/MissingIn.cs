using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>What is missing in an expression or condition that has no value or outcome. Chains are walked, not recursed into.</summary>
internal static class MissingIn
{
    public static UnassessedCause Of(Condition condition, ExpressionProbe probe)
    {
        while (true)
        {
            switch (condition)
            {
                case Connection connection when Spine.SidesOf(connection).FirstOrDefault(side => probe.Evaluate(side) == Outcome.NotAssessable) is { } side:
                    condition = side;
                    break;
                case Not negation:
                    condition = negation.Operand;
                    break;
                case ConditionalCondition conditional:
                    condition = probe.Evaluate(conditional.If) switch
                    {
                        Outcome.NotAssessable => conditional.If,
                        Outcome.Pass => conditional.Then,
                        _ => conditional.Else,
                    };
                    break;
                case Comparison comparison:
                    return First([comparison.Left, comparison.Right], probe);
                case Membership membership:
                    return First([membership.Value, .. membership.Values], probe);
                case Truth truth:
                    return First([truth.Value], probe);
                case Matches matches:
                    return First([matches.Text], probe);
                case CallCondition call:
                    return First(call.Arguments.AsSpan(), probe);
                default:
                    return OutOfRange;
            }
        }
    }

    public static UnassessedCause Of(Expression expression, ExpressionProbe probe)
    {
        while (true)
        {
            switch (expression)
            {
                case OperandValue operand:
                    return probe.MissingAt(operand.Index);
                case PeriodValue:
                    return new UnassessedCause(UnassessedReason.NoPeriod);
                case Negation negation:
                    expression = negation.Value;
                    break;
                case Call call:
                    return First(call.Arguments.AsSpan(), probe);
                case Conversion conversion:
                    return First([conversion.Value], probe);
                case Coalesce coalesce when !probe.IsReplaceable(coalesce.Value.Index):
                    return probe.MissingAt(coalesce.Value.Index);
                case Coalesce coalesce:
                    expression = coalesce.Other;
                    break;
                case Choice choice when probe.Evaluate(choice.If) == Outcome.NotAssessable:
                    return Of(choice.If, probe);
                case Choice choice:
                    expression = probe.Evaluate(choice.If) == Outcome.Pass ? choice.Then : choice.Else;
                    break;
                case ConditionValue value:
                    return Of(value.Condition, probe);
                case Aggregate aggregate:
                    return Of(aggregate, probe);
                case Arithmetic arithmetic:
                    return Of(arithmetic, probe);
                default:
                    return OutOfRange;
            }
        }
    }

    /// <summary>What a value of a report misses; it is taken to have none.</summary>
    /// <param name="report">Null where the report is not there.</param>
    public static UnassessedCause OfSlot(ReportValues? report, int periods, int slot) => report is null
        ? new UnassessedCause(UnassessedReason.NoReport, periods)
        : report.States[slot] switch
        {
            DecidedState.BlankOptional => new UnassessedCause(UnassessedReason.Blank, periods, slot),
            DecidedState.BlankRequired => new UnassessedCause(UnassessedReason.NotFilledIn, periods, slot),
            DecidedState.Invalid => new UnassessedCause(UnassessedReason.Invalid, periods, slot),
            DecidedState.Absent => new UnassessedCause(UnassessedReason.Lost, periods, slot),
            DecidedState.Uncomputed => new UnassessedCause(null, periods, slot),
            _ => OutOfRange,
        };

    private static UnassessedCause OutOfRange => new(UnassessedReason.OutOfRange);

    /// <summary>The first of the parts that has no value; where all have one, what is made of them has none.</summary>
    private static UnassessedCause First(ReadOnlySpan<Expression> parts, ExpressionProbe probe)
    {
        foreach (var part in parts)
        {
            if (probe.IsMissing(part))
                return Of(part, probe);
        }

        return OutOfRange;
    }

    private static UnassessedCause Of(Aggregate aggregate, ExpressionProbe probe)
    {
        foreach (var (value, filter) in aggregate.Elements)
        {
            if (filter is not null && probe.Evaluate(filter) != Outcome.Pass)
                continue;
            var operand = value is Conversion conversion ? conversion.Value : value;
            if (operand is OperandValue own ? probe.IsMissing(own) && !probe.IsPassedOver(own.Index) : probe.IsMissing(value))
                return Of(value, probe);
        }

        // No element is missing by itself: a filter is, or the numbers are too large.
        foreach (var (_, filter) in aggregate.Elements)
        {
            if (filter is not null && probe.Evaluate(filter) == Outcome.NotAssessable)
                return Of(filter, probe);
        }

        return OutOfRange;
    }

    private static UnassessedCause Of(Arithmetic arithmetic, ExpressionProbe probe)
    {
        var (first, steps) = Spine.Of(arithmetic);
        if (probe.IsMissing(first))
            return Of(first, probe);
        foreach (var step in steps)
        {
            if (probe.IsMissing(step.Right))
                return Of(step.Right, probe);
            if (step.Operator == ArithmeticOperator.Divide && probe.Evaluate(step.Right) is { State: ValueState.Value, Number: 0 })
                return new UnassessedCause(UnassessedReason.DivisionByZero);
        }

        return OutOfRange;
    }
}
