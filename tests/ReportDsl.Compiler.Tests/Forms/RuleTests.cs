using ReportDsl.Forms;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Rules of a form: their ids, what their instances share, the rules that follow from the form itself, and <c>when</c>.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Instances_of_one_shape_share_their_conditions_and_differ_in_operands()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table s "表" : count {
                    columns { x "甲"  y "乙"  z "丙" }
                    rows { a "子"  b "丑" }
                    check order "次序" for column when a > 0 : a >= b
                    check again "次序" for column : a >= b
                }
            }
            """);
        var (order, again) = (form.Rules[0].Instances, form.Rules[1].Instances);
        Assert.Equal(["[x]", "[y]", "[z]"], order.Select(instance => instance.Key));
        Assert.Equal(["甲", "乙", "丙"], order.Select(instance => Assert.Single(instance.Where).Text));
        Assert.All(order, instance => Assert.Same(order[0].Condition, instance.Condition));
        Assert.All(order, instance => Assert.Same(order[0].When, instance.When));
        Assert.All(again, instance => Assert.Same(again[0].Condition, instance.Condition));
        Assert.Equal(3, order.Select(instance => string.Join(' ', instance.Operands)).Distinct().Count());
    }

    [Fact]
    public void Types_are_checked_and_decimals_settled_for_each_instance()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table s "表" {
                    columns { x "甲" : count  y "乙" : number(2)  z "丙" : number(2) }
                    rows { a "子"  b "丑" }
                    check order "次序" for column : a >= b
                }
            }
            """);
        var instances = Assert.Single(form.Rules).Instances;
        Assert.Equal([0, 2, 2], instances.Select(instance => Assert.IsType<Comparison>(instance.Condition).Scale));
        Assert.NotSame(instances[0].Condition, instances[1].Condition);
        Assert.Same(instances[1].Condition, instances[2].Condition);
    }

    [Theory]
    [InlineData("in a named table", "section p \"部分\" { table t \"表\" : count { rows { a \"甲\" } CHECK } }", "p.t.it")]
    [InlineData("in an unnamed table", "section p \"部分\" { table : count { rows { a \"甲\" } CHECK } }", "p.it")]
    [InlineData("in a section", "section p \"部分\" { field a \"甲\" : count CHECK }", "p.it")]
    [InlineData("in the template", "field a \"甲\" : count CHECK", "it")]
    [InlineData("in a table of the template", "table t \"表\" : count { rows { a \"甲\" } CHECK }", "t.it")]
    public void The_id_of_a_check_is_its_path(string where, string members, string id)
    {
        Assert.NotEmpty(where);
        var form = Compiled.Form($$"""template T version 1 "表" { {{members.Replace("CHECK", "check it \"核对\" : a >= 0", StringComparison.Ordinal)}} }""");
        Assert.Equal(id, Assert.Single(form.Rules).Path);
    }

    [Fact]
    public void The_parts_of_an_item_do_not_exceed_it()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                section main "统计" {
                    table : count {
                        columns { current "本期"  year "累计" }
                        rows { group active "主动公开" { r01 "信息数" { r02 "其中：电子化"  r03 "其中：规范性文件" }  r04 "查阅点" } }
                    }
                }
            }
            """);
        var rule = Assert.Single(form.Rules);
        Assert.True(rule.IsBuiltIn);
        Assert.Equal("main.rows.active.r01.part", rule.Path);
        Assert.Equal(
            [
                "[current] main/active.r01.r02/current main/active.r01.r03/current main/active.r01/current",
                "[year] main/active.r01.r02/year main/active.r01.r03/year main/active.r01/year",
            ],
            Compiled.Instances(form, rule.Path));
        Assert.Equal(ComparisonOperator.LessOrEqual, Assert.IsType<Comparison>(rule.Instances[0].Condition).Operator);
    }

    [Fact]
    public void Parts_of_columns_and_totals_among_parts()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table t "表" : count { columns { a "甲" { b "其中：乙"  total c "丙" { d "丁"  e "戊" } } } }
            }
            """);
        Assert.Equal(["t/a.b t/a.c.d t/a.c.e t/a"], Compiled.Instances(form, "t.columns.a.part"));
    }

    [Theory]
    [InlineData("error", RuleSeverity.Error, false)]
    [InlineData("", RuleSeverity.Error, false)]
    [InlineData("warning explain", RuleSeverity.Warning, true)]
    [InlineData("explain info", RuleSeverity.Info, true)]
    public void Clauses(string clauses, RuleSeverity severity, bool explain)
    {
        var rule = Assert.Single(Compiled.Form($$"""template T version 1 "表" { field a "甲" : count check it "核对" {{clauses}} since 2021 until "2023-Q2" : a >= 0 }""").Rules);
        Assert.Equal((severity, explain, "2021", "2023-Q2"), (rule.Severity, rule.Explain, rule.Since, rule.Until));
    }

    [Fact]
    public void When_names_what_does_not_apply_otherwise()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                field has "有无" : boolean
                field other "其他" : text(9) when not has
                section p "部分" when has {
                    narrative body
                    table : count { rows { a "甲"  b "乙" } }
                }
            }
            """);
        Assert.Equal(
            ["other", "p.body p/a p/b"],
            form.Applicabilities.Select(applicability => string.Join(' ', applicability.Slots.Select(slot => form.Slots[slot].Path))));
        Assert.All(form.Applicabilities, applicability => Assert.Equal(new Operand.Current(0), Assert.Single(applicability.Operands)));
    }

    [Fact]
    public void What_does_not_apply_cannot_decide_itself() =>
        Assert.Equal(["RD4015"], Compiled.ErrorCodes("""template T version 1 "表" { section p "部分" when p.has { field has "有无" : boolean } }"""));
}
