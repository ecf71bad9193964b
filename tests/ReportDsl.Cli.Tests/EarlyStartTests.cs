using ReportDsl.Syntax;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class EarlyStartTests
{
    /// <summary>With a mistake in it, it would ready the words for mistakes, and not the grammar behind.</summary>
    [Fact]
    public void TheTemplateThatReadiesTheParserIsWithoutMistakes()
    {
        var tree = SyntaxTree.ParseText(EarlyStart.Template);

        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal(EarlyStart.Template, tree.Root.ToFullString());
    }
}
