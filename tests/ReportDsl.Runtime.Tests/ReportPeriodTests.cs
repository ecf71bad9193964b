namespace ReportDsl.Runtime.Tests;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("2023", "2023-01-01", "2023-12-31", "2022")]
    [InlineData("2023-H2", "2023-07-01", "2023-12-31", "2023-H1")]
    [InlineData("2023-Q1", "2023-01-01", "2023-03-31", "2022-Q4")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024-01")]
    public void A_period_knows_its_days_and_the_one_before(string text, string start, string end, string earlier)
    {
        var period = ReportPeriod.Parse(text);

        Assert.Equal(text, period.ToString());
        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), period.Start);
        Assert.Equal(DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), period.End);
        Assert.Equal(earlier, period.Earlier(1).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("23")]
    [InlineData("0000")]
    [InlineData("2023-")]
    [InlineData("2023-H3")]
    [InlineData("2023-Q0")]
    [InlineData("2023-13")]
    [InlineData("2023-1")]
    [InlineData("2023年")]
    public void What_is_no_period_is_refused(string text) => Assert.False(ReportPeriod.TryParse(text, out _));

    [Fact]
    public void Before_the_first_year_there_is_nothing() => Assert.Null(ReportPeriod.Of(1).Earlier(1));
}
