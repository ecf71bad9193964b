using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Looks;

/// <summary>The words of the workbook: of earlier periods, units, parts, results and places.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("year", "zh", "上年数据", "上年数")]
    [InlineData("half", "zh", "上期数据", "上期数")]
    [InlineData("quarter", "zh", "上季度数据", "上季度数")]
    [InlineData("month", "zh", "上月数据", "上月数")]
    [InlineData("year", "en", "Last year", "Figure of last year")]
    [InlineData("half", "en", "Last half-year", "Figure of last half-year")]
    [InlineData("quarter", "en", "Last quarter", "Figure of last quarter")]
    [InlineData("month", "en", "Last month", "Figure of last month")]
    public void Earlier_figures_are_called_by_the_interval(string interval, string language, string tab, string head)
    {
        var workbook = ShownForm.Blank($$"""
            template T version 1 "T" { language {{language}}  period {{interval}}
                section a "A" { table : count { columns { n "N" } rows { a "B" } check c "C" : a[n] >= prior.a[n] } } }
            """);

        Assert.Equal(tab, workbook.Layout.Prior?.Name);
        Assert.Contains(head, workbook.TextsOf(tab));
        if (interval != "year")
        {
            var texts = workbook.Draft.Sheets.SelectMany(sheet => workbook.TextsOf(sheet.Name)).ToList();
            Assert.DoesNotContain(texts, text => text.Contains("上年", StringComparison.Ordinal) || text.Contains("last year", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Figures_of_several_earlier_periods_say_of_which_each_is()
    {
        var workbook = ShownForm.Blank("""
            template T version 1 "T" { period month
                section a "甲" { table : count { columns { n "N" } rows { a "B" } check c "C" : a[n] >= prior.a[n] and a[n] >= prior(12).a[n] } } }
            """);

        Assert.Equal("往期数据", workbook.Layout.Prior?.Name);
        Assert.Equal(["甲（上月）", "甲（12 个月前）"], workbook.TextsOf("往期数据").Where(text => text.StartsWith('甲')));
    }

    [Theory]
    [InlineData("number(1) in wan", "n \"数量\" p \"价格\"", "单位：万元", "数量", "价格")]
    [InlineData("number(1)", "n \"数量\" : number(1) in wan  p \"价格\" : number(1) in yuan", "", "数量（万元）", "价格（元）")]
    [InlineData("number(1)", "n \"数量\" : number(1) in wan  p \"比例\"", "", "数量（万元）", "比例")]
    [InlineData("number(1) in wan", "n \"数量\" r \"占比\" : percent(1)", "单位：万元", "数量", "占比")]
    [InlineData("number(1) in wan", "n \"数量（万元）\" p \"单位：万元\"", "", "数量（万元）", "单位：万元")]
    [InlineData("number(1) in jian", "n \"件数\" p \"数\"", "单位：件", "件数", "数")]
    public void Units_are_printed_over_the_table_or_where_they_differ(string type, string columns, string line, string first, string second)
    {
        var texts = ShownForm.Blank($$"""
            unit yuan "元"
            unit wan "万元" = 10_000 yuan
            unit jian "件"
            template T version 1 "T" { section a "一、甲" { table : {{type}} { columns { {{columns}} } rows { a "丙" } } } }
            """).TextsOf("一");

        Assert.Equal(line.Length > 0 ? [line] : [], texts.Where(text => text.StartsWith("单位：", StringComparison.Ordinal) && text != second));
        Assert.Contains(first, texts.Select(text => text.Replace("\n", "", StringComparison.Ordinal)));
        Assert.Contains(second, texts.Select(text => text.Replace("\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Units_of_rows_and_fields_stand_behind_their_labels_and_not_beside_a_column_of_units()
    {
        const string units = "unit yuan \"元\" unit jian \"件\" ";
        const string rows = "a \"收费\" : number(1) in yuan  b \"收件\" : number(0) in jian";
        var labelled = ShownForm.Blank(units + "template T version 1 \"T\" { field f \"人均\" : number(1) in yuan  section a \"一、甲\" { table { columns { n \"数\" } rows { " + rows + " } } } }");
        var inStub = ShownForm.Blank(units + "template T version 1 \"T\" { section a \"一、甲\" { table { columns { n \"数\" } rows \"指标\", unit \"计量单位\" { " + rows + " } } } }");

        Assert.Contains("收费（元）", labelled.TextsOf("一"));
        Assert.Contains("收件（件）", labelled.TextsOf("一"));
        Assert.Contains("人均（元）", labelled.TextsOf("封面"));
        Assert.Contains("收费", inStub.TextsOf("一"));
        Assert.DoesNotContain(inStub.TextsOf("一"), text => text.StartsWith("单位", StringComparison.Ordinal));
    }

    [Fact]
    public void Units_that_a_heading_names_are_not_said_again_below_it()
    {
        var texts = ShownForm.Blank("""
            unit yuan "元"
            unit jian "件"
            template T version 1 "T" { section a "一、甲" { table : count in jian { columns {
                group g "数量（件）" { n "新收" m "办结" } f "收费" : number(1) in yuan } rows { a "丙" } } } }
            """).TextsOf("一");

        Assert.Equal(["数量（件）", "收费（元）", "新收", "办结"], texts.Where(text => text is not ("« 封面" or "一、甲" or "丙") && !text.Contains('…', StringComparison.Ordinal)));
    }

    [Fact]
    public void Units_that_a_remark_names_are_not_said_again()
    {
        var texts = ShownForm.Blank("""
            unit wan "万元"
            template T version 1 "T" { section a "一、甲" { note "金额单位：万元"  table : number(1) in wan { columns { n "数" } rows { a "丙" } } } }
            """).TextsOf("一");

        Assert.Equal(["金额单位：万元"], texts.Where(text => text.Contains("万元", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("zh", "其中：教育收费", 1)]
    [InlineData("zh", "教育收费", 2)]
    [InlineData("zh", "（其中）教育收费", 1)]
    [InlineData("en", "of which: fees", 1)]
    [InlineData("en", "Incl. fees", 1)]
    [InlineData("en", "Inclination fees", 2)]
    public void Parts_that_say_what_they_are_have_no_heading_that_says_it_again(string language, string label, int levels)
    {
        var workbook = ShownForm.Blank(
            $$"""template T version 1 "T" { language {{language}} section a "A" { table : count { columns { n "N" { p "{{label}}" } } } } }""");
        var table = workbook.Layout.Sheets[0].Tables[0];

        Assert.Equal(levels, table.FirstRow - table.FirstHeaderRow);
    }

    [Fact]
    public void What_is_checked_on_return_is_counted_by_itself()
    {
        var form = Sources.Form("""
            template T version 1 "T" { language en section a "A" {
                field code "Code" : text(9)  field more "More" : text(9)  field least "Least" : count optional
                check pattern "k" : matches(code, "[a-z]+")
                check plain "k" : code != more
                check open "k" : least >= 1 } }
            """);
        (string, CellContent)[] texts = [("a.code", CellContent.Of("x")), ("a.more", CellContent.Of("y"))];

        Assert.Equal(
            "√ Complete, all checks pass that are decided here; checked on return: 1",
            LiveWorkbook.Of(ShownForm.Report(form, [.. texts, ("a.least", CellContent.Of(1))])).Status.Text);
        Assert.Equal("√ Complete; checks that cannot be judged: 1 (see there why)", LiveWorkbook.Of(ShownForm.Report(form, texts)).Status.Text);
    }

    [Fact]
    public void What_cannot_be_judged_says_why_and_is_not_to_be_filled_in_under_a_complete_cover()
    {
        var form = Sources.Form("""
            template T version 1 "T" { section a "一、甲" {
                table : number(1) { columns { n "N" } rows { x "甲" y "乙" z "丙" optional q "丁" = x / y } 
                    check zero "一" : x[n] / y[n] <= 1
                    check blank "二" : z[n] >= x[n]
                    check earlier "三" : x[n] >= prior.x[n]
                    check computed "四" : q[n] >= 0
                    check plain "五" : x[n] >= y[n] } } }
            """);
        var workbook = LiveWorkbook.Of(ShownForm.Report(form, ("a/x/n", CellContent.Of(1m)), ("a/y/n", CellContent.Of(0m))));
        var incomplete = LiveWorkbook.Of(ShownForm.Report(form, ("a/x/n", CellContent.Of(1m))));

        Assert.StartsWith("√ 填写完整，另有 4 条规则不能判断", workbook.Status.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["… 不能判断：除数为 0", "… 不能判断：有空格", "… 不能判断：缺上年数", "… 不能判断：有数算不出", "√ 通过"], Results(workbook));
        Assert.Equal(["… 待填", "… 不能判断：有空格", "… 不能判断：缺上年数", "… 待填", "… 待填"], Results(incomplete));
    }

    [Fact]
    public void What_the_results_mean_is_said_over_them()
    {
        var workbook = ShownForm.Blank("""
            template T version 1 "T" { language en section a "A" { table : text(9) { columns { n "N" } rows { x "X" } check c "C" : matches(x[n], "a") } } }
            """);

        Assert.Equal(["… Checked on return"], Results(workbook));
        Assert.Contains("“… Checked on return”: a workbook cannot decide this rule", workbook.At("Checks", SheetLayout.IdentityRow, SheetLayout.FirstColumn).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_labels_and_no_two_of_one_rule_are_alike()
    {
        var workbook = ShownForm.Blank("""
            template T version 1 "T" { section cases "病例" { table : count { columns { n "数量" m "天数" } rows { x "缺勤" y "转岗" }
                check one "不超过180天" : x[m] <= 180 * x[n]
                check two "不超过180天" : y[m] <= 180 * y[n]
                check three "不超过180天" : y[m] <= 190 * y[n]
                check four "列" for column : x >= y } } }
            """);
        var places = workbook.Outcomes().Select(row => workbook.At("校验", row.Row.Row, RulesLayout.WhereColumn).Text).ToList();

        Assert.Equal("病例 · 缺勤 · 天数", places[0]);
        Assert.Equal("病例 · 数量", places[3]);
        Assert.Equal(places.Count, places.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(places, place => place.Contains("cases", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Results(LiveWorkbook workbook) =>
        workbook.Outcomes().Select(row => workbook.At(workbook.Layout.Rules?.Name ?? "", row.Row.Row, RulesLayout.ResultColumn).Text);
}
