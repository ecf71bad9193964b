namespace ReportDsl.Runtime;

/// <summary>
/// Both sides of a comparison, rounded to its decimals, what lies between them (left minus right) and what may; null where a side has no
/// value. Dates are day numbers.
/// </summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Difference">Left minus right; null where a decimal cannot hold it.</param>
/// <param name="Tolerance">By how much the sides may differ.</param>
public readonly record struct ComparedSides(decimal? Left, decimal? Right, decimal? Difference, decimal? Tolerance)
{
    /// <summary>The sides of a comparison at so many decimals.</summary>
    internal static ComparedSides Of(decimal? left, decimal? right, int decimals, Tolerance tolerance)
    {
        if (left is { } someLeft)
            left = Rounding.HalfAwayFromZero(someLeft, decimals);
        if (right is { } someRight)
            right = Rounding.HalfAwayFromZero(someRight, decimals);
        if (left is not { } a || right is not { } b)
            return new ComparedSides(left, right, null, null);

        try
        {
            return new ComparedSides(left, right, a - b, tolerance.Between(a, b));
        }
        catch (OverflowException)
        {
            return new ComparedSides(left, right, null, null);
        }
    }
}
