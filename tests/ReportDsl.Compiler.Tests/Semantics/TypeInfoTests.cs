using System.Globalization;
using ReportDsl.Semantics;
using ReportDsl.Syntax;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>The types of expressions, a row each; the expression is the smallest one at the cursor.</summary>
public sealed class TypeInfoTests
{
    public static TheoryData<string, string> Rows => new()
    {
        { "check c \"C\" : $$money > 1", "Number Number wan 2 None" },
        { "check c \"C\" : money $$> 1", "Boolean    None" },
        { "check c \"C\" : money $$/ people > 1", "Number  wan/ren 6 None" },
        { "check c \"C\" : money $$as yuan > 1", "Number  yuan 0 None" },
        { "check c \"C\" : $$day > date(2020, 1, 1)", "Date Date   None" },
        { "check c \"C\" : kind == $$\"A\"", "Text    None" },
        { "check c \"C\" : $$kind == \"A\"", "Text Code   None" },
        { "check c \"C\" : people > $$3", "Number   0 None" },
        { "check c \"C\" : money > $$3.25", "Number   2 None" },
        { "check c \"C\" : $$nothing > 3", "    None" },
        { "check c \"C\" : money $$> nothing", "Boolean    None" },
        { "check c \"C\" : $$sum(s.t.rows.p) > 1", "    None" },
        { "check c \"C\" : $$sum(s.t.columns.a) > 1", "Number  yuan 2 None" },
        { "check c \"C\" for c in s.t.columns : $$s.t.p[c] > 1", "Number Number  2 Unit" },
        { "check c \"C\" for c in s.u.columns : $$s.u.p[c] > 1", "Number    Type, Scale" },
        { "check c \"C\" for c in s.v.columns : $$s.v.p[c] > 1", "    Kind, Type, Scale" },
        { "check c \"C\" for c in {s.t.columns.a} : $$s.t.p[c] > 1", "Number Number yuan 2 None" },
        { "check c \"C\" : count($$s.u) > 1", "Number    Type, Scale" },
        { "check c \"C\" : count(s.t.columns.a where $$a > 1) > 1", "Number Number yuan 2 None" },
        { "check c \"C\" for x in nowhere : $$money > 1", "Number Number wan 2 None" },
        { "field g \"G\" : count when $$people > 1", "Number Count ren 0 None" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_expression_has_a_type(string marked, string expected)
    {
        var (model, cursor) = SymbolTableTests.Model($$"""
            unit yuan "元"
            unit wan "万元" = 10_000 yuan
            unit ren "人"
            codelist Kind { "A" "甲" }
            template T version 1 "T" {
                field money "款" : number(2) in wan
                field people "人" : count in ren
                field day "日" : date
                field kind "种类" : code Kind
                section s "S" {
                    table t "一" { columns { a "A" : number(2) in yuan  b "B" : number(2) in wan }  rows { p "P"  q "Q" } }
                    table u "二" { columns { a "A" : number(2)  b "B" : count }  rows { p "P" } }
                    table v "三" { columns { a "A" : count  b "B" : date }  rows { p "P" } }
                }
                {{marked}}
            }
            """);
        var token = model.SyntaxTree.Root.FindToken(cursor);
        var expression = Assert.IsAssignableFrom<ExpressionSyntax>(token.Parent?.FirstAncestorOrSelf<ExpressionSyntax>());
        var type = model.GetTypeInfo(expression);
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{type.Kind} {type.Type?.GetType().Name} {type.Unit} {type.Scale} {type.Differing}"));
        Assert.Equal(type.Differing != TypeParts.None, type.DiffersByInstance);
    }
}
