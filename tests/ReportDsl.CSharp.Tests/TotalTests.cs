using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.CSharp.Tests;

/// <summary>The built-in rule on computed cells in emitted code: tolerances, and cells that a <c>when</c> rules out.</summary>
public sealed class TotalTests
{
    [Theory]
    [InlineData("", "3.01", Outcome.Fail)]
    [InlineData("within 0.01", "3.01", Outcome.Pass)]
    [InlineData("within 0.01", "3.02", Outcome.Fail)]
    [InlineData("within 1%", "3.03", Outcome.Pass)]
    [InlineData("within 1%", "3.04", Outcome.Fail)]
    [InlineData("within precision", "3.01", Outcome.Pass)]
    [InlineData("within precision", "3.02", Outcome.Fail)]
    public void A_reported_total_may_lie_within_the_tolerance(string within, string reported, Outcome expected)
    {
        var form = Sources.FormOfTable(": number(2)", $"columns {{ a \"A\" b \"B\" total all \"All\" {within} }}");
        var result = GeneratedReports.Of(form).Validate(
            $$"""{ "template": "T", "version": "1", "period": "2023", "tables": { "s": { "a": 1, "b": 2, "all": {{reported}} } } }""");

        Assert.Equal(expected == Outcome.Pass ? 1 : 0, result.Summary.Pass);
        Assert.Equal(expected == Outcome.Fail ? 1 : 0, result.Summary.Fail);
    }

    [Theory]
    [InlineData("false", null, 1, 0)]
    [InlineData("false", "3", 1, 0)]
    [InlineData("true", null, 0, 1)]
    public void A_total_that_is_ruled_out_is_not_applicable_blank_or_not(string open, string? reported, int notApplicable, int notAssessable)
    {
        var form = Sources.Form("""
            template T version 1 "T" {
                field open "Open" : boolean
                section s "S" { table : count when open { columns { a "A" b "B" total all "All" } } }
            }
            """);
        var result = GeneratedReports.Of(form).Validate(
            $$"""{ "template": "T", "version": "1", "period": "2023", "fields": { "open": {{open}} }, "tables": { "s": { "all": {{reported ?? "null"}} } } }""");

        Assert.Equal((notApplicable, notAssessable), (result.Summary.NotApplicable, result.Summary.NotAssessable));
    }
}
