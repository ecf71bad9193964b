using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class SampleTests
{
    public static TheoryData<string> SampleNames => [.. Samples.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void A_sample_parses_without_diagnostics(string name)
    {
        var tree = SyntaxTree.ParseText(Samples.Get(name).Text, name);
        SyntaxInvariants.Check(tree);
        Assert.Empty(tree.GetDiagnostics().Select(diagnostic => $"{diagnostic.Location.Start} {diagnostic.Message(MessageLanguage.English)}"));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void On_one_line_a_sample_has_the_same_tree(string name)
    {
        var tree = SyntaxTree.ParseText(Samples.Get(name).Text);
        var line = string.Join(' ', tree.Root.DescendantTokens().Select(token => token.Text));
        var other = SyntaxTree.ParseText(line);
        Assert.Empty(other.GetDiagnostics());
        Assert.Equal(SyntaxShape.Of(tree.Root), SyntaxShape.Of(other.Root));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_prefix_of_a_sample_keeps_its_text(string name)
    {
        var text = Samples.Get(name).Text;
        for (var length = 0; length <= text.Length; length++)
        {
            var tree = SyntaxTree.ParseText(text[..length]);
            Assert.Equal(text.AsSpan(0, length), tree.Root.ToFullString());
            Assert.Equal(length, tree.Root.FullSpan.Length);
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_prefix_of_a_sample_has_spans_that_fit(string name)
    {
        var text = Samples.Get(name).Text;

        // The check reads every node, which makes it quadratic: half of the prefixes' work goes to each core.
        Parallel.For(0, text.Length + 1, length => SyntaxInvariants.Check(SyntaxTree.ParseText(text[..length])));
    }
}
