using System.Text.Json;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>What could not be judged, with its reason, in every form of results; and all instances where they are asked for.</summary>
public class UnassessedOutputTests
{
    private static Workspace Reports() => Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "3", "null", "5"));

    private static JsonElement Report(Workspace workspace, params string[] more)
    {
        using var document = JsonDocument.Parse(workspace.Run(["validate", "-t", "t", "a.json", "--format", "json", .. more]).Out);
        return document.RootElement.GetProperty("reports")[0].Clone();
    }

    [Fact]
    public void Text_has_a_line_for_each_reason()
    {
        using var workspace = Reports();
        var lines = workspace.Run("validate", "-t", "t", "a.json").Out.Split('\n');
        Assert.Contains("  not assessable the report of one period earlier is not there: 1 (main.carried)", lines);
        Assert.Contains(lines, line => line.StartsWith("  not assessable a required cell is not filled in (", StringComparison.Ordinal) && line.EndsWith("): 1 (main.balance)", StringComparison.Ordinal));
        var chinese = workspace.Run("validate", "-t", "t", "a.json", "--lang", "zh").Out.Split('\n');
        Assert.Contains("  无法评定 没有上一期的报告：1 项（main.carried）", chinese);
    }

    [Fact]
    public void Text_by_rule_counts_them()
    {
        using var workspace = Reports().With("b.json", Stock.Report("乙", 2023, "3", "2", "5"));
        var text = workspace.Run("validate", "-t", "t", "a.json", "b.json", "--by", "rule").Out;
        Assert.Contains("not assessable the report of one period earlier is not there  2 in 2 reports", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lists_each_with_its_reason_and_cell()
    {
        using var workspace = Reports();
        var told = Report(workspace).GetProperty("notAssessable").EnumerateArray().ToList();
        Assert.Equal(["main.carried", "main.balance"], told.Select(one => one.GetProperty("rule").GetString()));
        Assert.Equal(["noReport", "notFilledIn"], told.Select(one => one.GetProperty("reason").GetString()));
        Assert.Equal(["main/added/amount"], told[1].GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("path").GetString()));
    }

    [Fact]
    public void Sarif_has_each_as_an_open_result()
    {
        using var workspace = Reports();
        using var document = JsonDocument.Parse(workspace.Run("validate", "-t", "t", "a.json", "--format", "sarif").Out);
        var open = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(result => result.TryGetProperty("kind", out var kind) && kind.GetString() == "open").ToList();
        Assert.Equal(["main.carried", "main.balance"], open.Select(result => result.GetProperty("ruleId").GetString()));
        Assert.All(open, result => Assert.Equal("none", result.GetProperty("level").GetString()));
        Assert.Equal("noReport", open[0].GetProperty("properties").GetProperty("reason").GetString());
    }

    [Fact]
    public void Html_has_each_as_a_row()
    {
        using var workspace = Reports();
        var page = workspace.Run("validate", "-t", "t", "a.json", "--format", "html").Out;
        Assert.Contains("the report of one period earlier is not there", page, StringComparison.Ordinal);
        Assert.Contains("a required cell is not filled in: ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void All_instances_are_listed_where_they_are_asked_for()
    {
        using var workspace = Reports();
        Assert.False(Report(workspace).TryGetProperty("instances", out _));
        var all = Report(workspace, "--instances", "all");
        var instances = all.GetProperty("instances").EnumerateArray().ToList();
        Assert.Equal(
            ["main.carried: notAssessable", "main.balance: notAssessable", "main.large: pass"],
            instances.Select(one => $"{one.GetProperty("rule").GetString()}: {one.GetProperty("outcome").GetString()}"));
        Assert.Equal((5m, 1000m), (instances[2].GetProperty("left").GetDecimal(), instances[2].GetProperty("right").GetDecimal()));
    }

    [Fact]
    public void All_instances_are_as_many_as_are_counted()
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "3", "2", "5", "合并"))
            .With("p.json", Stock.Report("甲", 2022, "3", "2", "9"));
        var all = Report(workspace, "--instances", "all", "--prior", "p.json");
        var outcomes = all.GetProperty("instances").EnumerateArray().Select(one => one.GetProperty("outcome").GetString()).ToList();
        Assert.Equal(["explained", "pass", "pass"], outcomes);
        foreach (var name in new[] { "pass", "explained", "notApplicable", "notAssessable" })
            Assert.Equal(all.GetProperty("summary").GetProperty(name).GetInt32(), outcomes.Count(outcome => outcome == name));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("html")]
    [InlineData("sarif")]
    public void Other_forms_than_json_do_not_list_all(string format)
    {
        using var workspace = Reports();
        var result = workspace.Run("validate", "-t", "t", "a.json", "--format", format, "--instances", "all");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--instances all needs --format json", result.Error, StringComparison.Ordinal);
    }
}
