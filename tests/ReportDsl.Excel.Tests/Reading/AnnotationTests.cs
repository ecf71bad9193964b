using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Tests.Reading.Corpus;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>Remarks in a copy of a returned workbook: seen by other programs, gone when they are replaced, and no part of the data.</summary>
public sealed class AnnotationTests
{
    private const string Person = "applications/received/person";

    [Fact]
    public void The_copy_is_valid_and_reads_as_the_same_report()
    {
        var (data, workbook) = Noted();

        var annotated = MarkedCopy.Of(workbook, (Person, "相差 1"), ("applications/carriedOut/all", "合计不符"), ("overview.body", "太短"));

        using var document = SpreadsheetDocument.Open(new MemoryStream(annotated), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2010).Validate(document).Select(error => error.Description + error.Path?.XPath));
        Assert.Equal(Reports.Json(data), Reports.Json(Reports.Read(annotated).Report));
        Assert.Empty(Reports.Lines(Reports.Read(annotated)));
    }

    [Fact]
    public void Annotating_again_replaces_the_remarks()
    {
        var (data, workbook) = Noted();
        var first = MarkedCopy.Of(workbook, (Person, "first"), ("applications/received/all", "first"));

        var second = MarkedCopy.Of(first, (Person, "second"));

        var comments = Comments(second);
        Assert.Contains(comments, comment => comment.Contains("second", StringComparison.Ordinal) && comment.Contains("含网络申请", StringComparison.Ordinal));
        Assert.DoesNotContain(comments, comment => comment.Contains("first", StringComparison.Ordinal));
        Assert.Equal(Comments(MarkedCopy.Of(workbook, (Person, "second"))), comments);
        Assert.Equal(Reports.Json(data), Reports.Json(Reports.Read(second).Report));
        Assert.Equal(Comments(workbook), Comments(MarkedCopy.Of(second)));
    }

    [Fact]
    public void What_is_said_of_the_file_and_of_the_cell_that_this_stands_on_are_both_there()
    {
        var (_, workbook) = Noted();
        var sheet = new CellAddress("封面", SheetLayout.TitleRow, SheetLayout.FirstColumn);

        var copy = WorkbookAnnotator.Annotate(
            workbook, [new CellRemark(null, RuleSeverity.Error, "of the file"), new CellRemark(sheet, RuleSeverity.Warning, "of the cell")]);

        Assert.Single(Comments(copy), comment => comment.Contains("of the file", StringComparison.Ordinal) && comment.Contains("of the cell", StringComparison.Ordinal));
        Assert.Single(MarkedCopy.Conditions(copy));
    }

    [Fact]
    public void Remarks_have_an_author_of_their_own()
    {
        var book = new EditedBook(Noted().Workbook);
        book.Text("xl/comments1.xml", text => text.Replace("<author></author>", "<author>张三</author>", StringComparison.Ordinal));

        var copy = new EditedBook(MarkedCopy.Of(book.ToArray(), (Person, "相差 1"), ("applications/received/organisation.legal", "相差 2")));

        var comments = System.Xml.Linq.XDocument.Parse(copy.TextOf("xl/comments1.xml"));
        var authors = comments.Descendants().Where(element => element.Name.LocalName == "author").Select(element => element.Value).ToList();
        Assert.Equal(["张三", "ReportDsl"], authors);
        Assert.Equal(["0", "1"], comments.Descendants().Where(element => element.Name.LocalName == "comment").Select(element => (string?)element.Attribute("authorId")));
    }

    [RequiresFact(Tool.Openpyxl)]
    public void Openpyxl_sees_notes_and_remarks()
    {
        var (_, workbook) = Noted();
        var (_, seen) = OtherPrograms.Openpyxl(
            MarkedCopy.Of(workbook, (Person, "相差 1")),
            """
            for sheet in book:
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.comment: print(sheet.title, cell.coordinate, cell.comment.text.replace('\n', '|'))
            """);

        Assert.Equal("三 E8 含网络申请|—— ReportDsl ——|• 相差 1|—— /ReportDsl ——|", seen.Trim());
    }

    private static (ReportData Data, byte[] Workbook) Noted()
    {
        var form = Reports.Forms[1];
        var data = Reports.Get("suqian-2024.json").ToBuilder().SetNote(MarkedCopy.SlotOf(form, Person), "含网络申请").ToReport();
        return (data, Reports.Fill(data));
    }

    private static List<string> Comments(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.NotNull(document.WorkbookPart);
        return
        [
            .. document.WorkbookPart.WorksheetParts.SelectMany(sheet => sheet.WorksheetCommentsPart?.Comments.CommentList?.ChildElements.ToList() ?? [])
                .Select(comment => comment.InnerText),
        ];
    }
}
