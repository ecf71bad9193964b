using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// <c>sum min max average count</c>. Not applicable and optional blank elements are passed over; a missing element makes the aggregate
/// missing (but never a count); with nothing left, sum and count are 0, the others not applicable.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Aggregates
{
    /// <summary>The sum; 0 of nothing.</summary>
    public static Numeric Sum(params ReadOnlySpan<Numeric> elements)
    {
        Numeric sum = 0m;
        foreach (ref readonly var element in elements)
        {
            if (element.IsValue)
                sum += element;
            else if (!IsPassedOver(element.State))
                return Numeric.Missing;
        }

        return sum;
    }

    /// <summary>The least element.</summary>
    public static Numeric Min(params ReadOnlySpan<Numeric> elements) => Fold(elements, (least, next) => Math.Min(least.Value, next.Value));

    /// <summary>The largest element.</summary>
    public static Numeric Max(params ReadOnlySpan<Numeric> elements) => Fold(elements, (most, next) => Math.Max(most.Value, next.Value));

    /// <summary>The sum divided by the number of the elements that are values.</summary>
    public static Numeric Average(params ReadOnlySpan<Numeric> elements)
    {
        var taken = 0;
        foreach (ref readonly var element in elements)
        {
            if (element.IsValue)
                taken++;
        }

        var sum = Sum(elements);
        return taken == 0 && sum.IsValue ? Numeric.NotApplicable : sum / taken;
    }

    /// <summary>How many elements there are, invalid ones included. Missing where a filter could not be assessed.</summary>
    public static Numeric Count(params ReadOnlySpan<Numeric> elements)
    {
        var count = 0;
        foreach (ref readonly var element in elements)
        {
            if (element.State == OperandState.Undecided)
                return Numeric.Missing;
            if (element.State.Exists())
                count++;
        }

        return count;
    }

    /// <summary>The element where its filter passes; one that is passed over where not; a missing one where that is not assessable.</summary>
    public static Numeric Where(in Numeric element, Outcome filter) => filter switch
    {
        Outcome.Pass => element,
        Outcome.NotAssessable => new Numeric(OperandState.Undecided, 0m),
        _ => Numeric.NotApplicable,
    };

    internal static bool IsPassedOver(OperandState state) => state is OperandState.NotApplicable or OperandState.OptionalBlank;

    private static Numeric Fold(ReadOnlySpan<Numeric> elements, Func<Numeric, Numeric, Numeric> choose)
    {
        var result = Numeric.NotApplicable;
        foreach (ref readonly var element in elements)
        {
            if (element.IsValue)
                result = result.IsValue ? choose(result, element) : element;
            else if (!IsPassedOver(element.State))
                return Numeric.Missing;
        }

        return result;
    }
}
