using System.Globalization;
using System.Text;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>Files made to take much memory: how much may be allocated is stated, and what is said of them.</summary>
public sealed class HostileFileTests
{
    private const long Mebi = 1 << 20;

    private const string Sheet = "xl/worksheets/sheet4.xml";

    private static readonly WorkbookReader Reader = new(Reports.Forms);

    [Fact]
    public void A_part_of_300_MB_is_refused_before_it_is_inflated() => Check(
        RawZip.Write(CorpusCase.Book.Set(Sheet, new byte[300 * Mebi])),
        2 * Mebi,
        "file.unreadable : The workbook is too large: xl/worksheets/sheet4.xml takes more than 64 MiB. Copy the figures into the workbook that was sent out.");

    [Fact]
    public void A_part_that_hides_its_size_is_inflated_as_far_as_it_says() => Check(
        RawZip.Write(CorpusCase.Book.Set(Sheet, new byte[100 * Mebi]), part => part.Name == Sheet ? part with { Size = (uint)Mebi } : part),
        8 * Mebi,
        "file.unreadable : The workbook is damaged (xl/worksheets/sheet4.xml). Open it in a spreadsheet program, save it again as .xlsx and send that.");

    [Fact]
    public void Empty_rows_to_the_end_of_the_sheet_take_no_memory_each()
    {
        var rows = new StringBuilder();
        for (var row = 33; row <= 1_048_576; row++)
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\" ht=\"15\"/>");

        Check(CorpusCase.Book.Replace(Sheet, "</sheetData>", rows + "</sheetData>").ToArray(), 128 * Mebi);
    }

    [Fact]
    public void A_million_cells_are_read_and_more_are_refused()
    {
        Check(CorpusCase.Book.AddSheet("多", Cells(1000)).ToArray(), 512 * Mebi, "file.extra 多: The sheet is no part of the form; it was not read.");
        Check(CorpusCase.Book.AddSheet("多", Cells(1001)).ToArray(), 512 * Mebi, "file.unreadable : The workbook is too large: a sheet has more than a million filled cells. Copy the figures into the workbook that was sent out.");
    }

    [Fact]
    public void A_hundred_thousand_shared_texts()
    {
        var texts = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            texts.Append(CultureInfo.InvariantCulture, $"<si><t>文本{i}</t></si>");

        Check(CorpusCase.Book.Replace("xl/sharedStrings.xml", "</sst>", texts + "</sst>").ToArray(), 64 * Mebi);
    }

    [Fact]
    public void A_text_that_no_cell_holds_is_refused_wherever_it_stands()
    {
        const string Refusal = "file.unreadable : The workbook is too large: a text takes more than 256 KiB. Copy the figures into the workbook that was sent out.";
        var text = new string(' ', (256 << 10) + 1);
        var halves = $"<r><t>{text[..(128 << 10)]}</t></r><r><t>{text[(128 << 10)..]}</t></r>";

        Check(CorpusCase.Book.Replace("xl/sharedStrings.xml", "</sst>", $"<si><t>{text}</t></si></sst>").ToArray(), 8 * Mebi, Refusal);
        Check(CorpusCase.Book.Replace("xl/sharedStrings.xml", "</sst>", $"<si>{halves}</si></sst>").ToArray(), 8 * Mebi, Refusal);
        Check(CorpusCase.Book.Sheet("三", sheet => sheet.Set("B60", text)).ToArray(), 8 * Mebi, Refusal);
        Check(CorpusCase.Book.Sheet("三", sheet => sheet.SetRaw("B60", "str", text)).ToArray(), 8 * Mebi, Refusal);
    }

    [Fact]
    public void Copies_of_a_line_with_its_value_beside_it_are_one_finding()
    {
        var rows = new StringBuilder();
        for (var row = 100; row < 20_000; row++)
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>@agency</t></is></c><c r=\"E{row}\"><v>{row}</v></c></row>");

        var reading = Reader.Read(CorpusCase.Book.Replace("xl/worksheets/sheet1.xml", "</sheetData>", rows + "</sheetData>").ToArray());

        Assert.InRange(reading.Findings.Length, 1, 20);
        Assert.All(Reports.Lines(reading), line => Assert.InRange(line.Length, 1, 2_000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(43)]
    [InlineData(ulong.MaxValue)]
    public void An_archive_of_nothing_but_its_end_is_refused(ulong offset)
    {
        byte[] locator = [0x50, 0x4B, 0x06, 0x07, 0, 0, 0, 0, .. BitConverter.GetBytes(offset), 1, 0, 0, 0];
        byte[] end = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0];

        Check([0x50, 0x4B, 0x03, 0x04, .. locator, .. end], Mebi, "file.unreadable : The workbook is damaged (zip). Open it in a spreadsheet program, save it again as .xlsx and send that.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!-- -->")]
    public void Elements_nested_ten_thousand_deep(string comment) => Check(
        CorpusCase.Book.Text(Sheet, text => text.Replace(
            "<sheetData>", comment + string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)) + "<sheetData>", StringComparison.Ordinal)).ToArray(),
        16 * Mebi,
        "file.unreadable : The workbook is damaged (xl/worksheets/sheet4.xml). Open it in a spreadsheet program, save it again as .xlsx and send that.");

    [Theory]
    [InlineData("", 64)]
    [InlineData("<!-- -->", 256)]
    public void An_attribute_of_ten_million_characters(string comment, long limit)
    {
        var random = new Random(1);
        var value = string.Create(10_000_000, random, static (span, source) =>
        {
            foreach (ref var c in span)
                c = (char)source.Next('a', 'z');
        });

        Check(CorpusCase.Book.Text(Sheet, text => text.Replace("<sheetData>", $"{comment}<x a=\"{value}\"/><sheetData>", StringComparison.Ordinal)).ToArray(), limit * Mebi);
    }

    [Fact]
    public void More_relationships_than_any_workbook_has()
    {
        var relationships = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
            relationships.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"x{i}\" Type=\"x/worksheet\" Target=\"worksheets/{i}.xml\"/>");

        Check(
            CorpusCase.Book.Replace("xl/_rels/workbook.xml.rels", "</Relationships>", relationships + "</Relationships>").ToArray(),
            32 * Mebi,
            "file.unreadable : The workbook is too large: more than ten thousand relationships. Copy the figures into the workbook that was sent out.");
    }

    [Fact]
    public void A_sheet_that_is_listed_again_and_again_is_read_once()
    {
        var sheets = new StringBuilder();
        for (var i = 0; i < 50_000; i++)
            sheets.Append(CultureInfo.InvariantCulture, $"<sheet name=\"x{i}\" sheetId=\"{i + 100}\" r:id=\"rId4\"/>");

        Check(CorpusCase.Book.Replace("xl/workbook.xml", "</sheets>", sheets + "</sheets>").ToArray(), 32 * Mebi);
    }

    private static void Check(byte[] file, long limit, params string[] findings)
    {
        Reader.Read(CorpusCase.Filled);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Reader.Read(file);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(findings, Reports.Lines(reading));
        Assert.True(allocated < limit, $"{allocated / Mebi} MiB were allocated.");
        if (reading.Report is not null)
            Assert.Equal(Reports.Json(CorpusCase.Report), Reports.Json(reading.Report));
    }

    private static byte[] Cells(int rows)
    {
        var random = new Random(1);
        var text = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < rows; row++)
        {
            text.Append("<row>");
            for (var column = 0; column < 1000; column++)
                text.Append(CultureInfo.InvariantCulture, $"<c><v>{random.Next(100)}</v></c>");
            text.Append("</row>");
        }

        return Encoding.UTF8.GetBytes(text.Append("</sheetData></worksheet>").ToString());
    }
}
