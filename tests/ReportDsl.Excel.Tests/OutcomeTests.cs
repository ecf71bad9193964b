using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>The workbook's formulas against the evaluator: one meaning in both.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public void Published_figures_give_the_published_totals_and_pass()
    {
        var form = SampleForms.GovInfo2021();
        var workbook = LiveWorkbook.Of(Suqian.Report(form, 2024), Suqian.Report(form, 2023));

        Assert.All(Suqian.Totals(2024), total => Assert.Equal(
            (double)total.Total, workbook.ValueOf(form.Slots.Single(slot => slot.Path == total.Path).Index).Number));
        Assert.All(workbook.Outcomes(), row => Assert.True(
            row.Outcome is 3 or 2, $"{row.Row.Rule.Path}{row.Row.Instance.Key}: {row.Outcome}"));
        Assert.Equal("√ 填写完整，校验通过", workbook.Status.Text);
    }

    [Fact]
    public void One_changed_figure_fails_exactly_the_rules_it_breaks()
    {
        var form = SampleForms.GovInfo2021();
        var report = Suqian.Report(form, 2024, ("applications/received/person", CellContent.Of(3441m)));

        var workbook = LiveWorkbook.Of(report, Suqian.Report(form, 2023));

        Assert.Equal(
            ["applications.balance[person]", "applications.balance[all]"],
            workbook.Outcomes().Where(row => row.Outcome == 0).Select(row => row.Row.Rule.Path + row.Row.Instance.Key));
        Assert.Equal("× 有 2 条规则不符", workbook.Status.Text);
    }

    [Theory]
    [InlineData("1件", "× 有 1 处填写有误", "23…")]
    [InlineData("", "… 还有 1 处未填", "23…")]
    [InlineData(" 　", "… 还有 1 处未填", "23…")]
    [InlineData("/", "× 有 1 处填写有误", "23…")]
    public void A_total_with_a_gap_is_no_number(string typed, string status, string total)
    {
        var form = SampleForms.GovInfo2021(blankZero: false);
        var report = Suqian.Report(form, 2024, ("applications/outcome.granted/person", CellContent.Of(typed)));

        var workbook = LiveWorkbook.Of(report, Suqian.Report(form, 2023));

        Assert.Equal(total, workbook.ValueOf(form.Slots.Single(slot => slot.Path == "applications/outcome.granted/all").Index).Text);
        Assert.Equal(status, workbook.Status.Text);
    }

    [Fact]
    public void A_blank_form_shows_no_totals_and_says_how_much_is_to_be_filled()
    {
        var form = SampleForms.GovInfo2021(blankZero: false);
        var workbook = LiveWorkbook.Blank(form);

        Assert.All(form.ComputedInOrder, cell => Assert.Equal(FormulaValue.Of(""), workbook.ValueOf(cell.Slot)));
        Assert.All(workbook.Outcomes(), row => Assert.Equal(1, row.Outcome));

        // 144 + 12 + 10 cells, three texts, agency and year.
        Assert.Equal("… 还有 171 处未填", workbook.Status.Text);
    }

    [Fact]
    public void No_formula_ever_shows_an_error()
    {
        foreach (var form in (Form[])[SampleForms.GovInfo2021(), SampleForms.Everything()])
        {
            for (var seed = 0; seed < 20; seed++)
            {
                var workbook = LiveWorkbook.Of(TypedReports.Of(form, PeriodOf(form), seed), TypedReports.Of(form, PeriodOf(form), seed + 1000));
                Assert.Empty(workbook.Formulas().Where(formula => formula.Value.IsError).Select(formula => formula.Key));
            }
        }
    }

    [Theory]
    [InlineData("govinfo")]
    [InlineData("required")]
    [InlineData("everything")]
    [InlineData("gov-info/govinfo-2019.rdsl")]
    [InlineData("gov-info/govinfo-2021.rdsl")]
    [InlineData("enforcement/enforcement.rdsl")]
    [InlineData("hello/hello.rdsl")]
    public void States_values_and_outcomes_are_those_of_the_evaluator(string name)
    {
        var form = Written.Form(name);
        for (var seed = 0; seed < 150; seed++)
        {
            var data = TypedReports.Of(form, PeriodOf(form), seed);
            var prior = seed % 3 == 0 ? null : TypedReports.Of(form, PeriodOf(form), seed + 1000);
            var expected = Evaluator.For(form).Evaluate(ShownReport.Of(data, prior), prior);
            var actual = LiveWorkbook.Of(data, prior);
            Assert.Equal([], WorkbookComparison.Differences(expected, actual).Select(difference => $"{name}, seed {seed}: {difference}"));
        }
    }

    private static ReportPeriod PeriodOf(Form form) => new(form.Period.Kind, form.Version == "2019" ? 2020 : 2023, form.Period.Kind == PeriodKind.Year ? 1 : 3);
}
