using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Advice on totals that add more than they seem to, and on lines that only look like a total.</summary>
public sealed class TotalAdviceTests
{
    [Theory]
    [InlineData("in the middle", "a \"A\" b \"B\" total sub \"S\" c \"C\" total all \"T\"", "RD8002 sub")]
    [InlineData("in the middle, alone", "a \"A\" total sub \"S\" c \"C\"", "RD8002 sub")]
    [InlineData("in the middle of a group", "group g \"G\" { a \"A\" total sub \"S\" b \"B\" } total all \"T\"", "RD8002 sub")]
    [InlineData("two in the middle", "a \"A\" total x \"X\" b \"B\" total y \"Y\" c \"C\" total all \"T\"", "RD8002 x | RD8002 y")]
    [InlineData("twice", "a \"A\" b \"B\" total x \"X\" total y \"Y\"", "RD8002 y")]
    [InlineData("at both ends", "total x \"X\" a \"A\" b \"B\" total y \"Y\"", "RD8002 y")]
    [InlineData("as the only block does", "total x \"X\" { a \"A\" b \"B\" } total y \"Y\"", "RD8002 y")]
    [InlineData("first", "total all \"T\" a \"A\" b \"B\"", "")]
    [InlineData("last", "a \"A\" b \"B\" total all \"T\"", "")]
    [InlineData("before memos alone", "a \"A\" b \"B\" total all \"T\" memo m \"M\"", "")]
    [InlineData("with a block", "a \"A\" total sub \"S\" { b \"B\" c \"C\" } d \"D\" total all \"T\"", "")]
    [InlineData("with a formula", "a \"A\" b \"B\" total sub \"S\" = a + b c \"C\" total all \"T\"", "")]
    [InlineData("entered", "a \"A\" b \"B\" total mean \"M\" entered c \"C\" total all \"T\"", "")]
    [InlineData("in groups of their own", "group g \"G\" { a \"A\" total x \"X\" } group h \"H\" { b \"B\" total y \"Y\" } total all \"T\"", "")]
    [InlineData("a line that looks like a total", "a \"A\" b \"B\" total \"Total\"", "RD8003 total")]
    [InlineData("in Chinese", "a \"A\" b \"B\" total \"合　计\"", "RD8003 total")]
    [InlineData("in a longer label", "a \"A\" b \"B\" total \"四、本年收入合计\"", "RD8003 total")]
    [InlineData("first in its list", "total \"总计\" a \"A\" b \"B\"", "RD8003 total")]
    [InlineData("over a block", "total \"小计\" { a \"A\" b \"B\" }", "RD8003 total")]
    [InlineData("in a group", "group g \"G\" { a \"A\" total \"Subtotal\" } group h \"H\" { b \"B\" total \"Subtotal\" }", "RD8003 total | RD8003 total")]
    [InlineData("a group without a code", "a \"A\" group \"Group\" { b \"B\" }", "RD8003 group")]
    [InlineData("another line adds it", "total \"总量\" new \"新增\" total sum \"合计\"", "")]
    [InlineData("another line adds it, whatever its label", "a \"A\" total \"Total\" total sum \"Sum\"", "")]
    [InlineData("the label is no sum's", "a \"A\" total \"总量\"", "")]
    [InlineData("it stands first and says more", "total \"Total number of staff\" women \"Women\"", "")]
    [InlineData("it has a formula", "a \"A\" b \"B\" total \"Total\" = a + b", "")]
    [InlineData("it is alone", "total \"Total\"", "")]
    public void Advice(string what, string items, string expected)
    {
        Assert.NotEmpty(what);
        foreach (var axis in (string[])["rows", "columns"])
        {
            var result = Compiled.Result($$"""template T version 1 "t" { section s "S" { table : count { {{axis}} { {{items}} } } } }""");
            Assert.NotNull(result.Form);
            Assert.Equal(expected, string.Join(" | ", Compiled.Remarks(result.Diagnostics).Select(
                remark => $"{remark.Code} {remark.Location.Source.ToString().AsSpan(remark.Location.Span.Start, remark.Location.Span.Length)}")));
            Assert.All(result.Diagnostics, remark => Assert.Equal(DiagnosticSeverity.Warning, remark.Severity));
        }
    }

    [Theory]
    [InlineData("a \"A\" group g \"G\" { b \"B\" } total x \"X\" in yuan c \"C\" total all \"T\"",
        "a \"A\" group g \"G\" { b \"B\" } total x \"X\" in yuan = sum(a, g) c \"C\" total all \"T\"")]
    [InlineData("a \"A\" total x \"X\" b \"B\" total y \"Y\" c \"C\"", "a \"A\" total x \"X\" = sum(a) b \"B\" total y \"Y\" = sum(b) c \"C\"")]
    [InlineData("a \"A\" b \"B\" total \"Total\"", "a \"A\" b \"B\" total all \"Total\"")]
    [InlineData("all \"A\" b \"B\" total \"Total\"", "all \"A\" b \"B\" total sum \"Total\"")]
    public void Its_fixes_leave_nothing_to_say(string items, string mended)
    {
        string Source(string rows) => $$"""unit yuan "元" template T version 1 "t" { section s "S" { table : number(2) in yuan { columns { n "N"  m "M"  total both "Both" } rows { {{rows}} } } } }""";
        var result = Compiled.Result(Source(items));
        var text = Source(items);
        foreach (var change in result.Diagnostics.SelectMany(remark => Assert.Single(remark.Fixes).Changes).OrderByDescending(change => change.Span.Start))
            text = text[..change.Span.Start] + change.NewText + text[change.Span.End..];
        Assert.Equal(Source(mended), text);
        Assert.Empty(Compiled.Result(text).Diagnostics);
    }
}
