using System.Text;
using ReportDsl.Diagnostics;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>Tells by its first bytes what a file is that is no workbook of today's format, and what is to be done with it.</summary>
internal static class FileKind
{
    private static readonly byte[] EncryptedStream = Encoding.Unicode.GetBytes("EncryptedPackage");
    private static readonly byte[] RightsStream = Encoding.Unicode.GetBytes("DRMEncrypted");
    private static readonly byte[] RightsContent = Encoding.Unicode.GetBytes("DRMContent");
    private static readonly byte[] WordStream = Encoding.Unicode.GetBytes("WordDocument");
    private static readonly byte[] SlidesStream = Encoding.Unicode.GetBytes("PowerPoint Document");
    private static readonly byte[] BookStream = Encoding.Unicode.GetBytes("Workbook");

    private static readonly Phrase Protected = new(
        "The file is encrypted by document protection software: it opens on protected computers alone. Decrypt it there, or have it released for sending out, and send it again.",
        "文件已被文档加密软件（如亿赛通、绿盾等）加密，只能在受控的计算机上打开。请在本单位解密或申请外发后重新报送。");

    private static readonly (byte[] Start, Phrase Why)[] Signatures =
    [
        // 亿赛通, 天锐绿盾, Fasoo, SoftCamp, NASCA, Microsoft's protected files.
        .. ProtectedBy("b\u0014#e", "%TSD-Header-###%", "\u009B DRMONE", "SCDSA00", "<## NASCA DRM FILE", ".pfile"),
        .. Archives("7z\u00BC\u00AF\u0027\u001C", "Rar!", "\u001F\u008B", "BZh", "\u00FD7zXZ", "MSCF", "\u0028\u00B5\u002F\u00FD"),
        (Bytes("%PDF"), NoWorkbook("a PDF", "PDF 文件")),
        (Bytes("{\\rtf"), NoWorkbook("a text document (RTF)", "RTF 文档")),
        .. Images("\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8", "BM", "II*\0", "MM\0*"),
        (Bytes("MZ"), NoWorkbook("a program", "程序")),
    ];

    /// <summary>Why the file cannot be read, null where it begins as a zip archive does.</summary>
    public static Phrase? WhyUnreadable(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return new("The file is empty.", "文件为空。");
        if (file.StartsWith("PK\u0003\u0004"u8))
            return null;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return OfCompound(file);
        var start = file[..Math.Min(file.Length, 4096)];
        if (start.IndexOf("E-SafeNet"u8) >= 0)
            return Protected;
        foreach (var (signature, why) in Signatures)
        {
            // Two letters may begin a text as well.
            if (start.StartsWith(signature) && (signature.Length > 2 || TextKind.Of(start) is null))
                return why;
        }

        if (!start.ContainsAnyExcept((byte)0))
        {
            return new(
                "The file holds nothing but zeros: its download or copy was cut off. Send it again.", "文件内容全为零：下载或复制未完成。请重新报送。");
        }

        return TextKind.Of(start) ?? new(
            "The file is not an Excel workbook (.xlsx): it is encrypted by some program, or damaged. Open it where it was made, save it as .xlsx, decrypted, and send that.",
            "文件不是 Excel 工作簿（.xlsx）：可能被某种软件加密，或已损坏。请在制作该文件的计算机上打开，解密并另存为 .xlsx 后重新报送。");
    }

    /// <summary>That a file is something else altogether.</summary>
    public static Phrase NoWorkbook(string english, string chinese) => new(
        $"The file is {english}, not a workbook. Fill in the workbook that was sent out and send that.", $"文件是{chinese}，不是工作簿。请填写下发的工作簿后报送。");

    private static Phrase OfCompound(ReadOnlySpan<byte> file)
    {
        if (file.IndexOf(RightsStream) >= 0 || file.IndexOf(RightsContent) >= 0)
        {
            return new(
                "The workbook is protected by rights management (IRM): only those who have rights can open it. Take the restriction away (File, Info, Protect) and send the file again.",
                "工作簿设有权限管理（IRM），只有获授权者能打开。请取消限制访问后重新报送。");
        }

        if (file.IndexOf(EncryptedStream) >= 0)
            return new("The workbook has a password. Remove it (File, Info, Protect) and send the file again.", "工作簿设有打开密码。请取消密码后重新报送。");
        if (file.IndexOf(BookStream) < 0 && file.IndexOf(WordStream) >= 0)
            return NoWorkbook("a Word document", "Word 文档");
        if (file.IndexOf(BookStream) < 0 && file.IndexOf(SlidesStream) >= 0)
            return NoWorkbook("a presentation", "演示文稿");
        return new(
            "The file is a workbook of the old format (.xls, .et). Save it as .xlsx and send that.",
            "文件为旧格式工作簿（.xls、.et）。请另存为 .xlsx 后重新报送。");
    }

    private static IEnumerable<(byte[], Phrase)> ProtectedBy(params string[] starts) => starts.Select(start => (Bytes(start), Protected));

    private static IEnumerable<(byte[], Phrase)> Archives(params string[] starts) => starts.Select(start => (Bytes(start), new Phrase(
        "The file is a compressed archive (7z, rar, gz or the like). Unpack it and send the workbook.", "文件是压缩包（7z、rar、gz 等）。请解压后报送其中的工作簿。")));

    private static IEnumerable<(byte[], Phrase)> Images(params string[] starts) => starts.Select(start => (Bytes(start), NoWorkbook("a picture", "图片")));

    private static byte[] Bytes(string start) => Encoding.Latin1.GetBytes(start);
}
