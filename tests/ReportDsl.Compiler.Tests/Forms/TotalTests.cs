using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>What totals add up, where totals and formulas meet, and in which order cells are computed.</summary>
public sealed class TotalTests
{
    [Theory]
    [InlineData("the leaves of its axis", "a \"甲\" b \"乙\" total t \"计\"", "s/t = s/a s/b")]
    [InlineData("the leaves of its own group", "group g \"组\" { a \"甲\" b \"乙\" total t \"计\" } c \"丙\"", "s/g.t = s/g.a s/g.b")]
    [InlineData("through groups", "group g \"组\" { a \"甲\" group h \"组\" { b \"乙\" } } total t \"计\"", "s/t = s/g.a s/g.h.b")]
    [InlineData("no other totals", "group g \"组\" { a \"甲\" total t \"计\" } total u \"总\"", "s/g.t = s/g.a | s/u = s/g.a")]
    [InlineData("no memos", "a \"甲\" memo m \"另\" total t \"计\"", "s/t = s/a")]
    [InlineData("no parts", "a \"甲\" { p \"其中\" } b \"乙\" total t \"计\"", "s/t = s/a s/b")]
    [InlineData("its block, where it has one", "total t \"计\" { a \"甲\" b \"乙\" } c \"丙\"", "s/t = s/t.a s/t.b")]
    [InlineData("its block and not what is outside", "total t \"计\" { a \"甲\" } c \"丙\" total u \"总\"", "s/t = s/t.a | s/u = s/t.a s/c")]
    [InlineData("blocks of totals inside", "total u \"总\" { total t \"计\" { a \"甲\" } b \"乙\" }", "s/u = s/u.t.a s/u.b | s/u.t = s/u.t.a")]
    [InlineData("nothing where it is entered", "a \"甲\" total t \"计\" entered", "")]
    [InlineData("nothing where it has a formula", "a \"甲\" b \"乙\" total t \"计\" = a - b", "s/t = s/a s/b")]
    public void A_total_adds_up(string what, string rows, string expected)
    {
        Assert.NotEmpty(what);
        var form = Compiled.Form($$"""template T version 1 "表" { table s "表" : count { rows { {{rows}} } } }""");
        Assert.Equal(expected, string.Join(" | ", Compiled.Computed(form)));
    }

    [Fact]
    public void A_total_row_crosses_a_total_column_in_all_leaves_of_both()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table s "表" : count {
                    columns { x "甲"  y "乙"  total all "总计" }
                    rows { a "子"  b "丑"  total sum "合计" }
                    void b[y]
                }
            }
            """);
        Assert.Equal(
            ["s/a/all = s/a/x s/a/y", "s/b/all = s/b/x", "s/sum/all = s/a/x s/a/y s/b/x", "s/sum/x = s/a/x s/b/x", "s/sum/y = s/a/y"],
            Compiled.Computed(form).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["s.columns.all.total[a]", "s.columns.all.total[b]", "s.rows.sum.total[all]", "s.rows.sum.total[x]", "s.rows.sum.total[y]"],
            form.ComputedInOrder.Select(cell => cell.RuleId + cell.Instance).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a linear formula that agrees", "columns { x \"甲\" y \"乙\" d \"差\" = x - y } rows { a \"子\" b \"丑\" total t \"计\" }", "")]
    [InlineData("a linear formula that does not", "columns { x \"甲\" y \"乙\" d \"加一\" = x + 1 } rows { a \"子\" b \"丑\" total t \"计\" }", "RD4006")]
    [InlineData("a formula that is not linear wins", "columns { x \"甲\" y \"乙\" d \"积\" = x * y } rows { a \"子\" b \"丑\" total t \"计\" }", "")]
    [InlineData("two linear formulas that agree", "columns { x \"甲\" y \"乙\" d \"差\" = x - y } rows { a \"子\" b \"丑\" c \"差\" = a - b }", "")]
    [InlineData("two linear formulas that do not", "columns { x \"甲\" y \"乙\" d \"差\" = x - y } rows { a \"子\" b \"丑\" c \"加一\" = a + 1 }", "RD4006")]
    [InlineData("two that are not linear", "columns { x \"甲\" y \"乙\" d \"积\" = x * y } rows { a \"子\" b \"丑\" c \"积\" = a * b }", "RD4006")]
    [InlineData("cell settles it", "columns { x \"甲\" y \"乙\" d \"积\" = x * y } rows { a \"子\" b \"丑\" c \"积\" = a * b } cell c[d] = c[x] * c[y]", "")]
    public void A_total_or_formula_meets_a_formula(string what, string axes, string error)
    {
        Assert.NotEmpty(what);
        Assert.Equal(error.Length == 0 ? [] : [error], Compiled.ErrorCodes($$"""template T version 1 "表" { table s "表" : number(0) { {{axes}} } }"""));
    }

    [Theory]
    [InlineData("percent(2)", "RD4004")]
    [InlineData("date", "RD4004")]
    [InlineData("text(5)", "RD4004")]
    [InlineData("boolean", "RD4004")]
    [InlineData("count", "")]
    [InlineData("integer", "")]
    [InlineData("number(2)", "")]
    public void Only_quantities_are_added(string type, string error)
    {
        string Source(string total) => $$"""template T version 1 "表" { table s "表" : {{type}} { rows { a "甲"  {{total}} } } }""";
        Assert.Equal(error.Length == 0 ? [] : [error], Compiled.ErrorCodes(Source("total t \"计\"")));
        Assert.Equal([], Compiled.ErrorCodes(Source("total t \"计\" entered")));
        Assert.Equal([], Compiled.ErrorCodes(Source("total t \"计\" = a")));
    }

    [Theory]
    [InlineData("a \"甲\" = b b \"乙\" = a")]
    [InlineData("a \"甲\" = t total t \"计\"")]
    [InlineData("a \"甲\" = a")]
    public void A_cell_computed_from_itself_is_an_error(string rows) =>
        Assert.Equal(["RD4005"], Compiled.ErrorCodes($$"""template T version 1 "表" { table s "表" : count { rows { {{rows}} } } }"""));

    [Fact]
    public void Cells_are_computed_after_what_they_read()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table s "表" : number(2) {
                    rows { share "比" = sub / all  all "和" = a + sub  group g "组" { b "乙"  c "丙"  total sub "计" }  a "甲"  sub "转" = g.sub }
                }
            }
            """);
        var order = form.ComputedInOrder.Select(cell => form.Slots[cell.Slot].Path).ToList();
        Assert.Equal(["s/g.sub", "s/sub", "s/all", "s/share"], order);
    }

    [Fact]
    public void A_sum_and_a_written_formula_are_held_by_rules_of_different_names()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table s "表" : count {
                    columns { start "期初"  incoming "收到"  end "期末" = start + incoming }
                    rows { a "子"  b "丑"  total sum "合计" }
                    cell b[start] = a[start]
                }
            }
            """);
        Assert.Equal(
            [
                "s.columns.end.formula[a]", "s.columns.end.formula[b]", "s.columns.end.formula[sum]",
                "s.rows.b.formula[start]", "s.rows.sum.total[incoming]", "s.rows.sum.total[start]",
            ],
            form.ComputedInOrder.Select(cell => cell.RuleId + cell.Instance).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a \"甲\" : number(2)  b \"乙\" : number(1)  total t \"计\" : number(0) within precision", "Precision 0.555")]
    [InlineData("a \"甲\" : count  b \"乙\" : number(1)  total t \"计\" : number(1) within precision", "Precision 0.10")]
    [InlineData("a \"甲\"  b \"乙\"  total t \"计\" = a - 3 * b within precision", null)]
    [InlineData("a \"甲\"  b \"乙\"  total t \"计\" within precision = a - 3 * b", "Precision 0.025")]
    [InlineData("a \"甲\"  b \"乙\"  total t \"计\" within precision = a * b", null)]
    public void The_precision_of_a_total_is_that_of_what_it_reads(string rows, string? expected)
    {
        var source = $$"""template T version 1 "表" { table s "表" : number(2) { rows { {{rows}} } } }""";
        if (expected is null)
            Assert.NotEmpty(Compiled.ErrorCodes(source));
        else
            Assert.StartsWith(expected, Assert.Single(Compiled.Form(source).ComputedInOrder).Tolerance.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "None")]
    [InlineData("within 0.01", "Absolute 0.01")]
    [InlineData("within 1%", "Relative 0.01")]
    [InlineData("within precision", "Precision 0.015")]
    public void A_total_may_have_a_tolerance(string within, string expected)
    {
        var form = Compiled.Form($$"""template T version 1 "表" { table s "表" : number(2) { rows { a "甲"  b "乙"  total t "计" {{within}} } } }""");
        Assert.StartsWith(expected, Assert.Single(form.ComputedInOrder).Tolerance.ToString(), StringComparison.Ordinal);
    }
}
