namespace ReportDsl.Excel.Content;

/// <summary>
/// What tells the form's formulas from any that somebody has typed over them: they ask whether states reach a weight that means missing, whatever a
/// program has made of the rest of them. See <see cref="StateWeight"/>: these weights begin with the same digits.
/// </summary>
internal static class FormulaGuard
{
    /// <summary>Whether a formula has it, as text or as XML has it.</summary>
    public static bool IsIn(ReadOnlySpan<byte> formula) => formula.IndexOf("gt;=100000"u8) >= 0 || formula.IndexOf(">=100000"u8) >= 0;
}
