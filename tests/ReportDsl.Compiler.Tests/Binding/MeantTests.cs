using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Binding;

/// <summary>Mistakes that only names and types tell: one error each, whose first fix is what was meant.</summary>
public sealed class MeantTests
{
    [Theory]
    [InlineData("RD3008", "d > 2024-01-31", "d > date(2024, 1, 31)")]
    [InlineData("RD3008", "d > 2024/1/31", "d > date(2024, 1, 31)")]
    [InlineData("RD3008", "\"2024-01-31\" <= d", "date(2024, 1, 31) <= d")]
    [InlineData("RD3008", "d == \"2024年1月31日\"", "d == date(2024, 1, 31)")]
    [InlineData("RD3008", "d > 20240131", "d > date(2024, 1, 31)")]
    [InlineData("RD3008", "d in {\"2024-01-31\", date(2024, 2, 1)}", "d in {date(2024, 1, 31), date(2024, 2, 1)}")]
    [InlineData("RD3008", "(if n > 1 then d else \"2024-01-31\") > d", "(if n > 1 then d else date(2024, 1, 31)) > d")]
    [InlineData("RD3013", "d > date(\"2024-01-31\")", "d > date(2024, 1, 31)")]
    [InlineData("RD3013", "d > date(2024-01-31)", "d > date(2024, 1, 31)")]
    [InlineData("RD3008", "n == \"5\"", "n == 5")]
    [InlineData("RD3008", "t == 5", "t == \"5\"")]
    [InlineData("RD3008", "b == \"是\"", "b == true")]
    public void A_condition_is_told_once_with_a_fix(string code, string condition, string mended)
    {
        var tree = SyntaxTree.ParseText(Check(condition), "t");
        var error = Assert.Single(Errors(tree));
        Assert.Equal(code, error.Code);
        var changed = tree.WithChanges(error.Fixes[0].Changes);
        Assert.Equal(Check(mended), changed.Text.ToString());
        Assert.Empty(Errors(changed));
    }

    [Theory]
    [InlineData("RD1014", "not ", "b")]
    [InlineData("RD1014", "-", "n > 1")]
    [InlineData("RD1014", "n + ", "n > 1")]
    [InlineData("RD1014", "b and ", "b")]
    [InlineData("RD1014", "b implies ", "b")]
    [InlineData("RD1014", "if b then b else ", "b")]
    [InlineData("RD1014", "n + (n + n) * ", "n > 1")]
    public void Too_many_operators_are_told_once(string code, string before, string core)
    {
        var error = Assert.Single(Errors(SyntaxTree.ParseText(Check(string.Concat(Enumerable.Repeat(before, 600)) + core), "t")));
        Assert.Equal(code, error.Code);
    }

    [Fact]
    public void Too_many_operators_inside_of_brackets_are_told_once()
    {
        var sums = string.Concat(Enumerable.Repeat("sum(n, ", 150));
        var error = Assert.Single(Errors(SyntaxTree.ParseText(Check($"{sums}{string.Concat(Enumerable.Repeat("n + ", 600))}n{new string(')', 150)} > 0"), "t")));
        Assert.Equal("RD1014", error.Code);
    }

    private static IEnumerable<Diagnostic> Errors(SyntaxTree tree) =>
        Compilation.Create([tree], MemorySources.None).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Check(string condition) => $$"""
        template T version 1 "t" {
            field d "D" : date
            field n "N" : count
            field t "T" : text(9)
            field b "B" : boolean
            check c "C" : {{condition}}
        }
        """;
}
