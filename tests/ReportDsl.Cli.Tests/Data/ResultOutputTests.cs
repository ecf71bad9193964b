using System.Text;
using System.Text.Json;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Reports;
using ReportDsl.Testing.Tools;
using ReportDsl.Text;
using ReportDsl.Validation.Results;
using ReportDsl.Validation.Writing;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class ResultOutputTests
{
    private static string Json(int selected = 3) => ResultSamples.Write(text => new ResultJson(text), selected);

    private static string Sarif(int selected = 3) => ResultSamples.Write(text => new ResultSarif(text, MessageLanguage.English), selected);

    private static string Text(bool colours = false) =>
        ResultSamples.Write(text => new ResultText(text, MessageLanguage.English, colours));

    [Fact]
    public void Json_holds_numbers_as_they_are_and_what_a_finding_rests_on()
    {
        using var document = JsonDocument.Parse(Json());
        var report = document.RootElement.GetProperty("reports")[0];
        Assert.Equal(ResultSamples.Hostile, report.GetProperty("entity").GetString());
        Assert.Equal("2023", report.GetProperty("period").GetString());
        Assert.Equal(12, report.GetProperty("summary").GetProperty("blankAsZero").GetInt32());

        var balance = report.GetProperty("findings")[1];
        Assert.Equal("3153.5", balance.GetProperty("left").GetRawText());
        Assert.Equal("3154", balance.GetProperty("right").GetRawText());
        Assert.Equal("-0.5", balance.GetProperty("difference").GetRawText());
        Assert.Equal("0", balance.GetProperty("tolerance").GetRawText());
        Assert.Equal(
            """{"path":"t/received/person","label":"一、新收 › 自然人","sheet":"三、申请","address":"D7","value":3119.5}""",
            Compact(balance.GetProperty("cells")[0]));
        Assert.Equal("""{"path":"t/prior","label":"上年 › 自然人","value":0.1}""", Compact(balance.GetProperty("cells")[2]));

        var findings = report.GetProperty("findings");
        Assert.Equal(
            """{"value":12,"note":"修订","certain":true,"how":"the unit 件 left out"}""", Compact(findings[6].GetProperty("proposal")));
        Assert.Equal("explained", findings[7].GetProperty("outcome").GetString());
        Assert.Equal("机构改革", findings[7].GetProperty("explanation").GetString());
        Assert.Equal("true", findings[7].GetProperty("cells")[0].GetProperty("value").GetRawText());
        Assert.False(findings[3].TryGetProperty("left", out _));
        Assert.Equal(
            """{"line":2,"column":14}""",
            Compact(document.RootElement.GetProperty("reports")[2].GetProperty("findings")[0].GetProperty("position")));
        Assert.Equal(
            """{"reports":3,"withErrors":2,"withWarnings":0,"errors":7,"warnings":1,"infos":0,"explained":1,"selected":3,"interrupted":false}""",
            Compact(document.RootElement.GetProperty("summary")));
    }

    [NodeFact]
    public void Json_conforms_to_its_schema()
    {
        using var workspace = Stock.Workspace()
            .With("d/1.json", Stock.Report("甲", 2023, "1.25", "2", "4000.5", reason: "因故"))
            .With("d/2.json", Stock.Report("甲", 2022, "\"x\"", "2", "4"))
            .With("d/3.json", "{}").With("d/4.json", "{");
        var real = workspace.Run("validate", "-t", "t", "d", "--prior", "d", "--format", "json").Out;
        NodeTool.Validate(
            Repository.PathOf("docs/schemas/validation.schema.json"),
            Json(), Json(9), real, ResultSamples.Empty(text => new ResultJson(text)));
    }

    [NodeFact]
    public void Reports_conform_to_the_schema_of_data()
    {
        var forms = ExampleForms.Names.Select(ExampleForms.Get);
        var random = forms.SelectMany(form =>
        {
            var reports = new RandomReports(form, 11, hasLostCells: true);

            // Data name their period; of a workbook that does not, there may be a report all the same.
            return Enumerable.Range(0, 8).Select(_ => reports.Next().Current).Where(report => report.Period.IsKnown)
                .Select(report => Encoding.UTF8.GetString(ReportJson.Write(report.In(form))));
        });
        var published = Directory.EnumerateFiles(Repository.PathOf("examples/gov-info/reports"), "*.json").Select(File.ReadAllText);
        NodeTool.Validate(Repository.PathOf("docs/schemas/report.schema.json"), [.. random, .. published]);
    }

    [NodeFact]
    public void The_schema_of_data_refuses_what_the_reader_refuses()
    {
        var wrong = Stock.Report("甲", 2023, "1", """{ "value": 2, "invalid": "#REF!" }""", "4");
        Assert.Contains(
            "/tables/main/added",
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => NodeTool.Validate(Repository.PathOf("docs/schemas/report.schema.json"), wrong)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sarif_holds_places_reasons_and_rules()
    {
        using var document = JsonDocument.Parse(Sarif(selected: 9));
        var run = document.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = run.GetProperty("results");
        Assert.Equal(9, results.GetArrayLength());
        foreach (var result in results.EnumerateArray())
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());

        var place = results[1].GetProperty("locations")[0];
        Assert.Equal("%E7%A8%8E%20%E5%8A%A1/a.xlsx", place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("'三、申请'!D7", place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        Assert.Equal("t/prior", place.GetProperty("logicalLocations")[2].GetProperty("fullyQualifiedName").GetString());
        Assert.Equal("The cell must be filled in: not filled in", results[3].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("机构改革", results[7].GetProperty("suppressions")[0].GetProperty("justification").GetString());
        Assert.Equal(2, results[8].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.False(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [NodeFact]
    public void Sarif_conforms_to_the_standard() =>
        NodeTool.Validate("sarif", Sarif(), Sarif(9), ResultSamples.Empty(text => new ResultSarif(text, MessageLanguage.Chinese)));

    [Fact]
    public void Text_tells_a_report_rule_by_rule_with_aligned_cells()
    {
        var lines = Text().Split('\n');
        Assert.StartsWith("税 务/a.xlsx  </script>", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("· GovInfo 2021 · 2023  6 errors, 1 warning, 1 explained, 210 passed, 3 not assessable", lines[0], StringComparison.Ordinal);
        var at = Array.IndexOf(lines, "  error 第一项加第二项之和，等于第三项 t.balance");
        Assert.Equal(
            [
                "    [person]  3119.5 + 34 = 3153.5, 3154, difference 0.5",
                "        三、申请!D7  3119.5  一、新收 › 自然人",
                "        三、申请!D8      34  二、上年结转 › 自然人",
                "        t/prior         0.1  上年 › 自然人",
                "    [legal]  1 + 34 = 35, 36, difference 1",
            ],
            lines[(at + 1)..(at + 6)]);
        Assert.Single(lines[(at + 2)..(at + 5)].Select(ColumnOfLabel).Distinct());
        Assert.Contains("    [d]  \"12件\" is no number (meant: 12?)", lines);
        Assert.Contains("        explained: 机构改革", lines);
        Assert.Contains("c.json  1 error", lines);
        Assert.Contains("    line 2, column 14  $: no JSON", lines);
        Assert.Equal(["3 reports: 2 with errors, 0 with warnings only, 1 without either", "7 errors, 1 warning, 1 explained", ""], lines[^3..]);
    }

    [Fact]
    public void Instances_with_one_reason_are_folded()
    {
        var lines = Text().Split('\n');
        var at = Array.IndexOf(lines, "  error The cell must be filled in. t.required");
        Assert.Equal("    [a]  not filled in", lines[at + 1]);
        Assert.Equal("    and 2 more: [b], [c]", lines[at + 3]);
    }

    [Fact]
    public void Text_steers_no_terminal_and_has_colours_only_where_asked_for()
    {
        Assert.DoesNotContain('\e', Text());
        Assert.DoesNotContain('\u2028', Text());
        Assert.Contains("\e[1;31merror\e[0m", Text(colours: true), StringComparison.Ordinal);
    }

    [Fact]
    public void By_rule_it_tells_how_often_and_gives_examples()
    {
        var lines = ResultSamples.Write(text => new ResultRuleText(text, MessageLanguage.Chinese, false)).Split('\n');
        Assert.Equal("错误 The cell must be filled in. t.required  1 份报告中 3 处", lines[0]);
        Assert.StartsWith("    税 务/a.xlsx · </script>", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("[a]: not filled in", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            ["错误", "错误", "错误", "错误", "警告", "已说明"],
            lines.Where(line => line.Length > 0 && line[0] is not (' ' or '3' or '7' or '共')).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void By_rule_only_the_first_examples_are_kept()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = new ResultRuleText(text, MessageLanguage.English, false);
        var summary = new BatchSummary(40);
        for (var i = 0; i < 40; i++)
        {
            var result = ResultSamples.Failing($"agency {i}");
            writer.Write(result);
            summary = summary.With(result);
        }

        writer.End(summary);
        Assert.Contains("t.balance  80 in 40 reports", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("agency 4 ", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("agency 5 ", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("… and 35 more reports", text.ToString(), StringComparison.Ordinal);
    }

    private static int ColumnOfLabel(string line) => DisplayWidth.Of(line.AsSpan(0, line.LastIndexOf("  ", StringComparison.Ordinal) + 2));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Readable);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
