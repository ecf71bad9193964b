namespace ReportDsl.Excel.Content;

/// <summary>What a cell for yes or no holds. Both languages are understood, one is offered.</summary>
internal static class BooleanWords
{
    public const string ChineseYes = "是";
    public const string ChineseNo = "否";
    public const string EnglishYes = "Yes";
    public const string EnglishNo = "No";

    public static IEnumerable<string> All => [ChineseYes, ChineseNo, EnglishYes, EnglishNo];

    /// <summary>What a text says, as the formulas of the workbook compare it: without regard to case; null where it is another.</summary>
    public static bool? Parse(string text)
    {
        if (text == ChineseYes || text.Equals(EnglishYes, StringComparison.OrdinalIgnoreCase))
            return true;
        return text == ChineseNo || text.Equals(EnglishNo, StringComparison.OrdinalIgnoreCase) ? false : null;
    }
}
