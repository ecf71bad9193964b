using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.CSharp.Tests;

/// <summary>The examples of the repository, from their source to running code.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Templates => [.. ExampleForms.Names];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_example_compiles_without_a_warning(string path)
    {
        var code = CSharpEmitter.Emit(ExampleForms.Get(path), CSharpEmitOptions.Default);
        Assert.Empty(GeneratedReports.Problems(code, LanguageVersion.CSharp14));
        Assert.Empty(GeneratedReports.Problems(code, LanguageVersion.CSharp13));
    }

    [Fact]
    public void The_2021_example_passes_published_figures_of_two_years()
    {
        var govInfo = GeneratedReports.Of(ExampleForms.Get("gov-info/govinfo-2021.rdsl"));

        var result = govInfo.Validate(Suqian.Report(2024), Suqian.Report(2023));

        Assert.True(result.IsValid, result.ToJson());
        Assert.Equal(0, result.Summary.NotAssessable);
    }
}
