using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Runtime.Tests;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(Outcome.Fail, Outcome.Pass, Outcome.Fail, Outcome.Pass)]
    [InlineData(Outcome.NotAssessable, Outcome.NotApplicable, Outcome.NotAssessable, Outcome.NotAssessable)]
    [InlineData(Outcome.NotAssessable, Outcome.Pass, Outcome.NotAssessable, Outcome.Pass)]
    [InlineData(Outcome.NotApplicable, Outcome.Fail, Outcome.Fail, Outcome.NotApplicable)]
    [InlineData(Outcome.NotApplicable, Outcome.Pass, Outcome.NotApplicable, Outcome.Pass)]
    [InlineData(Outcome.NotAssessable, Outcome.Fail, Outcome.Fail, Outcome.NotAssessable)]
    public void And_is_the_smaller_and_or_follows_by_De_Morgan(Outcome left, Outcome right, Outcome and, Outcome or)
    {
        Assert.Equal(and, Logic.And(left, right));
        Assert.Equal(and, Logic.And(right, left));
        Assert.Equal(or, Logic.Or(left, right));
        Assert.Equal(or, Logic.Or(right, left));
    }

    [Theory]
    [InlineData(0.5, 1, 0, true)]
    [InlineData(1.5, 2, 0, true)]
    [InlineData(2.5, 3, 0, true)]
    [InlineData(-0.5, -1, 0, true)]
    [InlineData(0.4, 0, 0, true)]
    [InlineData(1.005, 1.01, 2, true)]
    [InlineData(1.004, 1.01, 2, false)]
    public void Sides_are_rounded_half_away_from_zero_before_they_are_compared(double left, double right, int scale, bool equal) =>
        Assert.Equal(Logic.Of(equal), Compare.Numbers(ComparisonOperator.Equal, (decimal)left, (decimal)right, scale));

    [Theory]
    [InlineData(ComparisonOperator.Equal, 100, 105, true)]
    [InlineData(ComparisonOperator.Equal, 100, 106, false)]
    [InlineData(ComparisonOperator.NotEqual, 100, 105, false)]
    [InlineData(ComparisonOperator.LessOrEqual, 105, 100, true)]
    [InlineData(ComparisonOperator.LessOrEqual, 106, 100, false)]
    [InlineData(ComparisonOperator.Less, 95, 100, false)]
    [InlineData(ComparisonOperator.Less, 94, 100, true)]
    [InlineData(ComparisonOperator.GreaterOrEqual, 95, 100, true)]
    [InlineData(ComparisonOperator.Greater, 106, 100, true)]
    public void Sides_within_an_absolute_tolerance_are_equal(ComparisonOperator op, int left, int right, bool holds) =>
        Assert.Equal(Logic.Of(holds), Compare.Numbers(op, left, right, 0, Tolerance.Absolute(5)));

    [Theory]
    [InlineData(95, 100, true)]
    [InlineData(100, 95, true)]
    [InlineData(94, 100, false)]
    [InlineData(-95, -100, true)]
    public void A_relative_tolerance_is_of_the_larger_absolute_side_bound_included(int left, int right, bool holds) =>
        Assert.Equal(Logic.Of(holds), Compare.Numbers(ComparisonOperator.Equal, left, right, 0, Tolerance.Relative(0.05m)));

    [Theory]
    [InlineData(ComparisonOperator.Less, 10, 10, true)]
    [InlineData(ComparisonOperator.Less, 11, 10, false)]
    [InlineData(ComparisonOperator.NotEqual, 10, 10, true)]
    [InlineData(ComparisonOperator.Equal, 11, 10, true)]
    public void Within_precision_a_comparison_holds_where_the_values_could_satisfy_it(ComparisonOperator op, int left, int right, bool holds) =>
        Assert.Equal(Logic.Of(holds), Compare.Numbers(op, left, right, 0, Tolerance.Precision(1)));
}
