using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>Forms with dates, codes, booleans, percentages, units and void cells; tables without rows; the form of 2019.</summary>
internal static class OtherFormCases
{
    private static readonly Form Enforcement = ExampleForms.Get("enforcement/enforcement.rdsl");

    private static readonly ReportData Penalties = TypedReports.Of(Enforcement, new ReportPeriod(PeriodKind.Year, 2025, 1), 3);

    public static IEnumerable<CorpusCase> Everything =>
    [
        Case("as sent out", book => book),
        Case("dates that count from 1904", book => book.Workbook(root => root.Elements().Single(element => element.Name.LocalName == "workbookPr").SetAttributeValue("date1904", 1))
            .Sheet("二", sheet => sheet.SetRaw("C14", null, "41410").SetRaw("C15", null, "41414")).Sheet("封面", sheet => sheet.SetRaw("C9", null, "41370"))),
        Case("dates in ISO form", book => book.Sheet("二", sheet => sheet.SetRaw("C14", "d", "2017-05-17").SetRaw("C15", "d", "2017-05-21T00:00:00Z"))),
        Case("a date with a time", book => book.Sheet("二", sheet => sheet.SetRaw("C14", "d", "2017-05-17T08:30:00")), ("money.list/first/date", CellContent.Invalid("2017-05-17T08:30:00"))),
        Case("a date as text", book => book.Sheet("二", sheet => sheet.Set("C14", "2017年5月17日")), ("money.list/first/date", CellContent.Of("2017年5月17日"))),
        Case("a date as text in the form of data", book => book.Sheet("二", sheet => sheet.Set("C14", "2017-05-18")), ("money.list/first/date", CellContent.Invalid("2017-05-18"))),
        Formatted("a year in a cell for a date", "C14", "General", 2024, ("money.list/first/date", CellContent.Of(2024))),
        Formatted("digits of a day in a cell for a date", "C14", "0", 20170518, ("money.list/first/date", CellContent.Of(20170518))),
        Formatted("the number of a day in a cell for a date", "C14", "General", 42872, ("money.list/first/date", CellContent.Of(42872))),
        Formatted("the number of a day shown as a time", "C14", "h:mm", 42872, ("money.list/first/date", CellContent.Of(42872))),
        Formatted("a day in another format of dates", "C14", "[$-804]yyyy\"年\"m\"月\"d\"日\"", 42872, ("money.list/first/date", CellContent.Of(new DateOnly(2017, 5, 17)))),
        Formatted("a number in a cell for a text", "D14", "General", 12, ("money.list/first/what", CellContent.Of(12))),
        Formatted("a number with zeros in a cell for a text", "D14", "00000", 12, ("money.list/first/what", CellContent.Invalid("00012"))),
        Case("a date with a fraction", book => book.Sheet("二", sheet => sheet.Set("C14", 42872.5m)), ("money.list/first/date", CellContent.Of(42872.5m))),
        Case("a day that there was not", book => book.Sheet("二", sheet => sheet.Set("C14", 60)), ("money.list/first/date", CellContent.Of(60))),
        Case("a mark in a cell for a date", book => book.Sheet("二", sheet => sheet.Set("C14", "/")), ("money.list/first/date", CellContent.Of("/"))),
        Case("a code without its label", book => book.Sheet("二", sheet => sheet.Set("F14", "B"))),
        Case("the label of a code", book => book.Sheet("二", sheet => sheet.Set("F14", "乙")), ("money.list/first/type", CellContent.Of("乙"))),
        Case("a code that is none", book => book.Sheet("二", sheet => sheet.Set("F14", "C 丙")), ("money.list/first/type", CellContent.Of("C 丙"))),
        Case("yes in another language", book => book.Sheet("二", sheet => sheet.Set("E14", "YES"))),
        Case("a boolean of the spreadsheet", book => book.Sheet("二", sheet => sheet.Set("E14", true).Set("E15", false)), ("money.list/second/done", CellContent.Of(false))),
        Case("a tick", book => book.Sheet("二", sheet => sheet.Set("E14", "√")), ("money.list/first/done", CellContent.Of("√"))),
        Case("one for yes", book => book.Sheet("二", sheet => sheet.Set("E14", 1)), ("money.list/first/done", CellContent.Of(1m))),
        Case("a percentage as text", book => book.Sheet("一", sheet => sheet.Set("H8", "25%")), ("main/open/rate", CellContent.Of("25%"))),
        Case("a special text", book => book.Sheet("一", sheet => sheet.Set("F21", "<1")), ("main.inner.days/all.simple/median", CellContent.Of("<1"))),
        Case("a special text in full width", book => book.Sheet("一", sheet => sheet.Set("F21", "＜1")), ("main.inner.days/all.simple/median", CellContent.Of("＜1"))),
        Case("a figure in a void cell", book => book.Sheet("一", sheet => sheet.Set("G15", 9))),
        Case("a unit beside a row edited", book => book.Sheet("一", sheet => sheet.Set("D8", "千件"))),
        Case("rows exchanged without their keys, units beside them", book => book.Sheet("一", sheet => sheet.OrderRows(12, [13, 12], 2))),
        Case("rows moved without their keys, one label edited, units beside them", book => book.Sheet("一", sheet => sheet.OrderRows(12, [13, 12], 2).Set("B12", "-信函申请"))),
        Case("the half of the period missing", book => book.Sheet("封面", sheet => sheet.Clear("C6"))),
        Case("a quarter that is none", book => book.Sheet("封面", sheet => sheet.Set("C6", 5))),
        Case("a quarter in words", book => book.Sheet("封面", sheet => sheet.Set("C6", "第二季度"))),
        Case("a column inserted before a field inside a section", book => book.Sheet("一", sheet => sheet.InsertColumns(2))),
        Case("a column inserted between a field and its label", book => book.Sheet("一", sheet => sheet.InsertColumns(5))),
        Case("fields of the cover exchanged without their keys", book => book.Sheet("封面", sheet => sheet.OrderRows(7, [9, 8, 7], 2, 9))),
        Case("two tables, the hidden row of the second gone", book => book.Sheet("二", sheet => sheet.DeleteRow(11))),
        Case("a text typed over a result that is a percentage", book => book.Sheet("二", sheet => sheet.Set("E8", "103%")), ("money.fees/a/share", CellContent.Of("103%"))),
    ];

    public static IEnumerable<CorpusCase> Forms =>
    [
        new("enforcement, as sent out", () => Reports.Fill(Penalties), Penalties),
        new("enforcement, columns exchanged without their codes", () => new EditedBook(Reports.Fill(Penalties)).Sheet("penalties", sheet => sheet.OrderColumns(2, [3, 2], 5)).ToArray(), Penalties),
        new("enforcement, a column of a table without rows deleted", () => new EditedBook(Reports.Fill(Penalties)).Sheet("licences", sheet => sheet.DeleteColumn(3)).ToArray(), Penalties),
        new("enforcement, equal labels in two groups exchanged", () => new EditedBook(Reports.Fill(Penalties)).Sheet("coercion", sheet => sheet.OrderColumns(6, [12, 7, 8, 9, 10, 11, 6], 6)).ToArray(), Penalties),
        .. Reports.Names.Where(name => name.Contains("2019", StringComparison.Ordinal)).Select(Older),
        Older("pengyang-health-2020.json"),
    ];

    private static CorpusCase Older(string name)
    {
        var report = Reports.Get(name);
        return new($"{name}, rows inserted and a sheet renamed", () => new EditedBook(Reports.Fill(report)).Sheet("三", sheet => sheet.InsertRows(20, 3)).RenameSheet("三", "表3").ToArray(), report);
    }

    private static CorpusCase Formatted(string name, string address, string format, decimal number, (string Path, CellContent Content) truth) =>
        Case(name, book => book.AddFormat(format) is var style ? book.Sheet("二", sheet => sheet.Set(address, number).Style(address, style)) : book, truth);

    private static CorpusCase Case(string name, Func<EditedBook, EditedBook> edit, params (string Path, CellContent Content)[] truth) =>
        new(name, () => edit(EverythingReport.Book).ToArray(), CorpusCase.With(EverythingReport.Report, truth));
}
