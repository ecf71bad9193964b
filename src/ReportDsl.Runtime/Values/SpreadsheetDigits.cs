namespace ReportDsl.Runtime;

/// <summary>The digits that spreadsheet programs keep of a number.</summary>
internal static class SpreadsheetDigits
{
    /// <summary>How many they keep.</summary>
    public const int Kept = 15;

    /// <summary>How many digits of a whole number a spreadsheet has put zeros for, 0 where it may have kept all.</summary>
    public static int LostIn(string text)
    {
        var digits = text.AsSpan().TrimStart('-');
        return digits.Length > Kept && !digits[Kept..].ContainsAnyExcept('0') && !digits.ContainsAnyExceptInRange('0', '9') ? digits.Length - Kept : 0;
    }
}
