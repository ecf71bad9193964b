namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// Both sides of a comparison, rounded to its decimals, what lies between them (left minus right) and what may; null where a side has no
/// value. Dates are day numbers.
/// </summary>
internal readonly record struct ComparedSides(decimal? Left, decimal? Right, decimal? Difference, decimal? Tolerance)
{
    public static ComparedSides Of(in Numeric left, in Numeric right, int scale, Tolerance tolerance)
    {
        decimal? a = left.IsValue ? Numeric.RoundHalfAway(left.Value, scale) : null;
        decimal? b = right.IsValue ? Numeric.RoundHalfAway(right.Value, scale) : null;
        if (a is not { } x || b is not { } y)
            return new ComparedSides(a, b, null, null);

        try
        {
            return new ComparedSides(a, b, x - y, tolerance.Between(x, y));
        }
        catch (OverflowException)
        {
            return new ComparedSides(a, b, null, null);
        }
    }
}
