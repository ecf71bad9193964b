using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// Comparisons. Both sides are rounded half away from zero to the scale of the comparison; the difference of the rounded sides is
/// held against the tolerance. A side that is missing makes the outcome not assessable, else one that does not apply not applicable.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Compare
{
    /// <summary>Numbers, dates, booleans, exactly.</summary>
    /// <param name="scale">Decimals to which both sides are rounded first.</param>
    public static Outcome Numbers(ComparisonOperator op, in Numeric left, in Numeric right, int scale)
    {
        if (left.TryGetWhole(out var whole) && right.TryGetWhole(out var other))
            return Logic.Of(op.Holds(whole.CompareTo(other)));
        if (!left.IsValue || !right.IsValue)
            return OperandStates.Strict(left.State, right.State).Untested();
        var order = Rounding.HalfAwayFromZero(left.Value, scale).CompareTo(Rounding.HalfAwayFromZero(right.Value, scale));
        return Logic.Of(op.Holds(order));
    }

    /// <summary>Numbers, within a tolerance.</summary>
    /// <param name="scale">Decimals to which both sides are rounded first.</param>
    public static Outcome Numbers(ComparisonOperator op, in Numeric left, in Numeric right, int scale, Tolerance tolerance)
    {
        if (!left.IsValue || !right.IsValue)
            return OperandStates.Strict(left.State, right.State).Untested();
        var roundedLeft = Rounding.HalfAwayFromZero(left.Value, scale);
        var roundedRight = Rounding.HalfAwayFromZero(right.Value, scale);
        try
        {
            return Logic.Of(tolerance.Holds(op, roundedLeft - roundedRight, tolerance.Between(roundedLeft, roundedRight)));
        }
        catch (OverflowException)
        {
            return Outcome.NotAssessable;
        }
    }

    /// <summary>Texts, by UTF-16 units.</summary>
    public static Outcome Texts(ComparisonOperator op, TextValue left, TextValue right) =>
        left.IsValue && right.IsValue
            ? Logic.Of(op.Holds(string.CompareOrdinal(left.Value, right.Value)))
            : OperandStates.Strict(left.State, right.State).Untested();

    /// <summary><c>value in {…}</c>: equal to one of them.</summary>
    public static Outcome IsAny(in Numeric value, int scale, params ReadOnlySpan<Numeric> values)
    {
        var outcome = Outcome.Fail;
        foreach (ref readonly var other in values)
            outcome = Logic.Or(outcome, Numbers(ComparisonOperator.Equal, value, other, scale));
        return outcome;
    }

    /// <summary><c>value in {…}</c> for texts.</summary>
    public static Outcome IsAny(TextValue value, params ReadOnlySpan<TextValue> values)
    {
        var outcome = Outcome.Fail;
        foreach (var other in values)
            outcome = Logic.Or(outcome, Texts(ComparisonOperator.Equal, value, other));
        return outcome;
    }
}
