using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

internal sealed partial class Machine
{
    internal static decimal Rounded(decimal number, int decimals) =>
        number.Scale <= decimals ? number : decimal.Round(number, decimals, MidpointRounding.AwayFromZero);

    /// <summary>How far two rounded sides may lie apart.</summary>
    internal static decimal Allowed(Tolerance tolerance, decimal left, decimal right) => tolerance switch
    {
        Tolerance.Absolute absolute => absolute.Value,
        Tolerance.Relative relative => relative.Fraction * Math.Max(Math.Abs(left), Math.Abs(right)),
        Tolerance.Precision precision => precision.Value,
        _ => 0,
    };

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

        var (a, b) = (Rounded(left.Number, scale), Rounded(right.Number, scale));
        if (tolerance is Tolerance.None)
            return Outcomes.Of(Holds(comparison, a.CompareTo(b)));

        decimal difference;
        decimal allowed;
        try
        {
            difference = a - b;
            allowed = Allowed(tolerance, a, b);
        }
        catch (OverflowException)
        {
            return Outcome.NotAssessable;
        }

        return Outcomes.Of(tolerance is Tolerance.Precision
            ? CouldHold(comparison, difference, allowed)
            : Holds(comparison, Math.Abs(difference) <= allowed ? 0 : Math.Sign(difference)));
    }

    private static Outcome CompareText(ComparisonOperator comparison, in Value left, in Value right) =>
        left.State != ValueState.Value || right.State != ValueState.Value
            ? (left.State < right.State ? left : right).AsOutcome
            : Outcomes.Of(Holds(comparison, string.CompareOrdinal(left.Text, right.Text)));

    private static Outcome StartsWith(in Value text, in Value prefix) =>
        text.State != ValueState.Value || prefix.State != ValueState.Value
            ? (text.State < prefix.State ? text : prefix).AsOutcome
            : Outcomes.Of((text.Text ?? "").StartsWith(prefix.Text ?? "", StringComparison.Ordinal));

    private static bool Holds(ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>Whether some pair of sides that lies within the precision of the values satisfies the comparison.</summary>
    private static bool CouldHold(ComparisonOperator comparison, decimal difference, decimal precision) => comparison switch
    {
        ComparisonOperator.Equal => Math.Abs(difference) <= precision,
        ComparisonOperator.NotEqual => difference != 0 || precision > 0,
        ComparisonOperator.Less => difference - precision < 0,
        ComparisonOperator.LessOrEqual => difference - precision <= 0,
        ComparisonOperator.Greater => difference + precision > 0,
        _ => difference + precision >= 0,
    };

    private ReportValues? Find(int operand, out int slot)
    {
        var reference = _programs.Operands[_operands.Start + operand];
        slot = reference.Slot;
        var index = _at + reference.Periods;
        return index < _reports.Length ? _reports[index] : null;
    }

    private Value Load(int operand) => Find(operand, out var slot)?.Load(slot) ?? Value.Missing;

    /// <summary>
    /// Whether <c>??</c> takes its other side: for a blank (not one that is zero), not applicable or absent operand. An invalid one, and a
    /// computed one that misses its own operands, stay missing.
    /// </summary>
    private bool IsReplaceable(int operand) =>
        Find(operand, out var slot) is not { } report
        || report.States[slot] is CellState.BlankOptional or CellState.BlankRequired or CellState.NotApplicable
            or CellState.RuledOut or CellState.Absent;

    private bool Exists(int operand) =>
        Find(operand, out var slot) is { } report && report.States[slot] is CellState.Value or CellState.Invalid;

    private void TakeOperands(ref Accumulator aggregate, Instruction step)
    {
        for (var operand = step.A; operand < step.A + step.B; operand++)
        {
            if (aggregate.Function == AggregateFunction.Count)
            {
                aggregate.CountIf(Exists(operand));
                continue;
            }

            if (Find(operand, out var slot) is not { } report)
            {
                aggregate.Miss();
                continue;
            }

            if (report.States[slot] == CellState.BlankOptional)
                continue;

            var value = report.Load(slot);
            if (step.C >= 0)
                value = Apply(OpCode.Multiply, value, Value.Of(_programs.Constants.Numbers[step.C]));
            aggregate.Take(value);
        }
    }

    private decimal PeriodNumber(PeriodProperty property) => property switch
    {
        PeriodProperty.Year => _period.Year,
        PeriodProperty.Number => _period.Number,
        PeriodProperty.Start => _period.Start.DayNumber,
        _ => _period.End.DayNumber,
    };

    /// <summary>An aggregate on its way over the elements.</summary>
    private struct Accumulator(AggregateFunction function)
    {
        private bool _missing;
        private int _count;
        private decimal _number;

        public AggregateFunction Function { get; } = function;

        public readonly Value Result
        {
            get
            {
                if (_missing)
                    return Value.Missing;
                return Function switch
                {
                    AggregateFunction.Count => Value.Of(_count),
                    AggregateFunction.Sum => Value.Of(_number),
                    _ when _count == 0 => Value.NotApplicable,
                    AggregateFunction.Average => Value.Of(_number / _count),
                    _ => Value.Of(_number),
                };
            }
        }

        public void Miss() => _missing = true;

        public void CountIf(bool exists) => _count += exists ? 1 : 0;

        public void Take(in Value value)
        {
            if (Function == AggregateFunction.Count)
            {
                CountIf(value.State == ValueState.Value);
                return;
            }

            if (value.State == ValueState.NotApplicable)
                return;
            if (value.State == ValueState.Missing)
            {
                _missing = true;
                return;
            }

            switch (Function)
            {
                case AggregateFunction.Min:
                    _number = _count == 0 ? value.Number : Math.Min(_number, value.Number);
                    break;
                case AggregateFunction.Max:
                    _number = _count == 0 ? value.Number : Math.Max(_number, value.Number);
                    break;
                default:
                    var sum = Apply(OpCode.Add, Value.Of(_number), value);
                    _missing |= sum.State == ValueState.Missing;
                    _number = sum.Number;
                    break;
            }

            _count++;
        }
    }
}
