using System.Text;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class NestingTests
{
    private const int Many = 100_000;

    public static TheoryData<string, string, string, string> DeepTexts => new()
    {
        { "check", "(", "a", ")" },
        { "check", "(", "a", "" },
        { "check", "not ", "a", "" },
        { "check", "-", "a", "" },
        { "check", "if a then ", "a", " else a" },
        { "check", "if ", "a", "" },
        { "check", "a implies ", "a", "" },
        { "check", "a + ", "a", "" },
        { "check", "a + (", "a", ")" },
        { "check", "a as u ", "", "" },
        { "check", "", "a", " as u" },
        { "check", "f(", "a", ")" },
        { "check", "f(a, ", "a", ")" },
        { "check", "a in {", "a", "}" },
        { "check", "a ?? ", "a", "" },
        { "check", "a < ", "a", "" },
        { "check", "a.", "a", "" },
        { "check", "a[", "a", "]" },
        { "check", "[", "a", "]" },
        { "check", "{", "a", "}" },
        { "check", "prior(", "1", ")" },
        { "items", "a \"a\" { ", "", "} " },
        { "items", "a \"a\" { ", "", "" },
        { "items", "group a \"a\" { ", "", "} " },
        { "items", "total a { ", "", "" },
        { "items", "many a by b { ", "", "} " },
        { "items", "{", "", "}" },
        { "members", "section a \"a\" { ", "", "} " },
        { "members", "section a \"a\" {\n", "", "" },
        { "members", "table a { rows { ", "", "} } " },
        { "members", "template a version 1 { ", "", "} " },
        { "members", "{ ", "", "} " },
    };

    [Theory]
    [MemberData(nameof(DeepTexts))]
    public void Deep_nesting_neither_fails_nor_loses_text(string place, string before, string core, string after)
    {
        var deep = new StringBuilder().Insert(0, before, Many).Append(core).Insert(before.Length * Many + core.Length, after, Many).ToString();
        var text = place switch
        {
            "check" => $"template T version 1 \"t\" {{ check c \"c\" : {deep}\n field f \"f\" }}",
            "items" => $"axis A {{ {deep} }}",
            _ => $"template T version 1 \"t\" {{ {deep} }}",
        };
        var tree = SyntaxTree.ParseText(text);
        SyntaxInvariants.Check(tree);
        var counter = new NodeCounter();
        counter.Visit(tree.Root);
        Assert.Equal(tree.Root.DescendantNodes().Count() + 1, counter.Count);
        Assert.Same(tree.Root, new IdentityRewriter().Visit(tree.Root));
        Assert.True(tree.Root.IsEquivalentTo(SyntaxTree.ParseText(text).Root));
        Assert.Equal(text, tree.WithChangedText(SourceText.From(text)).Root.ToFullString());
        Assert.InRange(tree.GetDiagnostics().Length, before == "a." ? 0 : 1, before is "a < " or "a ?? " ? Many : 3);
    }

    [Theory]
    [InlineData("template T version 1 \"t\" { language ", "a", ", ")]
    [InlineData("template T version 1 \"t\" { void ", "a[b]", ", ")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : sum(", "1", ", ")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : sum(", "", ", ")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : a in {", "1", ", ")]
    [InlineData("axis A { ", "a", " ")]
    [InlineData("axis A { ", "}", " ")]
    [InlineData("", "import", " ")]
    public void A_list_of_two_million_tokens_keeps_its_text(string before, string element, string separator)
    {
        const int Tokens = 2_000_000;
        var each = SyntaxTree.ParseText(element + separator).Root.DescendantTokens().Count(token => !token.IsMissing) - 1;
        var text = before + new StringBuilder().Insert(0, element + separator, Tokens / Math.Max(1, each));
        var tree = SyntaxTree.ParseText(text);
        Assert.Equal(text.Length, tree.Root.FullSpan.Length);
        Assert.NotEmpty(tree.GetDiagnostics());
        Assert.Equal(text, tree.Root.ToFullString());
    }

    [Fact]
    public void Ordinary_depth_is_no_mistake()
    {
        var brackets = new string('(', 60) + "a" + new string(')', 60);
        var chain = string.Join(" + ", Enumerable.Repeat("a", 400));
        SyntaxAssert.HasDiagnostics($"axis A {{ a \"a\" = {brackets} b \"b\" = {chain} }}");
    }

    [Theory]
    [InlineData("not (", ")", 199)]
    [InlineData("not not (", ")", 199)]
    [InlineData("- (", ")", 199)]
    [InlineData("a + (", ")", 199)]
    [InlineData("sum(", ")", 199)]
    [InlineData("not f(a, ", ")", 199)]
    [InlineData("a in {", "}", 199)]
    [InlineData("if a then (", ") else a", 199)]
    [InlineData("not ", "", 500)]
    [InlineData("- ", "", 500)]
    [InlineData("a implies ", "", 500)]
    public void Brackets_and_operators_are_counted_apart_and_as_written(string before, string after, int most)
    {
        string Nested(int levels) => new StringBuilder().Insert(0, before, levels).Append('a').Insert(before.Length * levels + 1, after, levels).ToString();
        SyntaxAssert.HasDiagnostics($"template T version 1 \"t\" {{ check c \"c\" : {Nested(most)} }}");
        var text = $"template T version 1 \"t\" {{ check c \"c\" : {Nested(most + 1)} }}";
        Assert.Equal(after.Length > 0 ? "RD1013" : "RD1014", Assert.Single(SyntaxTree.ParseText(text).GetDiagnostics()).Code);
    }

    [Fact]
    public void The_deepest_conditions_bind()
    {
        var condition = new StringBuilder().Insert(0, "not (", 199).Append("f > 0").Append(')', 199).ToString();
        var compilation = MemorySources.None.Compile($"template T version 1 \"t\" {{ field f \"f\" : count check c \"c\" : {condition} }}");
        Assert.Empty(compilation.GetDiagnostics());
    }

    [Fact]
    public void Too_deep_and_too_long_are_said_once()
    {
        var brackets = new string('(', 300) + "a" + new string(')', 300);
        var deep = Assert.Single(SyntaxTree.ParseText($"axis A {{ a \"a\" = {brackets} }}").GetDiagnostics());
        Assert.Equal("RD1013", deep.Code);
        var chain = string.Join(" + ", Enumerable.Repeat("a", 2000));
        var tooLong = Assert.Single(SyntaxTree.ParseText($"axis A {{ a \"a\" = {chain} b \"b\" }}").GetDiagnostics());
        Assert.Equal("RD1014", tooLong.Code);
    }

    private sealed class NodeCounter : SyntaxWalker
    {
        public int Count { get; private set; }

        public override void DefaultVisit(SyntaxNode node)
        {
            Count++;
            base.DefaultVisit(node);
        }
    }

    private sealed class IdentityRewriter : SyntaxRewriter;
}
