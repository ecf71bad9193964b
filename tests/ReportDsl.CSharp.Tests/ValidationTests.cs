using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;

namespace ReportDsl.CSharp.Tests;

/// <summary>Emitted rules on the published figures of a city.</summary>
public sealed class ValidationTests
{
    private const int RulesPerYear = 2 + 7 + 7 + 7 + 1;
    private const int Totals = 24 + 7 + 3;

    private static readonly GeneratedReports GovInfo = GeneratedReports.Of(SampleForms.GovInfo2021());

    private static readonly string[] NeedPrior = ["publication.documents.stock", "applications.opening", "applications.otherJump"];

    [Fact]
    public void The_published_figures_pass_and_rules_on_the_year_before_need_it()
    {
        var result = GovInfo.Validate(Suqian.Report(2023));

        Assert.Empty(result.Findings);
        Assert.True(result.IsValid);
        Assert.Equal(new ValidationSummary(7 + 1 + Totals, 0, 0, 0, 2 + 7 + 7, 0), result.Summary);
        Assert.Equal("宿迁市人民政府", result.Entity);
    }

    [Fact]
    public void With_the_year_before_every_rule_is_assessed()
    {
        var result = GovInfo.Validate(Suqian.Report(2024), Suqian.Report(2023));

        Assert.Empty(result.Findings);
        Assert.Equal(0, result.Summary.NotAssessable);
        Assert.Equal(RulesPerYear + Totals, result.Summary.Pass + result.Summary.NotApplicable);
    }

    [Fact]
    public void One_wrong_figure_fails_exactly_the_rules_that_rest_on_it()
    {
        var result = GovInfo.Validate(Suqian.Report(2023, Suqian.With("applications/received/person", "3403")));

        Assert.Equal(
            ["applications.balance[person]", "applications.columns.all.total[received]"],
            result.Findings.Select(finding => finding.Rule + finding.Instance));
        var balance = result.Findings[0];
        Assert.Equal("第一项加第二项之和，等于第三项加第四项之和", balance.Text);
        Assert.Equal("3,403 + 91 = 3,494 不等于 3,375 + 118 = 3,493，相差 1", balance.Message);
        Assert.Equal((3494m, 3493m, 1m, 0m), (balance.Left, balance.Right, balance.Difference, balance.Tolerance));
        Assert.Equal(
            ["applications/received/person", "applications/carriedIn/person", "applications/outcome.all/person", "applications/carriedOut/person"],
            balance.Cells.Select(cell => cell.Path));
        Assert.Equal("一、本年新收政府信息公开申请数量 › 自然人", balance.Cells[0].Label);
        Assert.Equal(3403m, balance.Cells[0].Number);
        Assert.Equal("3,511 不等于 3,403 + 99 + 0 + 4 + 5 + 1 = 3,512，相差 1", result.Findings[1].Message);
        Assert.False(result.IsValid);
    }

    [Fact]
    public void A_blank_that_reads_as_zero_is_counted()
    {
        var result = GovInfo.Validate(Suqian.Report(2023, Suqian.With("applications/received/organisation.research", null)));

        Assert.Empty(result.Findings);
        Assert.Equal(1, result.Summary.BlankAsZero);
    }

    [Fact]
    public void A_required_blank_is_a_finding_and_what_needs_it_is_not_assessable()
    {
        var strict = GeneratedReports.Of(SampleForms.GovInfo2021(blankZero: false));
        var full = strict.Validate(Suqian.Report(2023));
        var result = strict.Validate(Suqian.Report(2023, Suqian.With("applications/received/person", "null")));

        Assert.Equal(["applications.required[received, person]"], result.Findings.Select(finding => finding.Rule + finding.Instance));
        Assert.Equal(full.Summary.NotAssessable + 2, result.Summary.NotAssessable);
        Assert.Equal(full.Summary.Pass - 2, result.Summary.Pass);
        Assert.Equal(1, result.Summary.Fail);
    }

    [Fact]
    public void A_blank_total_is_not_assessable_and_rules_take_what_it_comes_to()
    {
        var result = GovInfo.Validate(Suqian.Report(2023, Suqian.With("applications/outcome.all/person", null)));

        Assert.Empty(result.Findings);
        Assert.Equal(7 + 1 + Totals - 1, result.Summary.Pass);
        Assert.Equal(2 + 7 + 7 + 1, result.Summary.NotAssessable);
    }

    [Theory]
    [InlineData("\"12件\"", "“12件”不是数字")]
    [InlineData("-1", "“-1”为负数")]
    [InlineData("3402.5", "“3,402.5”不是整数")]
    [InlineData("\"/\"", "“/”：此处不允许填写不适用标记")]
    [InlineData("true", "“true”不是数字")]
    public void What_is_no_count_is_a_finding_of_its_type(string content, string message)
    {
        var result = GovInfo.Validate(Suqian.Report(2023, Suqian.With("applications/received/person", content)));

        var finding = Assert.Single(result.Findings);
        Assert.Equal("applications.type", finding.Rule);
        Assert.Equal("[received, person]", finding.Instance);
        Assert.Equal(message, finding.Message);
    }

    [Fact]
    public void A_failure_with_a_written_reason_stands_as_explained()
    {
        var report = Suqian.Report(2024, json =>
        {
            Suqian.With("applications/carriedIn/person", "117")(json);
            Suqian.With("applications/received/person", "3441")(json);
            Suqian.With("applications/carriedIn/all", "120")(json);
            Suqian.With("applications/received/all", "3526")(json);
            json["explanations"] = new System.Text.Json.Nodes.JsonObject { ["applications.opening[person]"] = "机构改革，职能划出" };
        });

        var result = GovInfo.Validate(report, Suqian.Report(2023));

        Assert.Equal(
            [("[person]", "机构改革，职能划出"), ("[all]", null)],
            result.Findings.Select(finding => (finding.Instance, finding.Explanation)));
        Assert.Equal((1, 1), (result.Summary.Fail, result.Summary.Explained));
        Assert.False(result.IsValid);
    }

    [Fact]
    public void An_earlier_report_of_another_period_is_refused() =>
        Assert.Throws<ArgumentException>(() => GovInfo.Validate(Suqian.Report(2024), Suqian.Report(2024)));

    [Fact]
    public void Rules_that_look_back_are_those_that_the_form_says() =>
        Assert.All(
            GovInfo.Validate(Suqian.Report(2024, Suqian.With("publication.documents/rules/inForce", "13")), Suqian.Report(2023)).Findings,
            finding => Assert.Contains(finding.Rule, NeedPrior));

    [Fact]
    public void The_result_is_written_in_the_shape_of_validation_results()
    {
        var json = GovInfo.Validate(Suqian.Report(2023, Suqian.With("applications/received/person", "3403"))).ToJson();
        var result = System.Text.Json.Nodes.JsonNode.Parse(json);

        Assert.Equal("GovInfo", (string?)result?["template"]);
        Assert.Equal(2, (int?)result?["summary"]?["fail"]);
        Assert.Equal("fail", (string?)result?["findings"]?[0]?["outcome"]);
        Assert.Equal(3494, (int?)result?["findings"]?[0]?["left"]);
        Assert.Equal(3403, (int?)result?["findings"]?[0]?["cells"]?[0]?["value"]);
    }
}
