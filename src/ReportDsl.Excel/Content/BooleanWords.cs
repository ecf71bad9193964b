namespace ReportDsl.Excel.Content;

/// <summary>What a cell for yes or no holds. Both languages are understood, one is offered.</summary>
internal static class BooleanWords
{
    public const string ChineseYes = "是";
    public const string ChineseNo = "否";
    public const string EnglishYes = "Yes";
    public const string EnglishNo = "No";
}
