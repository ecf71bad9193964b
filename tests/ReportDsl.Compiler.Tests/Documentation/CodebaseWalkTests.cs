using System.Text.RegularExpressions;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Tests.Documentation;

/// <summary>The walks through the code in <c>docs/codebase.md</c> name what is there.</summary>
public sealed partial class CodebaseWalkTests
{
    [Fact]
    public void Every_name_in_the_walks_is_a_source_file_or_declared_in_one()
    {
        var page = Repository.Read("docs/codebase.md");
        var start = page.IndexOf("## Three walks", StringComparison.Ordinal);
        var walks = page[start..page.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
        var names = Name().Matches(walks).Select(match => match.Value).Distinct().ToList();
        var sources = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        var files = sources.Select(path => Path.GetFileName(path).Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var declared = sources.SelectMany(path => Declaration().Matches(File.ReadAllText(path)).Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);
        var generated = Repository.Read("grammar/reportdsl.grammar");

        Assert.True(names.Count > 30, "The walks name what they pass.");
        Assert.All(names, name => Assert.True(files.Contains(name) || declared.Contains(name) || IsNode(name, generated), name));
    }

    /// <summary>Node classes are generated from the grammar: <c>CheckDeclarationSyntax</c> from <c>CheckDeclaration</c>.</summary>
    private static bool IsNode(string name, string grammar) =>
        name.EndsWith("Syntax", StringComparison.Ordinal) && grammar.Contains(name[..^"Syntax".Length], StringComparison.Ordinal);

    /// <summary>A type in backticks: one word that begins with a capital letter and holds another letter.</summary>
    [GeneratedRegex("(?<=`)[A-Z][A-Za-z]+(?=`)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<=\b(?:class|record|struct|enum|interface)\s+(?:struct\s+)?)[A-Z][A-Za-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
