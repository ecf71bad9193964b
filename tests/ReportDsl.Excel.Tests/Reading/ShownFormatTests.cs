using ReportDsl.Excel.Reading.Numbers;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>What a reader sees of a number, by the format of its cell: blanks in quotes, and the decimals of built-in formats.</summary>
public sealed class ShownFormatTests
{
    [Theory]
    [InlineData("0\" TEUR\"", 3, "3 TEUR")]
    [InlineData("0\\ \"TEUR\"", 3, "3 TEUR")]
    [InlineData("\"about \"0.0", 2.25, "about 2.3")]
    [InlineData("0%", 0.5, "50%")]
    [InlineData("0.0%", 0.1234, "12.3%")]
    [InlineData("0.00,,\"m\"", 72701257, "72.70m")]
    [InlineData("000", 7, "007")]
    [InlineData("0\"万\"0000", 12345, "1万2345")]
    [InlineData("\"EUR \"0", -3, "-EUR 3")]
    [InlineData("[>=1000]0,\" k\";0\" s\"", 5000, "5 k")]
    [InlineData("[>=1000]0,\" k\";0\" s\"", 50, "50 s")]
    [InlineData("0;-0;\"none\"", 0, "none")]
    public void Figures_are_shown_as_their_format_says(string code, double number, string shown) =>
        Assert.Equal(shown, NumberFormat.Of(code).Show((decimal)number).Text.Trim());

    [Theory]
    [InlineData(9, 0.5, "50%")]
    [InlineData(10, 0.5, "50.00%")]
    [InlineData(5, 1234, "¥1234")]
    [InlineData(7, 1234, "¥1234.00")]
    public void Built_in_formats_have_the_decimals_that_they_have(int id, double number, string shown) =>
        Assert.Equal(shown, NumberFormat.OfBuiltIn(id).Show((decimal)number).Text.Trim());
}
