using System.Text.Json;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>Several reports of one agency and period in one batch.</summary>
public class RepeatedReportTests
{
    private static List<string> Told(CommandResult result)
    {
        using var document = JsonDocument.Parse(result.Out);
        return
        [
            .. from report in document.RootElement.GetProperty("reports").EnumerateArray()
               from finding in report.GetProperty("findings").EnumerateArray()
               where finding.GetProperty("rule").GetString() is "file.contradictory" or "file.twice"
               select $"{report.GetProperty("file").GetString()} {finding.GetProperty("rule").GetString()} {finding.GetProperty("severity").GetString()}: {finding.GetProperty("message").GetString()}",
        ];
    }

    [Fact]
    public void Reports_that_differ_are_told_at_both()
    {
        using var workspace = Stock.Workspace()
            .With("d/a.json", Stock.Report("甲", 2023, "3", "2", "5"))
            .With("d/b.json", Stock.Report("乙", 2023, "3", "2", "5"))
            .With("d/c.json", Stock.Report(" 甲　", 2023, "4", "1", "5"))
            .With("d/d.json", Stock.Report("甲", 2022, "4", "1", "5"));
        var result = workspace.Run("validate", "-t", "t", "d", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            [
                "d/a.json file.contradictory error: Of the same agency and period, with other contents: d/c.json. It is not known which one counts: leave one of them.",
                "d/c.json file.contradictory error: Of the same agency and period, with other contents: d/a.json. It is not known which one counts: leave one of them.",
            ],
            Told(result));
    }

    [Fact]
    public void Equal_reports_are_an_info_at_both()
    {
        using var workspace = Stock.Workspace()
            .With("a.json", Stock.Report("甲", 2023, "3", "2", "5"))
            .With("b.json", Stock.Report("甲", 2023, "3.0", "2", "5.00"));
        var result = workspace.Run("validate", "-t", "t", "a.json", "b.json", "--format", "json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["a.json file.twice info: The same report as b.json.", "b.json file.twice info: The same report as a.json."], Told(result));
    }

    [Fact]
    public void Workbooks_are_told_as_data_are()
    {
        using var workspace = Stock.Workspace()
            .With("a.json", Stock.Report("甲", 2023, "3", "2", "5"))
            .With("c.json", Stock.Report("甲", 2023, "3", "3", "6"));
        workspace.Run("fill", "a.json", "-t", "t", "-o", "d/a.xlsx");
        workspace.Run("fill", "a.json", "-t", "t", "-o", "d/b.xlsx");
        workspace.Run("fill", "c.json", "-t", "t", "-o", "d/c.xlsx");
        var told = Told(workspace.Run("validate", "-t", "t", "d", "a.json", "--format", "json"));
        Assert.Equal(
            ["a.json file.contradictory", "a.json file.twice", "d/a.xlsx file.contradictory", "d/a.xlsx file.twice", "d/b.xlsx file.contradictory", "d/b.xlsx file.twice", "d/c.xlsx file.contradictory"],
            told.Select(line => string.Join(' ', line.Split(' ').Take(2))).Order(StringComparer.Ordinal));
        Assert.Contains(told, line => line.Contains("d/c.xlsx file.contradictory", StringComparison.Ordinal) && line.Contains("d/a.xlsx, d/b.xlsx, a.json.", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_many_copies_a_few_are_named()
    {
        using var workspace = Stock.Workspace().With("d/z.json", Stock.Report("甲", 2023, "4", "1", "5"));
        for (var i = 0; i < 9; i++)
            workspace.With($"d/{i}.json", Stock.Report("甲", 2023, "3", "2", "5"));
        var told = Told(workspace.Run("validate", "-t", "t", "d", "--format", "json"));
        Assert.Equal(19, told.Count);
        Assert.Contains("d/3.json file.twice info: The same report as d/0.json, d/1.json, d/2.json, d/4.json, d/5.json, ….", told);
        Assert.Contains(told, line => line.StartsWith("d/3.json file.contradictory", StringComparison.Ordinal) && line.Contains("contents: d/z.json.", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("d/z.json file.contradictory", StringComparison.Ordinal) && line.Contains("d/4.json, …", StringComparison.Ordinal));
    }

    [Fact]
    public void Copies_of_a_file_that_is_no_report_are_not_taken_for_one()
    {
        var broken = Stock.Report("甲", 2023, "3", "2", "5").Replace("\"opening\"", "\"openin\"", StringComparison.Ordinal);
        using var workspace = Stock.Workspace().With("a.json", broken).With("b.json", broken);
        Assert.Empty(Told(workspace.Run("validate", "-t", "t", "a.json", "b.json", "--format", "json")));
    }

    [Fact]
    public void Reports_that_do_not_say_whose_they_are_are_not_taken_for_one()
    {
        using var workspace = Stock.Workspace()
            .With("a.json", Stock.Report("", 2023, "3", "2", "5"))
            .With("b.json", Stock.Report("", 2023, "3", "3", "6"))
            .With("c.json", "not JSON");
        Assert.Empty(Told(workspace.Run("validate", "-t", "t", "a.json", "b.json", "c.json", "--format", "json")));
    }
}
