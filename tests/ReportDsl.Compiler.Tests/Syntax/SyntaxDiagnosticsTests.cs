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
