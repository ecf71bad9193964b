using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>What is meant by what people type, a row for each case: the type, the content, and what is told (see <see cref="RecognitionSample.Told(Form, CellContent)"/>).</summary>
public sealed class RecognitionTableTests
{
    [Theory]
    [InlineData("count", "12", "12")]
    [InlineData("count", " 12 ", "12")]
    [InlineData("count", "\u200B12\uFEFF", "12")]
    [InlineData("count", "1\u200B2", "12")]
    [InlineData("count", "12\r\n", "12")]
    [InlineData("count", "\u00A012\u3000", "12")]
    [InlineData("count", "１２", "12")]
    [InlineData("number(2)", "－１２．５", "-12.5")]
    [InlineData("count", "\u00A0", "blank")]
    [InlineData("count", "\u200B\u2009\n\t", "blank")]
    [InlineData("count", "1\n2", "-")]
    [InlineData("count", "1\t234", "-")]
    [InlineData("count", "twelve", "-")]
    [InlineData("count", "12 13", "-")]
    [InlineData("count", "12a", "-")]
    public void Characters(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("zh", "x", "no?")]
    [InlineData("en", "x", "yes?")]
    [InlineData("en", "X", "yes?")]
    [InlineData("en", "×", "no?")]
    public void An_x_ticks_a_box_but_on_Chinese_forms(string language, string typed, string told) => Assert.Equal(
        told, RecognitionSample.Told(ReportDsl.Compiler.Tests.Compiled.Form($"template T version 1 \"T\" {{ language {language} field f \"F\" : boolean }}"), CellContent.Of(typed)));

    [Theory]
    [InlineData("count", "1,234", true)]
    [InlineData("count", "１２", true)]
    [InlineData("number(1)", "-12.5", true)]
    [InlineData("percent(2)", "12.34%", true)]
    [InlineData("percent(2)", "0.1234", false)]
    [InlineData("count", "12件", false)]
    [InlineData("count", "1.000", false)]
    [InlineData("count", "22（见附注）", false)]
    public void A_figure_that_is_only_a_text_is_told_from_others(string type, string typed, bool isOtherKind) =>
        Assert.Equal(isOtherKind, RecognitionSample.Recognise(type, CellContent.Of(typed))?.IsOtherKind);

    [Theory]
    [InlineData("count", "1,234", "1234")]
    [InlineData("count", "1，234", "1234")]
    [InlineData("count", "1 234 567", "1234567")]
    [InlineData("count", "1\u00A0234", "1234")]
    [InlineData("count", "1\u202F234", "1234")]
    [InlineData("count", "1'234", "1234")]
    [InlineData("count", "1’234", "1234")]
    [InlineData("number(2)", "-1,234.56", "-1234.56")]
    [InlineData("count", "12,34", "-")]
    [InlineData("count", "0,123", "-")]
    [InlineData("count", "1,234 567", "-")]
    [InlineData("count", "1.000", "1?")]
    [InlineData("number(2)", "12.500", "12.5?")]
    [InlineData("number(2)", "0.500", "0.5")]
    [InlineData("number(2)", "1234.500", "1234.5")]
    [InlineData("number(4)", "12.345", "12.345")]
    [InlineData("count", "1,2345,6789", "123456789?")]
    [InlineData("count", "12,34,567", "1234567?")]
    [InlineData("number(2)", "1.234,5", "-")]
    [InlineData("count", "1234,567", "-")]
    public void Separators(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("count", "+7", "7")]
    [InlineData("count", "＋7", "7")]
    [InlineData("integer", "−7", "-7")]
    [InlineData("integer", "–7", "-7")]
    [InlineData("integer", "－7", "-7")]
    [InlineData("integer", "—7", "-7?")]
    [InlineData("integer", "负7", "-7")]
    [InlineData("integer", "- 7", "-7?")]
    [InlineData("integer", "--7", "-")]
    [InlineData("integer", "-0", "0")]
    [InlineData("count", "−7", "-")]
    public void Signs(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("count", "22（其中修订16件）", "22 (其中修订16件)")]
    [InlineData("count", "22 (其中修订16件)", "22 (其中修订16件)")]
    [InlineData("count", "22件（其中：修订（含废止）16件）", "22 (其中：修订（含废止）16件)")]
    [InlineData("count", "22()", "22")]
    [InlineData("count", "22（件）", "22")]
    [InlineData("count", "01（新增）", "1? (新增)")]
    [InlineData("count", "22（估）", "22? (估)")]
    [InlineData("count in jian", "22（人）", "22? (人)")]
    [InlineData("number(2)", "22（单位：平方米）", "22? (单位：平方米)")]
    [InlineData("count", "22（16）", "22? (16)")]
    [InlineData("count", "22（万以上）", "22? (万以上)")]
    [InlineData("count", "（22）", "-")]
    [InlineData("count", "22）", "-")]
    [InlineData("count", "约（22）", "-")]
    [InlineData("number(2) in yuan", "246.08（单位：万元）", "2460800")]
    [InlineData("number(2) in yuan max 1000", "246.08（万元）", "-")]
    [InlineData("date", "2024-01-31（周三）", "2024-01-31 (周三)")]
    [InlineData("count allow na", "/（无此业务）", "not applicable (无此业务)")]
    [InlineData("code Nature", "事业单位（参公）", "\"02\"? (参公)")]
    [InlineData("boolean", "是（除两项外）", "yes? (除两项外)")]
    public void Remarks(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("count in jian", "12件", "12")]
    [InlineData("count in jian", "12 JIAN", "12")]
    [InlineData("count in person", "1,234 persons", "1234")]
    [InlineData("count in jian", "12个", "12?")]
    [InlineData("count in jian", "12人", "-")]
    [InlineData("count in jian", "12元", "-")]
    [InlineData("count in jian", "3万件", "30000")]
    [InlineData("count", "12件", "12")]
    [InlineData("integer", "12 户", "12")]
    [InlineData("count", "12人", "12")]
    [InlineData("number(2)", "12个", "12?")]
    [InlineData("count", "1.2万人", "12000")]
    [InlineData("count", "1.2万", "12000?")]
    [InlineData("count", "12公里", "-")]
    [InlineData("number(1) in meter", "1.5公里", "1500")]
    [InlineData("number(4) in kilometer", "1500米", "1.5")]
    [InlineData("number(1) in kilometer", "1550米", "-")]
    public void Units(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("number(4) in wanyuan", "251000元", "25.1")]
    [InlineData("number(4) in wanyuan", "513.22万元", "513.22")]
    [InlineData("number(4) in wanyuan", "1.5亿元", "15000")]
    [InlineData("number(4) in wanyuan", "1.5亿", "15000?")]
    [InlineData("number(4) in wanyuan", "246.08万", "246.08?")]
    [InlineData("number(2) in yuan", "3千元", "3000")]
    [InlineData("number(2) in yuan", "2百万元", "2000000")]
    [InlineData("number(2) in yuan", "246.08 万", "2460800?")]
    [InlineData("number(2) in wanyuan", "12345元", "-")]
    [InlineData("number(2) in wanyuan", "12件", "-")]
    [InlineData("number(2)", "246.08万", "2460800?")]
    [InlineData("number(2)", "513.22万元", "5132200?")]
    [InlineData("number(2)", "12元", "12?")]
    [InlineData("number(2) in meter", "12元", "-")]
    public void Money(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("percent(2)", "12.34%", "0.1234")]
    [InlineData("percent(2)", "１２．３４％", "0.1234")]
    [InlineData("percent(2)", "5‰", "0.005")]
    [InlineData("percent(2)", "0.1234", "0.1234?")]
    [InlineData("percent(2)", "12.34", "0.1234?")]
    [InlineData("percent(0)", "12.34%", "-")]
    [InlineData("percent(2)", "12件", "-")]
    [InlineData("number(2)", "12%", "-")]
    public void Percentages(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("count", "1.2E3", "1200")]
    [InlineData("number(3)", "1.5e-3", "-")]
    [InlineData("number(4)", "1.5e-3", "0.0015")]
    [InlineData("number(6)", "0.4e-28", "-")]
    [InlineData("count", "1e99999999999", "-")]
    [InlineData("count", "1234567890123456789012345678901234567890", "-")]
    [InlineData("number(2)", "1.00000000000000000000000000000000001", "-")]
    [InlineData("count", "01", "1?")]
    [InlineData("count", "00", "0?")]
    [InlineData("count", "0 0", "0?")]
    [InlineData("count", "0\u00A00", "0?")]
    [InlineData("count", "1 2", "12?")]
    [InlineData("count", "1O", "10?")]
    [InlineData("count", "l2", "12?")]
    [InlineData("count", "O", "0?")]
    [InlineData("count", "Ol", "-")]
    [InlineData("number(1)", "12。5", "12.5?")]
    [InlineData("number(1)", ".5", "0.5")]
    [InlineData("number(1)", "5.", "-")]
    [InlineData("count", "无", "0?")]
    [InlineData("count", "零", "0?")]
    [InlineData("count", "没有", "0?")]
    [InlineData("count min 1", "无", "-")]
    [InlineData("number(1, \"<1\" = 0.5)", "＜ 1", "\"<1\"")]
    [InlineData("number(1)", "<1", "-")]
    public void Notations(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("date", "2024-1-31", "2024-01-31")]
    [InlineData("date", "2024年1月31日", "2024-01-31")]
    [InlineData("date", "2024 年 1 月 31 日", "2024-01-31")]
    [InlineData("date", "2024年1月31号", "2024-01-31")]
    [InlineData("date", "2024/1/31", "2024-01-31")]
    [InlineData("date", "2024.1.31", "2024-01-31")]
    [InlineData("date", "２０２４．１．３１", "2024-01-31")]
    [InlineData("date", "2024—1—31", "2024-01-31")]
    [InlineData("date", "20240131", "2024-01-31")]
    [InlineData("date", "2024-01-31 00:00:00", "2024-01-31")]
    [InlineData("date", "2024-01-31T00:00:00", "2024-01-31")]
    [InlineData("date", "2024-01-31 13:45", "-")]
    [InlineData("date", "24-1-31", "2024-01-31?")]
    [InlineData("date", "24年1月31日", "2024-01-31?")]
    [InlineData("date", "31/1/2024", "2024-01-31?")]
    [InlineData("date", "1/31/2024", "2024-01-31?")]
    [InlineData("date", "3/4/2024", "-")]
    [InlineData("date", "1-2-24", "-")]
    [InlineData("date", "2024-2-30", "-")]
    [InlineData("date", "20241301", "-")]
    [InlineData("date", "12121212", "-")]
    [InlineData("date", "0234-1-2", "-")]
    [InlineData("date", "2024年1月", "-")]
    [InlineData("date", "2024-1/31", "-")]
    [InlineData("date", "2024-1-31-1", "-")]
    [InlineData("date max date(2023, 12, 31)", "2024年1月31日", "-")]
    public void Dates(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("boolean", "是", "yes")]
    [InlineData("boolean", " 否", "no")]
    [InlineData("boolean", "有", "yes")]
    [InlineData("boolean", "无", "no")]
    [InlineData("boolean allow na", "无", "no?")]
    [InlineData("boolean", "√", "yes")]
    [InlineData("boolean", "×", "no?")]
    [InlineData("boolean", "Ｙ", "yes")]
    [InlineData("boolean", "No", "no")]
    [InlineData("boolean", "TRUE", "yes")]
    [InlineData("boolean", "1", "yes?")]
    [InlineData("boolean", "maybe", "-")]
    [InlineData("boolean allow na", "——", "not applicable")]
    public void Booleans(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("code Nature", "机关", "\"01\"")]
    [InlineData("code Nature", "机 关", "\"01\"")]
    [InlineData("code Nature", "Administrative Body", "\"01\"")]
    [InlineData("code Nature", "０１", "\"01\"")]
    [InlineData("code Nature", "01 机关", "\"01\"")]
    [InlineData("code Nature", "01-机关", "\"01\"")]
    [InlineData("code Nature", "01（机关）", "\"01\"")]
    [InlineData("code Nature", "01事业单位", "-")]
    [InlineData("code Nature", "a", "\"A\"")]
    [InlineData("code Nature", "甲类", "-")]
    [InlineData("code Nature", "b1甲类", "\"b1\"")]
    [InlineData("code Nature", "1", "\"01\"")]
    [InlineData("code Nature", "机关单位", "-")]
    public void Codes(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("count allow na", "——", "not applicable")]
    [InlineData("count allow na", "--", "not applicable")]
    [InlineData("count allow na", "－", "not applicable")]
    [InlineData("count allow na", "―― ", "not applicable")]
    [InlineData("count allow na", "╱", "not applicable")]
    [InlineData("count allow na", "Ｎ／Ａ", "not applicable")]
    [InlineData("count allow na", "不 适 用", "not applicable")]
    [InlineData("count allow na", "无", "not applicable?")]
    [InlineData("count allow na", "N.A.", "not applicable?")]
    [InlineData("count allow na", "零", "0?")]
    [InlineData("date allow na", "--", "not applicable")]
    [InlineData("count allow na", "-\n-", "-")]
    [InlineData("count", "--", "-")]
    [InlineData("count", "/", "-")]
    public void Marks(string type, string typed, string told) => Is(type, typed, told);

    [Theory]
    [InlineData("text(18, \"[0-9A-Z]{4}\")", "９１ＡＢ", "\"91AB\"")]
    [InlineData("text(18, \"[0-9A-Z]{4}\")", "91 AB", "\"91AB\"")]
    [InlineData("text(18, \"[0-9A-Z]{4}\")", "91ab", "\"91AB\"?")]
    [InlineData("text(18, \"[0-9A-Z]{4}\")", "91", "-")]
    [InlineData("text(2)", "过长的文本", "-")]
    [InlineData("text(2)", "ab ", "-")]
    public void Texts(string type, string typed, string told) => Is(type, typed, told);

    /// <summary>Numbers in cells for other things; a number that is out of range or has too many decimals is nothing else.</summary>
    [Theory]
    [InlineData("date", 45322, "2024-01-31?")]
    [InlineData("date", 20240131, "2024-01-31")]
    [InlineData("date", 2024, "2024-01-01?")]
    [InlineData("date", 202403, "2024-03-01?")]
    [InlineData("date", 12, "-")]
    [InlineData("date", 20241331, "-")]
    [InlineData("code Nature", 1, "\"01\"")]
    [InlineData("code Nature", 3, "-")]
    [InlineData("text(10)", 2024, "\"2024\"?")]
    [InlineData("text(10)", 0.5, "-")]
    [InlineData("boolean", 1, "yes?")]
    [InlineData("boolean", 2, "-")]
    [InlineData("count", -1, "-")]
    [InlineData("count", 1.5, "-")]
    public void Numbers(string type, double typed, string told) => Assert.Equal(told, RecognitionSample.Told(type, CellContent.Of((decimal)typed)));

    [Theory]
    [InlineData("count", "2024-01-31")]
    [InlineData("count", "#REF!")]
    [InlineData("number(1)", "12件")]
    public void What_no_type_can_hold_is_not_recognised(string type, string content) =>
        Assert.Null(RecognitionSample.Recognise(type, CellContent.Invalid(content)));

    [Fact]
    public void A_long_text_is_no_number()
    {
        var zeros = new string(' ', ValueRecogniser.LongestText - 2);
        Assert.Equal("12", RecognitionSample.Told("count", CellContent.Of(zeros + "12")));
        Assert.Equal("-", RecognitionSample.Told("count", CellContent.Of(zeros + " 12")));
    }

    [Theory]
    [InlineData("count in jian", "12件", "12 is meant? (the unit 件 left out)", "是否应为 12（去掉单位“件”）")]
    [InlineData("count", "１２", "12 is meant? (full-width characters made plain)", "是否应为 12（全角字符改为半角）")]
    [InlineData("count", "12", "12 is meant? (a text read as a number)", "是否应为 12（文本转为数字）")]
    [InlineData("number(4) in wanyuan", "251,000元", "25.1 is meant? (thousands separators left out, converted from 元 to 万元)",
        "是否应为 25.1（去掉千分位分隔符，由“元”换算为“万元”）")]
    [InlineData("percent(2)", "12.34%", "12.34% is meant? (read as a percentage)", "是否应为 12.34%（按百分数识别）")]
    [InlineData("boolean", "√", "yes is meant? (read as yes)", "是否应为是（识别为“是”）")]
    [InlineData("code Nature", "机关", "01 (administrative body) is meant? (the label replaced by its code)", "是否应为 01（机关）（名称改为代码）")]
    [InlineData("date", "2024.1.31", "2024-01-31 is meant? (read as a date)", "是否应为 2024-01-31（按日期识别）")]
    public void How_a_proposal_is_told(string type, string typed, string english, string chinese)
    {
        var spec = RecognitionSample.SlotOf(RecognitionSample.FormOf(type)).Spec;
        var recognised = Assert.IsType<Recognised>(RecognitionSample.Recognise(type, CellContent.Of(typed)));
        var told = RecognisedText.Question(recognised, spec);
        Assert.Equal((english, chinese), (told.English, told.Chinese));
    }

    private static void Is(string type, string typed, string told) => Assert.Equal(told, RecognitionSample.Told(type, CellContent.Of(typed)));
}
