using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class SyntaxDiagnosticsTests
{
    private const string MissingCode = "RD1001";
    private const string UnexpectedCode = "RD1002";

    [Theory]
    [InlineData("import[||]", MissingCode)]
    [InlineData("axis A \"a\"[||]", MissingCode)]
    [InlineData("unit yuan[||]", MissingCode)]
    [InlineData("axis A { a \"a\" = b +[||] }", MissingCode)]
    [InlineData("axis A { a \"a\" in[||]\n b \"b\" }", MissingCode)]
    [InlineData("axis A { a \"a\" blank[||] }", MissingCode)]
    [InlineData("axis A { a \"a\" : number(1[||] }", MissingCode)]
    [InlineData("template T version 1 \"t\" {[||]", MissingCode)]
    [InlineData("[|field|] x \"x\"", UnexpectedCode)]
    [InlineData("axis A { } [|}|] axis B { }", UnexpectedCode)]
    [InlineData("axis A { [|\"a\"|] b \"b\" }", UnexpectedCode)]
    [InlineData("axis A { } [|import|] \"a\" axis B { }", UnexpectedCode)]
    [InlineData("axis A [|;|] { }", "RD1003")]
    [InlineData("axis A [|$§|] { }", "RD1003")]
    [InlineData("axis A [|｛|] }", "RD1004")]
    [InlineData("axis A { a [|“甲”|] }", "RD1004")]
    [InlineData("axis A { a [|\"a }|]\n}", "RD1005")]
    [InlineData("axis A { a [|\"\"\"|]a }[||]", "RD1005", MissingCode)]
    [InlineData("axis A { } [|/*| ]", "RD1006")]
    [InlineData("axis A { a \"x[|\\q|]y\" }", "RD1007")]
    [InlineData("axis A { a \"[|\\u{D800}|]\" }", "RD1007")]
    [InlineData("axis A { a \"x[|\\u{0}|]y[|\\u{1F}|][|\\u{fffe}|]\" }", "RD1020", "RD1020", "RD1020")]
    [InlineData("axis A { a \"x[|\u0000\u0001|]y[|\u001F|]\t\" }", "RD1020", "RD1020")]
    [InlineData("axis A { a \"\"\"x[|\u000B|]y[|\uFFFF|]\u007F\u0085\"\"\" }", "RD1020", "RD1020")]
    [InlineData("axis A {\n/// x[|\u0007|]\n// \u0007 /* \u0007 */\na \"a\" }", "RD1020")]
    [InlineData("axis A { a \"\\u{9}\\u{D}\\u{7F}\\u{85}\\u{FFFD}\\u{10FFFF}\" }")]
    [InlineData("axis A { a \"a\" min [|1e5|] }", "RD1008")]
    [InlineData("axis A { a \"a\" min [|12345678901234567890123456789|] }", "RD1009")]
    [InlineData("axis A { a \"a\" = b < c [|<|] d }", "RD1010")]
    [InlineData("axis A { a \"a\" = b ?? c [|??|] d }", "RD1010")]
    [InlineData("axis A { a \"a\" = b + [|not|] c }", "RD1011")]
    [InlineData("axis A { a \"a\" = b == [|if|] c then d else e }", "RD1011")]
    [InlineData("axis A { a \"a\" = [|(b)|] ?? c }", "RD1012")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : a == b [|and|] [|\"x\"|] == d }", "RD1015")]
    public void A_mistake_is_reported_at_its_place(string marked, params string[] codes)
    {
        // Marks that would end a span early are written apart.
        var text = marked.Replace("| ]", "|]", StringComparison.Ordinal);
        if (codes is ["RD1015"])
            text = text.Replace("[|\"x\"|]", "\"x\"", StringComparison.Ordinal);
        SyntaxAssert.HasDiagnostics(text, codes);
    }

    [Theory]
    [InlineData("axis A ｛ a “甲” ：count }", null)]
    [InlineData("axis A { a “甲” }", "axis A { a \"甲\" }")]
    [InlineData("axis A { a \"a\" ： count }", "axis A { a \"a\" : count }")]
    [InlineData("axis A { a \"a\" = b ＝＝ c }", "axis A { a \"a\" = b == c }")]
    [InlineData("axis A { a \"a\" ＠en \"b\" }", null)]
    [InlineData("axis A { a \"a\" = b < c < d }", "axis A { a \"a\" = b < c and c < d }")]
    [InlineData("axis A { a \"a\" = b + not c }", "axis A { a \"a\" = b + (not c) }")]
    [InlineData("axis A { a \"a\" = b * if c then d else e }", "axis A { a \"a\" = b * (if c then d else e) }")]
    [InlineData("axis A { a \"a\"", "axis A { a \"a\"}")]
    [InlineData("axis A { a \"a\" blank }", "axis A { a \"a\" blank zero }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" for x in a, b.c } : x == 1 }", "template T version 1 \"t\" { check c \"c\" for x in{ a, b.c } : x == 1 }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" for x in a } when b > 1 : x == 1 }", "template T version 1 \"t\" { check c \"c\" for x in{ a } when b > 1 : x == 1 }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" for row except a, b }, y in c : x == 1 }", "template T version 1 \"t\" { check c \"c\" for row except{ a, b }, y in c : x == 1 }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" for x in {a, b : x == 1 }", "template T version 1 \"t\" { check c \"c\" for x in {a, b} : x == 1 }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" for x in {a, b except c : x == 1 }", "template T version 1 \"t\" { check c \"c\" for x in {a, b} except c : x == 1 }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" for row a == b }", "template T version 1 \"t\" { check c \"c\" for row: a == b }")]
    public void A_fix_corrects_the_text(string text, string? expected)
    {
        if (expected is not null)
        {
            SyntaxAssert.IsFixed(text, expected);
            return;
        }

        var tree = SyntaxTree.ParseText(text);
        var changes = tree.GetDiagnostics().SelectMany(diagnostic => Assert.Single(diagnostic.Fixes).Changes);
        Assert.Empty(tree.WithChanges(changes).GetDiagnostics());
    }

    [Fact]
    public void One_hole_gives_one_error()
    {
        SyntaxAssert.HasDiagnostics("unit[||] template T version 1 \"t\" { }", MissingCode);
        SyntaxAssert.HasDiagnostics("template[||]", MissingCode);
        SyntaxAssert.HasDiagnostics("template T version 1 \"t\" { section s \"s\" { [|columns|] { a \"a\" } cell b[c] : text(3) note \"n\" } }", UnexpectedCode);
    }

    [Theory]
    [InlineData("template T version 1 \"t\" {\n    check a \"a\" :[||]\n    check b \"b\" : x == y\n}", SyntaxKind.CheckDeclaration, 2)]
    [InlineData("template T version 1 \"t\" {\n    section[||]\n    field b \"b\" : count\n}", SyntaxKind.FieldDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    section[||]\n    field table \"b\" : count\n}", SyntaxKind.FieldDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    field a :[||]\n    field table \"b\" : count\n}", SyntaxKind.FieldDeclaration, 2)]
    [InlineData("template T version 1 \"t\" {\n    field a : count in[||]\n    field note \"b\" : count\n}", SyntaxKind.FieldDeclaration, 2)]
    [InlineData("template T version 1 \"t\" {\n    check c \"c\" : a >[||]\n    field check \"b\" : count\n}", SyntaxKind.FieldDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    check c \"c\" : a.[||]\n    field when \"b\" : count\n}", SyntaxKind.FieldDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    entity[||]\n    field b \"b\" : count\n}", SyntaxKind.FieldDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    [|foo|] bar baz\n    field b \"b\" : count\n}", SyntaxKind.FieldDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    check a \"a\" : x == y [|z|] w\n    field b \"b\" : count\n}", SyntaxKind.FieldDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    section a \"a\" {\n        field f \"f\"[||]\n    section b \"b\" {\n    }\n}\ntemplate U version 1 \"u\" { }", SyntaxKind.SectionDeclaration, 2)]
    [InlineData("template T version 1 \"t\" {\n    table {\n        rows {\n            a \"a\"[||]\n        check c \"c\" : x == y\n    }\n    field b \"b\"\n}", SyntaxKind.CheckDeclaration, 1)]
    [InlineData("template T version 1 \"t\" {\n    table {\n        columns {\n            a \"a\" { b \"b\"[||]\n            c \"c\"\n        }\n    }\n    field b \"b\"\n}", SyntaxKind.FieldDeclaration, 1)]
    public void After_a_mistake_the_parser_finds_the_next_declaration(string marked, SyntaxKind kind, int count)
    {
        var tree = SyntaxAssert.HasDiagnostics(marked, marked.Contains("[||]", StringComparison.Ordinal) ? MissingCode : UnexpectedCode);
        Assert.Equal(count, tree.Root.DescendantNodes().Count(node => node.Kind == kind));
        Assert.All(tree.Root.DescendantNodes().Where(node => node.Kind == SyntaxKind.FieldDeclaration), field => Assert.False(field.IsMissing));
    }

    [Theory]
    [InlineData("check k \"K\" : prior.")]
    [InlineData("check k \"K\" : prior(2).")]
    [InlineData("check k \"K\" : children.")]
    [InlineData("check k \"K\" : g.")]
    [InlineData("check k \"K\" : g.h.")]
    [InlineData("check k \"K\" : g as")]
    [InlineData("check k \"K\" : g[")]
    [InlineData("check k \"K\" : g[a.")]
    [InlineData("check k \"K\" : sum(g.")]
    [InlineData("check k \"K\" : g in {g.")]
    [InlineData("check k \"K\" : g >")]
    [InlineData("check k \"K\" for")]
    [InlineData("check k \"K\" for a in")]
    [InlineData("check k \"K\" for a in {b,")]
    [InlineData("check k \"K\" for a except")]
    [InlineData("check k \"K\" within 5 as")]
    [InlineData("field k \"K\" :")]
    [InlineData("field k \"K\" : code")]
    [InlineData("field k \"K\" : count in")]
    [InlineData("field k \"K\" : count was")]
    [InlineData("field k \"K\" : count before")]
    [InlineData("field k \"K\" : count when g.")]
    [InlineData("drops a.")]
    [InlineData("language")]
    public void A_line_that_breaks_off_ends_before_the_next_declaration(string line)
    {
        foreach (var next in new[] { "check o \"O\" : x == y", "table {\n    }", "field f \"f\" : count" })
        {
            var errors = SyntaxTree.ParseText($"template T version 1 \"t\" {{\n    {line}\n    {next}\n}}");
            var template = (TemplateDeclarationSyntax)Assert.Single(errors.Root.Members);
            Assert.Equal(2, template.Members.Count);
            Assert.All(errors.GetDiagnostics(), diagnostic => Assert.Equal(MissingCode, diagnostic.Code));
            Assert.Single(errors.GetDiagnostics());
            Assert.False(template.Members[1].ContainsErrors);
        }
    }

    [Theory]
    [InlineData("columns[||]\n rows { a \"a\" }")]
    [InlineData("columns \"x\"[||]\n rows { a \"a\" }")]
    [InlineData("columns[||]\n rows Shared")]
    [InlineData("columns[||]\n rows \"x\" { a \"a\" }")]
    [InlineData("rows[||]\n columns { a \"a\" }")]
    [InlineData("rows \"x\"[||]\n columns { a \"a\" }")]
    [InlineData("void a[b],[||]\n columns { a \"a\" }")]
    [InlineData("cell a[b] in[||]\n columns { a \"a\" }")]
    [InlineData("cell a[b] = c.[||]\n columns { a \"a\" }")]
    public void An_axis_that_breaks_off_ends_before_the_next_one(string marked)
    {
        var tree = SyntaxAssert.HasDiagnostics($"template T version 1 \"t\" {{ table {{\n {marked}\n}} }}", MissingCode);
        var table = (TableDeclarationSyntax)((TemplateDeclarationSyntax)tree.Root.Members[0]).Members[0];
        Assert.Equal(2, table.Members.Count);
        Assert.False(table.Members[1].ContainsErrors);
    }

    [Theory]
    [InlineData("template T version 1 \"t\"§ {\n    field f \"F\" : count\n    section s \"S\" {\n        field g \"G\" : count\n    }\n}\nunit u \"U\"\n")]
    [InlineData("template T version 1 \"t\" {\n    section s \"S\"§ {\n        field g \"G\" : count\n        note \"n\"\n    }\n    field f \"F\"\n}\n")]
    [InlineData("template T version 1 \"t\" {\n    table t \"T\" : count§ {\n        columns {\n            a \"A\"\n        }\n        rows B\n    }\n    field f \"F\"\n}\n")]
    [InlineData("template T version 1 \"t\" {\n    table§ {\n        columns {\n            a \"A\"\n        }\n        rows B\n    }\n    field f \"F\"\n}\n")]
    [InlineData("template T version 1 \"t\" {\n    table {\n        columns§ {\n            a \"A\"\n        }\n        rows B\n    }\n    field f \"F\"\n}\n")]
    [InlineData("template T version 1 \"t\" {\n    table {\n        columns§ {\n            total a \"A\"\n            b \"B\"\n        }\n        rows B\n    }\n}\n")]
    [InlineData("template T version 1 \"t\" {\n    table {\n        rows \"x\"§ {\n            a \"A\"\n        }\n        columns B\n    }\n}\n")]
    [InlineData("axis A \"a\"§ {\n    a \"A\"\n    group g \"G\" {\n        b \"B\"\n    }\n}\nunit u \"U\"\n")]
    [InlineData("axis A {\n    group g \"G\"§ {\n        b \"B\"\n    }\n    a \"A\"\n}\nunit u \"U\"\n")]
    [InlineData("codelist L \"l\"§ {\n    \"a\" \"A\"\n    \"b\" \"B\"\n}\nunit u \"U\"\n")]
    [InlineData("codelist L§ {\n    \"a\" \"A\"\n    \"b\" \"B\"\n}\nunit u \"U\"\n")]
    public void Deeper_lines_are_the_content_of_a_block_without_its_opening_brace(string text)
    {
        var whole = SyntaxTree.ParseText(text.Replace("§", "", StringComparison.Ordinal));
        Assert.Empty(whole.GetDiagnostics());
        var tree = SyntaxAssert.HasDiagnostics(text.Replace("§ {", "[||]", StringComparison.Ordinal), MissingCode);
        Assert.Equal(
            whole.Root.DescendantNodes().Select(node => node.Kind),
            tree.Root.DescendantNodes().Select(node => node.Kind));
        Assert.Equal(
            whole.Root.DescendantTokens().Where(token => token.Kind != SyntaxKind.EndOfFileToken && token.Text != "{").Select(token => token.Text),
            tree.Root.DescendantTokens().Where(token => token.Kind != SyntaxKind.EndOfFileToken && token is { IsMissing: false, Text: not "{" }).Select(token => token.Text));
    }

    [Theory]
    [InlineData("template T version 1 \"t\" {\n    section s \"S\"[||]\n    field f \"F\"\n}", 2)]
    [InlineData("template T version 1 \"t\" {\n    section s \"S\"[||]\n  field f \"F\"\n}", 2)]
    [InlineData("template T version 1 \"t\" { section s \"S\"[||]\n    field f \"F\"\n}", 2)]
    [InlineData("template T version 1 \"t\" {\n    section s \"S\"[||] field f \"F\"\n}", 2)]
    public void Other_lines_are_not(string marked, int members)
    {
        var tree = SyntaxAssert.HasDiagnostics(marked, MissingCode);
        Assert.Equal(members, ((TemplateDeclarationSyntax)tree.Root.Members[0]).Members.Count);
    }

    [Fact]
    public void Ten_thousand_mistakes_are_all_reported()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"unit u{i}\n"));
        Assert.Equal(10_000, SyntaxTree.ParseText(text).GetDiagnostics().Length);
    }

    [Fact]
    public void Codes_are_unique_and_have_both_languages()
    {
        Assert.Distinct(SyntaxDiagnostics.All.Select(descriptor => descriptor.Code));
        Assert.All(SyntaxDiagnostics.All, descriptor =>
        {
            Assert.StartsWith("RD1", descriptor.Code, StringComparison.Ordinal);
            Assert.NotEqual("", descriptor.Text.English);
            Assert.NotEqual("", descriptor.Text.Chinese);
        });
    }
}
