using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using ReportDsl.Excel.Sheets;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Packaging;

/// <summary>
/// Puts a workbook into a file, the same bytes for the same draft. The Open XML SDK makes the package: parts, content types and
/// relationships, these with given ids. The parts themselves are written as text, several times faster than through its elements.
/// The SDK stamps entries with the time of day and orders them by chance, so a second pass writes the archive out.
/// </summary>
internal static class WorkbookPackage
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file; where it could not be read when it comes back, nothing is written, and its largest part told with its bytes.</summary>
    public static (string Part, long Bytes)? Write(WorkbookDraft workbook, FormulaEvaluator evaluator, string footer, Stream output)
    {
        using var package = new MemoryStream();
        WritePackage(workbook, evaluator, footer, package);
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        if (source.Entries.Any(entry => entry.Length > ReadingLimits.PartBytes) || source.Entries.Sum(entry => entry.Length) > ReadingLimits.AllPartsBytes)
            return LargestPart(workbook, source);
        Normalize(source, output);
        return null;
    }

    private static (string Part, long Bytes) LargestPart(WorkbookDraft workbook, ZipArchive package)
    {
        var sheets = workbook.Sheets.Index().ToDictionary(sheet => $"sheet{sheet.Index + 1}.xml", sheet => sheet.Item.Name, StringComparer.Ordinal);
        var largest = package.Entries.OrderByDescending(entry => entry.Length).First();
        return (sheets.GetValueOrDefault(largest.Name, largest.Name), largest.Length);
    }

    private static void WritePackage(WorkbookDraft workbook, FormulaEvaluator evaluator, string footer, MemoryStream package)
    {
        using var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook);
        var book = document.AddNewPart<WorkbookPart>(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "rId1");
        var strings = new SharedStrings();
        for (var i = 0; i < workbook.Sheets.Count; i++)
        {
            var sheet = workbook.Sheets[i];
            var part = book.AddNewPart<WorksheetPart>(SheetId(i));
            using (var stream = part.GetStream(FileMode.Create))
                WorksheetPartWriter.Write(sheet, i == 0, strings, evaluator, footer, stream);
            if (sheet.Comments.Count > 0)
                CommentsPart.Write(sheet.Comments, part);
        }

        using (var stream = book.AddNewPart<WorkbookStylesPart>("rIdStyles").GetStream(FileMode.Create))
            StylesPart.Write(workbook, stream);
        using (var stream = book.AddNewPart<SharedStringTablePart>("rIdStrings").GetStream(FileMode.Create))
            strings.Write(stream);
        using (var stream = book.GetStream(FileMode.Create))
            WriteWorkbook(workbook, stream);
        using (var stream = document.AddNewPart<CoreFilePropertiesPart>(
            "application/vnd.openxmlformats-package.core-properties+xml", "rId2").GetStream(FileMode.Create))
        {
            WriteProperties(workbook, stream);
        }
    }

    private static string SheetId(int index) => $"rId{index + 1}";

    private static void WriteWorkbook(WorkbookDraft workbook, Stream stream)
    {
        using var xml = new XmlText(stream);
        xml.Raw(PartXml.Declaration).Raw("<workbook xmlns=\"").Raw(PartXml.Main).Raw("\" xmlns:r=\"").Raw(PartXml.Relationships)
            .Raw("\"><workbookPr defaultThemeVersion=\"124226\"/><workbookProtection lockStructure=\"1\"/>")
            .Raw("<bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"24000\" windowHeight=\"12000\" tabRatio=\"800\"/></bookViews><sheets>");
        foreach (var (i, sheet) in workbook.Sheets.Index())
        {
            xml.Raw("<sheet").Attribute("name", sheet.Name).Attribute("sheetId", i + 1);
            if (sheet.Visibility != SheetVisibility.Visible)
                xml.Attribute("state", sheet.Visibility == SheetVisibility.Hidden ? "hidden" : "veryHidden");
            xml.Attribute("r:id", SheetId(i)).Raw("/>");
        }

        xml.Raw("</sheets>");
        WriteNames(workbook, xml);
        xml.Raw("<calcPr calcId=\"0\" fullCalcOnLoad=\"1\"/></workbook>");
    }

    private static void WriteNames(WorkbookDraft workbook, XmlText xml)
    {
        var names = new List<(string Name, int? Sheet, string Reference, bool IsHidden)>();
        foreach (var name in workbook.Names)
            names.Add((name.Name, null, name.Reference, name.IsHidden));
        foreach (var (i, sheet) in workbook.Sheets.Index())
        {
            if (sheet.Page is not { } page)
                continue;
            var quoted = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!";
            names.Add(("_xlnm.Print_Area", i, quoted + AbsoluteAddress.Of(page.PrintArea), false));
            var titles = new List<string>();
            if (page.RepeatedColumns is var (left, right))
                titles.Add($"{quoted}${CellAddress.ColumnName(left)}:${CellAddress.ColumnName(right)}");
            if (page.RepeatedRows is var (first, last))
                titles.Add($"{quoted}${first}:${last}");
            if (titles.Count > 0)
                names.Add(("_xlnm.Print_Titles", i, string.Join(',', titles), false));
        }

        if (names.Count == 0)
            return;

        xml.Raw("<definedNames>");
        foreach (var name in names.OrderBy(name => name.Name, StringComparer.OrdinalIgnoreCase).ThenBy(name => name.Sheet))
        {
            xml.Raw("<definedName").Attribute("name", name.Name);
            if (name.Sheet is { } sheet)
                xml.Attribute("localSheetId", sheet);
            if (name.IsHidden)
                xml.Raw(" hidden=\"1\"");
            xml.Raw(">").Text(name.Reference).Raw("</definedName>");
        }

        xml.Raw("</definedNames>");
    }

    private static void WriteProperties(WorkbookDraft workbook, Stream stream)
    {
        using var xml = new XmlText(stream);
        xml.Raw(PartXml.Declaration)
            .Raw("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" ")
            .Raw("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>").Text(workbook.Title)
            .Raw("</dc:title><dc:creator>ReportDsl</dc:creator></cp:coreProperties>");
    }

    private static void Normalize(ZipArchive source, Stream output)
    {
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.OrderBy(entry => Rank(entry.FullName)).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = Epoch;
            using var from = entry.Open();
            using var to = copy.Open();
            from.CopyTo(to);
        }
    }

    private static int Rank(string name) => name switch
    {
        "[Content_Types].xml" => 0,
        "_rels/.rels" => 1,
        "xl/workbook.xml" => 2,
        "xl/_rels/workbook.xml.rels" => 3,
        _ => 4,
    };
}
