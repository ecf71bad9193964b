using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// A number with its state: the operands and results of rules. Dates are day numbers (<see cref="DateOnly.DayNumber"/>), booleans 1 and 0.
/// Operators are strict: the result is missing if an operand is, else not applicable if one is. What a decimal cannot hold, and a
/// division by zero, is missing. Nothing is rounded before it is compared or stored in a cell.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Numeric
{
    /// <summary>The number where it is not held as a whole one.</summary>
    private readonly decimal _value;

    /// <summary>The number where it is held as a whole one: most figures are counts, and adding them up as integers is several times as fast.</summary>
    private readonly long _whole;
    private readonly bool _isWhole;

    internal Numeric(OperandState state, decimal value)
    {
        _value = value;
        State = state;
    }

    private Numeric(OperandState state, long whole)
    {
        _whole = whole;
        _isWhole = true;
        State = state;
    }

    private Numeric(OperandState state, in Numeric other)
    {
        (_value, _whole, _isWhole) = (other._value, other._whole, other._isWhole);
        State = state;
    }

    /// <summary>A missing number.</summary>
    internal static Numeric Missing => new(OperandState.Missing, 0m);

    /// <summary>A number that does not apply.</summary>
    internal static Numeric NotApplicable => new(OperandState.NotApplicable, 0m);

    /// <summary>Its state.</summary>
    internal OperandState State { get; }

    /// <summary>Whether it can be calculated with.</summary>
    internal bool IsValue => State.Rank() == OperandStates.ValueRank;

    /// <summary>The number, 0 where there is none.</summary>
    internal decimal Value => _isWhole ? _whole : _value;

    /// <summary>A blank that reads as zero.</summary>
    internal static Numeric BlankZero => new(OperandState.BlankZero, 0L);

    /// <summary>A number that is a value.</summary>
    public static implicit operator Numeric(decimal value) => new(OperandState.Value, value);

    /// <summary>The sum.</summary>
    public static Numeric operator +(in Numeric left, in Numeric right)
    {
        if (left._isWhole && right._isWhole && !Overflows(left._whole, right._whole, out var sum))
            return OfWhole(sum);
        return left.IsValue && right.IsValue ? Add(left.Value, right.Value) : Strict(left, right);
    }

    /// <summary>The difference.</summary>
    public static Numeric operator -(in Numeric left, in Numeric right)
    {
        if (left._isWhole && right._isWhole && right._whole != long.MinValue && !Overflows(left._whole, -right._whole, out var difference))
            return OfWhole(difference);
        return left.IsValue && right.IsValue ? Add(left.Value, -right.Value) : Strict(left, right);
    }

    /// <summary>The product.</summary>
    public static Numeric operator *(in Numeric left, in Numeric right) =>
        left.IsValue && right.IsValue ? Multiply(left.Value, right.Value) : Strict(left, right);

    /// <summary>The quotient; missing where the divisor is 0.</summary>
    public static Numeric operator /(in Numeric left, in Numeric right) =>
        left.IsValue && right.IsValue ? Divide(left.Value, right.Value) : Strict(left, right);

    /// <summary>The number with the other sign.</summary>
    public static Numeric operator -(in Numeric operand) => operand.IsValue ? -operand.Value : Strict(operand);

    /// <summary>The absolute value.</summary>
    public static Numeric Abs(in Numeric operand) => operand.IsValue ? Math.Abs(operand.Value) : Strict(operand);

    /// <summary>Rounded half away from zero.</summary>
    public static Numeric Round(in Numeric operand, int decimals) =>
        !operand.IsValue ? Strict(operand) : operand._isWhole ? operand.AsResult() : Rounding.HalfAwayFromZero(operand._value, decimals);

    /// <summary>
    /// <c>as</c>: times an exact factor. What is no value, or a blank that counts as zero, keeps its kind of state, so that an aggregate treats it as the operand itself.
    /// </summary>
    public static Numeric Convert(in Numeric operand, decimal factor) => operand.State == OperandState.Value ? Multiply(operand.Value, factor) : operand;

    /// <summary><c>left ?? right</c>.</summary>
    public static Numeric Coalesce(in Numeric left, in Numeric right) => left.State.GivesWay() ? right : left;

    /// <summary>The operand as a day of the calendar: missing where it is none.</summary>
    public static Numeric OnCalendar(in Numeric day) =>
        day.IsValue && (day.Value < DateOnly.MinValue.DayNumber || day.Value > DateOnly.MaxValue.DayNumber) ? Missing : day;

    /// <summary>The number that stands for an outcome that chose none: not applicable or missing.</summary>
    public static Numeric Unchosen(Outcome condition) => condition == Outcome.NotApplicable ? NotApplicable : Missing;

    /// <summary>A condition as a boolean: 1 where it passes, 0 where it fails.</summary>
    public static Numeric Of(Outcome condition) => condition switch
    {
        Outcome.Pass => 1m,
        Outcome.Fail => 0m,
        Outcome.NotApplicable => NotApplicable,
        _ => Missing,
    };

    /// <summary>The number as a result: an aggregate sees of it no more than whether it is missing, does not apply, or is a value.</summary>
    public Numeric AsResult() => State == OperandState.Value ? this : new(OperandStates.Strict(State), this);

    /// <summary>A boolean as a condition.</summary>
    public Outcome IsTrue() => IsValue ? Logic.Of(Value != 0) : State.Untested();

    /// <summary>Whether there is a value, an invalid one included.</summary>
    public Outcome Exists() => Logic.Of(State.Exists());

    /// <summary>The number in figures, <c>/</c> where it does not apply, empty where it is missing.</summary>
    public override string ToString() =>
        IsValue ? ShownNumber.Plain(Value) : State == OperandState.NotApplicable ? "/" : "";

    /// <summary>A number held as a whole one where it is one.</summary>
    internal static Numeric Of(decimal number) =>
        number.Scale == 0 && number is >= long.MinValue and <= long.MaxValue ? OfWhole((long)number) : new Numeric(OperandState.Value, number);

    internal static Numeric OfWhole(long whole) => new(OperandState.Value, whole);

    /// <summary>Whether it is a value held as a whole number.</summary>
    internal bool TryGetWhole(out long whole)
    {
        whole = _whole;
        return _isWhole;
    }

    internal static bool Overflows(long left, long right, out long sum)
    {
        sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0;
    }

    private static Numeric Strict(in Numeric left, in Numeric right) => new(OperandStates.Strict(left.State, right.State), 0m);

    private static Numeric Strict(in Numeric operand) => new(OperandStates.Strict(operand.State), 0m);

    private static Numeric Add(decimal left, decimal right)
    {
        try
        {
            return left + right;
        }
        catch (OverflowException)
        {
            return Missing;
        }
    }

    private static Numeric Multiply(decimal left, decimal right)
    {
        try
        {
            return left * right;
        }
        catch (OverflowException)
        {
            return Missing;
        }
    }

    private static Numeric Divide(decimal left, decimal right)
    {
        if (right == 0)
            return Missing;
        try
        {
            return left / right;
        }
        catch (OverflowException)
        {
            return Missing;
        }
    }
}
