using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Evaluation;

internal sealed partial class Machine
{
    private static Value Apply(OpCode op, in Value left, in Value right)
    {
        if (left.State != ValueState.Value || right.State != ValueState.Value)
            return new Value(left.State < right.State ? left.State : right.State, 0, null);

        try
        {
            return op switch
            {
                OpCode.Add => Value.Of(left.Number + right.Number),
                OpCode.Subtract => Value.Of(left.Number - right.Number),
                OpCode.Multiply => Value.Of(left.Number * right.Number),
                _ => right.Number == 0 ? Value.Missing : Value.Of(left.Number / right.Number),
            };
        }
        catch (OverflowException)
        {
            return Value.Missing;
        }
    }

    private static Outcome Compare(ComparisonOperator comparison, in Value left, in Value right, int scale, Tolerance tolerance)
    {
        if (left.State != ValueState.Value || right.State != ValueState.Value)
            return (left.State < right.State ? left : right).AsOutcome;

        var (a, b) = (Rounding.HalfAwayFromZero(left.Number, scale), Rounding.HalfAwayFromZero(right.Number, scale));
        if (tolerance.IsNone)
            return Logic.Of(comparison.Holds(a.CompareTo(b)));

        decimal difference;
        decimal allowed;
        try
        {
            difference = a - b;
            allowed = tolerance.Between(a, b);
        }
        catch (OverflowException)
        {
            return Outcome.NotAssessable;
        }

        return Logic.Of(tolerance.Holds(comparison, difference, allowed));
    }

    private static Outcome CompareText(ComparisonOperator comparison, in Value left, in Value right) =>
        left.State != ValueState.Value || right.State != ValueState.Value
            ? (left.State < right.State ? left : right).AsOutcome
            : Logic.Of(comparison.Holds(string.CompareOrdinal(left.Text, right.Text)));

    private Value Apply(ScalarFunction function, ReadOnlySpan<Value> arguments)
    {
        var state = ValueState.Value;
        foreach (var argument in arguments)
            state = argument.State < state ? argument.State : state;
        if (state != ValueState.Value)
            return new Value(state, 0, null);

        var given = _arguments.AsSpan(0, arguments.Length);
        for (var i = 0; i < given.Length; i++)
            given[i] = new ScalarArgument(arguments[i].Number, arguments[i].Text ?? "");
        try
        {
            return Value.Of(function.Apply(given));
        }
        catch (OverflowException)
        {
            return Value.Missing;
        }
    }

    private ReportValues? Find(int operand, out int slot)
    {
        var reference = _programs.Operands[_operands.Start + operand];
        slot = reference.Slot;
        return ReportOf(reference.Periods);
    }

    private ReportValues? ReportOf(int periods) => _at + periods < _reports.Length ? _reports[_at + periods] : null;

    private Value Load(int operand) => Find(operand, out var slot)?.Load(slot) ?? Value.Missing;

    /// <summary>
    /// Whether <c>??</c> takes its other side: for a blank (not one that is zero), not applicable or absent operand. An invalid one, and a
    /// computed one that misses its own operands, stay missing.
    /// </summary>
    private bool IsReplaceable(int operand) =>
        Find(operand, out var slot) is not { } report
        || report.States[slot] is DecidedState.BlankOptional or DecidedState.BlankRequired or DecidedState.NotApplicable
            or DecidedState.RuledOut or DecidedState.Absent;

    private bool Exists(int operand) => Exists(Find(operand, out var slot), slot);

    private static bool Exists(ReportValues? report, int slot) => report?.States[slot] is DecidedState.Value or DecidedState.Invalid;

    private void TakeOperands(ref Accumulator aggregate, Instruction step)
    {
        var operands = _programs.Operands.AsSpan(_operands.Start + step.A, step.B);
        if (aggregate.Function == AggregateFunction.Count)
        {
            foreach (var (periods, slot) in operands)
                aggregate.CountIf(Exists(ReportOf(periods), slot));
            return;
        }

        try
        {
            foreach (var (periods, slot) in operands)
            {
                var report = ReportOf(periods);
                switch (report?.States[slot] ?? DecidedState.Absent)
                {
                    case DecidedState.Value or DecidedState.BlankZero when report is not null:
                        aggregate.Take(step.C < 0 ? report.Number(slot) : report.Number(slot) * _programs.Constants.Numbers[step.C]);
                        break;
                    case DecidedState.NotApplicable or DecidedState.RuledOut or DecidedState.BlankOptional:
                        break;
                    default:
                        aggregate.Miss();
                        break;
                }
            }
        }
        catch (OverflowException)
        {
            // Missing is the end of an aggregate: what else it would have taken does not matter.
            aggregate.Miss();
        }
    }

    private static void Take(ref Accumulator aggregate, in Value value)
    {
        try
        {
            aggregate.Take(value);
        }
        catch (OverflowException)
        {
            aggregate.Miss();
        }
    }

    private decimal PeriodNumber(PeriodProperty property) => property switch
    {
        PeriodProperty.Year => _period.Year,
        PeriodProperty.Number => _period.Number,
        PeriodProperty.Start => _period.Start.DayNumber,
        _ => _period.End.DayNumber,
    };
}
