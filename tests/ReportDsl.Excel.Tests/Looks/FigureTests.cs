using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Looks;

/// <summary>How figures look, and the pages that they are printed on.</summary>
public sealed class FigureTests
{
    private const string Specials = "template T version 1 \"T\" { language en section a \"A\" { table : number(1, \"NO\" = 0, \"<1\" = 0.5) { columns { k \"K\" } rows { a \"A\" b \"B\" total all \"Total\" } } } }";

    [Theory]
    [InlineData("5.5", "", "5.5…")]
    [InlineData("NO", "", "0…")]
    [InlineData("", "", "")]
    [InlineData("5.5", "NO", "5.5")]
    [InlineData("NO", "NO", "NO")]
    [InlineData("<1", "<1", "1")]
    [InlineData("<1", "", "0.5…")]
    [InlineData("no", "NO", "0…")]
    public void Totals_over_special_texts(string first, string second, string total)
    {
        var workbook = ShownForm.Filled(Specials, ("a/a/k", Typed(first)), ("a/b/k", Typed(second)));

        Assert.Equal(total, ShownForm.ValueOf(workbook, "a/all/k"));
    }

    [Fact]
    public void A_total_that_shows_a_text_counts_as_its_number()
    {
        var form = Sources.Form("""
            template T version 1 "T" { section a "A" { table : number(1, "NO" = 0) { columns { k "K" } rows { a "A" b "B" total all "Total" }
                check c "C" : all[k] + 1 == 1  check d "D" : count(all[k]) == 1  check e "E" : exists(all[k]) } } }
            """);
        var report = ShownForm.Report(form, ("a/a/k", CellContent.Of("NO")), ("a/b/k", CellContent.Of("NO")));
        var workbook = LiveWorkbook.Of(report);

        Assert.Equal([], WorkbookComparison.Differences(Evaluator.For(form).Evaluate(report), workbook));
        Assert.All(workbook.Outcomes(), row => Assert.Equal(3, row.Outcome));
    }

    [Fact]
    public void An_unfinished_total_of_a_part_with_a_condition_says_so_too()
    {
        var workbook = ShownForm.Filled(
            "template T version 1 \"T\" { field f \"F\" : boolean section a \"A\" when f { table : count { columns { k \"K\" } rows { a \"A\" b \"B\" total all \"Total\" } } } }",
            ("f", CellContent.Of(true)),
            ("a/a/k", CellContent.Of(12m)));

        Assert.Equal("12…", ShownForm.ValueOf(workbook, "a/all/k"));
    }

    [Theory]
    [InlineData("count", "#,##0_ ;\\-#,##0_ ;0_ ;@_ ")]
    [InlineData("number(2)", "#,##0.00_ ;\\-#,##0.00_ ;0.00_ ;@_ ")]
    [InlineData("number(6)", "#,##0.######_ ;\\-#,##0.######_ ;0_ ;@_ ")]
    [InlineData("percent(1)", "0.0%_ ;\\-0.0%_ ;0.0%_ ;@_ ")]
    [InlineData("percent(4)", "0.####%_ ;\\-0.####%_ ;0%_ ;@_ ")]
    public void Numbers_have_a_format(string type, string format)
    {
        var workbook = ShownForm.Blank($"template T version 1 \"T\" {{ section a \"A\" {{ table : {type} {{ columns {{ k \"K\" }} }} }} }}");
        var address = workbook.Layout.AddressOf(0);
        var cell = workbook.Draft.Sheets.Single(sheet => sheet.Name == address.Sheet).Find(address.Row, address.Column);

        Assert.Equal(format, workbook.Draft.Styles[cell?.Style ?? 0].NumberFormat);
    }

    [Theory]
    [InlineData("count", nameof(Shown.Exactly), null)]
    [InlineData("number(2)", nameof(Shown.Exactly), null)]
    [InlineData("number(6)", nameof(Shown.Exactly), nameof(Shown.Whole))]
    [InlineData("percent(1)", nameof(Shown.ExactlyAsPercentage), null)]
    [InlineData("percent(3)", nameof(Shown.ExactlyAsPercentage), nameof(Shown.WholePercentage))]
    [InlineData("date", nameof(Shown.AsIs), null)]
    public void What_is_invalid_is_shown_as_typed_and_a_whole_number_without_a_point(string type, string invalid, string? whole)
    {
        var workbook = ShownForm.Blank($"template T version 1 \"T\" {{ section a \"A\" {{ table : {type} {{ columns {{ k \"K\" }} }} }} }}");
        var rules = Assert.Single(workbook.Draft.Sheets.Single(sheet => sheet.Name == "a").Conditions).Rules;

        Assert.Equal(invalid, rules[0].Shown.ToString());
        Assert.Equal(Highlight.Invalid, rules[0].Highlight);
        Assert.Equal(whole, rules.Where(rule => rule.Highlight == Highlight.None).Select(rule => rule.Shown.ToString()).SingleOrDefault());
    }

    [Theory]
    [InlineData("p[n] <= 120%", "0.00%")]
    [InlineData("p[n] - q[n] <= 0", "0.00%")]
    [InlineData("p[n] <= x[n] / y[n]", "0.####%")]
    [InlineData("max(p[n], q[n]) * 2 <= 5", "0.00%")]
    [InlineData("x[n] / y[n] <= 20%", "0.####%")]
    [InlineData("x[n] * 20% <= y[n]", "#,##0.00")]
    [InlineData("p[n] * x[n] <= 5", "#,##0.####")]
    [InlineData("x[n] <= 5", "#,##0")]
    [InlineData("x[n] / y[n] <= 5", "#,##0.######")]
    public void Sides_of_rules_are_shown_as_their_figures(string condition, string format)
    {
        var workbook = ShownForm.Blank($$"""
            template T version 1 "T" { section a "A" { table : count { columns { n "N" } rows { p "P" : percent(2) q "Q" : percent(2) x "X" y "Y" }
                check c "C" : {{condition}} } } }
            """);
        var checks = workbook.Draft.Sheets.Single(sheet => sheet.Name == "校验");

        Assert.All((int[])[RulesLayout.LeftColumn, RulesLayout.RightColumn, RulesLayout.DifferenceColumn], column => Assert.StartsWith(
            format + "_ ", workbook.Draft.Styles[checks.Find(RulesLayout.FirstRow, column)?.Style ?? 0].NumberFormat, StringComparison.Ordinal));
    }

    [Fact]
    public void A_wide_table_is_printed_on_several_pages_with_its_labels_on_each()
    {
        var columns = string.Join(' ', Enumerable.Range(1, 51).Select(i => $"c{i} \"指标{i}\""));
        var form = Sources.Form($"template T version 1 \"T\" {{ section a \"宽表\" {{ table : number(2) {{ columns {{ {columns} }} rows \"项目\" {{ x \"甲\" y \"乙\" }} }} }} }}");
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written.Bytes(form)), isEditable: false);
        var sheet = document.WorkbookPart?.WorksheetParts.Select(part => part.Worksheet).Single(sheet => sheet?.Elements<ColumnBreaks>().Any() == true);

        Assert.InRange(sheet?.GetFirstChild<ColumnBreaks>()?.Count?.Value ?? 0, 2u, 12u);
        Assert.Null(sheet?.SheetProperties?.PageSetupProperties?.FitToPage);
        Assert.Equal(
            "'a'!$B:$B,'a'!$5:$5",
            document.WorkbookPart?.Workbook?.DefinedNames?.Elements<DocumentFormat.OpenXml.Spreadsheet.DefinedName>().Single(name => name.Name == "_xlnm.Print_Titles" && name.Text.Contains("'a'", StringComparison.Ordinal)).Text);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document));
    }

    [Fact]
    public void A_footer_holds_all_of_a_long_title_in_lines_that_fit()
    {
        const string title = "OSHA's Form 300A (Rev. 04/2004): Summary of Work-Related Injuries & Illnesses of all establishments covered by Part 1904";
        var form = Sources.Form($"template T version 1 \"{title}\" {{ language en field f \"F\" : text(9) }}");
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written.Bytes(form)), isEditable: false);
        var footer = document.WorkbookPart?.WorksheetParts.First().Worksheet?.Descendants<OddFooter>().Single().Text ?? "";

        Assert.Equal($"&L&9 {title.Replace("&", "&&", StringComparison.Ordinal)}&R&9 Page &P of &N", footer.Replace("\n", "", StringComparison.Ordinal));
        Assert.Contains('\n', footer);
        Assert.InRange(footer.Length, 0, 255);
    }

    [Fact]
    public void Links_of_the_cover_are_formulas_whose_words_programs_break_into_lines()
    {
        var workbook = ShownForm.Blank("template T version 1 \"T\" { section a \"一个很长很长很长很长很长很长很长很长很长很长很长的标题\" { field f \"F\" : text(9) } }");
        var cover = workbook.Draft.Sheets[0];

        Assert.DoesNotContain(cover.Links, link => link.Area.Row > workbook.Layout.Cover.ProgressRow);
        Assert.Contains("一个很长很长很长很长很长很长很长很长很长很长很长的标题", workbook.TextsOf("封面"));
    }

    private static CellContent Typed(string text) => text.Length == 0
        ? CellContent.Blank
        : decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? CellContent.Of(number) : CellContent.Of(text);
}
