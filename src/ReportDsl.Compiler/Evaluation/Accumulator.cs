using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>An aggregate on its way over its elements.</summary>
internal struct Accumulator(AggregateFunction function)
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

    /// <summary>Takes an element, whatever its state.</summary>
    /// <exception cref="OverflowException">The sum cannot be held.</exception>
    public void Take(in Value value)
    {
        if (Function == AggregateFunction.Count)
            CountIf(value.State == ValueState.Value);
        else if (value.State == ValueState.Value)
            Take(value.Number);
        else
            _missing |= value.State == ValueState.Missing;
    }

    /// <summary>Takes an element that has a value, in any aggregate but a count.</summary>
    /// <exception cref="OverflowException">The sum cannot be held.</exception>
    public void Take(decimal number)
    {
        _number = Function switch
        {
            AggregateFunction.Min => _count == 0 ? number : Math.Min(_number, number),
            AggregateFunction.Max => _count == 0 ? number : Math.Max(_number, number),
            _ => _number + number,
        };
        _count++;
    }
}
