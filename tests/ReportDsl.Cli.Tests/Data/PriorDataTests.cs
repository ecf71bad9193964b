using System.Text.Json;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Validation.Data;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class PriorDataTests
{
    private static Workspace Reports() => new Workspace()
        .With("t/stock.rdsl", Stock.Template + "\n" + Stock.SecondVersion)
        .With("a.json", Stock.Report("甲", 2023, "3", "2", "5"));

    private static List<string> Failures(CommandResult result)
    {
        using var document = JsonDocument.Parse(result.Out);
        return
        [
            .. from report in document.RootElement.GetProperty("reports").EnumerateArray()
               from finding in report.GetProperty("findings").EnumerateArray()
               select $"{finding.GetProperty("rule").GetString()}: {finding.GetProperty("message").GetString()}",
        ];
    }

    private static int NotAssessable(CommandResult result)
    {
        using var document = JsonDocument.Parse(result.Out);
        return document.RootElement.GetProperty("reports")[0].GetProperty("summary").GetProperty("notAssessable").GetInt32();
    }

    [Theory]
    [InlineData("1.json", "2.json")]
    [InlineData("1.json", "2.xlsx")]
    [InlineData("2.xlsx")]
    public void A_running_total_reads_every_report_before_or_what_a_workbook_carries_of_it(params string[] priors)
    {
        using var workspace = new Workspace()
            .With("t.rdsl", """
                template Running version 1 "R" {
                    period month
                    section s "S" { table : count {
                        columns { month "月"  year "累计" = month + (if period.number == 1 then 0 else prior.year) }
                        check k "K" : year <= 5
                    } }
                }
                """)
            .With("1.json", Month(1, 1))
            .With("2.json", Month(2, 1))
            .With("3.json", Month(3, 4))
            .With("4.json", Month(3, 3));
        Assert.Equal(0, workspace.Run("fill", "-t", "t.rdsl", "2.json", "-o", "2.xlsx", "--prior", "1.json").ExitCode);

        foreach (var (file, found) in new[] { ("3.json", "k: 6, must be at most 5, difference 1"), ("4.json", "") })
        {
            var result = workspace.Run(["validate", "-t", "t.rdsl", "--format", "json", "--lang", "en", file, "--prior", .. priors]);
            Assert.Equal(found, string.Join('|', Failures(result).Select(failure => failure.Replace("s.", "", StringComparison.Ordinal))));
            Assert.Equal(1, NotAssessable(result));
        }

        static string Month(int month, int figure) =>
            $$$"""{ "template": "Running", "version": "1", "period": "2024-0{{{month}}}", "tables": { "s": { "month": {{{figure}}} } } }""";
    }

    [Fact]
    public void The_same_entity_one_period_earlier_is_compared_with()
    {
        using var workspace = Reports()
            .With("p/other-entity.json", Stock.Report("乙", 2022, "0", "0", "77"))
            .With("p/other-year.json", Stock.Report("甲", 2021, "0", "0", "88"))
            .With("p/right.json", Stock.Report(" 甲　", 2022, "0", "4", "4"));
        var result = workspace.Run("validate", "-t", "t", "a.json", "--prior", "p", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["main.carried: 3 is not 4, difference 1"], Failures(result));
        Assert.Equal(0, NotAssessable(result));
    }

    [Fact]
    public void Of_two_earlier_reports_that_differ_neither_is_used()
    {
        using var workspace = Reports()
            .With("p/1.json", Stock.Report("甲", 2022, "0", "4", "4"))
            .With("p/2.json", Stock.Report("甲", 2022, "0", "3", "3"))
            .With("q/1.json", Stock.Report("甲", 2022, "0", "4", "4"))
            .With("q/2.json", Stock.Report("甲", 2022, "0.0", "4", "4.00"));
        var different = workspace.Run("validate", "-t", "t", "a.json", "--prior", "p", "--format", "json");
        Assert.Equal((1, 1), (different.ExitCode, NotAssessable(different)));
        Assert.Contains("prior data: p/2.json: of the same entity and period as p/1.json, with other contents; neither is used.", different.Error, StringComparison.Ordinal);
        var same = workspace.Run("validate", "-t", "t", "a.json", "--prior", "q", "--format", "json");
        Assert.Equal(["main.carried: 3 is not 4, difference 1"], Failures(same));
        Assert.Contains("prior data: q/2.json: the same report as q/1.json", same.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_earlier_reports_a_comparison_is_not_assessed()
    {
        using var workspace = Reports().With("p.json", Stock.Report("乙", 2022, "0", "0", "77"));
        var result = workspace.Run("validate", "-t", "t", "a.json", "--prior", "p.json", "--format", "json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, NotAssessable(result));
        Assert.StartsWith("prior data: not among the given ones: Stock 1 · 甲 · 2022; rules", result.Error, StringComparison.Ordinal);
        var chinese = workspace.Run("validate", "-t", "t", "a.json", "--prior", "p.json", "--lang", "zh");
        Assert.StartsWith("往期数据：未找到Stock 1 · 甲 · 2022，", chinese.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_looked_for_in_vain_is_said_once_for_all_reports()
    {
        using var workspace = Reports().With("p.json", Stock.Report("乙", 2022, "0", "0", "77"));
        for (var at = 0; at < 30; at++)
            workspace.With($"d/{at}.json", Stock.Report($"单位{at:00}", 2023, "3", "2", "5"));
        workspace.With("d/nameless.json", Stock.Report("", 2023, "3", "2", "5"));
        var error = workspace.Run("validate", "-t", "t", "d", "--prior", "p.json").Error;
        Assert.Single(error.Split('\n'), line => line.StartsWith("prior data: ", StringComparison.Ordinal));
        Assert.Contains("单位00 · 2022; Stock 1 · 单位01 · 2022; Stock 1 · 单位02 · 2022 and 28 more;", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_reports_that_are_found_cause_no_remark()
    {
        using var workspace = Reports().With("p.json", Stock.Report("甲", 2022, "0", "0", "3"));
        Assert.Equal("", workspace.Run("validate", "-t", "t", "a.json", "--prior", "p.json").Error);
    }

    [Theory]
    [InlineData("2022", "prior(4)", "2018")]
    [InlineData("2022", "prior(4).closing[amount] + prior(2)", "2018; Stock 1 · 甲 · 2020")]
    public void Only_earlier_reports_that_a_rule_reads_are_missed(string year, string read, string missed)
    {
        using var workspace = new Workspace()
            .With("t/stock.rdsl", Stock.Template.Replace("prior.", read + ".", StringComparison.Ordinal).Replace("from 2020", "from 2010", StringComparison.Ordinal))
            .With("a.json", Stock.Report("甲", int.Parse(year, System.Globalization.CultureInfo.InvariantCulture), "3", "2", "5"))
            .With("p.json", Stock.Report("乙", 2017, "0", "0", "3"));
        Assert.StartsWith(
            $"prior data: not among the given ones: Stock 1 · 甲 · {missed}; rules",
            workspace.Run("validate", "-t", "t", "a.json", "--prior", "p.json").Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_reports_that_no_template_reads_are_said_to_be_of_no_use()
    {
        using var workspace = new Workspace()
            .With("t/stock.rdsl", string.Join('\n', Stock.Template.Split('\n').Where(line => !line.Contains("carried", StringComparison.Ordinal))))
            .With("a.json", Stock.Report("甲", 2023, "3", "2", "5"))
            .With("p.json", Stock.Report("甲", 2022, "0", "0", "3"));
        Assert.StartsWith("prior data: no template reads earlier reports", workspace.Run("validate", "-t", "t", "a.json", "--prior", "p.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_says_what_it_looked_for_in_vain()
    {
        using var workspace = Reports().With("p.json", Stock.Report("乙", 2022, "0", "0", "77"));
        var result = workspace.Run("fill", "-t", "t", "a.json", "--prior", "p.json");
        Assert.Equal((0, "a.xlsx\n"), (result.ExitCode, result.Out));
        Assert.StartsWith("prior data: not among the given ones: Stock 1 · 甲 · 2022;", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_earlier_report_of_another_version_is_absent_and_that_is_said_once()
    {
        using var workspace = Reports()
            .With("b.json", Stock.Report("乙", 2023, "3", "2", "5"))
            .With("p/1.json", Stock.Report("甲", 2022, "0", "0", "3", version: "2"))
            .With("p/2.json", Stock.Report("乙", 2022, "0", "0", "3", version: "2"));
        var result = workspace.Run("validate", "-t", "t", "a.json", "b.json", "--prior", "p", "--format", "json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, NotAssessable(result));
        Assert.Single(result.Error.Split('\n'), line => line.Contains("another version", StringComparison.Ordinal));
    }

    [Fact]
    public void A_difference_is_told_at_the_cell_of_the_earlier_figure()
    {
        using var workspace = Reports()
            .With("p.json", Stock.Report("甲", 2022, "0", "9", "9"))
            .With("q.json", Stock.Report("甲", 2022, "0", "4", "4"));
        Assert.Equal(0, workspace.Run("fill", "-t", "t", "a.json", "--prior", "p.json", "-o", "w.xlsx").ExitCode);

        var result = workspace.Run("validate", "-t", "t", "w.xlsx", "--prior", "q.json", "--format", "json");

        using var document = JsonDocument.Parse(result.Out);
        var cells = document.RootElement.GetProperty("reports")[0].GetProperty("findings").EnumerateArray()
            .ToDictionary(finding => finding.GetProperty("rule").GetString() ?? "", finding => finding.GetProperty("cells").EnumerateArray()
                .Select(cell => $"{cell.GetProperty("sheet").GetString()}!{cell.GetProperty("address").GetString()} {cell.GetProperty("value")}").ToList());
        Assert.Equal(["上年数据!E5 9"], cells["file.prior"]);
        Assert.Equal("上年数据!E5 4", cells["main.carried"][^1]);
    }

    [Fact]
    public void A_given_report_counts_more_than_carried_figures_and_the_difference_is_told()
    {
        using var workspace = Reports()
            .With("a.xlsx", Stock.Report("甲", 2023, "3", "2", "5"))
            .With("p.json", Stock.Report("甲", 2022, "0", "4", "4"));
        CommandResult Run(params string[] more) =>
            workspace.RunIn(host => host with { Workbooks = FakeWorkbooks.With(Carrying) }, ["validate", "-t", "t", "a.xlsx", "--format", "json", .. more]);

        Assert.Equal(["main.carried: 3 is not 9, difference 6"], Failures(Run()));
        Assert.Equal(
            [
                "file.prior: 9 is carried in from 1 period earlier; that report says 4, which is used",
                "main.carried: 3 is not 4, difference 1",
            ],
            Failures(Run("--prior", "p.json")));
    }

    [Fact]
    public void Earlier_reports_that_cannot_be_used_are_named()
    {
        using var workspace = Reports()
            .With("p/1.json", Stock.Report("甲", 2022, "0", "0", "3"))
            .With("p/2.json", Stock.Report("甲", 2022, "0", "0", "4"))
            .With("p/3.json", Stock.Report("", 2022, "0", "0", "4"))
            .With("p/4.json", "{");
        var result = workspace.Run("validate", "-t", "t", "a.json", "--prior", "p", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(Failures(result));
        Assert.Contains("prior data: p/2.json: of the same entity and period as p/1.json", result.Error, StringComparison.Ordinal);
        Assert.Contains("prior data: p/3.json: does not say whose", result.Error, StringComparison.Ordinal);
        Assert.Contains("prior data: p/4.json(1,2): error file.unreadable", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Carries 9 as the closing figure of the year before.</summary>
    private static DataReading Carrying(DataReading reading)
    {
        if (reading.Report is not { } report)
            return reading;
        var slot = report.Form.Slots.First(slot => slot.Path == "main/closing/amount").Index;
        var prior = new ReportData.Builder(report.Form, report.Period.Earlier(1) ?? default).Set(slot, CellContent.Of(9m));
        return reading with { Priors = [prior.ToReport()] };
    }
}
