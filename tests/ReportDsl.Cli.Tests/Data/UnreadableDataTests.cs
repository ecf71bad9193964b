using Xunit;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>Data files that are no report: what was read of them is shown all the same.</summary>
public sealed class UnreadableDataTests
{
    private static string Validate(string text)
    {
        using var workspace = Stock.Workspace().With("a.json", text);
        var result = workspace.Run("validate", "-t", "t", "a.json");
        Assert.Equal(1, result.ExitCode);
        return result.Out;
    }

    [Fact]
    public void A_period_that_is_not_served_is_told_as_that()
    {
        var told = Validate(Stock.Report("甲", 2019, "3", "2", "5"));

        Assert.StartsWith("a.json  甲 · Stock 1 · 2019  1 error\n", told, StringComparison.Ordinal);
        Assert.Contains("file.period", told, StringComparison.Ordinal);
        Assert.DoesNotContain("file.unreadable", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2023-Q1\"", "2023-Q1  1 error")]
    [InlineData("\"next year\"", "no period  1 error")]
    public void A_period_of_another_kind_is_told_as_that(string period, string heading)
    {
        var told = Validate(Stock.Report("甲", 2023, "3", "2", "5").Replace("\"2023\"", period, StringComparison.Ordinal));

        Assert.Contains(heading, told, StringComparison.Ordinal);
        Assert.Contains("file.period", told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_before_an_error_is_shown()
    {
        var told = Validate(Stock.Report("甲", 2023, "3", "2", "5").TrimEnd('}') + ",}}}");

        Assert.StartsWith("a.json  甲 · Stock 1 · 2023  1 error\n", told, StringComparison.Ordinal);
        Assert.Contains("The comma before '}' is one too many: leave it out.", told, StringComparison.Ordinal);
    }
}
