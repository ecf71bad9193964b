using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>Programs write the constants of a formula back with fifteen digits: a workbook that was merely saved is as it was.</summary>
public sealed class ConstantTests
{
    private const string Source = """
        unit h "h"
        unit d "days" = 24 h
        unit w "weeks" = 7 d
        unit s "s"
        unit min "min" = 60 s
        unit lap "laps" = 11_630 s
        unit third "thirds" = 3 s
        unit odd "odd" = 0.0123456789 s
        template Constants version 1 "C" {
            period year from 2020
            language en
            section t "T" {
                table : number(2) {
                    columns {
                        hrs "H" in h  sec "S" in s
                        dys "D" in d = hrs as d
                        wks "W" : number(6) in w = hrs as w
                        mins "M" : number(6) in min = sec as min
                        laps "L" : number(6) in lap = sec as lap
                        thirds "3" : number(6) in third = sec as third
                        back "B" : number(6) in s = sum(laps as s, thirds as s)
                        odds "O" : number(6) in odd = sec as odd
                        much "X" : number(6) in s = sec * 1.2345678901234 + 0.00000000000012
                    }
                    check more "k" within 0.05 as d : dys as h >= hrs
                    check less "k" : sec as third <= 12_345_678.901234
                }
            }
        }
        """;

    [Theory]
    [InlineData("0.0416666666666666666666666667", "A1/24")]
    [InlineData("0.0059523809523809523809523810", "A1/168")]
    [InlineData("0.3333333333333333333333333333", "A1/3")]
    [InlineData("0.6666666666666666666666666667", "A1*2/3")]
    [InlineData("3.4285714285714285714285714286", "A1*24/7")]
    [InlineData("0.0000859845227858985382631126", "A1/11630")]
    [InlineData("0.05", "A1*0.05")]
    [InlineData("24", "A1*24")]
    [InlineData("3.1415926535897932384626433833", "A1*3.14159265358979")]
    public void A_factor_with_more_digits_than_programs_keep_is_a_quotient(string factor, string expected)
    {
        var sheet = new SheetDraft("S");
        Assert.Equal(expected, FormulaText.Of(ConversionFactor.Times(Fn.Cell(sheet, 1, 1), decimal.Parse(factor, CultureInfo.InvariantCulture)), sheet));
    }

    [Theory]
    [InlineData(1.0 / 24, 0.0416666666666667, true)]
    [InlineData(0.1, 0.1, true)]
    [InlineData(0.1, 0.10000000000001, false)]
    [InlineData(11_630, 11_631, false)]
    [InlineData(123_456_789_012_345, 123_456_789_012_346, false)]
    public void Constants_are_the_same_by_fifteen_digits(double sent, double returned, bool isSame) => Assert.Equal(isSame, SheetPrecision.AreSame(sent, returned));

    [RequiresFact(Tool.LibreOffice)]
    public void A_workbook_that_LibreOffice_saved_is_as_it_was_sent_out()
    {
        var form = Sources.Form(Source);
        decimal[] hours = [0, 1, 12, 24, 25, 36, 8_760.12m, 83.99m, 6, 18, 9_999_999.5m, 0.12m];
        var reports = hours.Index().ToDictionary(at => string.Create(CultureInfo.InvariantCulture, $"constants{at.Index}"), at => Report(form, at.Item));
        var filled = reports.ToDictionary(report => report.Key, report => Recalculation.WithoutValues(Reports.Fill(report.Value)));
        var saved = OtherPrograms.LibreOffice(filled);
        var again = OtherPrograms.LibreOffice(saved);

        foreach (var (name, report) in reports)
        {
            var expected = ShownReport.Of(report);
            foreach (var file in (byte[][])[saved[name], again[name], Recalculation.WithoutValues(saved[name])])
            {
                var reading = Reports.Read(file, form);
                Assert.Equal([], Reports.Lines(reading));
                Assert.Equal(Reports.Json(report), Reports.Json(reading.Report));
            }

            var shown = Recalculation.Cells(saved[name]);
            Assert.Equal([], WorkbookComparison.Differences(Evaluator.For(form).Evaluate(expected), LiveWorkbook.Of(report)));
            Assert.Equal([], WorkbookDifferentialTests.Differences(new(name, report, null), shown, []));
        }
    }

    private static ReportData Report(Form form, decimal figure)
    {
        var builder = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1));
        foreach (var slot in form.Slots.Where(slot => slot is CellSlot { IsComputed: false }))
            builder.Set(slot.Index, CellContent.Of(figure));
        return builder.ToReport();
    }
}
