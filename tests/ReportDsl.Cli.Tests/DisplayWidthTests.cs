using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("中文", 4)]
    [InlineData("，。（）《》", 12)]
    [InlineData("“”‘’…—", 6)]
    [InlineData("ｱ", 1)]
    [InlineData("Ａ", 2)]
    [InlineData("㎡", 2)]
    [InlineData("한글", 4)]
    [InlineData("\U00020000\U0002A6DF", 4)]
    [InlineData("👍🏽", 2)]
    [InlineData("👨‍👩‍👧", 2)]
    [InlineData("❤", 1)]
    [InlineData("❤️", 2)]
    [InlineData("a\u200Bb", 2)]
    [InlineData("\u2E7F\u2E80\u303E\u303F\u3040\u3041", 1 + 2 + 2 + 1 + 1 + 2)]
    public void Columns_of_a_text(string text, int width) => Assert.Equal(width, DisplayWidth.Of(text));
}
