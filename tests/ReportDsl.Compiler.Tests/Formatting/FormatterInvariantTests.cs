using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReportDsl.Formatting;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Formatting;

/// <summary>What holds of every formatted text: the same tokens and comments, and nothing left to format.</summary>
public class FormatterInvariantTests
{
    /// <summary>What people, and other programs, leave between two tokens.</summary>
    private static readonly string[] Gaps =
    [
        " ", "  ", "\t", "\n", "\n\n", "\n \n\t\n", "\r\n", "\r", " // c\n", "\n// a\n// b\n", "\n\n// a\n\n// b\n\n", "\n/// guidance\n", " /* x */ ", "\n/* x */\n",
        "\n/* a\n   b */ ", " /* a\n b */\n", "\n\n/* x */ /* y */ // z\n", " //\n",
    ];

    public static TheoryData<string> SampleNames => [.. Samples.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Samples_keep_their_tokens_and_comments(string name) => AssertInvariants(Samples.Get(name).Text);

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Prefixes_of_samples_closed_with_braces(string name)
    {
        var text = Samples.Get(name).Text;
        var ends = SyntaxTree.ParseText(text).Root.DescendantTokens()
            .Where(token => token.Kind is SyntaxKind.StringToken or SyntaxKind.IdentifierToken or SyntaxKind.CloseBraceToken)
            .Select(token => token.Span.End)
            .ToArray();
        var formatted = 0;
        foreach (var end in ends.Where((_, index) => index % ((ends.Length / 100) + 1) == 0))
        {
            if (Close(text[..end]) is { } closed && Formatter.CanFormat(SyntaxTree.ParseText(closed)))
            {
                AssertInvariants(closed);
                formatted++;
            }
        }

        Assert.True(formatted > 10, $"only {formatted} prefixes are complete");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Sentences_of_the_grammar(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
            AssertInvariants(SentenceGenerator.Generate(random).Text);
    }

    [Fact]
    public void Any_trivia_between_the_tokens()
    {
        var samples = Samples.All.Where(sample => sample.Text.Length < 6_000).ToArray();
        var inputs = from sample in Gen.Elements(samples)
                     from gaps in Gen.Choose(0, Gaps.Length - 1).ArrayOf().Where(gaps => gaps.Length > 0)
                     select (sample, gaps);
        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            AssertInvariants(WithGaps(input.sample.Text, input.gaps));
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_gap_at_every_place_of_a_small_text()
    {
        const string Text =
            """
            import "a.rdsl"
            unit a "A" unit bb "B" = 10 a
            template T version 1 "T" {
                period year from 2024
                language zh-CN, en
                section s "S" { table t "T" : number(1, "<1" = 0.5) in a min -1 when x {
                    columns "c" { a "A" @en "a"  many m by k "K" : code L, l "L" : text(2) { x "X" } }
                    rows "r", unit "u", code "c" Shared
                    cell a[b] = if not a then -b else f(c where d, (e))
                    void a[b], c.d[e]
                    check c "C" warning for row in {a, b} except c when prior(2).a > 0 within 5% : (a ?? b) as u in {"x", 2}
                } }
                drops a.b, c "d"
            }
            """;
        Assert.Empty(SyntaxTree.ParseText(Text).GetDiagnostics());
        var count = SyntaxTree.ParseText(Text).Root.DescendantTokens().Count();
        for (var place = 0; place < count; place++)
        {
            for (var gap = 0; gap < Gaps.Length; gap++)
            {
                var gaps = new int[count];
                gaps[place] = gap;
                AssertInvariants(WithGaps(Text, gaps));
            }
        }
    }

    [Theory]
    [InlineData("template T version 1 \"T\" {")]
    [InlineData("unit ｛")]
    [InlineData("\0")]
    public void What_has_syntax_errors_stays_as_it_is(string text)
    {
        var tree = SyntaxTree.ParseText(text);
        Assert.False(Formatter.CanFormat(tree));
        Assert.Equal(text, Formatter.Format(tree));
    }

    [Fact]
    public void A_chain_of_any_length_needs_no_stack()
    {
        var text = "template T version 1 \"T\" {\n    check c \"C\"\n        : a" + string.Concat(Enumerable.Repeat(" + a", 20_000)) + " == 0\n}\n";
        AssertInvariants(text);
    }

    private static void AssertInvariants(string text)
    {
        var before = SyntaxTree.ParseText(text);
        var formatted = Formatter.Format(before);
        var after = SyntaxTree.ParseText(formatted);
        Assert.Equal(Shape(before), Shape(after));
        Assert.Equal(Comments(before), Comments(after));
        Assert.Equal(formatted, Formatter.Format(after));
        var newLine = text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var index && text[index] == '\r' ? '\r' : '\n';
        if (newLine == '\n')
            Assert.DoesNotContain(Outside(after).Split('\n'), line => line.EndsWith(' ') || line.Contains('\t', StringComparison.Ordinal));
    }

    /// <summary>The tree without its trivia.</summary>
    private static string Shape(SyntaxTree tree)
    {
        var shape = new StringBuilder();
        foreach (var item in tree.Root.DescendantNodesAndTokens())
            shape.Append(item.Kind).Append(' ').Append(item.Token?.Text).Append('\n');
        return shape.ToString();
    }

    private static IEnumerable<string> Comments(SyntaxTree tree) =>
        from token in tree.Root.DescendantTokens()
        from trivia in token.LeadingTrivia.Concat(token.TrailingTrivia)
        where trivia.Kind is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)
        select trivia.Text.TrimEnd();

    /// <summary>The text without the inside of comments and strings.</summary>
    private static string Outside(SyntaxTree tree)
    {
        var text = new StringBuilder();
        foreach (var token in tree.Root.DescendantTokens())
        {
            Append(token.LeadingTrivia);
            text.Append(token.Kind == SyntaxKind.StringToken ? "\"\"" : token.Text);
            Append(token.TrailingTrivia);
        }

        return text.ToString();

        void Append(SyntaxTriviaList list)
        {
            foreach (var trivia in list)
                text.Append(trivia.Kind == SyntaxKind.BlockCommentTrivia ? "/**/" : trivia.Text);
        }
    }

    private static string WithGaps(string text, int[] gaps)
    {
        var result = new StringBuilder();
        var place = 0;
        foreach (var token in SyntaxTree.ParseText(text).Root.DescendantTokens())
        {
            result.Append(token.Text);
            if (token.Kind != SyntaxKind.EndOfFileToken)
                result.Append(Gaps[gaps[place++ % gaps.Length]]);
        }

        return result.ToString();
    }

    /// <summary>The text with the braces closed that are open at its end; null inside a bracket.</summary>
    private static string? Close(string text)
    {
        var open = 0;
        foreach (var token in SyntaxTree.ParseText(text).Root.DescendantTokens())
        {
            switch (token.Text)
            {
                case "{": open++; break;
                case "}": open--; break;
            }
        }

        return open < 0 ? null : text + new string('}', open);
    }
}
