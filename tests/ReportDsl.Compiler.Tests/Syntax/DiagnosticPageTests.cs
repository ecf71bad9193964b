using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Codes => [.. SyntaxDiagnostics.All.Select(descriptor => descriptor.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_of_a_page_produces_the_code_and_the_remedy_does_not(string code)
    {
        var page = Repository.Read($"docs/diagnostics/{code}.md");
        Assert.StartsWith($"# {code}: ", page, StringComparison.Ordinal);
        var parts = page.Split("## Remedy");
        Assert.Equal(2, parts.Length);
        var example = Assert.Single(Sources(parts[0]));
        Assert.Contains(code, SyntaxTree.ParseText(example).GetDiagnostics().Select(diagnostic => diagnostic.Code));
        Assert.All(Sources(parts[1]), source => Assert.Empty(SyntaxTree.ParseText(source).GetDiagnostics()));
    }

    private static IEnumerable<string> Sources(string text) =>
        text.Split("```rdsl\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]);
}
