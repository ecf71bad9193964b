using System.Collections.Immutable;
using System.Text.Json;
using ReportDsl.Cli.Rendering;
using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class MachineReadableTests
{
    private static string Json(ImmutableArray<Diagnostic> diagnostics) =>
        DiagnosticJson.Write(diagnostics, MessageLanguage.Chinese, path => "src/" + path);

    private static string Sarif(ImmutableArray<Diagnostic> diagnostics) =>
        SarifReport.Write(diagnostics, MessageLanguage.English, path => "src/" + path);

    [Fact]
    public void Json_holds_places_related_places_and_corrections()
    {
        using var document = JsonDocument.Parse(Json([DiagnosticSamples.Full()]));
        var diagnostic = document.RootElement.GetProperty("diagnostics")[0];
        Assert.Equal("src/税 务/a b.rdsl", diagnostic.GetProperty("file").GetString());
        Assert.Equal("""{"start":{"line":2,"column":18},"end":{"line":2,"column":22}}""", Compact(diagnostic.GetProperty("range")));
        Assert.Equal("此处没有“jain”", diagnostic.GetProperty("message").GetString());
        Assert.Equal("是否指这一个？", diagnostic.GetProperty("related")[0].GetProperty("message").GetString());
        var change = diagnostic.GetProperty("fixes")[0].GetProperty("changes")[0];
        Assert.Equal("jian", change.GetProperty("newText").GetString());
        Assert.Equal("""{"errors":1,"warnings":0,"infos":0}""", Compact(document.RootElement.GetProperty("summary")));
    }

    [Fact]
    public void Sarif_holds_rules_places_related_places_and_corrections()
    {
        using var document = JsonDocument.Parse(Sarif(DiagnosticSamples.Mixed()));
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.Equal(
            ["RD2001", "RD2090", "RD7003", "RD7004"],
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(
            "there is no '…' here",
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("shortDescription").GetProperty("text").GetString());
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(result.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString());
        }

        var full = run.GetProperty("results")[0];
        var place = full.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("src/%E7%A8%8E%20%E5%8A%A1/a%20b.rdsl", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("""{"startLine":2,"startColumn":18,"endLine":2,"endColumn":22}""", Compact(place.GetProperty("region")));
        Assert.Equal(2, full.GetProperty("fixes").GetArrayLength());
        Assert.Equal("did you mean this?", full.GetProperty("relatedLocations")[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(0, run.GetProperty("results")[3].GetProperty("locations").GetArrayLength());
    }

    [Fact]
    public void An_absolute_path_becomes_a_file_uri()
    {
        var text = SarifReport.Write([DiagnosticSamples.Full()], MessageLanguage.English, path => Path.Combine(Path.GetTempPath(), path));
        Assert.Contains("\"uri\": \"file:///", text, StringComparison.Ordinal);
    }

    [NodeFact]
    public void Json_conforms_to_its_schema() =>
        NodeTool.Validate(
            Repository.PathOf("docs/schemas/diagnostics.schema.json"), Json(DiagnosticSamples.Mixed()), Json([]));

    [NodeFact]
    public void Sarif_conforms_to_the_standard() =>
        NodeTool.Validate("sarif", Sarif(DiagnosticSamples.Mixed()), Sarif([]));

    [NodeFact]
    public void The_validator_finds_what_is_wrong()
    {
        var broken = Sarif(DiagnosticSamples.Mixed()).Replace("\"startLine\"", "\"startRow\"", StringComparison.Ordinal);
        Assert.Contains("startRow", Assert.Throws<Xunit.Sdk.FailException>(() => NodeTool.Validate("sarif", broken)).Message, StringComparison.Ordinal);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
