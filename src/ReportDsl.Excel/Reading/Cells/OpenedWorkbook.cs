using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>A sheet of a workbook: its tab and its part.</summary>
internal readonly record struct SheetEntry(string Name, string Part);

/// <summary>A workbook of any program that writes Office Open XML, transitional or strict. Parts are read when they are asked for.</summary>
internal sealed class OpenedWorkbook : IDisposable
{
    private static readonly string[] WorkbookExtensions = [".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods"];

    private readonly ZipPackage _zip;
    private readonly SharedStringTable _strings;
    private readonly string? _stylesPart;
    private CellStyles? _styles;

    private OpenedWorkbook(ZipPackage zip, ImmutableArray<SheetEntry> sheets, bool counts1904, SharedStringTable strings, string? stylesPart)
    {
        _zip = zip;
        Sheets = sheets;
        Counts1904 = counts1904;
        _strings = strings;
        _stylesPart = stylesPart;
    }

    /// <summary>In the order of the tabs; sheets that hold no cells (charts) are left out.</summary>
    public ImmutableArray<SheetEntry> Sheets { get; }

    /// <summary>Whether dates count from 1904.</summary>
    public bool Counts1904 { get; }

    public bool HasMacros => _zip.Names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    /// <summary>The part that holds the styles, null where there is none.</summary>
    public string? StylesPart => _stylesPart;

    public CellStyles Styles => _styles ??= ReadStyles();

    /// <summary>Opens a workbook in memory, which stays in use until it is disposed.</summary>
    /// <exception cref="UnreadableWorkbookException">The file is no workbook that can be read.</exception>
    public static OpenedWorkbook Open(ReadOnlyMemory<byte> file)
    {
        var zip = ZipPackage.Open(file);
        try
        {
            return Open(zip);
        }
        catch (UnreadableWorkbookException)
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>The cells of a sheet.</summary>
    /// <exception cref="UnreadableWorkbookException">The part is damaged.</exception>
    public SheetCells Read(SheetEntry sheet) => PartReader.Read(ContentOf(sheet.Part), sheet.Part, SheetCells.Reading(_strings));

    /// <summary>The comments of a sheet by address; null where the sheet names a part for them that is not there.</summary>
    public Dictionary<string, string>? CommentsOf(SheetEntry sheet)
    {
        foreach (var relationship in Relationships.Of(_zip, sheet.Part))
        {
            if (relationship.Type == "comments")
                return _zip.Find(relationship.Target) is { } content ? PartReader.Read(content, relationship.Target, CellComments.Read) : null;
        }

        return [];
    }

    public void Dispose() => _zip.Dispose();

    private static OpenedWorkbook Open(ZipPackage zip)
    {
        var main = Relationships.Of(zip, "").FirstOrDefault(relationship => relationship.Type == "officeDocument").Target;
        if (main is null || zip.Find(main) is not { } content)
            throw new UnreadableWorkbookException(WhyNoWorkbook(zip));
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableWorkbookException(new Phrase(
                "The workbook is saved in the binary format (.xlsb). Save it as .xlsx and send that.",
                "工作簿为二进制格式（.xlsb）。请另存为 .xlsx 后重新报送。"));
        }

        var relationships = Relationships.Of(zip, main);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relationship in relationships.Where(relationship => relationship.Type == "worksheet"))
        {
            if (!parts.TryAdd(relationship.Id, relationship.Target))
                throw UnreadableWorkbookException.Damaged(relationship.Id);
        }

        var (sheets, counts1904, isWorkbook) = PartReader.Read(content, main, (ref XmlScanner xml, ReadOnlyMemory<byte> _) => ReadBook(ref xml, parts));
        if (!isWorkbook)
            throw new UnreadableWorkbookException(WhyNoWorkbook(zip));

        var strings = relationships.FirstOrDefault(relationship => relationship.Type == "sharedStrings").Target;
        return new OpenedWorkbook(
            zip,
            sheets,
            counts1904,
            strings is not null && zip.Find(strings) is { } texts ? PartReader.Read(texts, strings, SharedStringTable.Read) : SharedStringTable.Empty,
            relationships.FirstOrDefault(relationship => relationship.Type == "styles").Target);
    }

    private static (ImmutableArray<SheetEntry> Sheets, bool Counts1904, bool IsWorkbook) ReadBook(
        ref XmlScanner xml, Dictionary<string, string> parts)
    {
        var sheets = ImmutableArray.CreateBuilder<SheetEntry>();
        var (counts1904, isWorkbook) = (false, false);
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item != XmlItem.Start)
                continue;
            if (xml.Depth == 1)
                isWorkbook = xml.Is("workbook"u8);
            else if (xml.Depth == 2 && xml.Is("workbookPr"u8))
                counts1904 = xml.Attribute("date1904"u8) is [(byte)'1'] or [(byte)'t', ..];
            else if (xml.Depth == 3 && xml.Is("sheet"u8) && parts.Remove(XmlDecoding.Text(xml.AttributeOfAnyPrefix("id"u8)), out var part))
                sheets.Add(new SheetEntry(XmlDecoding.Text(xml.Attribute("name"u8)), part));
        }

        // A part that many sheets share would be read as many times.
        if (sheets.DistinctBy(sheet => sheet.Part, StringComparer.OrdinalIgnoreCase).Count() < sheets.Count)
            throw UnreadableWorkbookException.Damaged("workbook.xml");

        return (sheets.ToImmutable(), counts1904, isWorkbook);
    }

    private static Phrase WhyNoWorkbook(ZipPackage zip) => zip.Names.FirstOrDefault(name =>
            name is "content.xml" or "word/document.xml" or "ppt/presentation.xml" or "uof.xml" or "OFD.xml" or "Index.zip"
            || name.StartsWith("Index/", StringComparison.Ordinal) || WorkbookExtensions.Contains(Path.GetExtension(name).ToLowerInvariant())) switch
        {
            "content.xml" when zip.Names.Contains("uof.xml", StringComparer.Ordinal) => OfUof,
            "uof.xml" => OfUof,
            "OFD.xml" => FileKind.NoWorkbook("an OFD document", " OFD 文档"),
            "Index.zip" => OfNumbers,
            { } name when name.StartsWith("Index/", StringComparison.Ordinal) => OfNumbers,
            "content.xml" => new("The file is an OpenDocument file. Save it as .xlsx and send that.", "文件为 OpenDocument 格式。请另存为 .xlsx 后重新报送。"),
            "word/document.xml" => new("The file is a Word document, not a workbook.", "文件是 Word 文档，不是工作簿。"),
            "ppt/presentation.xml" => new("The file is a presentation, not a workbook.", "文件是演示文稿，不是工作簿。"),
            { } => new("The file is an archive with a workbook in it. Unpack it and send the workbook.", "文件是压缩包，工作簿在其中。请解压后报送工作簿。"),
            _ => new("The file is an archive without a workbook in it.", "文件是压缩包，其中没有工作簿。"),
        };

    private static Phrase OfUof =>
        new("The file is in the UOF format. Save it as .xlsx and send that.", "文件为 UOF（标文通）格式。请另存为 .xlsx 后重新报送。");

    private static Phrase OfNumbers =>
        new("The file is of Apple Numbers. Export it to Excel (.xlsx) and send that.", "文件为 Apple Numbers 格式。请导出为 Excel（.xlsx）后重新报送。");

    private ReadOnlyMemory<byte> ContentOf(string part) => _zip.Find(part) ?? throw UnreadableWorkbookException.Damaged(part);

    private CellStyles ReadStyles() => _stylesPart is not null && _zip.Find(_stylesPart) is { } content
        ? PartReader.Read(content, _stylesPart, CellStyles.Read)
        : CellStyles.None;
}
