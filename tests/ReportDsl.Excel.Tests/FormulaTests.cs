using ReportDsl.Excel.Content;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Excel.Tests;

public sealed class FormulaTests
{
    private readonly SheetDraft _home = new("三");

    private static int Limit => 8_192;

    [Fact]
    public void Operators_are_bracketed_by_their_strength()
    {
        var (a, b, c) = (Fn.Cell(_home, 1, 1), Fn.Cell(_home, 1, 2), Fn.Cell(_home, 1, 3));

        Assert.Equal("A1-(B1-C1)", FormulaText.Of(a - (b - c), _home));
        Assert.Equal("A1-B1-C1", FormulaText.Of(a - b - c, _home));
        Assert.Equal("(A1+B1)*C1", FormulaText.Of((a + b) * c, _home));
        Assert.Equal("A1/(B1*C1)", FormulaText.Of(a / (b * c), _home));
        Assert.Equal("A1*(-5)", FormulaText.Of(a * -5, _home));
    }

    [Fact]
    public void Cells_of_other_sheets_are_quoted_and_texts_escaped()
    {
        var other = new SheetDraft("it's");

        Assert.Equal("'it''s'!B2&\"a\"\"b\"", FormulaText.Of(Fn.Cell(other, 2, 2) & "a\"b", _home));
        Assert.Equal("'三'!A1", FormulaText.Of(Fn.Cell(_home, 1, 1), other));
    }

    [Fact]
    public void Long_texts_are_put_together_from_constants_that_Excel_takes()
    {
        var text = FormulaText.Of(new string('长', 300), _home);

        Assert.Equal($"(\"{new string('长', 120)}\"&\"{new string('长', 120)}\"&\"{new string('长', 60)}\")", text);
    }

    [Theory]
    [InlineData(2.5, 0, 3)]
    [InlineData(-2.5, 0, -3)]
    [InlineData(1.005, 2, 1.01)]
    [InlineData(0.285, 2, 0.29)]
    public void Rounding_is_half_away_from_zero(double value, int digits, double expected)
    {
        var sheet = new SheetDraft("s");
        var cell = sheet.Set(1, 1, Fn.Round((decimal)value, digits), 0);

        Assert.Equal(expected, new FormulaEvaluator().ValueOf(cell).Number);
    }

    [Fact]
    public void Long_rules_stay_within_the_limits_of_a_formula()
    {
        var form = LongRules(600);
        var layout = FormLayout.Compute(form).Layout;
        Assert.NotNull(layout);
        var context = WorkbookContent.Of(layout, EntryContent.Blank);

        foreach (var sheet in context.Workbook.Sheets)
        {
            foreach (var cell in sheet.Rows.SelectMany(row => row.Cells.Values))
            {
                if (cell.Content is not Formula formula)
                    continue;
                Assert.True(FormulaText.Of(formula, sheet).Length < Limit, $"{sheet.Name}!{CellAddress.Name(cell.Row, cell.Column)}");
                Assert.True(formula.Depth < 60);
            }
        }
    }

    /// <summary>Scattered cells of two sheets in one sum, one chain of additions, one long condition.</summary>
    private static Form LongRules(int count)
    {
        var builder = new FormBuilder("Long", "1", "长规则").With(form =>
        {
            foreach (var section in (string[])["a", "b"])
            {
                form.Section(section, section, members => members.Table("", "", table => table
                    .Default(Specs.Number(2))
                    .Columns(null, columns => columns.Item("x", "甲").Item("y", "乙"))
                    .Rows("行", rows =>
                    {
                        for (var i = 0; i < count; i++)
                            rows.Item($"r{i}", $"第{i}行");
                    })));
            }
        });
        IEnumerable<string> Scattered() => Enumerable.Range(0, count).Select(i => $"{(i % 2 == 0 ? "a" : "b")}/r{i}/{(i % 3 == 0 ? "x" : "y")}");
        return builder
            .Check("sum", "和", t => Terms.Equal(Terms.Sum(Scattered().Select(t.At)), Terms.Constant(0)))
            .Check("chain", "连加", t => Terms.Equal(Terms.Add([.. Scattered().Select(t.At)]), Terms.Constant(0)))
            .Check("all", "都", t => Scattered()
                .Select(path => Terms.Compare(ComparisonOperator.Greater, t.At(path), Terms.Constant(0)))
                .Aggregate((left, right) => new And(left, right)))
            .Check("any", "任一", t => Scattered().Select(path => Terms.Exists(t.At(path))).Aggregate((left, right) => new Or(left, right)))
            .Check("least", "最小", t => Terms.Compare(
                ComparisonOperator.LessOrEqual,
                Terms.Aggregate(AggregateFunction.Min, Scattered().Select(t.At)),
                Terms.Aggregate(AggregateFunction.Average, Scattered().Select(t.At))))
            .Build();
    }
}
