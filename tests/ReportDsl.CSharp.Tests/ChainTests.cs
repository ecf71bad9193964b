using System.Globalization;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.CSharp.Tests;

/// <summary>Long chains of clauses and formulas: the C# compiler takes what is generated, and the classes decide them.</summary>
public sealed class ChainTests
{
    private const int Many = 3_000;

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Clauses_may_follow_each_other(bool holds, int failures)
    {
        var reports = GeneratedReports.Of(Sources.Form(Chains.Clauses(Many, isBackwards: true)));
        var (result, _) = reports.Observe(
            $$"""{ "template": "T", "version": "1", "period": "2024", "fields": { "a0": {{(holds ? "true" : "false")}}, "a1": true, "a{{Many}}": true } }""");
        Assert.Equal(failures > 0, result.Findings.Any(finding => finding.Message.Length > 0 && finding.Cells.Any(cell => cell.Path == "a1")));
    }

    [Fact]
    public void Rows_may_follow_each_other()
    {
        var source = Chains.Rows(
            "x \"x\"", Many, i => i == Many - 1 ? "" : string.Format(CultureInfo.InvariantCulture, "r{0} \"r\" = r{1} + 1", i, i + 1));
        var reports = GeneratedReports.Of(Sources.Form(source));
        var (result, _) = reports.Observe(
            $$"""{ "template": "T", "version": "1", "period": "2024", "tables": { "s": { "r0": { "x": {{Many}} }, "r{{Many - 1}}": { "x": 1 } } } }""");
        Assert.Equal((1, 0), (result.Summary.Pass, result.Summary.Fail));
    }
}
