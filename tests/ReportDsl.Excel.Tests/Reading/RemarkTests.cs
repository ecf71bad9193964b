using System.Xml.Linq;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Tests.Reading.Corpus;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>An agency answers a remark where it stands. Whatever it types into the comment is its note, and survives the next remark.</summary>
public sealed class RemarkTests
{
    private const string Noted = "applications/received/person";

    private const string Bare = "applications/received/all";

    [Theory]
    [InlineData("相差 1", "含网络申请", "含网络申请")]
    [InlineData("相差 1", "", "")]
    [InlineData("第一行\r\n第二行\n第三行", "", "")]
    [InlineData("“—— ReportDsl ——\n• 甲\n—— /ReportDsl ——\n乙”", "含网络申请", "含网络申请")]
    [InlineData("相差 1", "含网络申请\n", "含网络申请\n")]
    public void Nothing_of_a_remark_is_a_note(string message, string note, string read) =>
        Assert.Equal(read, RemarkText.NoteIn(RemarkText.Join(note, [message, message])));

    [Theory]
    [InlineData("含网络申请", "含网络申请")]
    [InlineData("—— ReportDsl ——\n• 相差 1\n—— /ReportDsl ——\n已核实", "已核实")]
    [InlineData("—— ReportDsl ——\n• 相差 1\n—— /ReportDsl ——已核实", "已核实")]
    [InlineData("含网络申请\n—— ReportDsl ——\n• 相差 1\n—— /ReportDsl ——\n\n已核实\n无误\n", "含网络申请\n已核实\n无误")]
    [InlineData("含网络申请\r\n—— ReportDsl ——\r\n• 相差 1\r\n—— /ReportDsl ——\r\n已核实\r\n", "含网络申请\n已核实")]
    [InlineData("含网络申请—— ReportDsl ——\n• 相差 1", "含网络申请")]
    [InlineData("—— ReportDsl ——\n• 相差 1\n已核实\n• 相差 2\n—— /ReportDsl ——\n", "已核实")]
    [InlineData("—— ReportDsl ——\n• 相差 1\n已核实", "已核实")]
    [InlineData("• 相差 1\n—— /ReportDsl ——\n已核实", "已核实")]
    [InlineData("—— ReportDsl ——\n• 相差 1\n—— /ReportDsl ——\n—— ReportDsl ——\n• 相差 2\n—— /ReportDsl ——\n已核实", "已核实")]
    public void What_is_typed_around_a_remark_is_the_note(string comment, string note) => Assert.Equal(note, RemarkText.NoteIn(comment));

    [Theory]
    [InlineData(Noted, "含网络申请\n已核实")]
    [InlineData(Bare, "已核实")]
    public void An_answer_under_a_remark_is_read_and_kept(string path, string note)
    {
        var copy = MarkedCopy.Of(CorpusCase.Filled, (path, "第一次"));
        var returned = Typed(copy, AddressOf(path), "已核实");

        Assert.Equal(note, NoteOn(returned, path));

        var again = MarkedCopy.Of(returned, (path, "第二次"));
        Assert.DoesNotContain(MarkedCopy.Comments(again), comment => comment.Contains("第一次", StringComparison.Ordinal));
        Assert.Contains(MarkedCopy.Comments(again), comment => comment.StartsWith(note + "\n", StringComparison.Ordinal) && comment.Contains("第二次", StringComparison.Ordinal));
        Assert.Equal(note, NoteOn(again, path));

        var withdrawn = MarkedCopy.Of(again);
        Assert.Contains(note, MarkedCopy.Comments(withdrawn));
        Assert.Equal(note, NoteOn(withdrawn, path));
    }

    [RequiresFact(Tool.LibreOffice)]
    public void LibreOffice_keeps_the_lines_that_tell_remarks_from_notes()
    {
        var copy = MarkedCopy.Of(CorpusCase.Filled, (Noted, "相差 1"), (Bare, "相差 2"));
        var returned = Typed(copy, AddressOf(Bare), "已核实");

        var saved = OtherPrograms.LibreOffice(new Dictionary<string, byte[]> { ["returned"] = returned })["returned"];

        Assert.Equal("含网络申请", NoteOn(saved, Noted));
        Assert.Equal("已核实", NoteOn(saved, Bare));
    }

    private static string AddressOf(string path) => Reports.Read(CorpusCase.Filled).AddressOf(CorpusCase.SlotOf(path))?.Local ?? "";

    private static string? NoteOn(byte[] workbook, string path) => Reports.Read(workbook).Report?.Notes.GetValueOrDefault(CorpusCase.SlotOf(path));

    /// <summary>Text where the caret stands when a comment is opened: at its end.</summary>
    private static byte[] Typed(byte[] workbook, string address, string text) => new EditedBook(workbook).Text("xl/comments1.xml", xml =>
    {
        var comments = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        var comment = comments.Descendants().Single(element => (string?)element.Attribute("ref") == address);
        comment.Descendants().Last(element => element.Name.LocalName == "t").Value += text;
        return comments.ToString(SaveOptions.DisableFormatting);
    }).ToArray();
}
