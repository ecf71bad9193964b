namespace ReportDsl.Excel.Sheets;

/// <summary>
/// A factor between units as a formula takes it. One that has more digits than programs keep is a quotient of whole numbers: an hour is a day divided by 24,
/// and no fraction that is cut off.
/// </summary>
internal static class ConversionFactor
{
    /// <summary>A fraction with a greater divisor is no quotient that anybody has written.</summary>
    private const decimal GreatestDivisor = 1_000_000_000_000;

    public static Formula Times(Formula value, decimal factor)
    {
        if (SheetPrecision.Of(factor) == factor || Quotient(factor) is not var (over, under))
            return value * factor;
        return over == 1 ? value / under : value * over / under;
    }

    /// <summary>The whole numbers whose quotient a factor is, to its last digit: the first convergent of its continued fraction that is; null where none is.</summary>
    private static (decimal Over, decimal Under)? Quotient(decimal factor)
    {
        var (lastOver, over) = (1m, decimal.Truncate(factor));
        var (lastUnder, under) = (0m, 1m);
        var rest = factor - over;
        while (rest > 0 && over / under != factor)
        {
            if (rest < 1 / GreatestDivisor)
                return null;
            var next = 1 / rest;
            var whole = decimal.Truncate(next);
            if (whole > GreatestDivisor / under || (over > 0 && whole > decimal.MaxValue / over - 1))
                return null;
            (lastOver, over) = (over, (whole * over) + lastOver);
            (lastUnder, under) = (under, (whole * under) + lastUnder);
            rest = next - whole;
        }

        return over / under == factor ? (over, under) : null;
    }
}
