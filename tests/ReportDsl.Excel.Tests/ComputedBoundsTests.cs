using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Tests.Reading;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>
/// A computed cell is asked of as much as one that is typed in: the workbook says that its figure is none that it may hold where reading the workbook
/// says so, and never that all is well where it is not.
/// </summary>
public sealed class ComputedBoundsTests
{
    [Theory]
    [InlineData("count", "got \"Got\"  done \"Done\"  open \"Open\" = got - done", "0 1", "open")]
    [InlineData("count", "got \"Got\"  done \"Done\"  open \"Open\" = got - done", "1 1", "")]
    [InlineData("count", "a \"A\"  b \"B\"  total all \"All\" max 1000", "600 500", "all")]
    [InlineData("count", "a \"A\"  b \"B\"  total all \"All\" max 1000 = a + b", "600 400", "")]
    [InlineData("integer", "a \"A\"  b \"B\"  diff \"Diff\" min 0 = a - b", "3 4", "diff")]
    [InlineData("count", "a \"A\"  b \"B\"  total all \"All\"", "99999999999999 1", "all")]
    [InlineData("number(2)", "a \"A\"  b \"B\"  total all \"All\"", "999999999999.99 0.01", "")]
    [InlineData("number(2)", "a \"A\"  b \"B\"  total all \"All\"", "999999999999.99 0.02", "all")]
    [InlineData("number(2)", "a \"A\"  b \"B\"  x \"X\" min 0.34 = a / b", "1 3", "x")]
    [InlineData("number(2)", "a \"A\"  b \"B\"  x \"X\" min 0.33 max 0.33 = a / b", "1 3", "")]
    [InlineData("count", "a \"A\"  b \"B\"  p \"P\" : percent(1) max 100% = a / b", "3 2", "p")]
    [InlineData("count", "a \"A\"  b \"B\"  p \"P\" : percent(1) max 33.3% = a / b", "1 3", "")]
    [InlineData("count", "a \"A\"  b \"B\"  d \"D\" = a - b  e \"E\" = d + b", "0 1", "d")]
    [InlineData("integer", "a \"A\"  b \"B\"  total t \"T\" max 5  total u \"U\" = sum(t, a)", "3 4", "t")]
    public void A_figure_that_its_cell_may_not_hold_is_invalid_in_the_workbook(string type, string columns, string figures, string invalid)
    {
        var form = Sources.FormOfTable(": " + type, $"columns {{ {columns} }} check some \"k\" : sum(rows) >= 0");
        var data = Report(form, figures);
        var workbook = LiveWorkbook.Of(data);
        string[] expected = invalid.Length == 0 ? [] : ["s/" + invalid];

        Assert.Equal(expected, form.Slots.Where(slot => workbook.StateOf(slot.Index).Number == (double)StateWeight.ComputedInvalid).Select(slot => slot.Path));
        Assert.Equal(expected.Length > 0 ? "× 有 1 处填写有误" : "√ 填写完整，校验通过", workbook.Status.Text);
        Assert.Equal([], WorkbookComparison.Differences(Evaluator.For(form).Evaluate(ShownReport.Of(data)), workbook));

        var reading = Reports.Read(Reports.Fill(data), form);
        Assert.NotNull(reading.Report);
        Assert.Equal(
            expected.Select(_ => "s.type"), Evaluator.For(form).Evaluate(reading.Report).Findings(Diagnostics.MessageLanguage.English).Select(finding => finding.Rule));
    }

    [Fact]
    public void The_cover_counts_it_as_invalid_and_no_input_less_as_filled()
    {
        var form = Sources.FormOfTable(": count", "columns { got \"Got\"  done \"Done\"  open \"Open\" = got - done }");
        var workbook = LiveWorkbook.Of(Report(form, "0 1"));
        var row = workbook.Layout.Cover.ProgressRow + 2;

        Assert.Equal(
            [2, 2, 0, 0, 1, 0], Enumerable.Range(1, 6).Select(column => (int)workbook.At(workbook.Layout.Cover.Name, row, CoverLayout.LabelColumn + column).Number));
        Assert.NotEqual("", workbook.At(workbook.Layout.Cover.Name, row, CoverLayout.LabelColumn + 7).Text);
    }

    [Fact]
    public void Random_forms_say_what_the_evaluator_says_of_what_they_show()
    {
        var random = new RandomBounds(11);
        var (invalid, seen) = (0, 0);
        for (var at = 0; at < 120; at++)
        {
            var form = random.NextForm();
            for (var i = 0; i < 25; i++, seen++)
            {
                var (data, prior) = (random.Report(form), random.Chance() ? random.Report(form) : null);
                var expected = Evaluator.For(form).Evaluate(ShownReport.Of(data, prior), prior);
                invalid += form.ComputedInOrder.Any(cell => expected.State(cell.Slot) == DecidedState.Invalid) ? 1 : 0;
                var differences = WorkbookComparison.Differences(expected, LiveWorkbook.Of(data, prior)).ToList();
                Assert.True(differences.Count == 0, $"form {at}, report {i}: {string.Join("; ", differences)}");
            }
        }

        Assert.InRange(invalid, seen / 5, seen * 4 / 5);
    }

    [RequiresFact(Tool.LibreOffice)]
    public void LibreOffice_says_the_same_of_random_forms()
    {
        var random = new RandomBounds(12);
        var reports = Enumerable.Range(0, 20).Select(_ => random.NextForm())
            .SelectMany(form => Enumerable.Range(0, 3).Select(_ => (Data: random.Report(form), Prior: random.Chance() ? random.Report(form) : null)))
            .Select((report, at) => new WorkbookDifferentialTests.RandomReport(string.Create(CultureInfo.InvariantCulture, $"bounds{at}"), report.Data, report.Prior))
            .ToDictionary(report => report.Name);
        var saved = OtherPrograms.LibreOffice(reports.ToDictionary(
            report => report.Key, report => Recalculation.WithoutValues(Reports.Fill(report.Value.Data, report.Value.Prior))));

        foreach (var (name, report) in reports)
        {
            var reading = Reports.Read(saved[name], report.Data.Form);
            Assert.Equal([], WorkbookDifferentialTests.Differences(report, Recalculation.Cells(saved[name]), []));
            Assert.Equal(Reports.Json(report.Data), Reports.Json(reading.Report));
            Assert.DoesNotContain(reading.Findings, finding => finding.Rule.StartsWith("file.overwritten", StringComparison.Ordinal) || finding.Rule == "file.stale");
        }
    }

    private static ReportData Report(Form form, string figures)
    {
        var builder = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1));
        var slots = form.Slots.Where(slot => slot is CellSlot { IsComputed: false }).ToArray();
        foreach (var (at, figure) in figures.Split(' ').Index())
            builder.Set(slots[at].Index, CellContent.Of(decimal.Parse(figure, CultureInfo.InvariantCulture)));
        return builder.ToReport();
    }
}
