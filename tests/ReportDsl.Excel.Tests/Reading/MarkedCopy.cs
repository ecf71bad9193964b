using System.Xml.Linq;
using ReportDsl.Forms;
using ReportDsl.Excel.Tests.Reading.Corpus;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>Marked copies, and what stands in them.</summary>
internal static class MarkedCopy
{
    public static byte[] Of(byte[] workbook, params (string Path, string Message)[] remarks)
    {
        var reading = Reports.Read(workbook);
        Assert.NotNull(reading.Form);
        return WorkbookAnnotator.Annotate(
            workbook,
            [.. remarks.Select(remark => new CellRemark(reading.AddressOf(SlotOf(reading.Form, remark.Path)), RuleSeverity.Error, remark.Message))]);
    }

    public static int SlotOf(Form form, string path) => form.Slots.Single(slot => slot.Path == path).Index;

    /// <summary>The texts of all comments as they stand in their parts.</summary>
    public static IEnumerable<string> Comments(byte[] workbook) => TextsIn(workbook, "xl/comments", "comment");

    /// <summary>The conditions of the marks.</summary>
    public static IEnumerable<string> Conditions(byte[] workbook) =>
        TextsIn(workbook, "xl/worksheets/sheet", "formula").Where(formula => formula.Contains("ReportDsl", StringComparison.Ordinal));

    private static IEnumerable<string> TextsIn(byte[] workbook, string part, string element)
    {
        var book = new EditedBook(workbook);
        return book.Parts.Where(other => other.Name.StartsWith(part, StringComparison.Ordinal))
            .SelectMany(other => XDocument.Parse(book.TextOf(other.Name), LoadOptions.PreserveWhitespace).Descendants())
            .Where(other => other.Name.LocalName == element)
            .Select(other => other.Value);
    }
}
