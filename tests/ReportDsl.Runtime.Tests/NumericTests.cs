using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Runtime.Tests;

/// <summary>Numbers that are held as whole ones are the same numbers.</summary>
public sealed class NumericTests
{
    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, -1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue)]
    [InlineData(3, -5)]
    public void Beyond_what_an_integer_holds_they_go_on_as_decimals(long left, long right)
    {
        var (one, other) = (Numeric.OfWhole(left), Numeric.OfWhole(right));

        Assert.Equal((decimal)left + right, (one + other).Value);
        Assert.Equal((decimal)left - right, (one - other).Value);
        Assert.Equal((decimal)left + 0.5m, (one + 0.5m).Value);
    }

    [Fact]
    public void A_whole_number_compares_with_a_decimal()
    {
        Assert.Equal(Outcome.Pass, Compare.Numbers(ComparisonOperator.Equal, Numeric.OfWhole(3), 3.4m, 0));
        Assert.Equal(Outcome.Pass, Compare.Numbers(ComparisonOperator.Less, Numeric.OfWhole(3), 3.4m, 1));
        Assert.Equal("3", Numeric.Of(3.0m).ToString());
        Assert.Equal(OperandState.Value, Numeric.BlankZero.AsResult().State);
    }
}
