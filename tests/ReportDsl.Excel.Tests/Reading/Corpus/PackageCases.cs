using System.Text;
using static ReportDsl.Excel.Tests.Reading.Corpus.CorpusCase;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>The parts of a workbook and the archive around them.</summary>
internal static class PackageCases
{
    private const string Sheet = "xl/worksheets/sheet4.xml";

    private const string Rels = "xl/_rels/workbook.xml.rels";

    private const string SheetRels = "xl/worksheets/_rels/sheet4.xml.rels";

    private const string RelationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static IEnumerable<CorpusCase> Parts =>
    [
        Same("a part in another case", book => book.Rename("xl/sharedStrings.xml", "xl/SharedStrings.xml")),
        Same("backslashes in names", book => book.Parts.Select(part => part.Name).ToList().Aggregate(book, (edited, name) => edited.Rename(name, name.Replace('/', '\\')))),
        Same("absolute targets", book => book.Text(Rels, text => Relative(text).Replace("Target=\"", "Target=\"/xl/", StringComparison.Ordinal))),
        Same("relative targets", book => book.Text(Rels, Relative)),
        Same("targets that go up and down", book => book.Text(Rels, text => Relative(text).Replace("Target=\"", "Target=\"./../xl/", StringComparison.Ordinal))),
        Same("no styles", book => book.Remove("xl/styles.xml")),
        Same("no shared texts", book => book.Remove("xl/sharedStrings.xml")),
        Same("no sheet where one is stated", book => book.Remove(Sheet)),
        Same("no list of relationships", book => book.Remove(Rels)),
        Same("no workbook", book => book.Remove("xl/workbook.xml")),
        Same("no types of parts", book => book.Remove("[Content_Types].xml")),
        Same("a relationship twice", book => book.Replace(Rels, "</Relationships>", $"<Relationship Id=\"rId4\" Type=\"{RelationshipTypes}worksheet\" Target=\"worksheets/sheet5.xml\"/></Relationships>")),
        Same("two sheets of one part", book => book.Replace(Rels, "worksheets/sheet5.xml", "worksheets/sheet4.xml")),
        Same("a link that is none", book => book.Replace(SheetRels, "</Relationships>", $"<Relationship Id=\"rId99\" Type=\"{RelationshipTypes}hyperlink\" Target=\"mailto:某 人@@[x\" TargetMode=\"External\"/></Relationships>")),
        Same("notes that are not there", book => book.Remove("xl/comments1.xml")),
        Same("threads of notes", book => book.Replace(SheetRels, "</Relationships>", "<Relationship Id=\"rId98\" Type=\"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment\" Target=\"../threadedComments/threadedComment1.xml\"/></Relationships>")
            .Set("xl/threadedComments/threadedComment1.xml", "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"E8\" id=\"{0}\"><text>另一条</text></threadedComment></ThreadedComments>")),
        Same("macros", book => book.Set("xl/vbaProject.bin", [0xD0, 0xCF, 0x11, 0xE0]).Replace(Rels, "</Relationships>", "<Relationship Id=\"rId97\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/></Relationships>")
            .Text("[Content_Types].xml", text => text.Replace("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml", StringComparison.Ordinal))),
        Same("the binary format", book => book.Rename("xl/workbook.xml", "xl/workbook.bin").Replace("_rels/.rels", "xl/workbook.xml", "xl/workbook.bin")),
    ];

    public static IEnumerable<CorpusCase> Archives =>
    [
        Same("stored parts", () => RawZip.Write(Book, part => part with { IsStored = true })),
        Same("a streamed archive", () => RawZip.Write(Book, part => part with { IsStreamed = true })),
        Same("flags that programs set", () => RawZip.Write(Book, part => part with { Flags = 6 })),
        Same("a comment of the archive", () => RawZip.Write(ZipParts(), Encoding.UTF8.GetBytes("年报"))),
        Same("a comment that looks like an end", () => RawZip.Write(ZipParts(), [.. "PK\u0005\u0006"u8, .. new byte[40]])),
        Same("bytes after the end", () => [.. Filled, .. new byte[700]]),
        Same("bytes before the beginning", () => [.. new byte[16], .. Filled]),
        Same("two parts of one name", () => RawZip.Write([.. ZipParts(), new ZipPart(Sheet, "<worksheet/>"u8.ToArray())])),
        Same("two parts of one name in two cases", () => RawZip.Write([.. ZipParts(), new ZipPart("XL/Worksheets/Sheet4.xml", "<worksheet/>"u8.ToArray())])),
        Same("a size that is too small", () => Lying(part => part with { Size = 100 })),
        Same("a size that is too large", () => Lying(part => part with { Size = (uint)part.Content.Length + 1 })),
        Same("a packed size that is too small", () => Lying(part => part with { CompressedSize = 100 })),
        Same("a packed size beyond the file", () => Lying(part => part with { CompressedSize = 50_000_000 })),
        Same("a wrong checksum", () => Lying(part => part with { Crc = 1 })),
        Same("an encrypted part", () => Lying(part => part with { Flags = 1 })),
        Same("an unknown method", () => Lying(part => part with { Method = 12 })),
        Same("sizes of zip64", () => Lying(part => part with { Size = uint.MaxValue, CompressedSize = uint.MaxValue })),
        Same("the end of zip64", () => RawZip.Write(ZipParts(), count: ushort.MaxValue, offset: uint.MaxValue)),
        Same("a directory elsewhere", () => RawZip.Write(ZipParts(), offset: 7)),
        Same("more parts stated than there are", () => RawZip.Write(ZipParts(), count: 900)),
        Same("fewer parts stated than there are", () => RawZip.Write(ZipParts(), count: 2)),
        Same("too many parts", () => RawZip.Write([.. ZipParts(), .. Enumerable.Range(0, 1100).Select(i => new ZipPart($"x/{i}.xml", [])) ])),
        Same("a part of 300 MB stated", () => Lying(part => part with { Size = 300_000_000 })),
        Same("parts of 300 MB in all stated", () => RawZip.Write([.. ZipParts(), .. Enumerable.Range(0, 300).Select(i => new ZipPart($"x/{i}.xml", []) { Size = 1_000_000 })])),
        Same("a part packed 1000 to 1", () => RawZip.Write(Book.Set("xl/media/x.xml", new byte[20_000_000]))),
        Same("a name that leads out", () => RawZip.Write([.. ZipParts(), new ZipPart("../../etc/passwd", "x"u8.ToArray())])),
        Same("half of it", () => Filled[..(Filled.Length / 2)]),
        Same("without its last byte", () => Filled[..^1]),
    ];

    public static IEnumerable<CorpusCase> Kinds =>
    [
        Same("an empty file", () => []),
        Same("a text", () => Encoding.UTF8.GetBytes("填报单位,宿迁市人民政府\n")),
        Same("a web page", () => Encoding.UTF8.GetBytes("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>3440</td></tr></table></html>")),
        Same("a web page with a mark of its encoding", () => Encoding.UTF8.GetBytes("\uFEFF<!DOCTYPE html>\n<HTML></HTML>")),
        Same("a PDF", () => "%PDF-1.7\n"u8.ToArray()),
        Same("a workbook of Excel 2003 in XML", () => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>")),
        Same("a workbook of the old format", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("Workbook")]),
        Same("a workbook with a password", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        Same("a workbook with rights management", () => Compound("EncryptedPackage", "DRMEncryptedDataSpace")),
        Same("an old workbook with rights management", () => Compound("Workbook", "\tDRMContent")),
        Same("an old Word document", () => Compound("WordDocument")),
        Same("an old presentation", () => Compound("PowerPoint Document")),
        Same("a file that E-SafeNet has encrypted", () => [.. "b\u0014#e"u8, .. new byte[20], .. "E-SafeNet   LOCK"u8, .. Filled[200..900]]),
        Same("a file with the mark of E-SafeNet further on", () => [1, 2, 3, .. new byte[500], .. "E-SafeNet"u8, .. Filled[200..900]]),
        Same("a file that Tipray has encrypted", () => [.. "%TSD-Header-###%"u8, 1, 0, .. Filled[200..900]]),
        Same("a file that Fasoo has encrypted", () => [0x9B, .. " DRMONE  This Document is encrypted"u8, .. Filled[200..900]]),
        Same("a protected file of Microsoft", () => [.. ".pfile"u8, .. Filled[200..900]]),
        Same("a file that nobody knows", () => [0x81, 0x07, .. Filled[200..900]]),
        Same("zeros", () => new byte[4000]),
        Same("a web page in one file", () => Encoding.UTF8.GetBytes("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n<html>")),
        Same("a fragment of a table", () => Encoding.UTF8.GetBytes("\r\n<TABLE border=1><tr><td>3440</td></tr></TABLE>")),
        Same("a web page in UTF-16", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html><table></table></html>")]),
        Same("a web page in UTF-16 without a mark", () => Encoding.Unicode.GetBytes("<html><table></table></html>")),
        Same("a web page in UTF-16, high bytes first", () => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("<table></table>")]),
        Same("UOF", () => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2003/uof\" uof:language=\"cn\"/>")),
        Same("UOF in an archive", () => RawZip.Write([new ZipPart("content.xml", "<x/>"u8.ToArray()), new ZipPart("uof.xml", "<x/>"u8.ToArray())])),
        Same("an OpenDocument file in plain XML", () => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>")),
        Same("any XML", () => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><report/>")),
        Same("JSON", () => Encoding.UTF8.GetBytes("{\"template\": \"GovInfo\"}")),
        Same("CSV with a mark of its encoding", () => Encoding.UTF8.GetBytes("\uFEFF单位,件数\r\n测试,12\r\n")),
        Same("CSV of a Chinese system", () => [0xB5, 0xA5, 0xCE, 0xBB, 0x2C, 0xBC, 0xFE, 0xCA, 0xFD, 0x0D, 0x0A]),
        Same("CSV that begins as a picture does", () => "BM1,12\r\n"u8.ToArray()),
        Same("columns parted by tabs", () => "unit\t12\r\n"u8.ToArray()),
        Same("a text in words", () => "to be sent later\n"u8.ToArray()),
        Same("7z", () => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. Filled]),
        Same("rar", () => [.. "Rar!"u8, 0x1A, 7, 1, 0, .. Filled]),
        Same("gz", () => [0x1F, 0x8B, 8, .. Filled[100..900]]),
        Same("a picture in PNG", () => [0x89, .. "PNG"u8, 13, 10, 26, 10]),
        Same("a photo", () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]),
        Same("a text document", () => "{\\rtf1\\ansi"u8.ToArray()),
        Same("an OFD document", () => RawZip.Write([new ZipPart("OFD.xml", "<x/>"u8.ToArray())])),
        Same("a workbook of Numbers", () => RawZip.Write([new ZipPart("Index/Document.iwa", [1])])),
        Same("an archive of two workbooks", () => RawZip.Write([new ZipPart("甲.et", Filled), new ZipPart("乙.et", Filled)])),
        Same("a Word document", () => Document("word/document.xml", "document")),
        Same("a presentation", () => Document("ppt/presentation.xml", "presentation")),
        Same("an OpenDocument file", () => RawZip.Write([new ZipPart("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), new ZipPart("content.xml", "<x/>"u8.ToArray())])),
        Same("an archive of files", () => RawZip.Write([new ZipPart("说明.txt", "x"u8.ToArray())])),
        Same("an archive with the workbook in it", () => RawZip.Write([new ZipPart("年报/宿迁.xlsx", Filled)])),
        Same("a workbook of another program", () => RawZip.Write(new EditedBook(Filled).DeleteSheet("_rdsl"), part => part.Name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)
            ? part with { Content = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"u8.ToArray() }
            : part)),
        Same("an unknown template", book => Identities(book, "GovInfo 2021", "Budget 2021")),
        Same("an unknown version", book => Identities(book, "GovInfo 2021", "GovInfo 2017")),
        Same("another version that is known", book => Identities(book, "GovInfo 2021", "GovInfo 2019")),
        Same("a newer format", book => Identities(book, "rdsl1 ", "rdsl2 ")),
        Same("one sheet of a newer format", book => book.Sheet("四", sheet => sheet.Set("A3", "rdsl2 GovInfo 2021 litigation x y"))),
        Same("an identity that is none", book => book.Sheet("四", sheet => sheet.Set("A3", "rdsl1"))),
        Same("sheets of two versions", book => book.Sheet("四", sheet => sheet.Set("A3", "rdsl1 GovInfo 2019 litigation 0123456789abcdef"))),
        Same("another layout of the same version", book => book.Text("xl/sharedStrings.xml", text => System.Text.RegularExpressions.Regex.Replace(text, "[0-9a-f]{16}<", "0123456789abcdef<", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))),
    ];

    private static string Relative(string rels) => rels.Replace("Target=\"/xl/", "Target=\"", StringComparison.Ordinal);

    private static IEnumerable<ZipPart> ZipParts() => Book.Parts.Select(part => new ZipPart(part.Name, part.Content));

    private static byte[] Lying(Func<ZipPart, ZipPart> lie) => RawZip.Write(Book, part => part.Name == Sheet ? lie(part) : part);

    private static byte[] Compound(params string[] streams) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. streams.SelectMany(stream => Encoding.Unicode.GetBytes(stream + "\0"))];

    private static byte[] Document(string main, string root) => RawZip.Write(
    [
        new ZipPart("_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships><Relationship Id=\"rId1\" Type=\"{RelationshipTypes}officeDocument\" Target=\"{main}\"/></Relationships>")),
        new ZipPart(main, Encoding.UTF8.GetBytes($"<{root}/>")),
    ]);

    private static EditedBook Identities(EditedBook book, string old, string replacement) => book.Replace("xl/sharedStrings.xml", old, replacement);
}
