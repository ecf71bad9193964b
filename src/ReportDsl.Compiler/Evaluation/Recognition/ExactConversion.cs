namespace ReportDsl.Evaluation;

/// <summary>Multiplies and divides where nothing is lost.</summary>
internal static class ExactConversion
{
    /// <summary><paramref name="value"/> · <paramref name="from"/> / <paramref name="to"/>, null where no decimal is exactly that.</summary>
    public static decimal? Of(decimal value, decimal from, decimal to)
    {
        try
        {
            var product = value * from;
            var quotient = product / to;
            return quotient * to == product && product / from == value ? quotient : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
