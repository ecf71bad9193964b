using System.Text;
using ReportDsl.Diagnostics;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>Tells by its first bytes what a file is that is no workbook of today's format.</summary>
internal static class FileKind
{
    private static readonly byte[] EncryptedStream = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>Why the file cannot be read, null where it begins as a zip archive does.</summary>
    public static Phrase? WhyUnreadable(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return new("The file is empty.", "文件为空。");
        if (file.StartsWith("PK\u0003\u0004"u8))
            return null;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return file.IndexOf(EncryptedStream) >= 0
                ? new("The workbook has a password. Remove it (File, Info, Protect) and send the file again.", "工作簿设有打开密码。请取消密码后重新报送。")
                : new(
                    "The file is a workbook of the old format (.xls). Save it as .xlsx and send that.",
                    "文件为旧格式工作簿（.xls）。请另存为 .xlsx 后重新报送。");
        }

        var start = file[..Math.Min(file.Length, 512)];
        if (start.IndexOf("<html"u8) >= 0 || start.IndexOf("<HTML"u8) >= 0 || start.IndexOf("<!DOCTYPE html"u8) >= 0)
            return new("The file is a web page, not a workbook.", "文件是网页，不是工作簿。");
        if (start.IndexOf("urn:schemas-microsoft-com:office:spreadsheet"u8) >= 0)
        {
            return new(
                "The file is a workbook of Excel 2003 in XML. Save it as .xlsx and send that.", "文件为 Excel 2003 XML 表格。请另存为 .xlsx 后重新报送。");
        }

        if (start.StartsWith("%PDF"u8))
            return new("The file is a PDF, not a workbook.", "文件是 PDF，不是工作簿。");
        return new("The file is not an Excel workbook (.xlsx).", "文件不是 Excel 工作簿（.xlsx）。");
    }
}
