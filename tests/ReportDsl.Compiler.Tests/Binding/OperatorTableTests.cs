using ReportDsl.Forms;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Compiler.Tests.Binding;

/// <summary>The table of operators, a row for each: the unit and the decimals of what an expression yields, or the error.</summary>
public sealed class OperatorTableTests
{
    private const string Template = """
        unit yuan    "元"
        unit wanyuan "万元" = 10_000 yuan
        unit qian    "千元" = 1000 yuan
        unit jian    "件"
        codelist Kind "类别" { "a" "甲"  "b" "乙" }

        template T version 1 "表" {
            field y  "金额（元）"   : number(2) in yuan
            field y4 "金额（元）"   : number(4) in yuan
            field w  "金额（万元）" : number(4) in wanyuan
            field w1 "金额（万元）" : number(1) in wanyuan
            field q  "金额（千元）" : number(0) in qian
            field j  "件数"         : count in jian
            field n  "数"           : number(1)
            field n6 "数"           : number(6)
            field i  "整数"         : integer
            field p  "比例"         : percent(2)
            field d  "日期"         : date
            field e  "日期"         : date
            field s  "文本"         : text(20)
            field b  "是否"         : boolean
            field k  "类别"         : code Kind
            check it "核对" : CONDITION
        }
        """;

    public static TheoryData<string, string, int> Values => new()
    {
        // expression, unit, decimals
        { "y + y4", "yuan", 4 },
        { "y4 - y", "yuan", 4 },
        { "y + 1.125", "yuan", 3 },
        { "1 + y", "yuan", 2 },
        { "y + n", "yuan", 2 },
        { "n + y", "yuan", 2 },
        { "if b then y else y4", "yuan", 4 },
        { "if b then 0 else j", "jian", 0 },
        { "y ?? y4", "yuan", 4 },
        { "y ?? 0", "yuan", 2 },
        { "-y", "yuan", 2 },
        { "d - e", "plain", 0 },
        { "y * n", "yuan", 3 },
        { "n6 * y", "yuan", 6 },
        { "2 * y", "yuan", 2 },
        { "y * j / j", "yuan", 6 },
        { "y / n", "yuan", 6 },
        { "y / y4", "plain", 6 },
        { "i / i", "plain", 6 },
        { "y / j * j", "yuan", 6 },
        { "w as yuan", "yuan", 0 },
        { "(y as wanyuan) as yuan", "yuan", 2 },
        { "y as wanyuan", "wanyuan", 6 },
        { "q as wanyuan", "wanyuan", 1 },
        { "w1 as qian", "qian", 0 },
        { "n as jian", "jian", 1 },
        { "5 as wanyuan", "wanyuan", 0 },
        { "sum(y, y4)", "yuan", 4 },
        { "min(y, y4)", "yuan", 4 },
        { "max(y, 10.5)", "yuan", 2 },
        { "average(y, y4)", "yuan", 6 },
        { "average(i)", "plain", 6 },
        { "round(y / n, 1)", "yuan", 1 },
        { "round(y, 4)", "yuan", 4 },
        { "abs(y)", "yuan", 2 },
        { "abs(-j)", "jian", 0 },
        { "count(y, s, d)", "plain", 0 },
        { "length(s)", "plain", 0 },
        { "p", "plain", 4 },
        { "20%", "constant", 2 },
        { "0.5", "constant", 1 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value(string expression, string unit, int decimals)
    {
        // A check that reads nothing is an error of its own; b is read so that constants can stand alone.
        var comparison = Assert.IsType<Comparison>(Assert.IsType<Or>(Condition($"b or ({expression}) >= 0")).Right);
        Assert.Equal(ValueKind.Number, comparison.Left.Kind);
        Assert.Equal(decimals, comparison.Left.Scale);
        (string Unit, string Probe)[] probes = [("yuan", "y"), ("wanyuan", "w"), ("qian", "q"), ("jian", "j")];
        foreach (var (other, probe) in probes)
            Assert.Equal(unit == other || unit is "plain" or "constant" ? [] : ["RD3009"], Errors($"({expression}) >= {probe}"));
    }

    [Theory]
    [InlineData("y * j")]
    [InlineData("y / j")]
    [InlineData("y * y")]
    [InlineData("1 / j")]
    public void Product_and_quotient_have_a_unit_of_their_own(string expression)
    {
        Assert.Equal(["RD3009"], Errors($"({expression}) >= y"));
        Assert.Equal(["RD3009"], Errors($"({expression}) >= j"));
        Assert.Equal([], Errors($"({expression}) >= ({expression})"));
        Assert.Equal([], Errors($"({expression}) >= 0"));
    }

    [Theory]
    [InlineData("d + 30")]
    [InlineData("d - i")]
    [InlineData("if b then d else e")]
    [InlineData("d ?? date(2024, 2, 29)")]
    [InlineData("min(d, e)")]
    [InlineData("max(d, e)")]
    public void Date(string expression)
    {
        var comparison = Assert.IsType<Comparison>(Condition($"({expression}) >= d"));
        Assert.Equal((ValueKind.Date, 0), (comparison.Left.Kind, comparison.Left.Scale));
    }

    [Theory]
    [InlineData("y == y4", 4)]
    [InlineData("y4 <= y", 4)]
    [InlineData("y < 1", 2)]
    [InlineData("y != 1.005", 3)]
    [InlineData("j > i", 0)]
    [InlineData("p >= 20%", 4)]
    public void Both_sides_of_a_comparison_are_rounded_to_the_larger_scale(string condition, int decimals) =>
        Assert.Equal(decimals, Assert.IsType<Comparison>(Condition(condition)).Scale);

    [Theory]
    [InlineData("y in {1, 2.125, y4}", 4)]
    [InlineData("i in {1, 2}", 0)]
    public void So_are_those_of_a_membership(string condition, int decimals) =>
        Assert.Equal(decimals, Assert.IsType<Membership>(Condition(condition)).Scale);

    [Theory]
    [InlineData("exists(y)", typeof(Exists))]
    [InlineData("matches(s, \"[0-9]+\")", typeof(Matches))]
    [InlineData("starts(s, \"20\")", typeof(CallCondition))]
    [InlineData("contains(k, s)", typeof(CallCondition))]
    [InlineData("b", typeof(Truth))]
    [InlineData("k in {\"a\", \"b\"}", typeof(Membership))]
    [InlineData("s == k", typeof(Comparison))]
    [InlineData("b == (y > 0)", typeof(Comparison))]
    [InlineData("(y > 0) == (w > 0)", typeof(Comparison))]
    [InlineData("y > 0 and j > 0", typeof(And))]
    [InlineData("y > 0 or j > 0", typeof(Or))]
    [InlineData("y > 0 implies j > 0", typeof(Or))]
    [InlineData("not b", typeof(Not))]
    [InlineData("if b then y > 0 else j > 0", typeof(ConditionalCondition))]
    public void Condition_of(string condition, Type kind) => Assert.IsType(kind, Condition(condition));

    [Theory]
    [InlineData("y + j >= 0", "RD3009")]
    [InlineData("y + w >= 0", "RD3009")]
    [InlineData("y - j >= 0", "RD3009")]
    [InlineData("y == w", "RD3009")]
    [InlineData("y in {j}", "RD3009")]
    [InlineData("y ?? w >= 0", "RD3009")]
    [InlineData("(if b then y else w) >= 0", "RD3009")]
    [InlineData("sum(y, j) >= 0", "RD3009")]
    [InlineData("average(y, w) >= 0", "RD3009")]
    [InlineData("y as jian >= 0", "RD3010")]
    [InlineData("y * j as yuan >= 0", "RD3010")]
    [InlineData("(y / w) as yuan >= 0", null)]
    [InlineData("y + s >= 0", "RD3007")]
    [InlineData("y == s", "RD3008")]
    [InlineData("y == b", "RD3008")]
    [InlineData("s < k", "RD3007")]
    [InlineData("b < b", "RD3007")]
    [InlineData("d + e >= d", "RD3008")]
    [InlineData("d + y >= d", "RD3007")]
    [InlineData("d * 2 >= d", "RD3008")]
    [InlineData("30 + d >= d", "RD3007")]
    [InlineData("-s == s", "RD3007")]
    [InlineData("k == \"c\"", "RD3024")]
    [InlineData("sum(d) >= 0", "RD3007")]
    [InlineData("length(y) > 0", "RD3007")]
    [InlineData("round(y, n) > 0", "RD3013")]
    [InlineData("round(y, 7) > 0", "RD3013")]
    [InlineData("round(y) > 0", "RD3013")]
    [InlineData("matches(s, s)", "RD3022")]
    [InlineData("matches(s, \"(\")", "RD3017")]
    [InlineData("n in {y, w}", "RD3009")]
    [InlineData("n in {y, y4, 3}", null)]
    [InlineData("exists(y + y)", "RD3021")]
    [InlineData("abs(y where b) > 0", "RD3020")]
    [InlineData("median(y) > 0", "RD3012")]
    [InlineData("y", "RD3014")]
    [InlineData("y and b", "RD3014")]
    [InlineData("1 == 1", "RD5008")]
    public void Error(string condition, string? code) => Assert.Equal(code is null ? [] : [code], Errors(condition));

    [Theory]
    [InlineData("y / n == y", true)]
    [InlineData("average(y, y4) == y", true)]
    [InlineData("y == n * (y / n)", true)]
    [InlineData("round(y / n, 2) == y", false)]
    [InlineData("y / n >= y", false)]
    public void Equality_with_an_unrounded_quotient_or_average_is_a_warning(string condition, bool warns) =>
        Assert.Equal(
            warns ? ["RD3016"] : [],
            Compiled.Remarks(Compiled.Result(Source(condition)).Diagnostics).Select(diagnostic => diagnostic.Code));

    [Theory]
    [InlineData("within 0.05", "y == y4", "Absolute 0.05")]
    [InlineData("within 5%", "y == y4", "Relative 0.05")]
    [InlineData("within 0.05 as wanyuan", "y == y4", "Absolute 500.00")]
    [InlineData("within precision", "y == y4", "Precision 0.00505")]
    [InlineData("within precision", "y == 2 * y4", "Precision 0.00510")]
    [InlineData("within precision", "j == i", "Precision 0.5")]
    [InlineData("within 0.05 when s == \"a\" and j > 3", "y == y4", "Absolute 0.05")]
    [InlineData("within 0.05 as wanyuan when j > 3", "y == y4", "Absolute 500.00")]
    [InlineData("within precision when count(y, w) == 2 and y * y > 3", "y == y4", "Precision 0.00505")]
    [InlineData("within 0.05 as wanyuan", "sum(y where j > 3) == y4", "Absolute 500.00")]
    public void Tolerance_of(string within, string condition, string expected)
    {
        var form = Compiled.Form(Template.Replace(": CONDITION", $"{within} : {condition}", StringComparison.Ordinal));
        Assert.Equal(expected, Assert.IsType<Comparison>(form.Rules[0].Instances[0].Condition).Tolerance.ToString());
    }

    [Theory]
    [InlineData("within 0.05 as jian", "y == y4", "RD5009")]
    [InlineData("within precision", "y * y == y * y", "RD5006")]
    [InlineData("within 0.05 as nothing", "y == y4", "RD2001")]
    [InlineData("within 0.05 as yuan when j > 3", "y == y4 and j > 3", "RD5009")]
    [InlineData("within precision when y > 3", "y == y4 and y * y > 3", "RD5006")]
    [InlineData("within 0.05 when y > w", "y == y4", "RD3009")]
    public void Tolerance_error(string within, string condition, string code) =>
        Assert.Equal([code], Compiled.ErrorCodes(Template.Replace(": CONDITION", $"{within} : {condition}", StringComparison.Ordinal)));

    [Fact]
    public void Tolerance_is_of_the_condition_alone()
    {
        var instance = Compiled.Form(Template.Replace(
            ": CONDITION", "within 1 when y > 0 : sum(y where n > 0) == y4 and (if n > 1 then j == i else y == y4)", StringComparison.Ordinal)).Rules[0].Instances[0];
        var condition = Assert.IsType<And>(instance.Condition);
        var sum = Assert.IsType<Comparison>(condition.Left);
        var choice = Assert.IsType<ConditionalCondition>(condition.Right);
        Assert.Equal(ToleranceKind.None, Assert.IsType<Comparison>(instance.When).Tolerance.Kind);
        Assert.True(Assert.IsType<Comparison>(Assert.Single(Assert.IsType<Aggregate>(sum.Left).Elements).Filter).Tolerance.IsNone);
        Assert.All([sum, choice.If, choice.Then, choice.Else], part => Assert.Equal(ToleranceKind.Absolute, Assert.IsType<Comparison>(part).Tolerance.Kind));
    }

    [Fact]
    public void An_equality_in_when_is_exact_whatever_the_tolerance() =>
        Assert.Equal(["RD3016"], Compiled.Remarks(Compiled.Result(Template.Replace(
            ": CONDITION", "within 1 when y / n == 2 : y == y4", StringComparison.Ordinal)).Diagnostics).Select(remark => remark.Code));

    private static string Source(string condition) => Template.Replace("CONDITION", condition, StringComparison.Ordinal);

    private static Condition Condition(string condition) => Compiled.Form(Source(condition)).Rules[0].Instances[0].Condition;

    private static IEnumerable<string> Errors(string condition) => Compiled.ErrorCodes(Source(condition));
}
