namespace ReportDsl.Syntax;

/// <summary>How many digits a number may have.</summary>
internal static class NumberLimits
{
    /// <summary>From the first digit that is not zero on: so many every output can hold exactly.</summary>
    public const int Significant = 14;

    /// <summary>Zeros at the beginning included: any number of so many digits a decimal holds.</summary>
    public const int Written = 28;
}
