using System.Text;
using System.Xml.Linq;
using ReportDsl.Runtime;
using static ReportDsl.Excel.Tests.Reading.Corpus.CorpusCase;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>The same workbook in other XML, and XML that is none or may not be read.</summary>
internal static class XmlCases
{
    private const string Sheet = "xl/worksheets/sheet4.xml";

    private const string Strings = "xl/sharedStrings.xml";

    private const string MainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Narrative = "overview.body";

    public static IEnumerable<CorpusCase> Dialects =>
    [
        Same("strict Open XML", book => Everything(book, text => text
            .Replace(MainNamespace, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal))),
        Same("names with a prefix", book => Everything(book, Prefixed, "xl/worksheets/", Strings, "xl/workbook.xml", "xl/styles.xml")),
        Same("inline strings", InlineStrings),
        Same("texts as results of formulas would be", book => Everything(book, text => text, "xl/worksheets/").Sheet("一", sheet => sheet.SetRaw("B4", "str", "（本示例数据未收录2024年报告的文字部分。）"))),
        Same("rich text with phonetic hints", book => Shared(book, "<si><r><rPr><b/></rPr><t>（本示例数据</t></r><r><t xml:space=\"preserve\">未收录2024年报告的文字部分。）</t></r><rPh sb=\"0\" eb=\"2\"><t>ベン</t></rPh><phoneticPr fontId=\"1\"/></si>")),
        Same("inline rich text with phonetic hints", book => book.Sheet("一", sheet => sheet.SetXml("B4", "inlineStr",
            "<is><r><t>（本示例数据</t></r><r><t>未收录2024年报告的文字部分。）</t></r><rPh sb=\"0\" eb=\"2\"><t>ベン</t></rPh></is>"))),
        Changed("the format's own escapes", book => Shared(book, "<si><t>第一段_x000D_\n第二段 _x005F_x000D_ 完毕_x</t></si>"), (Narrative, CellContent.Of("第一段\r\n第二段 _x000D_ 完毕_x"))),
        Changed("references of XML", book => Shared(book, "<si><t>&lt;甲&gt; &amp; &quot;乙&quot; &#19969;&#x4E19; &#128512;</t></si>"), (Narrative, CellContent.Of("<甲> & \"乙\" 丁丙 😀"))),
        Same("a label as rich text", book => book.Sheet("三", sheet => sheet.SetXml("D14", "inlineStr", "<is><r><t>3.危及</t></r><r><t>“三安全一稳定”</t></r></is>"))),
        Same("cells without addresses", book => book.Sheet("三", WithoutAddresses)),
        Same("rows without numbers", book => book.Sheet("三", sheet =>
        {
            foreach (var row in sheet.Rows())
                row.SetAttributeValue("r", null);
        })),
        Same("rows in another order", book => book.Sheet("三", sheet =>
        {
            var rows = sheet.Rows().Reverse().ToList();
            var data = rows[0].Parent;
            data?.RemoveNodes();
            data?.Add(rows);
        })),
        Same("cells in another order", book => book.Sheet("三", sheet =>
        {
            foreach (var row in sheet.Rows())
                row.ReplaceNodes(row.Elements().Reverse().ToList());
        })),
        Same("a dimension of one cell", book => book.SheetText("三", text => text.Replace("<sheetViews>", "<dimension ref=\"A1\"/><sheetViews>", StringComparison.Ordinal))),
        Same("a mark of the encoding", book => Bytes(book, Sheet, text => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)])),
        Same("no declaration", book => book.SheetText("三", text => text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart())),
        Same("white space after the declaration and the end", book => book.SheetText("三", text => text.Replace("?>", "?>\r\n\r\n", StringComparison.Ordinal) + "\r\n")),
        Same("UTF-16", book => Bytes(book, Sheet, text => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))])),
        Same("UTF-16, the other way round", book => Bytes(book, Strings, text => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))])),
        Same("CDATA", book => Shared(book, "<si><t><![CDATA[（本示例数据]]>未收录2024年报告<![CDATA[的文字部分。）]]></t></si>")),
        Same("comments", book => Shared(book, "<si><!-- </si> --><t>（本示例数据<!-- <t> -->未收录2024年报告的文字部分。）</t></si>")),
        Same("processing instructions", book => book.Replace(Sheet, "<sheetData>", "<?mso-application progid=\"Excel.Sheet\"?><sheetData>")),
        Same("elements of newer programs", book => book.Replace(Sheet, "</worksheet>", "<extLst><ext uri=\"{78C0D931-6437-407d-A8EE-F0AAD7539E65}\"><x14:conditionalFormattings xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:conditionalFormatting><c r=\"E8\"><v>1</v></c></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>")),
        Same("attributes of somebody else", book => book.Text(Sheet, text => text.Replace("<c r=\"E8\"", "<c xmlns:z=\"urn:z\" z:t=\"s\" z:r=\"F9\" z:s='0' r=\"E8\"", StringComparison.Ordinal))),
        Same("names of parts as addresses on the web have them", book => book.Replace("xl/_rels/workbook.xml.rels", "worksheets/sheet4.xml", "worksheets/%73heet4.xml")),
        Same("one namespace by two prefixes", book => book.Replace(Sheet, "<v>3440</v>", $"<m:v xmlns:m=\"{MainNamespace}\">3440</m:v>")),
        Same("a digit as a reference", book => book.Replace(Sheet, "<v>3440</v>", "<v>34&#52;0</v>")),
        Same("a value with a comment in it", book => book.Replace(Sheet, "<v>3440</v>", "<v>34<!-- -->40</v>")),
        Same("a boolean spelt out", book => book.Sheet("封面", sheet => sheet.SetRaw("F2", "b", "true"))),
        Changed("an inline text where a number is stated", book => book.Sheet("三", sheet => sheet.SetXml("E8", null, "<is><t>3440</t></is>")), ("applications/received/person", CellContent.Of("3440"))),
        Changed("a value where an inline text is stated", book => book.Sheet("三", sheet => sheet.SetRaw("E8", "inlineStr", "3440")), ("applications/received/person", CellContent.Of("3440"))),
        Changed("an unknown type of cell", book => book.Sheet("三", sheet => sheet.SetRaw("E8", "x", "3440")), ("applications/received/person", CellContent.Of("3440"))),
    ];

    public static IEnumerable<CorpusCase> Broken =>
    [
        Same("two cells at one place", book => book.Sheet("三", sheet => sheet.Cell("E8").AddAfterSelf(new XElement(sheet.Cell("E8"))))),
        Same("two rows of one number", book => book.Sheet("三", sheet => sheet.Rows().First(row => (int?)row.Attribute("r") == 9).SetAttributeValue("r", 8))),
        Same("a cell that names another row than its own", book => book.Sheet("三", sheet => sheet.Cell("E8").SetAttributeValue("r", "E9"))),
        Same("a cell of somebody else", book => book.Text(Sheet, text => text.Replace("<c r=\"E8\"", "<z:c xmlns:z=\"urn:z\" r=\"E8\"><z:v>1</z:v></z:c><c r=\"E8\"", StringComparison.Ordinal))),
        Same("a value for other programs", book => book.Replace(Sheet, "<v>3440</v>", "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Fallback><v>3440</v></mc:Fallback></mc:AlternateContent>")),
        Same("a value without a prefix where all have one", book => Everything(book, Prefixed, Sheet).Replace(Sheet, "<x:v>3440</x:v>", "<v>3440</v>")),
        Same("a value in capitals", book => book.Replace(Sheet, "<v>3440</v>", "<V>3440</V>")),
        Same("an inline text without its element", book => book.Sheet("三", sheet => sheet.SetXml("E8", "inlineStr", "<is>3440</is>"))),
        Same("two values in a cell", book => book.Replace(Sheet, "<v>3440</v>", "<v>3440</v><v>9999</v>")),
        Same("a row beyond the last", book => book.Sheet("三", sheet => sheet.Rows().Last().SetAttributeValue("r", 1_048_577))),
        Same("a row that is no number", book => book.Sheet("三", sheet => sheet.Rows().Last().SetAttributeValue("r", "32x"))),
        Same("a column beyond the last", book => book.Sheet("三", sheet => sheet.Cell("E8").SetAttributeValue("r", "XFE8"))),
        Same("an address that is none", book => book.Sheet("三", sheet => sheet.Cell("E8").SetAttributeValue("r", "8E"))),
        Same("a shared text that is not there", book => book.Sheet("一", sheet => sheet.SetRaw("B4", "s", "9999"))),
        Same("a shared text by a negative number", book => book.Sheet("一", sheet => sheet.SetRaw("B4", "s", "-1"))),
        Same("entities that explode", book => book.Text(Sheet, text => text
            .Replace("<worksheet", "<!DOCTYPE w [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet", StringComparison.Ordinal)
            .Replace("<v>3440</v>", "<v>&c;</v>", StringComparison.Ordinal))),
        Same("an external entity", book => book.Text(Strings, text => text.Replace("<sst", "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst", StringComparison.Ordinal))),
        Same("an undefined entity", book => Shared(book, "<si><t>&nbsp;（本示例数据）</t></si>")),
        Same("an ampersand that is no reference", book => Shared(book, "<si><t>甲 & 乙</t></si>")),
        Same("a character that XML forbids", book => Shared(book, "<si><t>甲\u0001乙</t></si>")),
        Same("a reference to a character that XML forbids", book => Shared(book, "<si><t>甲&#1;乙</t></si>")),
        Same("bytes that are no UTF-8", book => Bytes(book, Strings, text => [.. Encoding.Latin1.GetBytes(text)])),
        Same("an unknown encoding", book => book.Text(Sheet, text => text.Replace("UTF-8", "GB2312", StringComparison.Ordinal))),
        Same("another unknown encoding", book => book.Text(Sheet, text => text.Replace("UTF-8", "utf-7", StringComparison.Ordinal))),
        Same("a part cut off", book => book.Text(Sheet, text => text[..(text.Length / 2)])),
        Same("an empty part", book => book.Set(Sheet, "")),
        Same("a part of nothing but the declaration", book => book.Set(Sheet, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")),
        Same("two roots", book => book.Text(Sheet, text => text + text[text.IndexOf("<worksheet", StringComparison.Ordinal)..])),
        Same("text after the root", book => book.Text(Sheet, text => text + "3440")),
        Same("tags that do not match", book => book.Text(Sheet, text => text.Replace("</sheetData>", "</sheetdata>", StringComparison.Ordinal))),
        Same("an attribute twice", book => book.Text(Sheet, text => text.Replace(" r=\"E8\"", " r=\"E8\" r=\"E9\"", StringComparison.Ordinal))),
        Same("an attribute without quotes", book => book.Text(Sheet, text => text.Replace(" r=\"E8\"", " r=E8", StringComparison.Ordinal))),
        Same("not XML at all", book => book.Set(Sheet, "3440")),
        Same("a part of another kind", book => book.Set(Sheet, "<chartsheet xmlns=\"" + MainNamespace + "\"/>")),
    ];

    private static EditedBook Everything(EditedBook book, Func<string, string> edit, params string[] parts)
    {
        foreach (var (name, _) in book.Parts.ToList())
        {
            var isXml = name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".rels", StringComparison.Ordinal);
            if (isXml && (parts.Length == 0 || (parts.Any(part => name.StartsWith(part, StringComparison.Ordinal)) && !name.Contains("_rels", StringComparison.Ordinal))))
                book.Text(name, edit);
        }

        return book;
    }

    private static EditedBook Bytes(EditedBook book, string part, Func<string, byte[]> edit) => book.Set(part, edit(book.TextOf(part)));

    /// <summary>Writes the text of the first section in another way.</summary>
    private static EditedBook Shared(EditedBook book, string item)
    {
        const string Text = "（本示例数据未收录2024年报告的文字部分。）";
        book.Sheet("五", sheet => sheet.Set("B4", Text));
        return book.Text(Strings, text =>
        {
            var at = text.IndexOf(Text, StringComparison.Ordinal);
            var (start, end) = (text.LastIndexOf("<si>", at, StringComparison.Ordinal), text.IndexOf("</si>", at, StringComparison.Ordinal) + "</si>".Length);
            return text[..start] + item + text[end..];
        });
    }

    private static string Prefixed(string text)
    {
        var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
        document.Root?.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value == MainNamespace).Remove();
        document.Root?.Add(new XAttribute(XNamespace.Xmlns + "x", MainNamespace));
        return document.ToString(SaveOptions.DisableFormatting).Trim();
    }

    private static EditedBook InlineStrings(EditedBook book)
    {
        var items = XDocument.Parse(book.TextOf(Strings)).Descendants().Where(element => element.Name.LocalName == "si").Select(item => item.Value).ToList();
        foreach (var name in book.Parts.Select(part => part.Name).Where(name => name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToList())
        {
            var sheet = new EditedSheet(XDocument.Parse(book.TextOf(name), LoadOptions.PreserveWhitespace));
            foreach (var cell in sheet.Cells().Where(cell => (string?)cell.Attribute("t") == "s").ToList())
                sheet.Set((string?)cell.Attribute("r") ?? "", items[(int?)cell.Elements().First() ?? 0]);
            book.Set(name, sheet.ToBytes());
        }

        book.Remove(Strings);
        return book.Text("xl/_rels/workbook.xml.rels", text => System.Text.RegularExpressions.Regex.Replace(
            text, "<Relationship [^>]*sharedStrings[^>]*>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Every place up to the last one gets a cell, so that none needs to say where it is.</summary>
    private static void WithoutAddresses(EditedSheet sheet)
    {
        foreach (var row in sheet.Rows().ToList())
        {
            var number = (int?)row.Attribute("r") ?? 0;
            for (var column = 1; column <= 33; column++)
                sheet.Cell(Layout.CellAddress.Name(number, column));
        }

        foreach (var cell in sheet.Cells())
            cell.SetAttributeValue("r", null);
    }
}
