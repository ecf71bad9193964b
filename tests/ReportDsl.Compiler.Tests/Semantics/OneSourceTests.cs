using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>What can be asked about one source of many, and what is refused.</summary>
public sealed class OneSourceTests
{
    private const string Lent = "import \"units.rdsl\"\naxis Places { a \"甲\" in yuan  b \"乙\" = a + wrong }\nunit half \"半\" = 0 yuan\n";

    private static readonly MemorySources Imports = new(
    [
        KeyValuePair.Create("lib/shared.rdsl", MemorySources.File("lib/shared.rdsl", Lent.Replace("units.rdsl", "../units.rdsl", StringComparison.Ordinal))),
        KeyValuePair.Create("units.rdsl", MemorySources.File("units.rdsl", "unit yuan \"元\"\nunit yuan \"元\"")),
    ]);

    [Fact]
    public void The_findings_in_a_source_are_those_of_all_that_lie_there()
    {
        var compilation = Several();
        foreach (var tree in compilation.SyntaxTrees.Concat(compilation.ImportedTrees))
        {
            var expected = Told(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Location.Source == tree.Text));
            Assert.NotEmpty(expected);
            Assert.Equal(expected, Told(compilation.GetDiagnostics(tree)));
        }
    }

    [Fact]
    public void Findings_in_a_source_resolve_what_can_see_it_and_nothing_else()
    {
        var compilation = Several();
        Assert.NotEmpty(compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetDiagnostics());
        Assert.Equal(1, compilation.Work.TemplatesResolved);
        Assert.NotEmpty(compilation.GetDiagnostics(compilation.SyntaxTrees[^1]));
        Assert.Equal(2, compilation.Work.TemplatesResolved);
        Assert.NotEmpty(compilation.GetDiagnostics(compilation.ImportedTrees[0]));
        Assert.Equal(3, compilation.Work.TemplatesResolved);
    }

    [Theory]
    [InlineData("form0.rdsl")]
    [InlineData("./form0.rdsl")]
    [InlineData("lib/shared.rdsl")]
    [InlineData("lib/../units.rdsl")]
    public void A_source_is_found_by_its_path(string path)
    {
        var tree = Several().GetTree(path);
        Assert.NotNull(tree);
        Assert.EndsWith(tree.Path, path, StringComparison.Ordinal);
    }

    [Fact]
    public void No_source_is_found_at_other_paths()
    {
        Assert.Null(Several().GetTree("shared.rdsl"));
        Assert.Null(Several().GetTree(""));
        var foreign = SyntaxTree.ParseText("", "form0.rdsl");
        Assert.Throws<ArgumentException>(() => Several().GetDiagnostics(foreign));
    }

    [Fact]
    public void A_place_outside_a_text_is_refused()
    {
        var text = SourceText.From("ab\r\n\ncd", "a.rdsl");
        for (var position = 0; position <= text.Length; position++)
            Assert.Equal(position, text.GetPosition(text.GetLinePosition(position)));
        foreach (var (line, character) in ((int, int)[])[(3, 0), (-1, 0), (0, 4), (0, -1), (1, 1), (2, 3)])
            Assert.Throws<ArgumentOutOfRangeException>(() => text.GetPosition(new LinePosition(line, character)));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.GetLinePosition(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.GetLinePosition(text.Length + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.GetLineSpan(3));
    }

    private static Compilation Several() => Compilation.Create(
    [
        .. Enumerable.Range(0, 2).Select(number => SyntaxTree.ParseText(
            string.Create(CultureInfo.InvariantCulture, $"import \"lib/shared.rdsl\"\ntemplate F{number} version 1 \"表\" {{ section s \"部分\" {{ table t \"表\" : count {{ rows Places  columns {{ if \"丙\" }} }} }} }}"),
            string.Create(CultureInfo.InvariantCulture, $"form{number}.rdsl"))),
        SyntaxTree.ParseText("template Alone version 1 \"独\" { field f \"数\" : count in yuan }", "alone.rdsl"),
    ], Imports);

    private static List<string> Told(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(diagnostic => $"{diagnostic.Location.Source.Path}{diagnostic.Location.Span} {diagnostic.Code} {diagnostic.Message(MessageLanguage.English)}")];
}
