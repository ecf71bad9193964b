using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;

namespace ReportDsl.CSharp.Tests;

/// <summary>The examples of the repository, from their source to running code.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Templates =>
        ["hello/hello.rdsl", "enforcement/enforcement.rdsl", "gov-info/govinfo-2019.rdsl", "gov-info/govinfo-2021.rdsl"];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_example_compiles_without_a_warning(string path)
    {
        foreach (var form in FormsOf(path))
        {
            var code = CSharpEmitter.Emit(form, CSharpEmitOptions.Default);
            Assert.Empty(GeneratedReports.Problems(code, LanguageVersion.CSharp14));
            Assert.Empty(GeneratedReports.Problems(code, LanguageVersion.CSharp13));
        }
    }

    [Fact]
    public void The_2021_example_passes_published_figures_of_two_years()
    {
        var govInfo = GeneratedReports.Of(FormsOf("gov-info/govinfo-2021.rdsl").Single());

        var result = govInfo.Validate(Suqian.Report(2024), Suqian.Report(2023));

        Assert.True(result.IsValid, result.ToJson());
        Assert.Equal(0, result.Summary.NotAssessable);
    }

    private static ImmutableArray<Form> FormsOf(string path)
    {
        var text = SourceText.From(Repository.Read($"examples/{path}"), path);
        var compilation = Compilation.Create([SyntaxTree.ParseText(text)], new Examples());
        return [.. compilation.Templates.Select(template => compilation.GetForm(template) switch
        {
            { Form: { } form } => form,
            var result => throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Select(d => d.Message(Diagnostics.MessageLanguage.English)))),
        })];
    }

    private sealed class Examples : ISourceProvider
    {
        public SourceResult Read(string path) => new SourceResult.Found(SourceText.From(Repository.Read($"examples/{path}"), path));
    }
}
