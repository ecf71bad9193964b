namespace ReportDsl.Excel.Content;

/// <summary>
/// The state of a cell as a number, made so that adding states answers what strict operators and sums ask: from
/// <see cref="Missing"/> on an operand is missing, from <see cref="NotApplicable"/> on one is not applicable, and below that all are
/// values. Sums and their kin pass over everything below <see cref="Required"/> that is no value. Exact up to 90,000 cells.
/// </summary>
internal static class StateWeight
{
    public const decimal Value = 0;

    /// <summary>A blank that reads as zero.</summary>
    public const decimal BlankZero = 0.000001m;

    public const decimal NotApplicable = 1;

    /// <summary>A computed cell without an applicable operand, or in a part that does not apply: not among the inputs that people count.</summary>
    public const decimal ComputedNotApplicable = 2;

    /// <summary>A figure where nothing applies: not applicable for the rules, and to be corrected.</summary>
    public const decimal Misplaced = 4;

    /// <summary>An optional blank, and the least of what is missing.</summary>
    public const decimal Missing = 100_000;

    /// <summary>A required blank, and the least of what makes an aggregate missing.</summary>
    public const decimal Required = 10_000_000_000;

    public const decimal Invalid = 20_000_000_000;

    /// <summary>A computed cell that shows what it may not hold: not among the inputs that people count, and to be corrected all the same.</summary>
    public const decimal ComputedInvalid = 25_000_000_000;

    /// <summary>A computed cell that misses an operand.</summary>
    public const decimal Uncomputed = 30_000_000_000;
}
