using System.Text.Json;
using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using ReportDsl.Testing.Tools;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Results;
using ReportDsl.Validation.Writing;
using Xunit;

namespace ReportDsl.Validation.Tests.Writing;

/// <summary>Each format as a program gets it that validates without the command line.</summary>
public class ResultWriterTests
{
    private static readonly DataSource[] Sources =
    [
        Yearbook.Source("a.xlsx", Yearbook.Workbook("甲 <b>", 2023, "3", "2", "6", closingBefore: "4")),
        Yearbook.Source("b.json", Yearbook.Data("乙", 2023, "3", "\"2件\"", "4000")),
        Yearbook.Source("税 务/c.json", "{\n  \"template\" 1"u8.ToArray()),
        Yearbook.Source("d.json", Yearbook.Data("丁", 2023, "3", "2", "5")),
    ];

    [NodeFact]
    public void Json_conforms_to_its_schema() => NodeTool.Validate(
        Repository.PathOf("docs/schemas/validation.schema.json"),
        Write(text => new ResultJson(text)),
        Write(text => new ResultJson(text), selected: 9),
        Write(text => new ResultJson(text), options: new ValidationOptions { TellsAll = true, Language = MessageLanguage.Chinese }));

    [NodeFact]
    public void Sarif_conforms_to_the_standard() => NodeTool.Validate(
        "sarif",
        Write(text => new ResultSarif(text, MessageLanguage.English)),
        Write(text => new ResultSarif(text, MessageLanguage.Chinese), selected: 9));

    [Fact]
    public void The_page_holds_its_data_and_refers_to_nothing_outside()
    {
        const string Opening = "<script type=\"application/json\" id=\"data\">";
        var page = Write(text => new ResultHtml(text, MessageLanguage.English));
        var data = page[(page.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length)..];
        using var document = JsonDocument.Parse(data[..data.IndexOf("</script>", StringComparison.Ordinal)]);

        Assert.Equal(
            ["a.xlsx", "b.json", "税 务/c.json", "d.json"], document.RootElement.GetProperty("reports").EnumerateArray().Select(report => report[0].GetString()));
        Assert.DoesNotContain("甲 <b>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(?i)\b(src|href|srcset)\s*=|@import|url\(""", page);
    }

    [Fact]
    public void Text_tells_report_by_report()
    {
        var lines = Write(text => new ResultText(text, MessageLanguage.English, colours: false)).Split('\n');

        Assert.Equal("a.xlsx  甲 <b> · Yearbook 1 · 2023  2 errors, 1 passed", lines[0]);
        Assert.Contains("    3 + 2 = 5 is not 6, difference 1", lines);
        Assert.Contains("d.json  丁 · Yearbook 1 · 2023  2 passed, 1 not assessable", lines);
        Assert.Equal("4 reports: 3 with errors, 0 with warnings only, 1 without either", lines[^3]);
    }

    [Fact]
    public void Text_tells_rule_by_rule()
    {
        var lines = Write(text => new ResultRuleText(text, MessageLanguage.English, colours: false)).Split('\n');

        Assert.Contains("error 年初加增加应等于年末 main.balance  1 in 1 report", lines);
        Assert.Contains("    a.xlsx · 甲 <b> · 2023: 3 + 2 = 5 is not 6, difference 1", lines);
    }

    [Fact]
    public void A_document_without_results_is_whole()
    {
        using var text = new StringWriter();
        using var json = new ResultJson(text);

        Assert.Equal(new BatchSummary(0), json.WriteAll([], selected: 0));
        using var document = JsonDocument.Parse(text.ToString());
        Assert.Equal(0, document.RootElement.GetProperty("reports").GetArrayLength());
    }

    private static string Write(Func<TextWriter, IResultWriter> create, int? selected = null, ValidationOptions? options = null)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var validator = new ReportValidator(Yearbook.Reader, options ?? new ValidationOptions());
        create(text).WriteAll(validator.Validate(Sources, new Batch()), selected ?? Sources.Length);
        return text.ToString();
    }
}
