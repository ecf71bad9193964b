using ReportDsl.Diagnostics;

namespace ReportDsl.Excel.Reading;

/// <summary>
/// A file is no workbook that can be read. Thrown wherever that shows and caught in one place, by the reader of the workbook: nothing of
/// such a file is used.
/// </summary>
internal sealed class UnreadableWorkbookException(Phrase reason) : Exception(reason.English)
{
    public Phrase Reason { get; } = reason;

    public static UnreadableWorkbookException Damaged(string part) => new(
        new Phrase($"The workbook is damaged ({part}). Open it in a spreadsheet program, save it again as .xlsx and send that.",
            $"工作簿已损坏（{part}）。请用电子表格程序打开，另存为 .xlsx 后重新报送。"));

    public static UnreadableWorkbookException TooLarge(string english, string chinese) => new(
        new Phrase($"The workbook is too large: {english}. Copy the figures into the workbook that was sent out.", $"工作簿过大：{chinese}。请将数据填入下发的工作簿。"));

    /// <summary>A text takes more bytes than any that spreadsheet programs hold.</summary>
    public static UnreadableWorkbookException TooLongText => TooLarge("a text takes more than 256 KiB", "文本超过 256 KiB");
}
