using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Runtime.Tests;

/// <summary>What <c>since</c> and <c>until</c> of a rule decide in advance, as the evaluator has it.</summary>
public sealed class RulePeriodTests
{
    private static readonly RuleSchema Bounded = new("r", "", [""]) { Since = ReportPeriod.Parse("2022"), Until = ReportPeriod.Parse("2023-Q2") };

    [Theory]
    [InlineData("2021", Outcome.NotApplicable)]
    [InlineData("2022", null)]
    [InlineData("2023-Q2", null)]
    [InlineData("2023", Outcome.NotApplicable)]
    [InlineData(null, Outcome.NotAssessable)]
    public void A_rule_with_bounds(string? period, Outcome? decided) =>
        Assert.Equal(decided, Bounded.OutcomeOutside(period is null ? null : ReportPeriod.Parse(period)));

    [Fact]
    public void A_rule_without_bounds_is_run_whatever_the_period() => Assert.Null(new RuleSchema("r", "", [""]).OutcomeOutside(null));
}
