using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class IncrementalTests
{
    private static readonly string[] Pieces =
        ["{", "}", "(", ")", "\"", "\n", " ", "a", "total", "section", "check", ":", "=", "and", ",", "/*", "*/", "//", "\"\"\"", "1", "“", "@en", "in", ".", "row \"x\"",
        "'", "\r", "「", "»", ";", "?", "not", "is null", "`", "2024-06", "=", "\u200B"];

    public static TheoryData<string> SampleNames => [.. Samples.All.Select(sample => sample.Name)];

    [Fact]
    public void A_change_of_one_character_reuses_every_other_member()
    {
        var source = new StringBuilder("template T version 1 \"t\" {\n");
        for (var i = 0; i < 300; i++)
            source.Append(CultureInfo.InvariantCulture, $"    section s{i} \"s\" {{ field f{i} \"f\" : count when a == b  note \"n\" }}\n");
        var text = source.Append("}\n").ToString();
        var old = SyntaxTree.ParseText(text);
        var changed = old.WithChangedText(SourceText.From(text.Replace("s150 ", "s15x ", StringComparison.Ordinal)));

        var before = ((TemplateDeclarationSyntax)old.Root.Members[0]).Members;
        var after = ((TemplateDeclarationSyntax)changed.Root.Members[0]).Members;
        var parsed = Enumerable.Range(0, before.Count).Where(i => !ReferenceEquals(before[i].Green, after[i].Green));
        Assert.Equal([150], parsed);
        var section = (SectionDeclarationSyntax)after[150];
        Assert.Same(((SectionDeclarationSyntax)before[150]).Members[1].Green, section.Members[1].Green);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void After_random_edits_the_tree_is_that_of_the_whole_text(string name)
    {
        var random = new Random(name.Length);
        var tree = SyntaxTree.ParseText(Samples.Get(name).Text);
        for (var i = 0; i < 200; i++)
        {
            var length = tree.Text.Length;
            var start = random.Next(length + 1);
            var removed = random.Next(3) == 0 ? Math.Min(random.Next(12), length - start) : 0;
            var inserted = random.Next(3) == 0 ? "" : Pieces[random.Next(Pieces.Length)];
            var edit = new TextChange(new TextSpan(start, removed), inserted);
            var changed = tree.WithChanges([edit]);
            AssertSame(SyntaxTree.ParseText(changed.Text), changed);

            // Half of the edits stay, so that trees with mistakes are old trees too; now and then all begins anew.
            tree = random.Next(20) == 0 ? SyntaxTree.ParseText(Samples.Get(name).Text) : random.Next(2) == 0 ? changed : tree;
        }
    }

    [Theory]
    [InlineData("axis A {\n    d \"D\" was {p, q}\n    x \"X\"\n}", "x \"X\"", "= ", "{ ", "required ", "in jian ", "+ a ", ", ", ": ")]
    [InlineData("axis A {\n    total d \"D\" was {p, q}\n    x \"X\"\n}", "x \"X\"", "= ", "{ ", "required ", "in jian ")]
    [InlineData("axis A {\n    d \"D\" = a in {p, q}\n    x \"X\"\n}", "x \"X\"", "and b ", "{ ", "+ b ")]
    [InlineData("axis A {\n    many d by k \"K\" was {p, q}\n    x \"X\"\n}", "x \"X\"", ", j ", "{ ", "required ", "in jian ")]
    [InlineData("template T version 1 \"t\" {\n    field f \"F\" : count was {p, q}\n    field g \"G\"\n}", "field g", "required ", "when a ", "was b ")]
    [InlineData("template T version 1 \"t\" {\n    field f \"F\" : count when a in {p, q}\n    field g \"G\"\n}", "field g", "and b ", "+ b ", "?? c ")]
    [InlineData("template T version 1 \"t\" {\n    narrative f \"F\" was {p, q}\n    field g \"G\"\n}", "field g", "required ", "when a ")]
    [InlineData("template T version 1 \"t\" {\n    check c \"C\" : a in {p, q}\n    field g \"G\"\n}", "field g", "and b ", "implies b ", "+ b ")]
    [InlineData("template T version 1 \"t\" { table {\n    cell a[b] was {p, q}\n    note \"n\"\n} }", "note", "= 1 ", "required ")]
    [InlineData("template T version 1 \"t\" { table {\n    rows { a \"a\" }\n    note \"n\"\n} }", "note", "= 1 ", "required ", "{ ")]
    public void What_ends_with_a_brace_and_goes_on_is_read_anew(string text, string before, params string[] inserted)
    {
        var tree = SyntaxTree.ParseText(text);
        Assert.Empty(tree.GetDiagnostics());
        foreach (var piece in inserted)
        {
            var changed = tree.WithChanges([new TextChange(new TextSpan(text.IndexOf(before, StringComparison.Ordinal), 0), piece)]);
            AssertSame(SyntaxTree.ParseText(changed.Text), changed);
            AssertSame(SyntaxTree.ParseText(text), changed.WithChangedText(SourceText.From(text)));
        }
    }

    [Fact]
    public void A_change_keeps_the_tokens_of_all_other_lines()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"unit u{i} \"a label that is longer than the sixty-four characters which the cache of tokens holds {i}\"\n")));
        var old = SyntaxTree.ParseText(text);
        var changed = old.WithChangedText(SourceText.From(text.Replace("unit u100 ", "unit v100 x ", StringComparison.Ordinal)));
        var kept = old.Root.DescendantTokens().Select(token => token.Green).ToHashSet(ReferenceEqualityComparer.Instance);
        var made = changed.Root.DescendantTokens().Where(token => token.Text.Length > 20 && !kept.Contains(token.Green)).Select(token => token.Text);
        Assert.Equal(["\"a label that is longer than the sixty-four characters which the cache of tokens holds 100\""], made);
    }

    [Fact]
    public void Sentences_changed_into_each_other_give_their_own_trees()
    {
        var random = new Random(7);
        var tree = SyntaxTree.ParseText("");
        for (var i = 0; i < 300; i++)
        {
            var sentence = SentenceGenerator.Generate(random);
            tree = tree.WithChangedText(SourceText.From(sentence.Text));
            Assert.Equal(sentence.Shape, SyntaxShape.Of(tree.Root));
        }
    }

    private static void AssertSame(SyntaxTree expected, SyntaxTree actual)
    {
        Assert.True(expected.Root.IsEquivalentTo(actual.Root), actual.Text.ToString());
        Assert.Equal(
            expected.GetDiagnostics().Select(diagnostic => (diagnostic.Location.Span, diagnostic.Message(MessageLanguage.English))),
            actual.GetDiagnostics().Select(diagnostic => (diagnostic.Location.Span, diagnostic.Message(MessageLanguage.English))));
    }
}
