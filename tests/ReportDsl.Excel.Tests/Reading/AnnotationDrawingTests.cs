using System.Text.RegularExpressions;
using ReportDsl.Excel.Tests.Reading.Corpus;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>Each comment has one shape, in the drawing that is for comments.</summary>
public sealed class AnnotationDrawingTests
{
    private const string All = "applications/received/all";

    [Theory]
    [InlineData("")]
    [InlineData("\r\n    ")]
    public void A_comment_is_drawn_once_however_often_it_is_written(string blank)
    {
        var first = new EditedBook(MarkedCopy.Of(CorpusCase.Filled, (All, "1")));
        var drawing = first.Parts.Select(part => part.Name).Single(name => name.EndsWith(".vml", StringComparison.Ordinal));
        var saved = first.Replace(drawing, "<x:Column>", blank + "<x:Column>").ToArray();

        var again = new EditedBook(MarkedCopy.Of(MarkedCopy.Of(saved), (All, "2")));

        Assert.Equal(first.TextOf(drawing), again.TextOf(drawing));
    }

    [Fact]
    public void The_drawing_of_a_header_is_left_alone()
    {
        const string Header = "xl/drawings/header.vml";
        var book = CorpusCase.Book.Set(Header, "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"/>");
        var sheet = book.PartOf("四");
        book.Set($"xl/worksheets/_rels/{sheet.Split('/')[^1]}.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing\" Target=\"../drawings/header.vml\"/></Relationships>")
            .Replace(sheet, "</worksheet>", "<legacyDrawingHF xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/></worksheet>");

        var copy = new EditedBook(MarkedCopy.Of(book.ToArray(), ("litigation/review.upheld", "1")));

        Assert.Equal(book.TextOf(Header), copy.TextOf(Header));
        Assert.Matches("<legacyDrawing [^>]*/><legacyDrawingHF ", copy.TextOf(sheet));
    }

    [Fact]
    public void Shapes_have_names_of_their_own()
    {
        var first = MarkedCopy.Of(CorpusCase.Filled, (All, "1"));
        var copy = new EditedBook(MarkedCopy.Of(first, [.. CorpusCase.Form.Slots.Where(slot => slot.Path.StartsWith("applications/", StringComparison.Ordinal)).Select(slot => (slot.Path, "2"))]));

        var drawing = copy.TextOf(copy.Parts.Select(part => part.Name).Single(name => name.EndsWith(".vml", StringComparison.Ordinal)));
        var names = Regex.Matches(drawing, "<v:shape id=\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }
}
