using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>What <c>within</c> reaches and what it does not, by outcomes.</summary>
public sealed class WithinTests
{
    [Theory]
    [InlineData("within 1 when x > 0 : y == z", 1, 1, 5, Outcome.Fail)]
    [InlineData("within 1 when x > 0 : y == z", 1, 1, 2, Outcome.Pass)]
    [InlineData("within 1 when x > 0 : y == z", 0, 1, 5, Outcome.NotApplicable)]
    [InlineData("within 1 when x == 0 : y == z", 1, 1, 5, Outcome.NotApplicable)]
    [InlineData("within 50% when x >= 2 : y == z", 1, 1, 5, Outcome.NotApplicable)]
    [InlineData("within precision when x > 0 : y == z", 1, 1, 5, Outcome.Fail)]
    [InlineData("within 1 : sum(columns.x where x > 0) == z", 1, 0, 1, Outcome.Pass)]
    [InlineData("within 1 : sum(columns.x where x > 0) == z", 1, 0, 3, Outcome.Fail)]
    [InlineData("within 1 : count(columns.x where x > 0) == z", 1, 0, 0, Outcome.Pass)]
    [InlineData("within 1 : count(columns.x where x > 0) == z", 1, 0, 3, Outcome.Fail)]
    public void It_is_of_the_condition_behind_the_colon_alone(string check, int x, int y, int z, Outcome expected) =>
        Assert.Equal(expected, Evaluate("count", check, x, y, z));

    [Theory]
    [InlineData("x == y", 3, 5, Outcome.Fail)]
    [InlineData("x == y", 4, 5, Outcome.Pass)]
    [InlineData("x != y", 5, 5, Outcome.Pass)]
    [InlineData("x < y", 3, 5, Outcome.Pass)]
    [InlineData("x < y", 5, 5, Outcome.Pass)]
    [InlineData("x < y", 6, 5, Outcome.Fail)]
    [InlineData("x <= y", 6, 5, Outcome.Pass)]
    [InlineData("x <= y", 7, 5, Outcome.Fail)]
    [InlineData("x > y", 5, 5, Outcome.Pass)]
    [InlineData("x > y", 4, 5, Outcome.Fail)]
    [InlineData("x >= y", 4, 5, Outcome.Pass)]
    [InlineData("not (x == y)", 5, 5, Outcome.Fail)]
    [InlineData("x + x + x < y", 0, 2, Outcome.Pass)]
    [InlineData("3 < x", 3, 0, Outcome.Pass)]
    public void Precision_passes_where_the_values_as_rounded_could_satisfy_the_comparison(string condition, int x, int y, Outcome expected)
    {
        Assert.Equal(expected, Evaluate("number(0)", $"within precision : {condition}", x, y, 0));

        // Counts are exact: what lies within nothing is compared as without a tolerance.
        Assert.Equal(Evaluate("count", $": {condition}", x, y, 0), Evaluate("count", $"within precision : {condition}", x, y, 0));
    }

    [Theory]
    [InlineData("x == y", 4, 5, Outcome.Pass)]
    [InlineData("x != y", 4, 5, Outcome.Fail)]
    [InlineData("x < y", 4, 5, Outcome.Fail)]
    [InlineData("x < y", 3, 5, Outcome.Pass)]
    [InlineData("x > y", 6, 5, Outcome.Fail)]
    [InlineData("x <= y", 6, 5, Outcome.Pass)]
    public void Sides_within_a_value_are_equal(string condition, int x, int y, Outcome expected) =>
        Assert.Equal(expected, Evaluate("number(0)", $"within 1 : {condition}", x, y, 0));

    private static Outcome Evaluate(string type, string check, int x, int y, int z)
    {
        var form = Sources.FormOfTable($": {type}", $"columns {{ x \"X\"  y \"Y\"  z \"Z\" }} check k \"K\" {check}");
        var data = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1)).Set(0, CellContent.Of(x)).Set(1, CellContent.Of(y)).Set(2, CellContent.Of(z));
        return Evaluator.For(form).Evaluate(data.ToReport()).Outcome(0, 0);
    }
}
