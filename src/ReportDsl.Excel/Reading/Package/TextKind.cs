using System.Text;
using ReportDsl.Diagnostics;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>Tells what a file of text is.</summary>
internal static class TextKind
{
    private static readonly string[] Html = ["<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style", "<div", "<script"];

    private static readonly string[] Uof = ["uof:uof", "<uof", "schemas.uof.org", "schemas.uof"];

    /// <summary>What the beginning of a file is; null where it is no text.</summary>
    public static Phrase? Of(ReadOnlySpan<byte> start)
    {
        if (TextOf(start) is not { } decoded)
            return null;
        var text = decoded.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').ToLowerInvariant();
        if (text.StartsWith("mime-version:", StringComparison.Ordinal)
            || (text.Contains("content-type:", StringComparison.Ordinal) && text.Contains("multipart/related", StringComparison.Ordinal)))
        {
            return new("The file is a saved web page (.mht), not a workbook. Save it as .xlsx and send that.", "文件是单个文件网页（.mht），不是工作簿。请另存为 .xlsx 后重新报送。");
        }

        if (text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal))
            return new("The file is a workbook of Excel 2003 in XML. Save it as .xlsx and send that.", "文件为 Excel 2003 XML 表格。请另存为 .xlsx 后重新报送。");
        if (Uof.Any(word => text.Contains(word, StringComparison.Ordinal)))
            return new("The file is in the UOF format. Save it as .xlsx and send that.", "文件为 UOF（标文通）格式。请另存为 .xlsx 后重新报送。");
        if (text.Contains("office:document", StringComparison.Ordinal))
            return new("The file is an OpenDocument file. Save it as .xlsx and send that.", "文件为 OpenDocument 格式。请另存为 .xlsx 后重新报送。");
        if (Html.Any(word => text.Contains(word, StringComparison.Ordinal)))
        {
            return new(
                "The file is a web page, not a workbook. Fill in the workbook that was sent out and send that.", "文件是网页，不是工作簿。请填写下发的工作簿后报送。");
        }

        if (text.StartsWith('<'))
            return FileKind.NoWorkbook("XML", " XML 文件");
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            return new(
                "The file is JSON, not a workbook. Data in JSON are read from files with the extension .json.", "文件是 JSON，不是工作簿。JSON 数据文件的扩展名应为 .json。");
        }

        return text.AsSpan().ContainsAny(',', '\t', ';')
            ? new("The file is a text of rows and columns (CSV), not a workbook. Fill in the workbook that was sent out and send that.", "文件是文本表格（CSV），不是工作簿。请填写下发的工作簿后报送。")
            : FileKind.NoWorkbook("a text", "文本文件");
    }

    /// <summary>The text in whatever encoding, as far as signs of ASCII go; null where there are bytes that no text has.</summary>
    private static string? TextOf(ReadOnlySpan<byte> start)
    {
        var text = start switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode.GetString(start),
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(start),
            _ => Encoding.Latin1.GetString(start),
        };
        return text.AsSpan().IndexOfAnyInRange('\0', '\u0008') >= 0 || text.AsSpan().IndexOfAnyInRange('\u000E', '\u001F') >= 0 ? null : text;
    }
}
