using System.Text;
using ReportDsl.Syntax;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class LexerTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\\"b\\\\c\\nd\"", "a\"b\\c\nd")]
    [InlineData("\"\\u{81EA}\\u{1F600}\"", "自\U0001F600")]
    [InlineData("\"“三公”\"", "“三公”")]
    [InlineData("\"\"\"a \"b\" \\n\"\"\"", "a \"b\" \\n")]
    [InlineData("\"\"\"\n    a\n      b\n\n    c\n    \"\"\"", "a\n  b\n\nc")]
    [InlineData("\"\"\"\r\n  a\r\n b\r\n \"\"\"", " a\nb")]
    [InlineData("\"\"\"a\n  b\n  c\"\"\"", "a\nb\nc")]
    [InlineData("\"\"\"a\"\"\"\"", "a\"")]
    [InlineData("\"\"\"\"\"\"", "")]
    public void A_text_means_its_content(string source, string content)
    {
        var tree = SyntaxTree.ParseText($"import {source}");
        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal(content, tree.Root.Imports[0].Path.ValueText);
    }

    [Theory]
    [InlineData("1_000", "1000")]
    [InlineData("0.05", "0.05")]
    [InlineData("20%", "0.2")]
    [InlineData("12.5%", "0.125")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    public void A_number_means_its_value(string source, string value)
    {
        var tree = SyntaxTree.ParseText($"unit u \"u\" = {source} v");
        Assert.Empty(tree.GetDiagnostics());
        var definition = Assert.IsType<UnitDeclarationSyntax>(tree.Root.Members[0]).Definition;
        Assert.Equal(value, definition?.Factor.NumericValue.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("agency", "agency")]
    [InlineData("自然人", "自然人")]
    [InlineData("Gr\u006F\u0308\u00DFe", "Gr\u00F6\u00DFe")]
    [InlineData("_1", "_1")]
    [InlineData("二〇二一", "二〇二一")]
    [InlineData("\U00020000x", "\U00020000x")]
    public void A_name_is_compared_in_normal_form(string source, string name)
    {
        var tree = SyntaxTree.ParseText($"axis {source} {{ }}");
        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal(name, Assert.IsType<AxisDeclarationSyntax>(tree.Root.Members[0]).Code.ValueText);
    }

    [Fact]
    public void Trivia_stand_before_the_token_or_behind_it_up_to_the_line_break()
    {
        var tree = SyntaxTree.ParseText("// one\n/// two\n///three\n//// four\naxis /* five */ A // six\n\n{ } /// seven");
        var axis = tree.Root.Members[0];
        Assert.Equal(
            [
                SyntaxKind.LineCommentTrivia, SyntaxKind.EndOfLineTrivia, SyntaxKind.DocumentationCommentTrivia, SyntaxKind.EndOfLineTrivia,
                SyntaxKind.DocumentationCommentTrivia, SyntaxKind.EndOfLineTrivia, SyntaxKind.LineCommentTrivia, SyntaxKind.EndOfLineTrivia,
            ],
            axis.GetLeadingTrivia().Select(trivia => trivia.Kind));
        Assert.Equal("two\nthree", axis.GetDocumentation());
        var code = axis.DescendantTokens().ElementAt(1);
        Assert.Equal([SyntaxKind.WhitespaceTrivia, SyntaxKind.LineCommentTrivia, SyntaxKind.EndOfLineTrivia], code.TrailingTrivia.Select(trivia => trivia.Kind));
        Assert.Equal([SyntaxKind.WhitespaceTrivia, SyntaxKind.LineCommentTrivia], axis.GetLastToken().TrailingTrivia.Select(trivia => trivia.Kind));
    }

    [Fact]
    public void Without_comment_there_is_no_documentation() =>
        Assert.Null(SyntaxTree.ParseText("// plain\naxis A { }").Root.Members[0].GetDocumentation());

    [Fact]
    public void A_quoted_content_means_itself()
    {
        const string Content = "a\"b\\c\nd\t自";
        Assert.Equal(Content, SyntaxFactory.String(Content).ValueText);
    }

    /// <summary>With a search of the line at each of them this would take minutes.</summary>
    [Theory]
    [InlineData("\"", "\\u{41}", "\"", 0)]
    [InlineData("\"", "\\q", "\"", 1_000_000)]
    [InlineData("", "‘“", "", null)]
    [InlineData("", "«", "", null)]
    public void A_line_of_a_million_escapes_or_quotes_is_read_once(string before, string element, string after, int? errors)
    {
        const int Many = 1_000_000;
        var text = $"unit a {before}{new StringBuilder().Insert(0, element, Many)}{after}";
        var tree = SyntaxTree.ParseText(text);
        Assert.Equal(text, tree.Root.ToFullString());
        if (errors is { } expected)
            Assert.Equal(expected, tree.GetDiagnostics().Length);
    }

    [Theory]
    [InlineData("\"a\\\nb")]
    [InlineData("\"a\\\r\nb")]
    [InlineData("\"a\\u{4\nb")]
    [InlineData("\"a\\u\nb")]
    [InlineData("\"a\\")]
    public void An_escape_ends_with_its_line(string text)
    {
        var first = SyntaxTree.ParseText(text).Root.DescendantTokens().First(token => token.Text.Length > 0);
        Assert.DoesNotContain('\n', first.Text);
        Assert.DoesNotContain('\r', first.Text);
    }
}
