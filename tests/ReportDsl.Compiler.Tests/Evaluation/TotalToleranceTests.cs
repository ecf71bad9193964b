using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary><c>within</c> on a total: how far a reported total may lie from the sum.</summary>
public sealed class TotalToleranceTests
{
    [Theory]
    [InlineData("", 3.01, Outcome.Fail)]
    [InlineData("within 0.01", 3.01, Outcome.Pass)]
    [InlineData("within 0.01", 3.02, Outcome.Fail)]
    [InlineData("within 1%", 3.03, Outcome.Pass)]
    [InlineData("within 1%", 3.04, Outcome.Fail)]
    [InlineData("within precision", 3.01, Outcome.Pass)]
    [InlineData("within precision", 3.02, Outcome.Fail)]
    public void A_reported_total_may_lie_within_the_tolerance(string within, double reported, Outcome expected) =>
        Assert.Equal(expected, Evaluate(within, (decimal)reported).TotalOutcomes[0]);

    [Theory]
    [InlineData(": number(2) within 0.01", "columns { a \"A\" b \"B\" total all \"All\" }", Outcome.Pass)]
    [InlineData(": number(2) within 0.01", "columns { a \"A\" b \"B\" total all \"All\" within 0.001 }", Outcome.Fail)]
    [InlineData(": number(2)", "columns { a \"A\" b \"B\" all \"All\" within 0.01 = a + b }", Outcome.Pass)]
    [InlineData(": number(2)", "columns { a \"A\" b \"B\" total all \"All\" } rows { r \"R\" within 0.01 }", Outcome.Pass)]
    [InlineData(": number(2)", "columns { a \"A\" b \"B\" total all \"All\" } rows { group g \"G\" within 0.01 { r \"R\" } }", Outcome.Pass)]
    public void A_tolerance_is_inherited(string attributes, string inside, Outcome expected) =>
        Assert.Equal(expected, Evaluate(Sources.FormOfTable(attributes, inside), 3.01m).TotalOutcomes[0]);

    [Fact]
    public void A_total_that_lies_further_off_is_told_with_its_tolerance()
    {
        var finding = Evaluate("within 0.01", 3.05m).Findings(MessageLanguage.English).Single(found => found.Rule.EndsWith(".total", StringComparison.Ordinal));

        Assert.Equal("3.05 is not 1 + 2 = 3, difference 0.05, tolerance 0.01", finding.Message);
        Assert.Equal(new ComparedSides(3.05m, 3, 0.05m, 0.01m), finding.Sides);
    }

    private static EvaluationResult Evaluate(string within, decimal reported) =>
        Evaluate(Sources.FormOfTable(": number(2)", $"columns {{ a \"A\" b \"B\" total all \"All\" {within} }}"), reported);

    private static EvaluationResult Evaluate(ReportDsl.Forms.Form form, decimal reported)
    {
        var data = new ReportData.Builder(form, ReportDsl.Runtime.ReportPeriod.TryParse("2023", out var period) ? period : default)
            .Set(0, CellContent.Of(1m)).Set(1, CellContent.Of(2m)).Set(2, CellContent.Of(reported));
        return Evaluator.For(form).Evaluate(data.ToReport());
    }
}
