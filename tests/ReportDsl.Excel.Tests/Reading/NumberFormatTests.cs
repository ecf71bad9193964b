using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Numbers;
using ReportDsl.Excel.Tests.Reading.Corpus;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>What number formats show, and what is told of it.</summary>
public sealed class NumberFormatTests
{
    private const string Fees = "publication.fees/charges/amount";

    private static readonly Lazy<Form> Typed = new(() => Sources.Form("""
        codelist L "类" { "01" "甲" "A7" "乙" }
        template T version 1 "表" {
            period year from 2021
            entity a
            field a "单位" : text(20)
            field id "号" : text(20) optional
            field kind "类" : code L optional
            field day "日" : date optional
        }
        """));

    [Theory]
    [InlineData("[$-804]aaaa;@", 45294, true)]
    [InlineData("aaa", 45294, true)]
    [InlineData("AAAA", 45294, true)]
    [InlineData("NNNN", 45294, true)]
    [InlineData("NN", 45294, true)]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\";@", 45294, true)]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45294, true)]
    [InlineData("yyyy/m/d h:mm AM/PM", 45294, true)]
    [InlineData("yyyy/m/d;@", -5, true)]
    [InlineData("General;yyyy-mm-dd", 45294, false)]
    [InlineData("General;yyyy-mm-dd", -45294, true)]
    [InlineData("[>40000]yyyy-m-d;General", 45294, true)]
    [InlineData("[>40000]yyyy-m-d;General", 5, false)]
    [InlineData("yyyy;;;", 0, false)]
    [InlineData("h:mm AM/PM", 45294, false)]
    [InlineData("上午/下午h:mm", 45294, false)]
    [InlineData("0\"a\"", 45294, false)]
    [InlineData("@", 45294, false)]
    public void A_date_is_what_the_section_shows_that_applies(string format, int number, bool isDate) =>
        Assert.Equal(isDate, NumberFormat.Of(format).ShowsDate(number));

    [Theory]
    [InlineData("0.00;[Red]▲0.00", -1.5, "▲1.50")]
    [InlineData("0.00;[Red]0.00", -1.5, "1.50")]
    [InlineData("0.00;（0.00）", -1.5, "（1.50）")]
    [InlineData("0.00;-0.00", -1.5, "-1.50")]
    [InlineData("0.00;0.00-", -1.5, "1.50-")]
    [InlineData("0.00_);(0.00)", -1.5, "(1.50)")]
    [InlineData("0.00;@", -1.5, "-1.50")]
    [InlineData("[<0]▲0.0;0.0", -1.5, "▲1.5")]
    [InlineData("0\\.000\\.000", 12345678, "12.345.678")]
    [InlineData("0\\.000\\.000", 5000, "0.005.000")]
    [InlineData("#\"亿\"0000\"万\"0000", 123456789, "1亿2345万6789")]
    [InlineData("0\"万\"0000.00", 1234567.8, "123万4567.80")]
    [InlineData("000-000", 12345, "012-345")]
    [InlineData("0!00000", 12345, "102345")]
    [InlineData("\"A\"00000", 12345, "A12345")]
    [InlineData("000 0000 0000", 13912345678, "139 1234 5678")]
    public void A_number_is_shown(string format, double number, string shown) =>
        Assert.Equal(shown, NumberFormat.Of(format).Show((decimal)number).Text);

    [Theory]
    [InlineData("# ?/2", 1.5)]
    [InlineData("# ?/4", 1.5)]
    [InlineData("# ?/8", 1.5)]
    [InlineData("# ??/16", 1.5)]
    [InlineData("# ?/10", 1.5)]
    [InlineData("# ??/100", 1.5)]
    [InlineData("0.00;[Red]▲0.00", -1.5)]
    [InlineData("0.00;△0.00", -1.5)]
    [InlineData("0.00;▲ 0.00", -1.5)]
    [InlineData("0.00;（0.00）", -1.5)]
    [InlineData("0.00;0.00-", -1.5)]
    [InlineData("0.00;@", -1.5)]
    [InlineData("#,##0.00;[Red]\\-#,##0.00;@", -1.5)]
    [InlineData("0\\.000\\.000", 12345678)]
    [InlineData("0\\.000\\.000\\.000", 12345678)]
    [InlineData("0'000'000", 12345678)]
    public void What_is_usual_is_not_told(string format, double number) => Assert.False(IsTold(format, (decimal)number));

    [Theory]
    [InlineData("▲0.00", 1.5)]
    [InlineData("0.00;0.00", -1.5)]
    [InlineData("0\\.000", 12345)]
    [InlineData("0\\.00\\.00", 12345)]
    [InlineData("000-000", 12345)]
    [InlineData("0!00000", 12345)]
    public void What_is_another_figure_is_told(string format, double number) => Assert.True(IsTold(format, (decimal)number));

    [Theory]
    [InlineData("id", "000-000", 12345, "012-345")]
    [InlineData("id", "0!00000", 12345, "102345")]
    [InlineData("id", "\"A\"00000", 12345, "A12345")]
    [InlineData("id", "00000000", 12345, "00012345")]
    [InlineData("id", "0.00", 12, "12.00")]
    [InlineData("kind", "00", 1, "01")]
    [InlineData("kind", "\"A\"0", 7, "A7")]
    public void What_is_shown_of_a_number_in_the_place_of_a_text_is_kept_and_told(string path, string format, double number, string shown)
    {
        var (entry, findings) = ReadTyped(path, format, (decimal)number);

        Assert.Equal(CellContent.Invalid(shown), entry);
        Assert.Contains($"the cell shows “{shown}”", Assert.Single(findings, finding => finding.Rule == FileRules.Format.Id).Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("General")]
    [InlineData("0")]
    [InlineData("@")]
    [InlineData("[$-804]General")]
    public void A_number_that_is_shown_as_it_is_stays_one_in_the_place_of_a_text(string format)
    {
        var (entry, findings) = ReadTyped("id", format, 12345);

        Assert.Equal(CellContent.Of(12345), entry);
        Assert.DoesNotContain(findings, finding => finding.Rule == FileRules.Format.Id);
    }

    [Theory]
    [InlineData("1234567890123456", "1234567890123456")]
    [InlineData("1.234567890123456E+15", "1234567890123456")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1.23456789012345E+17", "123456789012345000")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("3440", "3440")]
    [InlineData("3440.0", "3440")]
    public void All_digits_are_read_that_a_file_holds(string stored, string read)
    {
        var book = new EditedBook(Reports.Fill(TypedReport)).Sheet("封面", sheet => sheet.Set(AddressOf("id"), 1m).SetResult(AddressOf("id"), "n", stored));
        var reading = Reports.Read(book.ToArray(), Typed.Value);

        Assert.NotNull(reading.Report);
        Assert.Equal(read, reading.Report[SlotOf("id")].Number.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[$-804]aaaa;@")]
    [InlineData("NNNN")]
    [InlineData("[>40000]yyyy-m-d;General")]
    public void A_date_is_read(string format) => Assert.Equal(CellContent.Of(new DateOnly(2024, 1, 3)), ReadTyped("day", format, 45294).Content);

    private static ReportData TypedReport => new ReportData.Builder(Typed.Value, new ReportPeriod(PeriodKind.Year, 2024, 1))
        .Set(SlotOf("a"), CellContent.Of("某局")).Set(SlotOf("id"), CellContent.Of("x")).Set(SlotOf("kind"), CellContent.Of("01")).Set(SlotOf("day"), CellContent.Of(new DateOnly(2024, 1, 3))).ToReport();

    private static int SlotOf(string path) => Typed.Value.Slots.Single(slot => slot.Path == path).Index;

    private static string AddressOf(string path) => ReportDsl.Layout.FormLayout.Compute(Typed.Value).Layout?.AddressOf(SlotOf(path)).Local ?? "";

    private static (CellContent Content, IReadOnlyList<FileFinding> Findings) ReadTyped(string path, string format, decimal number)
    {
        var book = new EditedBook(Reports.Fill(TypedReport));
        var style = book.AddFormat(format);
        var reading = Reports.Read(book.Sheet("封面", sheet => sheet.Set(AddressOf(path), number).Style(AddressOf(path), style)).ToArray(), Typed.Value);
        Assert.NotNull(reading.Report);
        return (reading.Report[SlotOf(path)], reading.Findings);
    }

    private static bool IsTold(string format, decimal number)
    {
        var book = CorpusCase.Book;
        var style = book.AddFormat(format);
        var reading = Reports.Read(book.Sheet("二", sheet => sheet.Set("C21", number).Style("C21", style)).ToArray());
        return reading.Findings.Any(finding => finding.Rule == FileRules.Format.Id && finding.Slot == CorpusCase.SlotOf(Fees));
    }
}
