using System.Text.Json;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class ValidateCommandTests
{
    private static JsonElement Json(CommandResult result)
    {
        using var document = JsonDocument.Parse(result.Out);
        return document.RootElement.Clone();
    }

    private static IEnumerable<string?> Values(JsonElement items, string name) =>
        items.EnumerateArray().Select(item => item.GetProperty(name).GetString());

    [Theory]
    [InlineData("\"1,234\"", "\"1,234\" is not a number (it is a text: write 1234, without quotes)")]
    [InlineData("\"5\"", "\"5\" is not a number (it is a text: write 5, without quotes)")]
    [InlineData("\"12件\"", "\"12件\" is not a number (meant: 12?)")]
    [InlineData("1.255", "\"1.255\" has more than 2 decimals")]
    public void A_figure_that_is_a_text_is_told_how_to_write_it(string figure, string message)
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, figure, "2", "5"));

        Assert.Contains(message, workspace.Run("validate", "-t", "t", "a.json").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("percent(2)", "\"12.34%\"", "(it is a text: write 0.1234, without quotes)")]
    [InlineData("percent(1)", "0.12345", "has more than 1 decimal")]
    [InlineData("text(9)", "12345", "(it is a number: write \"12345\", in quotes)")]
    [InlineData("text(1)", "\"ab\"", "is longer than 1 character")]
    public void Contents_of_another_kind_are_told_how_to_write_them(string type, string content, string message)
    {
        using var workspace = new Workspace()
            .With("t/t.rdsl", $"template T version 1 \"T\" {{ language en field f \"F\" : {type} }}")
            .With("a.json", $$"""{"template": "T", "version": "1", "period": "2023", "fields": {"f": {{content}} } }""");

        Assert.Contains(message, workspace.Run("validate", "-t", "t", "a.json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_errors_is_0_and_one_with_is_1()
    {
        using var workspace = Stock.Workspace()
            .With("good.json", Stock.Report("甲", 2023, "1", "2", "3"))
            .With("warned.json", Stock.Report("甲", 2023, "1", "2000", "2001"))
            .With("bad.json", Stock.Report("甲", 2023, "1", "2", "4"));
        Assert.Equal(0, workspace.Run("validate", "-t", "t", "good.json").ExitCode);
        Assert.Equal(0, workspace.Run("validate", "-t", "t", "warned.json").ExitCode);
        Assert.Equal(1, workspace.Run("validate", "-t", "t/stock.rdsl", "good.json", "bad.json").ExitCode);
    }

    [Fact]
    public void A_written_reason_lets_a_failure_stand()
    {
        using var workspace = Stock.Workspace()
            .With("prior.json", Stock.Report("甲", 2022, "1", "2", "3"))
            .With("a.json", Stock.Report("甲", 2023, "5", "1", "6", reason: "机构改革"));
        var result = workspace.Run("validate", "-t", "t", "a.json", "--prior", "prior.json", "--format", "json");
        Assert.Equal(0, result.ExitCode);
        var report = Json(result).GetProperty("reports")[0];
        var finding = Assert.Single(report.GetProperty("findings").EnumerateArray());
        Assert.Equal("explained", finding.GetProperty("outcome").GetString());
        Assert.Equal("机构改革", finding.GetProperty("explanation").GetString());
        Assert.Equal(1, report.GetProperty("summary").GetProperty("explained").GetInt32());
    }

    [Fact]
    public void A_folder_stands_for_its_data_in_ordinal_order()
    {
        var report = Stock.Report("甲", 2023, "1", "2", "3");
        using var workspace = Stock.Workspace()
            .With("d/b.json", report).With("d/a/z.JSON", report).With("d/B.xlsm", report).With("d/c.xlsx", report)
            .With("d/~$c.xlsx", "open").With("d/.c.json", "hidden").With("d/.git/x.json", "hidden").With("d/notes.txt", "text").With("d/a.xls", "old");
        var result = workspace.RunIn(
            host => host with { Workbooks = FakeWorkbooks.Access }, "validate", "-t", "t", "d/b.json", "d", "--format", "json");
        Assert.Equal(["d/b.json", "d/B.xlsm", "d/a/z.JSON", "d/c.xlsx"], Values(Json(result).GetProperty("reports"), "file"));
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_its_finding_and_the_rest_goes_on()
    {
        using var workspace = Stock.Workspace()
            .With("d/1-empty.json", "")
            .With("d/2-broken.json", "{\"template\": \"Stock\",\n  \"version\": 1x}")
            .With("d/3-code.json", Stock.Report("甲", 2023, "1", "2", "3").Replace("opening", "opened", StringComparison.Ordinal))
            .With("d/4-template.json", """{"template":"Stocks","version":"1","period":"2023"}""")
            .With("d/5-version.json", Stock.Report("甲", 2023, "1", "2", "3", version: "0"))
            .With("d/6-nameless.json", "[]")
            .With("d/7-latin.json", [.. "{\"template\":\"Stock\",\"version\":\"1\",\"period\":\""u8, 0xE9, .. "\"}"u8])
            .With("d/8-good.json", Stock.Report("甲", 2023, "1", "2", "3"));
        var result = workspace.Run("validate", "-t", "t", "d", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        var reports = Json(result).GetProperty("reports");
        Assert.Equal(
            [
                "file.unreadable", "file.unreadable", "file.unreadable", "file.template", "file.version", "file.template", "file.unreadable",
            ],
            Enumerable.Range(0, 7).Select(i => reports[i].GetProperty("findings")[0].GetProperty("rule").GetString()));
        Assert.Equal(0, reports[7].GetProperty("findings").GetArrayLength());

        var broken = reports[1].GetProperty("findings")[0];
        Assert.Equal(2, broken.GetProperty("position").GetProperty("line").GetInt32());
        Assert.Contains("$.tables.main", reports[2].GetProperty("findings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("Stocks", reports[3].GetProperty("findings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("(1)", reports[4].GetProperty("findings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("Stocks", reports[3].GetProperty("template").GetString());
        Assert.Equal("2023", reports[3].GetProperty("period").GetString());
    }

    [Fact]
    public void A_file_that_the_system_does_not_give_out_is_2_and_the_rest_goes_on()
    {
        using var workspace = Stock.Workspace().With("d/b.json", Stock.Report("甲", 2023, "1", "2", "3"));
        File.CreateSymbolicLink(workspace["d/a.json"], workspace["nowhere.json"]);
        var result = workspace.Run("validate", "-t", "t", "d", "--format", "json");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(["d/a.json", "d/b.json"], Values(Json(result).GetProperty("reports"), "file"));
    }

    [Theory]
    [InlineData("validate d/a.json", "-t")]
    [InlineData("validate -t t nowhere.json", "'nowhere.json'")]
    [InlineData("validate -t t empty", "'empty'")]
    [InlineData("validate -t nowhere d/a.json", "'nowhere'")]
    [InlineData("validate -t t d/a.json --prior nowhere", "'nowhere'")]
    [InlineData("validate -t t d/a.json -o d/a.json", "'d/a.json' is one of the inputs")]
    [InlineData("validate -t t d/a.json -o t", "'t'")]
    [InlineData("validate -t t d/a.json --by cell", "cell")]
    public void Wrong_usage_is_2_and_gives_no_result(string arguments, string said)
    {
        using var workspace = Stock.Workspace().With("d/a.json", Stock.Report("甲", 2023, "1", "2", "3")).With("empty/readme.txt", "");
        var before = workspace.Files().ToList();
        var result = workspace.Run(arguments.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, workspace.Files());
    }

    [Fact]
    public void Errors_of_a_template_are_told_as_by_build()
    {
        using var workspace = Stock.Workspace().With("t/stock.rdsl", Stock.Template.Replace("closing[amount] <=", "closed[amount] <=", StringComparison.Ordinal))
            .With("a.json", Stock.Report("甲", 2023, "1", "2", "3"));
        var result = workspace.Run("validate", "-t", "t", "a.json", "-o", "r.txt");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.Contains("t/stock.rdsl(14,", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace["r.txt"]));
    }

    [Fact]
    public void Several_templates_and_versions_serve_side_by_side()
    {
        using var workspace = Stock.Workspace()
            .With("t2/stock.rdsl", Stock.SecondVersion)
            .With("1.json", Stock.Report("甲", 2023, "1", "2", "3"))
            .With("2.json", Stock.Report("甲", 2023, "1", "2", "3", version: "2"));
        var result = workspace.Run("validate", "-t", "t", "1.json", "2.json", "-t", "t2/stock.rdsl", "--format", "json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["1", "2"], Values(Json(result).GetProperty("reports"), "version"));
    }

    [Fact]
    public void The_result_goes_into_a_file_and_is_not_data_the_next_time()
    {
        using var workspace = Stock.Workspace().With("d/a.json", Stock.Report("甲", 2023, "1", "2", "4"));
        for (var run = 0; run < 2; run++)
        {
            var result = workspace.Run("validate", "-t", "t", "d", "--format", "json", "-o", "d/result.json");
            Assert.Equal(1, result.ExitCode);
            Assert.Equal("", result.Out);
            Assert.Equal("1 report: 1 with errors, 0 with warnings only, 0 without either\n", result.Error);
        }

        using var written = JsonDocument.Parse(workspace.Read("d/result.json"));
        Assert.Equal(1, written.RootElement.GetProperty("summary").GetProperty("reports").GetInt32());
        Assert.Equal(["d/a.json", "d/result.json", "t/stock.rdsl"], workspace.Files());
    }

    [Fact]
    public void A_defect_in_one_file_leaves_the_others_their_results()
    {
        using var workspace = Stock.Workspace()
            .With("d/a.xlsx", "boom").With("d/b.json", Stock.Report("甲", 2023, "1", "2", "3"));
        var access = FakeWorkbooks.With(_ => throw new InvalidTimeZoneException("boom"));
        var result = workspace.RunIn(host => host with { Workbooks = access }, "validate", "-t", "t", "d", "--format", "json");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("internal error: InvalidTimeZoneException: boom", result.Error, StringComparison.Ordinal);
        var reports = Json(result).GetProperty("reports");
        Assert.Equal(["d/a.xlsx", "d/b.json"], Values(reports, "file"));
        Assert.Equal("file.unreadable", reports[0].GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void An_interrupted_run_leaves_a_complete_result_of_what_was_done()
    {
        using var workspace = Stock.Workspace();
        for (var i = 0; i < 200; i++)
            workspace.With($"d/{i:D3}.xlsx", Stock.Report($"单位{i}", 2023, "1", "2", "3"));
        using var stop = new CancellationTokenSource();
        var read = 0;
        var access = FakeWorkbooks.With(reading =>
        {
            if (Interlocked.Increment(ref read) == 5) stop.Cancel();
            return reading;
        });
        var result = workspace.RunIn(
            host => host with { Workbooks = access, Stopped = stop.Token }, "validate", "-t", "t", "d", "--format", "json", "-o", "r.json");
        Assert.Equal(130, result.ExitCode);
        using var document = JsonDocument.Parse(workspace.Read("r.json"));
        var summary = document.RootElement.GetProperty("summary");
        var done = summary.GetProperty("reports").GetInt32();
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        Assert.Equal(200, summary.GetProperty("selected").GetInt32());
        Assert.Equal(read, done);
        Assert.InRange(done, 5, 199);
        Assert.Equal(done, document.RootElement.GetProperty("reports").GetArrayLength());
        Assert.Contains($"interrupted: {done} of 200 reports done", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_content_is_proposed_for_and_with_lenient_taken_for_what_it_means()
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "\"1,000\"", "2", "1002"));
        var strict = workspace.Run("validate", "-t", "t", "a.json", "--format", "json");
        Assert.Equal(1, strict.ExitCode);
        var finding = Json(strict).GetProperty("reports")[0].GetProperty("findings")[1];
        Assert.Equal("main.type", finding.GetProperty("rule").GetString());
        Assert.Equal("1000", finding.GetProperty("proposal").GetProperty("value").GetRawText());
        Assert.True(finding.GetProperty("proposal").GetProperty("certain").GetBoolean());

        var lenient = workspace.Run("validate", "-t", "t", "a.json", "--format", "json", "--lenient");
        Assert.Equal(0, lenient.ExitCode);
        var findings = Json(lenient).GetProperty("reports")[0].GetProperty("findings");
        Assert.Equal(["file.recognised", "main.large"], Values(findings, "rule"));
        Assert.Equal("1,000", findings[0].GetProperty("cells")[0].GetProperty("value").GetString());
    }

    [Fact]
    public void The_period_of_a_workbook_may_be_unknown()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "3"));
        var access = FakeWorkbooks.With(reading => reading with
        {
            Report = reading.Report is { } report ? WithoutPeriod(report) : null,
            Findings = [FileRules.Period.Finding(new("no period", "无报告期"))],
        });
        var result = workspace.RunIn(
            host => host with { Workbooks = access }, "validate", "-t", "t", "a.xlsx", "--prior", "a.xlsx", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        var report = Json(result).GetProperty("reports")[0];
        Assert.Equal(JsonValueKind.Null, report.GetProperty("period").ValueKind);
        Assert.Equal("file.period", report.GetProperty("findings")[0].GetProperty("rule").GetString());
        Assert.Equal("甲", report.GetProperty("entity").GetString());
    }

    private static ReportData WithoutPeriod(ReportData report)
    {
        var builder = new ReportData.Builder(report.Form, default(ReportPeriod));
        for (var slot = 0; slot < report.Form.Slots.Length; slot++)
            builder.Set(slot, report[slot]);
        return builder.ToReport();
    }
}
