using System.Globalization;
using System.Text;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class IncrementalTests
{
    private static readonly string[] Pieces =
        ["{", "}", "(", ")", "\"", "\n", " ", "a", "total", "section", "check", ":", "=", "and", ",", "/*", "*/", "//", "\"\"\"", "1", "“", "@en", "in", ".", "row \"x\""];

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
            expected.GetDiagnostics().Select(diagnostic => (diagnostic.Code, diagnostic.Location.Span)),
            actual.GetDiagnostics().Select(diagnostic => (diagnostic.Code, diagnostic.Location.Span)));
    }
}
