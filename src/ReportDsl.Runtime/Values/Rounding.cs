namespace ReportDsl.Runtime;

/// <summary>The rounding of the language.</summary>
internal static class Rounding
{
    /// <summary>A number to so many decimals, half away from zero; one with fewer stays as it is.</summary>
    public static decimal HalfAwayFromZero(decimal number, int decimals) =>
        number.Scale <= decimals ? number : decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
}
