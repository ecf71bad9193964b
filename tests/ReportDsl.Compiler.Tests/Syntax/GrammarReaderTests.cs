using ReportDsl.Grammars;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class GrammarReaderTests
{
    [Theory]
    [InlineData("A = 'a' b:", 0, "Unexpected")]
    [InlineData("A = 'a", 0, "closing")]
    [InlineData("A = 'a'\nB = C", 1, "not defined")]
    [InlineData("A = 'a'\nA = 'b'", 1, "twice")]
    [InlineData("A = IDENT", 0, "needs a label")]
    [InlineData("A = x:WORD", 0, "no token WORD")]
    [InlineData("A = '§'", 0, "no name")]
    [InlineData("A = 'a' 'a'", 0, "two children")]
    [InlineData("A = B | C\nD = B | C\nB = 'b'\nC = 'c'", 1, "two bases")]
    [InlineData("A = 'a'\nprecedence\n    left '+'", 2, "occurs in no rule")]
    [InlineData("A = 'a'\nprecedence\n    loose 'a'", 2, "begins with")]
    [InlineData("A 'a'", 0, "missing")]
    public void A_mistake_in_a_grammar_is_reported_with_its_line(string text, int line, string message)
    {
        var (_, errors) = GrammarReader.Read(text);
        Assert.Contains(errors, error => error.Line == line && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_operators_of_the_parser_are_those_of_the_file()
    {
        var (grammar, errors) = GrammarReader.Read(Repository.Read("grammar/reportdsl.grammar"));
        Assert.Empty(errors);
        for (var i = 0; i < grammar.Precedence.Count; i++)
        {
            var level = grammar.Precedence[i];
            Assert.Equal(level.Associativity.ToString(), SyntaxFacts.GetAssociativity(i + 1).ToString());
            foreach (var sign in level.Operators)
            {
                var kind = Enum.Parse<SyntaxKind>(LiteralNames.Kind(sign));
                Assert.Equal(i + 1, level.Associativity == Associativity.Prefix ? SyntaxFacts.GetPrefixPrecedence(kind) : SyntaxFacts.GetInfixPrecedence(kind));
            }
        }
    }
}
