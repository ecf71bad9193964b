using ReportDsl.Excel.Content;
using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>What spreadsheet programs do not take is split or told: formulas of over 8,192 characters or 64 levels, validations of over 255.</summary>
public sealed class FormulaLimitTests
{
    private static readonly string Numbers = string.Join(", ", Enumerable.Range(0, 3000));
    private static readonly string Texts = string.Join(", ", Enumerable.Range(0, 700).Select(i => $"\"某某市某某区人民政府办公室{i}\""));
    private static readonly string Specials = string.Join(", ", Enumerable.Range(0, 400).Select(i => $"\"s{i}\" = {i}"));
    private static readonly string LongText = new('长', 20_000);

    /// <summary>A template, and a value of its field <c>n</c> or <c>t</c> with the outcome of its check.</summary>
    public static TheoryData<string, string, bool> Templates => new()
    {
        { $"field n \"N\" : count  check k \"k\" : n in {{{Numbers}}}", "2999", true },
        { $"field n \"N\" : count  check k \"k\" : n in {{{Numbers}}}", "3000", false },
        { $"field t \"T\" : text(30)  check k \"k\" : t in {{{Texts}}}", "某某市某某区人民政府办公室699", true },
        { $"field t \"T\" : text(30)  check k \"k\" : t in {{{Texts}}}", "某某市某某区人民政府办公室x", false },
        { $"field n \"N\" : number(1, {Specials})  check k \"k\" : n == 399", "s399", true },
        { $"field n \"N\" : number(1, {Specials})  check k \"k\" : n == 399", "s398", false },
        { $"field t \"T\" : text(30000)  check k \"k\" : t != \"{LongText}\"", "x", true },
        { $"field t \"T\" : text(30000)  check k \"k\" : t == \"{LongText}\"", LongText, true },
        { $"field n \"N\" : count  check k \"k\" : {Nested("abs(", 150, "n")} == 5", "5", true },
        { $"field n \"N\" : count  check k \"k\" : ({Nested("if n > 1 then 0 else abs(", 90, "n")}) == 0", "5", true },
        { $"field n \"N\" : count  check k \"k\" : {Nested("not (", 120, "n > 3")}", "4", true },
        { $"field n \"N\" : count  check k \"k\" : {string.Join(" + ", Enumerable.Repeat("n * 1.25", 400))} == 500 * n", "4", true },
        { $"field n \"N\" : count  check k \"k\" : {string.Join(" or ", Enumerable.Range(0, 450).Select(i => $"n == {i}"))}", "449", true },
        { $"field n \"N\" : count  check k \"k\" : max({string.Join(", ", Enumerable.Range(0, 450).Select(i => $"n - {i}"))}) == n", "449", true },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void Formulas_fit_and_mean_the_same(string members, string value, bool passes)
    {
        var form = Sources.Form($"template T version 1 \"T\" {{ {members} }}");
        var slot = form.Fields[0].Slot;
        var entry = form.Fields[0].Spec.Type.IsNumeric && decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (object)number : value;
        var content = EntryContent.Blank with { Values = EntryContent.Blank.Values.Add(slot, entry) };
        var (layout, _) = FormLayout.Compute(form, null);
        Assert.NotNull(layout);
        var context = WorkbookContent.Of(layout, content);
        AssertFits(context.Workbook);
        Assert.Equal(passes ? 3 : 0, Assert.Single(LiveWorkbook.Of(form, content).Outcomes()).Outcome);
        using var file = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(form, content, file, null));
        PackageTests.AssertValid(file);
    }

    private static void AssertFits(WorkbookDraft workbook)
    {
        foreach (var sheet in workbook.Sheets)
        {
            Assert.All(sheet.Rows.SelectMany(row => row.Cells.Values).Select(cell => cell.Content).OfType<Formula>(), formula =>
            {
                Assert.InRange(FormulaText.Of(formula, sheet).Length, 1, 8192);
                Assert.InRange(formula.Nesting, 0, 64);
            });
            Assert.All(sheet.Conditions.SelectMany(condition => condition.Rules), rule => Assert.InRange(FormulaText.Of(rule.Test, sheet).Length, 1, 255));
            Assert.All(sheet.Validations, validation =>
            {
                Assert.InRange(validation.First?.Length ?? 0, 0, 255);
                Assert.InRange(validation.Second?.Length ?? 0, 0, 255);
            });
        }
    }

    private static string Nested(string open, int depth, string inner) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + new string(')', depth);
}
