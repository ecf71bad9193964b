using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>What holds for all that people may type.</summary>
public sealed class RecognitionPropertyTests
{
    private static readonly string[] Types =
    [
        "count", "count allow na", "count in jian min 1", "integer", "number(2)", "number(4) in wanyuan allow na", "number(1, \"<1\" = 0.5)", "percent(2)",
        "date", "date allow na", "boolean", "code Nature", "code Nature allow na", "text(5)", "text(9, \"[0-9A-Z]{4}\")", "number(3) in kilometer",
    ];

    /// <summary>Random texts hardly ever look like values; these are made of what values are made of.</summary>
    private static readonly string[] Pieces =
    [
        "0", "1", "12", "234", "2024", "31", ".", ",", "，", "-", "－", "—", "+", "/", "(", "（", ")", "）", " ", "\u00A0", "\u3000", "\u200B", "\n", "'", "e", "E",
        "万", "亿", "元", "千", "件", "个", "年", "月", "日", "%", "‰", "O", "l", "是", "无", "<", "机关", "01", "甲类", "\uD800", "１", "．", "N", "A",
    ];

    private static readonly Arbitrary<string> AnyText = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)),
        Gen.Elements(Pieces).ListOf(3).Select(pieces => string.Concat(pieces))).ToArbitrary();

    private static readonly Arbitrary<string> AnyType = Gen.Elements(Types).ToArbitrary();

    [Fact]
    public void What_is_proposed_is_valid_and_nothing_is_asked_about_it_again() => Prop.ForAll(AnyType, AnyText, (type, text) =>
    {
        if (RecognitionSample.Recognise(type, CellContent.Of(text)) is not { } recognised)
            return;
        Assert.True(RecognitionSample.IsValid(type, recognised.Content));
        Assert.Null(RecognitionSample.Recognise(type, recognised.Content));
        Assert.False(recognised.Note is { } note && CellContent.IsBlank(note));
        Assert.NotEmpty(recognised.How.English);
        Assert.NotEmpty(recognised.How.Chinese);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void What_is_valid_is_never_changed() => Prop.ForAll(AnyType, AnyText, (type, text) =>
    {
        var report = RecognitionSample.Report(RecognitionSample.FormOf(type), CellContent.Of(text));
        var isValid = RecognitionSample.IsValid(type, CellContent.Of(text));
        if (isValid)
            Assert.Null(RecognitionSample.Recognise(type, CellContent.Of(text)));
        Assert.True(!isValid || ReferenceEquals(report, LenientReading.Of(report).Report));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    /// <summary>Everything that may be put around a number without making it doubtful.</summary>
    [Fact]
    public void A_decorated_number_is_the_number()
    {
        var decorated =
            from cents in Gen.Choose(0, 2_000_000_000)
            from isNegative in Gen.Elements(true, false)
            from plus in Gen.Elements("", "+", "＋")
            from minus in Gen.Elements("-", "−", "–", "－")
            from separator in Gen.Elements("", ",", "，", "'", " ", "\u00A0", "\u202F")
            from wide in Gen.Elements(true, false)
            from unit in Gen.Elements("", "万元", " 万元", "（万元）", "wanyuan", "(单位：万元)")
            from remark in Gen.Elements("", "（其中补发三项）", " (see note)")
            from space in Gen.Elements("", " ", "\u3000", "\u200B", "\r\n")
            let number = cents / 100m
            let digits = Grouped(number, separator)
            let plain = (isNegative && cents != 0 ? minus : plus) + (wide ? Widened(digits) : digits)
            select (Number: isNegative ? -number : number, Text: space + plain + unit + remark + space);
        Prop.ForAll(decorated.ToArbitrary(), typed =>
        {
            var recognised = RecognitionSample.Recognise("number(2) in wanyuan", CellContent.Of(typed.Text));
            Assert.Equal((CellContent.Of(typed.Number), true), (recognised?.Content ?? CellContent.Blank, recognised?.IsCertain));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void A_day_is_the_day_however_it_is_written()
    {
        var written =
            from day in Gen.Choose(new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber)
            from format in Gen.Elements("yyyy-M-d", "yyyy年M月d日", "yyyy年MM月dd日", "yyyy/M/d", "yyyy/MM/dd", "yyyy.M.d", "yyyyMMdd", "yyyy-MM-dd 00:00:00")
            select (Date: DateOnly.FromDayNumber(day), Text: DateOnly.FromDayNumber(day).ToDateTime(default).ToString(format, CultureInfo.InvariantCulture));
        Prop.ForAll(written.ToArbitrary(), typed =>
        {
            // A day in the official form is valid as it is.
            var recognised = RecognitionSample.Recognise("date", CellContent.Of(typed.Text));
            Assert.Equal(RecognitionSample.IsValid("date", CellContent.Of(typed.Text)), recognised is null);
            Assert.True(recognised is null || (recognised.IsCertain && recognised.Content == CellContent.Of(typed.Date)));
        }).QuickCheckThrowOnFailure();
    }

    private static string Grouped(decimal number, string separator)
    {
        var text = number.ToString("#,##0.##", CultureInfo.InvariantCulture);
        return text.Replace(",", separator, StringComparison.Ordinal);
    }

    private static string Widened(string text) =>
        string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c == '.' ? '．' : c));
}
