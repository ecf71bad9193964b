using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>An element of an aggregate counts as often as it is written or comes up, in the workbook's formulas as in the evaluator.</summary>
public sealed class RepeatedElementTests
{
    private const string Source = """
        template Dup version 1 "Dup" {
            period year from 2020
            entity a
            field a "A" : text(9)
            section s "S" {
                table : count {
                    columns { group g "G" { x "x"  y "y" }  z "z"  twice "两次" = sum(g.x, g.x, z)  total all "合计" }
                    rows { p "p"  q "q" }
                    check twice "k" for row : sum(g.x, g.x) <= 5
                    check overlap "k" for row : sum(g, g.x) <= 5
                    check apart "k" for row : sum(g.x, g.y, g.x, z) == 8
                    check counted "k" for row : count(g.x, g.x) == 2
                    check mean "k" for row : average(g.x, g.x, g.y) >= 2
                    check least "k" for row : min(g.x, g.x, z) == 1
                    check most "k" for row : max(g.x, g.x) == 3
                    check computed "k" for row : sum(g.x * 2, g.x) == 9
                    check both "k" for row : sum(g.x * 2, g.x * 2) == 12
                    check otherwise "k" for row : sum(g.x ?? 0, g.x ?? 0) == 6
                    check whole "k" for column : sum(p, p, q) == 7
                    check earlier "k" for row : sum(prior.g.x, prior.g.x) + count(prior.g.x, prior.g.x) == 8
                    check pair "k" for r in {p, q}, t in {p, q}, c in {g.x, z} : sum(r[c], t[c]) <= 5
                }
            }
        }
        """;

    [Theory]
    [InlineData(3, 0, 1)]
    [InlineData(3, null, 1)]
    [InlineData(null, 2, null)]
    public void Outcomes_are_those_of_the_evaluator(int? x, int? y, int? z)
    {
        var form = Sources.Form(Source);
        var expected = Evaluator.For(form).Evaluate(Report(2023), Report(2022));

        var actual = LiveWorkbook.Of(Report(2023), Report(2022));

        Assert.Equal([], WorkbookComparison.Differences(expected, actual));

        ReportData Report(int year)
        {
            var report = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, year, 1));
            foreach (var slot in form.Slots.OfType<CellSlot>().Where(slot => !slot.IsComputed))
            {
                var figure = slot.Path.EndsWith("/g.x", StringComparison.Ordinal) ? x : slot.Path.EndsWith("/z", StringComparison.Ordinal) ? z : y;
                if (figure is { } number)
                    report.Set(slot.Index, CellContent.Of(number));
            }

            return report.ToReport();
        }
    }

    [Fact]
    public void A_cell_that_is_written_twice_adds_twice()
    {
        var form = Sources.Form(Source);
        var report = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2023, 1));
        foreach (var slot in form.Slots.OfType<CellSlot>().Where(slot => !slot.IsComputed))
            report.Set(slot.Index, CellContent.Of(3));

        var workbook = LiveWorkbook.Of(report.ToReport());

        var total = form.Slots.First(slot => slot.Path.EndsWith("/twice", StringComparison.Ordinal) || slot.Path.EndsWith("/p/twice", StringComparison.Ordinal));
        Assert.Equal(9, workbook.ValueOf(total.Index).Number);
        Assert.All(workbook.Outcomes().Where(row => row.Row.Rule.Path.EndsWith(".twice", StringComparison.Ordinal)), row => Assert.Equal(0, row.Outcome));
    }
}
