using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests;

public sealed class CompilationTests
{
    [Theory]
    [InlineData("template Bad version 1 \"Bad\" { field f \"F\" : cuont }")]
    [InlineData("template Bad version 1 \"Bad\" { field f : }")]
    [InlineData("template Bad version 1 \"Bad\" { check k \"k\" : x == }")]
    [InlineData("template Bad version 1 \"Bad\" { field f \"F\" : count in mile }")]
    [InlineData("template Bad version 1 \"Bad\" {")]
    public void A_template_has_its_form_though_another_has_errors(string other)
    {
        const string Good = "template Good version 1 \"Good\" { field f \"F\" : count }\n";
        var compilation = new MemorySources([]).Compile(Good + other, "forms.rdsl");
        Assert.NotEmpty(Errors(compilation.GetDiagnostics()));
        var good = compilation.GetForm(compilation.Templates[0]);
        Assert.Equal("Good", good.Form?.Name);
        Assert.Empty(Errors(good.Diagnostics));
        var bad = compilation.GetForm(compilation.Templates[1]);
        Assert.Null(bad.Form);
        Assert.NotEmpty(Errors(bad.Diagnostics));
    }

    [Fact]
    public void An_error_in_what_a_template_uses_is_its_own()
    {
        var imports = new MemorySources([KeyValuePair.Create("shared.rdsl", MemorySources.File("shared.rdsl", "unit a \"A\" = 0 b"))]);
        var compilation = imports.Compile("import \"shared.rdsl\"\ntemplate T version 1 \"T\" { field f \"F\" : count }", "form.rdsl");
        var result = compilation.GetForm(compilation.Templates[0]);
        Assert.Null(result.Form);
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Location.Source.Path == "shared.rdsl");
    }

    [Fact]
    public void A_form_is_made_once()
    {
        var compilation = new MemorySources([]).Compile("template T version 1 \"T\" { field f \"F\" : count }", "form.rdsl");
        Assert.Same(compilation.GetForm(compilation.Templates[0]).Form, compilation.GetForm(compilation.Templates[0]).Form);
    }

    [Fact]
    public void Findings_of_one_code_at_one_place_with_other_words_are_all_told()
    {
        var messages = Messages("""
            unit yuan "元"
            unit jian "件"
            unit ren "人"
            template T version 1 "T" {
                section s "S" {
                    table : count {
                        columns { a "A" in yuan  b "B" in jian  c "C" in ren }
                        check k "k" for x in {b, c} : a == x
                    }
                }
            }
            """, "RD3009");
        Assert.Collection(
            messages,
            message => Assert.Contains("'jian' on the right", message, StringComparison.Ordinal),
            message => Assert.Contains("'ren' on the right", message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_met_at_many_cells_is_told_once() => Assert.Single(Messages("""
        template T version 1 "T" {
            section s "S" {
                table : count {
                    columns { a "A"  b "B"  c "C" = "x" }
                    rows { p "P"  q "Q"  r "R" }
                }
            }
        }
        """, "RD3007"));

    private static IReadOnlyList<string> Messages(string source, string code) =>
    [
        .. new MemorySources([]).Compile(source, "form.rdsl").GetDiagnostics()
            .Where(diagnostic => diagnostic.Code == code).Select(diagnostic => diagnostic.Message(MessageLanguage.English)),
    ];

    private static IEnumerable<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
