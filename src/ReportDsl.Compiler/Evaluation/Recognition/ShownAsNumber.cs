namespace ReportDsl.Evaluation;

/// <summary>
/// What the readers of reports and spreadsheet programs take for a number, whatever it was meant to be: 5, 1,234, 5%, (5), ￥5, 5件, in
/// any width. Such a text can never be told from the number.
/// </summary>
internal static class ShownAsNumber
{
    private const int MostDecimals = 6;
    private const string Currencies = "¥￥$€£";

    public static bool IsNumber(string text)
    {
        var plain = WithoutCurrency(TypedText.Of(text).Text);
        if (plain is ['(', .., ')'])
            plain = WithoutCurrency(plain[1..^1]);
        return IsInGroups(plain) || (NumberScan.Of(plain, MostDecimals) is { } scan && IsOfNumbers(scan.Rest));
    }

    private static string WithoutCurrency(string plain) => plain.Trim([' ', .. Currencies]);

    /// <summary>Digits with commas between them, wherever these stand: programs of some languages pass over all of them.</summary>
    private static bool IsInGroups(string plain) =>
        plain.TrimStart('+', '-') is var digits && digits.Any(char.IsAsciiDigit) && digits.All(c => char.IsAsciiDigit(c) || c == ',');

    /// <summary>What stands behind a number and leaves it one.</summary>
    private static bool IsOfNumbers(string rest)
    {
        var key = TypedText.KeyOf(rest);
        return key is "" or "." or "%" or "‰" || UnitWords.IsCounter(key) || UnitWords.MoneyOf(key) is not null
            || UnitWords.Multipliers.Any(multiplier => key == multiplier.Word || (key.StartsWith(multiplier.Word, StringComparison.Ordinal) && UnitWords.IsCounter(key[multiplier.Word.Length..])));
    }
}
