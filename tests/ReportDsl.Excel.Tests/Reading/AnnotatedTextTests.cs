using ReportDsl.Excel.Tests.Reading.Corpus;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>Whatever text stands in a marked cell or in a remark, the copy can be written and says the same.</summary>
public sealed class AnnotatedTextTests
{
    private const string Person = "applications/received/person";

    [Theory]
    [InlineData("12_x0007_", 3, "12_x0007_")]
    [InlineData("12_x000B_", 3, "12_x000B_")]
    [InlineData("_xD83D_12", 3, "\uFFFD12")]
    [InlineData("_xDE00_", 1, "\uFFFD")]
    [InlineData("12_xFFFE_", 3, "12_xFFFE_")]
    [InlineData("12_xFFFF_", 3, "12_xFFFF_")]
    [InlineData("_x005F_x0041_", 7, "_x005F_x0041_")]
    public void A_text_that_XML_cannot_hold_is_compared_by_its_length_and_escaped_in_the_remark(string stored, int length, string told)
    {
        var workbook = With(stored);

        var copy = MarkedCopy.Of(workbook, (Person, $"“{TextIn(workbook)}”"));

        Assert.Equal($"AND(\"ReportDsl\"<>\"\",LEN(E8)={length})", Assert.Single(MarkedCopy.Conditions(copy)));
        Assert.Contains(MarkedCopy.Comments(copy), comment => comment.Contains($"\n• “{told}”", StringComparison.Ordinal));
        AssertReadsAs(workbook, copy);
    }

    [Fact]
    public void Lines_of_a_message_are_one_line_in_the_remark()
    {
        var workbook = With("12_x000D_\n34");

        var copy = MarkedCopy.Of(workbook, (Person, $"“{TextIn(workbook)}”"));

        Assert.Equal("AND(\"ReportDsl\"<>\"\",LEN(E8)=6)", Assert.Single(MarkedCopy.Conditions(copy)));
        Assert.Contains(MarkedCopy.Comments(copy), comment => comment.Contains("\n• “12 34”\n", StringComparison.Ordinal));
        AssertReadsAs(workbook, copy);
    }

    [Theory]
    [InlineData("😀 “\"甲\"” <&>", "EXACT(E8,\"😀 “\"\"甲\"\"” <&>\")")]
    [InlineData("甲\n乙\t丙", "EXACT(E8,\"甲\n乙\t丙\")")]
    public void Any_other_text_is_compared_itself(string text, string condition)
    {
        var workbook = CorpusCase.Book.Sheet("三", sheet => sheet.Set("E8", text)).ToArray();

        var copy = MarkedCopy.Of(workbook, (Person, text));

        Assert.Equal($"AND(\"ReportDsl\"<>\"\",{condition})", Assert.Single(MarkedCopy.Conditions(copy)));
        AssertReadsAs(workbook, copy);
    }

    [Fact]
    public void A_note_with_such_a_text_stays_as_it_is()
    {
        var workbook = CorpusCase.Book.Replace("xl/comments1.xml", "含网络申请", "甲_x0007_乙_x005F_x0041_").ToArray();

        var copy = MarkedCopy.Of(workbook, (Person, "相差 1"));

        Assert.Contains(MarkedCopy.Comments(copy), comment => comment.StartsWith("甲_x0007_乙_x005F_x0041_\n", StringComparison.Ordinal));
        AssertReadsAs(workbook, copy);
        AssertReadsAs(workbook, MarkedCopy.Of(MarkedCopy.Of(copy, (Person, "相差 2"))));
    }

    private static byte[] With(string stored) =>
        CorpusCase.Book.Sheet("三", sheet => sheet.SetXml("E8", "inlineStr", $"<is><t>{stored}</t></is>")).ToArray();

    private static string? TextIn(byte[] workbook) => Reports.Read(workbook).Report?[CorpusCase.SlotOf(Person)].Text;

    private static void AssertReadsAs(byte[] workbook, byte[] copy)
    {
        Assert.Equal(Reports.Json(Reports.Read(workbook).Report), Reports.Json(Reports.Read(copy).Report));
        Assert.Equal(Reports.Lines(Reports.Read(workbook)), Reports.Lines(Reports.Read(copy)));
    }
}
