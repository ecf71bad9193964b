using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Texts that stand for numbers: none that a reader or a program could take for something else.</summary>
public sealed class SpecialTextTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("／")]
    [InlineData("-")]
    [InlineData("－")]
    [InlineData("—")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("Ｎ／Ａ")]
    [InlineData(" N / A ")]
    [InlineData("不适用")]
    [InlineData("　不适用")]
    [InlineData("——")]
    [InlineData("--")]
    [InlineData("―")]
    [InlineData("╱")]
    [InlineData("− −")]
    public void A_mark_where_marks_are_allowed(string text)
    {
        var type = $": number(1, \"<1\" = 0.5, \"{text}\" = 0)";
        Assert.Equal(["RD3028"], Codes($"field f \"f\" {type} allow na"));
        Assert.Equal(["RD3028"], Codes($"section s \"s\" {{ table {type} allow na {{ columns {{ x \"x\" }} }} }}"));
        Assert.Equal(["RD3028"], Codes($"section s \"s\" {{ table t \"t\" allow na {{ columns {{ x \"x\" {type} }} }} }}"));
        Assert.Equal(["RD3028"], Codes($"section s \"s\" {{ table t \"t\" {{ columns {{ group g \"g\" allow na {{ x \"x\" {type} }} }} }} }}"));
        Assert.Equal(["RD3028"], Codes($"section s \"s\" allow na {{ table t \"t\" {{ columns {{ x \"x\" {type} }} }} }}"));
        Assert.Equal(["RD3028"], Codes($"section s \"s\" {{ table t \"t\" {{ columns {{ x \"x\" {type} }} rows {{ r \"r\" allow na }} }} }}"));
        Assert.Equal(["RD3028"], Codes($"section s \"s\" {{ table {type} {{ columns {{ x \"x\" }} rows {{ r \"r\" }} cell r[x] allow na }} }}"));
        Assert.Equal(["RD3028"], Codes($"section s \"s\" {{ table : count {{ columns {{ x \"x\" {type} allow na {{ p \"p\" }} }} }} }}"));

        // Where no mark may stand, nothing else can be meant.
        Assert.Equal([], Codes($"field f \"f\" {type}"));
        Assert.Equal([], Codes($"section s \"s\" {{ table {type} {{ columns {{ x \"x\"  y \"y\" : count allow na }} }} }}"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("５")]
    [InlineData("-5")]
    [InlineData("－5")]
    [InlineData("−5")]
    [InlineData("+5")]
    [InlineData(" 5 ")]
    [InlineData("0.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1,234")]
    [InlineData("1，234")]
    [InlineData("12,34")]
    [InlineData("1 234")]
    [InlineData("5%")]
    [InlineData("５％")]
    [InlineData("5‰")]
    [InlineData("1e3")]
    [InlineData("(5)")]
    [InlineData("（5）")]
    [InlineData("￥5")]
    [InlineData("$1,234.50")]
    [InlineData("5元")]
    [InlineData("5件")]
    [InlineData("5万")]
    public void A_number(string text)
    {
        Assert.Equal(["RD3029"], Codes($"field f \"f\" : number(1, \"{text}\" = 0.5)"));
        Assert.Equal(["RD3029"], Codes($"section s \"s\" {{ table : number(1, \"<1\" = 0.5, \"{text}\" = 0) {{ columns {{ x \"x\" }} }} }}"));
    }

    [Theory]
    [InlineData("<1", "<1")]
    [InlineData("<1", "＜1")]
    [InlineData("<1", " <1 ")]
    [InlineData("<1", "< 1")]
    [InlineData("NO", "no")]
    [InlineData("无", "无　")]
    public void Twice(string first, string second)
    {
        Assert.Equal(["RD3030"], Codes($"field f \"f\" : number(1, \"{first}\" = 0.5, \"{second}\" = 0.6)"));
        Assert.Equal(["RD3030"], Codes($"field f \"f\" : number(1, \"{first}\" = 0.5, \"x\" = 1, \"{second}\" = 0.5)"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("　")]
    public void A_blank(string text) => Assert.Equal(["RD3031"], Codes($"field f \"f\" : number(1, \"{text}\" = 0)"));

    [Theory]
    [InlineData("1/2", "a date")]
    [InlineData("１／２", "a date")]
    [InlineData("3-4", "a date")]
    [InlineData("13/45", null)]
    [InlineData("12/45", "a date")]
    [InlineData("2024/1", "a date")]
    [InlineData("2024-1-1", "a date")]
    [InlineData("1/31/24", "a date")]
    [InlineData("32-32-32", null)]
    [InlineData("100-200", null)]
    [InlineData("20-30", null)]
    [InlineData("Jan-5", "a date")]
    [InlineData("5 May", "a date")]
    [InlineData("DEC1", "a date")]
    [InlineData("March 2024", "a date")]
    [InlineData("Q1", null)]
    [InlineData("2024年1月", "a date")]
    [InlineData("1月2日", "a date")]
    [InlineData("12:30", "a time")]
    [InlineData("1：2", "a time")]
    [InlineData("12:30:15 PM", "a time")]
    [InlineData("3 am", "a time")]
    [InlineData("上午9:30", "a time")]
    [InlineData("9时30分", "a time")]
    [InlineData("1 1/2", "a number")]
    [InlineData("TRUE", "a logical value")]
    [InlineData("false", "a logical value")]
    [InlineData("=1", "a formula")]
    [InlineData("＝1", "a formula")]
    [InlineData("+x", "a formula")]
    [InlineData("-x", "a formula")]
    [InlineData("@x", "a formula")]
    [InlineData("--", null)]
    [InlineData("#N/A", "an error")]
    [InlineData("'x", "the text without its apostrophe")]
    [InlineData("<1", null)]
    [InlineData("1~3", null)]
    [InlineData("5 a day", null)]
    public void What_programs_change_while_it_is_typed_is_told(string text, string? into)
    {
        var source = $$"""template T version 1 "表" { field f "f" : number(1, "{{text}}" = 0) }""";
        var told = Compiled.Result(source).Diagnostics.Where(diagnostic => diagnostic.Code == "RD3032").Select(diagnostic => diagnostic.Message(MessageLanguage.English));

        string[] expected = into is null ? [] : [$"Nobody can type \"{text}\" into a workbook: spreadsheet programs turn it into {into}."];
        Assert.Equal(expected, told);
    }

    [Theory]
    [InlineData("<1")]
    [InlineData("≥100")]
    [InlineData("1-3")]
    [InlineData("约5")]
    [InlineData("NO")]
    [InlineData("IE")]
    [InlineData("无")]
    [InlineData("x5")]
    [InlineData("5以下")]
    public void What_can_be_told(string text) => Assert.Equal([], Codes($"field f \"f\" : number(1, \"{text}\" = 0, \"other\" = 1) allow na"));

    private static IReadOnlyList<string> Codes(string members) => Compiled.ErrorCodes($$"""template T version 1 "表" { {{members}} }""");
}
