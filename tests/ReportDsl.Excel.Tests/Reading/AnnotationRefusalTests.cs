using ReportDsl.Diagnostics;
using ReportDsl.Excel.Tests.Reading.Corpus;
using ReportDsl.Forms;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>The reader takes more than can be marked. What cannot is refused by name, with one exception and no other.</summary>
public sealed class AnnotationRefusalTests
{
    private const string Types = "[Content_Types].xml";

    private const string Styles = "xl/styles.xml";

    private const string Sheet = "xl/worksheets/sheet4.xml";

    /// <summary>On a sheet without notes, which needs new parts for its remark.</summary>
    private const string Litigation = "litigation/review.upheld";

    [Theory]
    [InlineData(Types)]
    [InlineData(Styles)]
    public void A_part_that_is_missing(string part)
    {
        var workbook = CorpusCase.Book.Remove(part).ToArray();

        Assert.Equal($"The workbook has no {part}, which a marked copy needs. Open it in a spreadsheet program and save it again as .xlsx.", Refused(workbook, MessageLanguage.English));
        Assert.Equal($"工作簿缺少标注副本所需的 {part}。请用电子表格程序打开，另存为 .xlsx。", Refused(workbook, MessageLanguage.Chinese));
    }

    [Theory]
    [InlineData(Types, "<Types", "<Types><x")]
    [InlineData(Types, "<Types", "3440<Types")]
    [InlineData(Styles, "<cellXfs", "<x:y/><cellXfs")]
    [InlineData(Sheet, "<sheetData", "<x:y/><sheetData")]
    [InlineData(Sheet, "<sheetData", "<y a=\"1\" a=\"2\"/><sheetData")]
    [InlineData(Sheet, "<sheetData", "<y xml:space=\"x\"/><sheetData")]
    [InlineData(Sheet, "<?xml version=\"1.0\"", "<?xml version=\"9.9\"")]
    public void A_part_that_is_no_XML(string part, string old, string replacement)
    {
        var workbook = CorpusCase.Book.Replace(part, old, replacement).ToArray();

        Assert.Equal($"The workbook cannot be marked, as {part} is not valid XML. Open it in a spreadsheet program and save it again as .xlsx.", Refused(workbook, MessageLanguage.English));
        Assert.Equal($"工作簿无法标注：{part} 不是有效的 XML。请用电子表格程序打开，另存为 .xlsx。", Refused(workbook, MessageLanguage.Chinese));
    }

    [Theory]
    [InlineData("xl/comments1.xml", "applications/received/person")]
    [InlineData("xl/drawings/vmldrawing.vml", "applications/received/person")]
    public void A_part_that_a_sheet_names_and_that_is_missing(string part, string path)
    {
        var book = CorpusCase.Book;
        var name = book.Parts.Select(other => other.Name).Single(other => other.Equals(part, StringComparison.OrdinalIgnoreCase));
        var workbook = book.Remove(name).ToArray();

        Assert.Contains(name, Refused(workbook, MessageLanguage.English, path, "applications/received/all"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_without_an_end()
    {
        var book = CorpusCase.Book;
        var drawing = book.Parts.Select(part => part.Name).Single(name => name.EndsWith(".vml", StringComparison.Ordinal));
        var workbook = book.Replace(drawing, "</xml>", "").ToArray();

        Assert.Contains(drawing, Refused(workbook, MessageLanguage.English, "applications/received/all"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_priority_that_is_no_number_stands_behind_the_others()
    {
        var book = CorpusCase.Book.Sheet("四", _ => { });
        var workbook = book.SheetText("四", text => text.Replace(
            "</sheetData>", "</sheetData><conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"x\"><formula>TRUE</formula></cfRule></conditionalFormatting>", StringComparison.Ordinal)).ToArray();

        var copy = new EditedBook(Copy(workbook, MessageLanguage.English, Litigation));

        Assert.DoesNotContain("priority=\"x\"", copy.TextOf(copy.PartOf("四")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_workbook() =>
        Assert.Equal("文件为空。", Assert.Throws<InvalidDataException>(() => WorkbookAnnotator.Annotate(default, [], MessageLanguage.Chinese)).Message);

    private static string Refused(byte[] workbook, MessageLanguage language, params string[] paths) =>
        Assert.Throws<InvalidDataException>(() => Copy(workbook, language, [Litigation, "applications/received/person", .. paths])).Message;

    private static byte[] Copy(byte[] workbook, MessageLanguage language, params string[] paths)
    {
        var reading = Reports.Read(workbook);
        Assert.NotNull(reading.Report);
        return WorkbookAnnotator.Annotate(
            workbook,
            [.. paths.Select(path => new CellRemark(reading.AddressOf(CorpusCase.SlotOf(path)), RuleSeverity.Error, "相差 1"))],
            language);
    }
}
