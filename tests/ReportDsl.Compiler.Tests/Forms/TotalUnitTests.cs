using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>What is added up has one unit, also where the sum itself names none.</summary>
public sealed class TotalUnitTests
{
    private const string Units = """
        unit jian "件"
        unit yuan "元"
        unit wan  "万元" = 10_000 yuan
        """;

    [Theory]
    [InlineData("columns of different dimensions", "columns { x \"x\" in jian  y \"y\" in yuan  total all \"T\" }", "RD4010")]
    [InlineData("columns of one dimension and different size", "columns { x \"x\" in wan  y \"y\" in yuan  total all \"T\" }", "RD4010")]
    [InlineData("one without a unit between them", "columns { x \"x\" in wan  n \"n\"  y \"y\" in yuan  total all \"T\" }", "RD4010")]
    [InlineData("one without a unit fits", "columns { n \"n\"  y \"y\" in yuan  m \"m\"  z \"z\" in yuan  total all \"T\" }", "")]
    [InlineData("the unit of the total", "columns { x \"x\" in yuan  y \"y\" in yuan  total all \"T\" in wan }", "RD4010")]
    [InlineData("rows", "rows { x \"x\" in wan  y \"y\" in yuan  total all \"T\" }", "RD4010")]
    [InlineData("a block under a total", "rows { total t \"T\" { x \"x\" in wan  y \"y\" in yuan } }", "RD4010")]
    [InlineData("groups", "rows { group g \"g\" in wan { x \"x\" }  group h \"h\" in yuan { y \"y\" }  total all \"T\" }", "RD4010")]
    [InlineData("single cells", "columns { x \"x\"  y \"y\"  total all \"T\" } rows { a \"a\"  b \"b\" } cell a[x] in wan  cell a[y] in yuan", "RD4010")]
    [InlineData("single cells down a column", "columns { x \"x\"  y \"y\" } rows { a \"a\"  b \"b\"  total t \"T\" } cell a[x] in wan  cell b[x] in yuan", "RD4010")]
    [InlineData("only where totals cross", "columns { x \"x\"  y \"y\"  total all \"T\" entered } rows { a \"a\"  b \"b\"  total t \"T\" } cell a[x] in wan  cell b[y] in yuan", "")]
    [InlineData("totals cross", "columns { x \"x\"  y \"y\"  total all \"T\" } rows { a \"a\"  b \"b\"  total t \"T\" } cell a[x] in wan  cell b[y] in yuan", "RD4010")]
    [InlineData("no memos and no parts", "columns { x \"x\" in wan { p \"p\" in wan }  memo y \"y\" in yuan  total all \"T\" }", "")]
    [InlineData("not where it is entered", "columns { x \"x\" in wan  y \"y\" in yuan  total all \"T\" entered }", "")]
    [InlineData("not where a formula takes its place", "columns { x \"x\" in wan  y \"y\" in yuan  total all \"T\" = (x as yuan) + y }", "")]
    [InlineData("sum in a formula", "columns { x \"x\" in wan  n \"n\"  y \"y\" in yuan  total all \"T\" = sum(x, n, y) }", "RD3009")]
    [InlineData("sum in a formula, by way of what has no unit", "columns { n \"n\"  x \"x\" in wan  y \"y\" in yuan  total all \"T\" = sum(n, x, y) }", "RD3009")]
    [InlineData("addition in a formula", "columns { n \"n\"  x \"x\" in wan  y \"y\" in yuan  total all \"T\" = n + x + y }", "RD3009")]
    [InlineData("void cells are not added", "columns { x \"x\" in wan  y \"y\" in yuan  total all \"T\" } rows { a \"a\"  b \"b\" } void a[y], b[x]", "")]
    [InlineData("parts of an item without a unit", "columns { x \"x\" { p \"p\" in wan  q \"q\" in yuan } }", "RD4013")]
    [InlineData("parts in rows", "rows { x \"x\" { p \"p\" in wan  n \"n\"  q \"q\" in yuan } }", "RD4013")]
    [InlineData("parts of a memo", "rows { memo x \"x\" { p \"p\" in wan  q \"q\" in yuan } }", "RD4013")]
    [InlineData("parts of another unit", "columns { x \"x\" in yuan { p \"p\" in wan } }", "RD4013")]
    [InlineData("parts that fit", "columns { x \"x\" { p \"p\" in wan  n \"n\"  q \"q\" in wan } }", "")]
    public void Summands_are_held_against_each_other(string what, string inside, string error)
    {
        Assert.NotEmpty(what);
        foreach (var type in (string[])["count", "integer", "number(2)", "number(2) min 0"])
        {
            Assert.Equal(error.Length == 0 ? [] : [error], Compiled.ErrorCodes(
                $$"""{{Units}} template T version 1 "表" { section s "S" { table : {{type}} { {{inside}} } } }"""));
        }
    }

    [Fact]
    public void It_is_told_at_the_total_whose_axis_has_the_units()
    {
        var result = Compiled.Result($$"""
            {{Units}}
            template T version 1 "表" { section s "S" { table : number(2) {
                columns { x "x" in wan  y "y" in yuan  total all "T" }
                rows { a "a"  b "b"  total t "t" }
            } } }
            """);
        var told = Assert.Single(result.Diagnostics);
        Assert.Equal("The total 'all' would add 'yuan' to 'wan'.", told.Message(MessageLanguage.English));
        Assert.Equal("a[y] is in 'yuan'.", Assert.Single(told.Related).Text.English);
    }
}
