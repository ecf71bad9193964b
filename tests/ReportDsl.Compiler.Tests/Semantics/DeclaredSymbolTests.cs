using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>What symbols say of their declarations: for hovers and for renaming.</summary>
public sealed class DeclaredSymbolTests
{
    private const string Source = """
        unit yuan "元"
        unit wan "万元" = 10_000 yuan
        axis Places { a "甲" in wan  group g "乙" { b "丙" optional } }
        template T version 1 "T" { field f "F" : count }
        template T version 2 follows version 1 "T" {
            section s "S" {
                table t "T" : number(2) in yuan required {
                    rows Places
                    columns { x "X" : count min 1 max 9  group h "H" in wan { y "Y" allow na } }
                    check c "C" warning explain for row, p in {x} within 1 since 2021 until 2023 when x[a] > 1 : row[x] == row[p]
                    check d "D" : a[x] > 1
                }
                table u "U" : count { rows { many m "M" by k "K" : text(9) } }
            }
        }
        template V version 1 extends T version 1 "V" { }
        template W version 1 follows T version 2 "W" { note "注" }
        """;

    private static readonly Compilation Compilation = MemorySources.None.Compile(Source);

    [Fact]
    public void A_row_and_a_column_say_what_they_ask_of_values()
    {
        var table = Table("t");
        Assert.Equal((2, "yuan", Presence.Required, null), (table.Values.Type?.Scale, table.Values.Unit?.Code, table.Values.Presence, table.Values.Min));
        var (x, y) = (table.Columns.Items[0], table.Columns.Items[1].Children[0]);
        Assert.Equal((new DataType.Count(), 1m, 9m), (x.Values.Type, x.Values.Min, x.Values.Max));
        Assert.Equal(("wan", true), (y.Values.Unit?.Code, y.Values.AllowNotApplicable));
        Assert.Equal(("wan", Presence.Optional), (table.Rows.Items[0].Values.Unit?.Code, table.Rows.Items[1].Children[0].Values.Presence));
        Assert.IsType<DataType.Text>(Assert.Single(Table("u").Rows.Items[0].Keys).Values.Type);
    }

    [Fact]
    public void An_item_of_a_shared_axis_leads_to_its_axis()
    {
        var item = Table("t").Rows.Items[1].Children[0];
        Assert.Equal(("Places", "g.b"), (item.AxisItem?.Axis.Code, item.AxisItem?.Path));
        Assert.Same(Compilation.GetSemanticModel(Compilation.SyntaxTrees[0]).GetDeclaredSymbol(item.Declaration), item.AxisItem);
        Assert.Null(Table("t").Columns.Items[0].AxisItem);
    }

    [Fact]
    public void A_check_says_its_clauses()
    {
        var (check, plain) = (Table("t").Checks[0], Table("t").Checks[1]);
        Assert.Equal((RuleSeverity.Warning, true, "2021", "2023"), (check.Severity, check.IsExplainable, check.Since, check.Until));
        Assert.Equal(("for row, p in {x}", "within 1", "when x[a] > 1"), (check.For?.ToString(), check.Within?.ToString(), check.When?.ToString()));
        Assert.Equal((RuleSeverity.Error, false, null, null, null), (plain.Severity, plain.IsExplainable, plain.Since, plain.For, plain.Within));
    }

    [Fact]
    public void Units_and_templates_say_what_they_come_from()
    {
        var units = Compilation.Sources.Files.Single().Declarations.OfKind<UnitSymbol>().ToDictionary(unit => unit.Code);
        Assert.Equal(("yuan", 10_000m), (units["wan"].BaseUnit, units["wan"].Factor));
        Assert.Equal((null, null), (units["yuan"].BaseUnit, units["yuan"].Factor));
        Assert.Equal([null, new TemplateName("T", "1"), null, new TemplateName("T", "2")], Compilation.Templates.Select(template => template.Follows));
        Assert.Equal(new TemplateName("T", "1"), Compilation.Templates[2].Extends);
    }

    [Theory]
    [InlineData("unit $$yuan", true)]
    [InlineData("$$a \"甲\"", true)]
    [InlineData("field $$f", true)]
    [InlineData("check $$c", true)]
    [InlineData("$$p in {x}", true)]
    [InlineData("for $$row", false)]
    [InlineData(": $$row[x]", false)]
    [InlineData("template $$T version 1", false)]
    [InlineData("template $$T version 2", false)]
    [InlineData("template $$V", true)]
    [InlineData("template $$W", true)]
    [InlineData(": $$count min", false)]
    [InlineData("by $$k", true)]
    public void What_has_a_name_of_its_own_can_be_renamed(string place, bool expected)
    {
        var at = Source.IndexOf(place.Replace("$$", "", StringComparison.Ordinal), StringComparison.Ordinal) + place.IndexOf("$$", StringComparison.Ordinal);
        var symbol = Compilation.GetSemanticModel(Compilation.SyntaxTrees[0]).GetSymbolAt(at);
        Assert.NotNull(symbol);
        Assert.Equal(expected, Compilation.CanRename(symbol));
    }

    [Fact]
    public void What_has_no_name_cannot_be_renamed()
    {
        Assert.False(Compilation.CanRename(Compilation.Sources.Files.Single().Symbol));
        Assert.False(Compilation.CanRename(Compilation.Templates[3].Members[0]));
        Assert.Throws<ArgumentException>(() => Compilation.CanRename(MemorySources.None.Compile(Source).Templates[0]));
    }

    [Fact]
    public void Findings_and_answers_print_as_people_write_them()
    {
        var location = new Location(SourceText.From("ab\ncd", "a.rdsl"), new TextSpan(4, 1));
        Assert.Equal("a.rdsl(2,2)", location.ToString());
        Assert.Equal("", default(Location).ToString());
        var diagnostic = Assert.Single(MemorySources.None.Compile("template T version 1 \"T\" { field f \"F\" : cuont }").GetDiagnostics());
        Assert.Equal($"form.rdsl(1,42): error {diagnostic.Code}: {diagnostic.Message(MessageLanguage.English)}", diagnostic.ToString());
        var model = Compilation.GetSemanticModel(Compilation.SyntaxTrees[0]);
        Assert.Equal("unit yuan", model.GetSymbolInfo(model.SyntaxTree.Root.DescendantNodes().OfType<UnitDefinitionSyntax>().Single()).ToString());
        Assert.Equal("NoName", model.GetSymbolInfo(model.SyntaxTree.Root).ToString());
    }

    private static TableSymbol Table(string code) => Compilation.Templates[1].Tables().Single(table => table.Code == code);
}
