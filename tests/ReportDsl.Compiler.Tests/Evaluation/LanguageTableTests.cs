using ReportDsl.Forms;
using ReportDsl.Runtime;
using Xunit;
using static ReportDsl.Testing.Forms.Terms;

namespace ReportDsl.Tests.Evaluation;

/// <summary>The tables of the language reference on operators, states and outcomes, row by row.</summary>
public sealed class LanguageTableTests
{
    /// <summary>state of the cell → as one operand, in sum min max average, exists / in count, r ?? 7.</summary>
    [Theory]
    [InlineData("value", "3", "3", true, "3")]
    [InlineData("blank zero", "0", "0", false, "0")]
    [InlineData("blank optional", "missing", "passed", false, "7")]
    [InlineData("blank required", "missing", "missing", false, "7")]
    [InlineData("mark", "na", "passed", false, "7")]
    [InlineData("when false", "na", "passed", false, "7")]
    [InlineData("mark not allowed", "missing", "missing", true, "missing")]
    [InlineData("wrong kind", "missing", "missing", true, "missing")]
    [InlineData("below min", "missing", "missing", true, "missing")]
    [InlineData("too many decimals", "missing", "missing", true, "missing")]
    [InlineData("15 digits", "missing", "missing", true, "missing")]
    [InlineData("absent", "missing", "missing", false, "7")]
    [InlineData("computed", "3", "3", true, "3")]
    [InlineData("computed, reported", "4", "4", true, "4")]
    [InlineData("computed, na", "na", "passed", false, "7")]
    [InlineData("computed, missing", "missing", "missing", false, "missing")]
    public void States(string state, string single, string aggregated, bool exists, string coalesced)
    {
        var cell = new StateCell(state);

        Assert.Equal(single, cell.Evaluate(value => value));
        Assert.Equal(coalesced, cell.Evaluate(value => new Coalesce(value, Constant(7), 0)));
        Assert.Equal(exists ? Outcome.Pass : Outcome.Fail, cell.Test(Exists));
        Assert.Equal(exists ? "1" : "0", cell.Evaluate(value => Aggregate(AggregateFunction.Count, value)));
        foreach (var function in new[] { AggregateFunction.Sum, AggregateFunction.Min, AggregateFunction.Max, AggregateFunction.Average })
        {
            var nothing = function == AggregateFunction.Sum ? "0" : "na";
            Assert.Equal(aggregated == "passed" ? nothing : aggregated, cell.Evaluate(value => Aggregate(function, value)));
        }
    }

    /// <summary>Strict operators take the smaller state: missing &lt; na &lt; value.</summary>
    [Theory]
    [InlineData("value", "value", "6")]
    [InlineData("value", "mark", "na")]
    [InlineData("mark", "mark", "na")]
    [InlineData("mark", "blank required", "missing")]
    [InlineData("value", "wrong kind", "missing")]
    [InlineData("blank zero", "value", "3")]
    [InlineData("blank optional", "value", "missing")]
    public void Strict_operators(string left, string right, string sum)
    {
        Assert.Equal(sum, new StateCell(left, right).EvaluateOver(terms => Add(terms[0], terms[1])));
        Assert.Equal(sum, new StateCell(right, left).EvaluateOver(terms => Add(terms[0], terms[1])));
    }

    [Theory]
    [InlineData("blank optional", "3", "missing")]
    [InlineData("mark", "3", "na")]
    public void Sum_and_plus_differ_in_what_is_passed_over(string state, string sum, string plus)
    {
        var cells = new StateCell("value", state);
        Assert.Equal(sum, cells.EvaluateOver(terms => Sum(terms[0], terms[1])));
        Assert.Equal(plus, cells.EvaluateOver(terms => Add(terms[0], terms[1])));
    }

    [Fact]
    public void Division_by_zero_is_missing() =>
        Assert.Equal("missing", new StateCell("value").Evaluate(value => Divide(value, Constant(0))));

    [Fact]
    public void What_a_decimal_cannot_hold_is_missing() =>
        Assert.Equal("missing", new StateCell("value").Evaluate(value => Multiply(Multiply(value, Constant(decimal.MaxValue / 2)), value)));

    [Theory]
    [InlineData(Outcome.Pass, "1")]
    [InlineData(Outcome.Fail, "missing")]
    [InlineData(Outcome.NotApplicable, "na")]
    [InlineData(Outcome.NotAssessable, "missing")]
    public void If_is_lazy(Outcome condition, string value) => Assert.Equal(value, WantedOutcomes.With(condition).Evaluate(tested =>
        new Choice(tested, Constant(1), Divide(Constant(1), Constant(0)), ValueKind.Number, 0)));

    [Theory]
    [InlineData("0.5", 0, "1")]
    [InlineData("-0.5", 0, "-1")]
    [InlineData("2.5", 0, "3")]
    [InlineData("1.005", 2, "1.01")]
    [InlineData("-1.005", 2, "-1.01")]
    [InlineData("1.0049", 2, "1")]
    public void Rounding_is_half_away_from_zero(string number, int decimals, string rounded)
    {
        var value = Constant(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(rounded, new StateCell("value").Evaluate(_ => Round(value, decimals)));
        var expected = Constant(decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Outcome.Pass, new StateCell("value").Test(_ => new Comparison(ComparisonOperator.Equal, value, expected, decimals, Tolerance.None)));
    }

    [Fact]
    public void Dates_differ_in_days_and_move_by_days()
    {
        var (first, second) = (new DateConstant(new DateOnly(2024, 2, 28)), new DateConstant(new DateOnly(2024, 3, 1)));
        Assert.Equal("2", new StateCell("value").Evaluate(_ => Subtract(second, first)));
        Assert.Equal(Outcome.Pass, new StateCell("value").Test(_ => Equal(Add(first, Constant(2)), second)));
        Assert.Equal("missing", new StateCell("value").Evaluate(_ => Subtract(Add(second, Constant(5_000_000)), first)));
    }

    [Theory]
    [InlineData(PeriodKind.Year, 1, 2023, 1, "2023-01-01", "2023-12-31")]
    [InlineData(PeriodKind.Half, 2, 2023, 2, "2023-07-01", "2023-12-31")]
    [InlineData(PeriodKind.Quarter, 1, 2023, 1, "2023-01-01", "2023-03-31")]
    [InlineData(PeriodKind.Month, 2, 2023, 2, "2023-02-01", "2023-02-28")]
    public void Period_properties(PeriodKind kind, int number, int year, int expectedNumber, string start, string end)
    {
        var cell = new StateCell("value") { Period = new ReportPeriod(kind, 2023, number) };
        Assert.Equal($"{year}", cell.Evaluate(_ => new PeriodValue(PeriodProperty.Year, ValueKind.Number)));
        Assert.Equal($"{expectedNumber}", cell.Evaluate(_ => new PeriodValue(PeriodProperty.Number, ValueKind.Number)));
        Assert.Equal(Outcome.Pass, cell.Test(_ => Equal(new PeriodValue(PeriodProperty.Start, ValueKind.Date), Day(start))));
        Assert.Equal(Outcome.Pass, cell.Test(_ => Equal(new PeriodValue(PeriodProperty.End, ValueKind.Date), Day(end))));

        static DateConstant Day(string text) => new(DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    public static TheoryData<Outcome, Outcome, Outcome, Outcome> Connectives => new()
    {
        // left, right, and, or
        { Outcome.Pass, Outcome.Pass, Outcome.Pass, Outcome.Pass },
        { Outcome.Pass, Outcome.NotApplicable, Outcome.NotApplicable, Outcome.Pass },
        { Outcome.Pass, Outcome.NotAssessable, Outcome.NotAssessable, Outcome.Pass },
        { Outcome.Pass, Outcome.Fail, Outcome.Fail, Outcome.Pass },
        { Outcome.NotApplicable, Outcome.NotApplicable, Outcome.NotApplicable, Outcome.NotApplicable },
        { Outcome.NotApplicable, Outcome.NotAssessable, Outcome.NotAssessable, Outcome.NotAssessable },
        { Outcome.NotApplicable, Outcome.Fail, Outcome.Fail, Outcome.NotApplicable },
        { Outcome.NotAssessable, Outcome.NotAssessable, Outcome.NotAssessable, Outcome.NotAssessable },
        { Outcome.NotAssessable, Outcome.Fail, Outcome.Fail, Outcome.NotAssessable },
        { Outcome.Fail, Outcome.Fail, Outcome.Fail, Outcome.Fail },
    };

    [Theory]
    [MemberData(nameof(Connectives))]
    public void And_is_the_smaller_outcome_or_by_De_Morgan(Outcome left, Outcome right, Outcome and, Outcome or)
    {
        Assert.Equal(and, WantedOutcomes.With(left, right).TestOver(sides => new And(sides[0], sides[1])));
        Assert.Equal(and, WantedOutcomes.With(right, left).TestOver(sides => new And(sides[0], sides[1])));
        Assert.Equal(or, WantedOutcomes.With(left, right).TestOver(sides => new Or(sides[0], sides[1])));
        Assert.Equal(or, WantedOutcomes.With(right, left).TestOver(sides => new Or(sides[0], sides[1])));
        Assert.Equal(or, WantedOutcomes.With(left, right).TestOver(sides => new Not(new And(new Not(sides[0]), new Not(sides[1])))));
    }

    [Theory]
    [InlineData(Outcome.Pass, Outcome.Fail, Outcome.Fail, Outcome.Pass)]
    [InlineData(Outcome.Fail, Outcome.Pass, Outcome.NotApplicable, Outcome.Fail)]
    [InlineData(Outcome.NotApplicable, Outcome.NotApplicable, Outcome.NotApplicable, Outcome.NotApplicable)]
    [InlineData(Outcome.NotAssessable, Outcome.NotAssessable, Outcome.NotAssessable, Outcome.NotAssessable)]
    public void Not_when_and_if_then_else(Outcome tested, Outcome not, Outcome whenThenFail, Outcome ifThenPassElseFail)
    {
        Assert.Equal(not, WantedOutcomes.With(tested).Test(condition => new Not(condition)));
        Assert.Equal(whenThenFail, WantedOutcomes.With(tested).Test(_ => new ConstantCondition(false), condition => condition));
        Assert.Equal(ifThenPassElseFail, WantedOutcomes.With(tested).Test(condition =>
            new ConditionalCondition(condition, new ConstantCondition(true), new ConstantCondition(false))));
    }

    /// <summary>With a tolerance of 1: how far apart (left minus right) each operator still passes.</summary>
    [Theory]
    [InlineData(ComparisonOperator.Equal, false, true, true, true, false)]
    [InlineData(ComparisonOperator.NotEqual, true, false, false, false, true)]
    [InlineData(ComparisonOperator.Less, true, false, false, false, false)]
    [InlineData(ComparisonOperator.LessOrEqual, true, true, true, true, false)]
    [InlineData(ComparisonOperator.Greater, false, false, false, false, true)]
    [InlineData(ComparisonOperator.GreaterOrEqual, false, true, true, true, true)]
    public void Within_a_tolerance_two_sides_are_equal(ComparisonOperator comparison, params bool[] passes)
    {
        for (var apart = -2; apart <= 2; apart++)
        {
            var outcome = new StateCell("value").Test(value =>
                Compare(comparison, value, Constant(3 - apart), Tolerance.Absolute(1)));
            Assert.Equal(passes[apart + 2], outcome == Outcome.Pass);
        }
    }

    [Theory]
    [InlineData(95, true)]
    [InlineData(94.99, false)]
    [InlineData(-95, false)]
    [InlineData(105.26, true)]
    [InlineData(105.27, false)]
    public void A_relative_tolerance_is_of_the_larger_absolute_side(double left, bool passes) =>
        Assert.Equal(passes, new StateCell("value").Test(_ => Equal(Constant((decimal)left), Constant(100), Tolerance.Relative(0.05m))) == Outcome.Pass);

    [Theory]
    [InlineData(ComparisonOperator.Less, 3.4, true)]
    [InlineData(ComparisonOperator.Less, 3.5, false)]
    [InlineData(ComparisonOperator.LessOrEqual, 3.5, true)]
    [InlineData(ComparisonOperator.LessOrEqual, 3.6, false)]
    [InlineData(ComparisonOperator.Equal, 2.5, true)]
    [InlineData(ComparisonOperator.Equal, 2.4, false)]
    [InlineData(ComparisonOperator.NotEqual, 3, true)]
    public void Within_precision_passes_where_the_values_as_rounded_could(ComparisonOperator comparison, double left, bool passes) =>
        Assert.Equal(passes, new StateCell("value").Test(_ => Compare(comparison, Constant((decimal)left), Constant(3), Tolerance.Precision(0.5m))) == Outcome.Pass);
}
