using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class SentenceTests
{
    private const int SentencesPerSeed = 2000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void A_sentence_of_the_grammar_gives_the_tree_that_it_was_drawn_from(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < SentencesPerSeed; i++)
        {
            var sentence = SentenceGenerator.Generate(random);
            var tree = SyntaxTree.ParseText(sentence.Text);
            if (tree.GetDiagnostics() is [var diagnostic, ..])
                Assert.Fail($"{diagnostic.Location.Span}: {diagnostic.Message(MessageLanguage.English)}\n{AnnotatedText.Mark(sentence.Text, [diagnostic.Location.Span])}");
            Assert.Equal(sentence.Text, tree.Root.ToFullString());
            Assert.Equal(sentence.Shape, SyntaxShape.Of(tree.Root));
        }
    }
}
