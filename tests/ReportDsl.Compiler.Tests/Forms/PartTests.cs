using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>The lines of a block: what they take from the line above them, and the rule that holds them.</summary>
public sealed class PartTests
{
    private const string Units = """
        unit yuan "元"
        unit wan "万元" = 10_000 yuan

        """;

    [Theory]
    [InlineData("count", true)]
    [InlineData("integer", false)]
    [InlineData("number(2)", false)]
    [InlineData("percent(1)", false)]
    [InlineData("integer min 0", true)]
    [InlineData("number(2) min 0", true)]
    [InlineData("number(2) min 0.5", true)]
    [InlineData("number(2) min -5", false)]
    [InlineData("percent(1) min 0 max 1", false)]
    [InlineData("number(1) min 0 entered", false)]
    public void The_rule_holds_for_lines_that_cannot_be_negative(string type, bool holds)
    {
        var form = Compiled.Form($$"""template T version 1 "表" { table t "表" : {{type}} { rows { a "甲" { p "其中" } } } }""");
        Assert.Equal(holds ? ["t.rows.a.part"] : [], form.Rules.Select(rule => rule.Path));
    }

    [Fact]
    public void The_rule_is_decided_for_each_cell()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table t "表" {
                    columns { n "件数" : count  r "结余" : integer  m "金额" : number(2) min 0  c "其他" : integer }
                    rows { a "甲" { p "其中" } }
                    cell a[c] min 0
                }
            }
            """);
        Assert.Equal(["[n]", "[m]", "[c]"], Assert.Single(form.Rules).Instances.Select(instance => instance.Key));
    }

    [Theory]
    [InlineData(-100, -30, null)]
    [InlineData(-100, 50, null)]
    [InlineData(-100, null, null)]
    public void Correct_reports_of_items_that_may_be_negative_pass(int whole, int? first, int? second)
    {
        var form = Compiled.Form("""template T version 1 "表" { table t "表" : integer optional { rows { result "结果" { p "其中" q "其中" } } } }""");
        var data = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1)).Set(0, CellContent.Of(whole));
        if (first is { } a)
            data.Set(1, CellContent.Of(a));
        if (second is { } b)
            data.Set(2, CellContent.Of(b));
        Assert.Equal(0, Evaluator.For(form).Evaluate(data.ToReport()).Counts.Fail);
    }

    [Fact]
    public void The_rule_can_be_written_for_others()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table t "表" : integer {
                    columns { n "数" }
                    rows { result "结果" { extra "其中" } }
                    check parts "其中项不超过" for column when result >= 0 and result.extra >= 0 : result.extra <= result
                }
            }
            """);
        Assert.Equal(["[n] t/result/n t/result.extra/n t/result.extra/n t/result/n"], Compiled.Instances(form, "t.parts"));
    }

    [Fact]
    public void The_lines_under_a_memo_are_its_parts()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table t "表" : count { rows { a "甲"  memo m "另" { x "其中" group g "组" { y "其中" } }  total all "计" } }
            }
            """);
        Assert.Equal(["t/all = t/a"], Compiled.Computed(form));
        Assert.Equal(["t/m.x t/m.g.y t/m"], Compiled.Instances(form, "t.rows.m.part"));
        Assert.Equal([AxisItemKind.Plain, AxisItemKind.Memo, AxisItemKind.Part, AxisItemKind.Part, AxisItemKind.Total], form.Tables[0].Rows.Lines.Select(line => line.Kind));
    }

    [Theory]
    [InlineData("type and unit", "a \"甲\" : number(2) in wan min 0 { p \"其中\" }", "number(2) wan Required min 0")]
    [InlineData("the rule for blanks and marks", "a \"甲\" optional allow na { p \"其中\" }", "count Optional na")]
    [InlineData("what the part says itself comes first", "a \"甲\" : number(2) in wan blank zero { p \"其中\" : number(1) optional }", "number(1) wan Optional")]
    [InlineData("through a group inside", "a \"甲\" : number(2) in wan { group g \"组\" { p \"其中\" } }", "number(2) wan Required")]
    [InlineData("the group inside comes first", "a \"甲\" : number(2) in wan { group g \"组\" : number(1) { p \"其中\" } }", "number(1) wan Required")]
    [InlineData("parts of parts", "a \"甲\" : number(2) in wan { b \"其中\" optional { p \"其中\" } }", "number(2) wan Optional")]
    [InlineData("a memo", "memo a \"甲\" : number(2) in wan { p \"其中\" }", "number(2) wan Required")]
    [InlineData("the largest value", "a \"甲\" max 9 { p \"其中\" }", "count Required max 9")]
    [InlineData("a least value of the whole is none of a part, which is not negative either", "a \"甲\" min 5 { p \"其中\" }", "count Required min 0")]
    [InlineData("what stands around the line comes after it", "group h \"组\" in yuan optional { a \"甲\" : number(2) in wan { p \"其中\" } }", "number(2) wan Optional")]
    [InlineData("the lines of a total's block", "total a \"计\" : number(2) in wan optional { p \"行\" }", "number(2) wan Optional")]
    [InlineData("bounds and the entry of a total are the sum's own", "total a \"计\" : number(2) min 3 max 9 entered { p \"行\" }", "number(2) Required")]
    [InlineData("the tolerance of a total is the sum's own", "total a \"计\" : number(2) within 1 { p \"行\" }", "number(2) Required")]
    [InlineData("a group in a total's block", "total a \"计\" : number(2) in wan { group g \"组\" { p \"行\" } }", "number(2) wan Required")]
    public void The_lines_of_a_block_take_what_their_line_says(string what, string rows, string expected)
    {
        Assert.NotEmpty(what);
        foreach (var axis in (string[])["rows", "columns"])
        {
            var form = Compiled.Form($$"""{{Units}}template T version 1 "表" { table t "表" : count { {{axis}} { {{rows}} } } }""");
            Assert.Equal(expected, Text(form.Slots.Single(slot => slot.Path.EndsWith(".p", StringComparison.Ordinal)).Spec));
        }
    }

    [Fact]
    public void Parts_take_a_shared_axis_from_the_line_that_uses_it()
    {
        var form = Compiled.Form(Units + """
            axis Kinds { x "甲"  y "乙" : number(1) }
            template T version 1 "表" {
                table t "表" : count { columns { a "元" : number(2) in yuan { group g "组" Kinds }  b "万元" : number(3) in wan { group g "组" Kinds } } }
            }
            """);
        Assert.Equal(
            ["number(2) yuan Required", "number(2) yuan Required", "number(1) yuan Required", "number(3) wan Required", "number(3) wan Required", "number(1) wan Required"],
            form.Slots.Select(slot => Text(slot.Spec)));
    }

    private static string Text(ValueSpec spec)
    {
        var type = spec.Type is DataType.Number number ? $"number({number.Decimals})" : "count";
        return string.Join(' ', ((string?[])
        [
            type, spec.Unit?.Code, spec.Presence.ToString(), spec.AllowNotApplicable ? "na" : null,
            spec.Min is { } min ? FormattableString.Invariant($"min {min}") : null, spec.Max is { } max ? FormattableString.Invariant($"max {max}") : null,
        ]).OfType<string>());
    }
}
