using System.Text.Json;
using System.Text.RegularExpressions;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed partial class TextMateGrammarTests
{
    private static readonly JsonElement Rules = JsonDocument.Parse(Repository.Read("grammar/reportdsl.tmLanguage.json")).RootElement.GetProperty("repository");

    [Fact]
    public void The_highlighted_words_are_the_words_of_the_parser()
    {
        var highlighted = Patterns("keywords").SelectMany(pattern => Word().Matches(pattern).Select(match => match.Value)).Order(StringComparer.Ordinal);
        Assert.Equal(SyntaxFacts.Keywords.Select(SyntaxFacts.GetText).Order(StringComparer.Ordinal), highlighted);
    }

    [Fact]
    public void Words_before_a_text_are_words_of_the_parser()
    {
        var words = Patterns("words-before-text").SelectMany(pattern => Word().Matches(pattern).Select(match => match.Value));
        Assert.All(words, word => Assert.NotEqual(SyntaxKind.None, SyntaxFacts.GetKeywordKind(word)));
    }

    private static IEnumerable<string> Patterns(string section) =>
        Rules.GetProperty(section).GetProperty("patterns").EnumerateArray().Select(pattern => pattern.GetProperty("match").GetString() ?? "");

    /// <summary>The plain words of a pattern; character classes and escapes are none.</summary>
    [GeneratedRegex(@"(?<=[(|])[a-z]+(?=[|)(])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
