using System.Text.RegularExpressions;
using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Prior;
using ReportDsl.Validation.Writing;
using Xunit;

namespace ReportDsl.Validation.Tests;

/// <summary>The code of <c>docs/validation.md</c>, which runs.</summary>
public partial class PageExamples
{
    private const string Templates = "examples/gov-info";

    [Fact]
    public void All_code_of_the_page_is_here()
    {
        var here = Squeezed(Repository.Read("tests/ReportDsl.Validation.Tests/PageExamples.cs"));
        var blocks = Block().Matches(Repository.Read("docs/validation.md")).Select(match => match.Groups["code"].Value).ToList();

        Assert.Equal(2, blocks.Count);
        Assert.All(
            blocks.SelectMany(block => block.Split("\n\n")),
            part => Assert.Contains(Squeezed(part).Replace("\"templates\"", "Repository.PathOf(Templates)", StringComparison.Ordinal), here, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_report()
    {
        await using var request = File.OpenRead(ExampleForms.PathOf("gov-info/reports/suqian-2024.json"));
        var cancellation = CancellationToken.None;

        var forms = new FormSet(TemplateFolder.Load(Repository.PathOf(Templates)));
        var validator = new ReportValidator(new DataReader(forms), new ValidationOptions { Language = MessageLanguage.Chinese });

        var source = await DataSource.ReadAsync("report.xlsx", request, cancellation);
        var result = validator.Validate(source);

        Assert.True(result.IsEvaluated);
    }

    [Fact]
    public void Many_reports()
    {
        var forms = new FormSet(TemplateFolder.Load(Repository.PathOf(Templates)));
        var (lastYear, sources) = (SourcesOf("*-2023.json"), SourcesOf("*-2024.json"));
        var cancellation = CancellationToken.None;
        using var output = new StringWriter();

        var reader = new DataReader(forms);
        var batch = new Batch(cancellation);
        var options = new ValidationOptions
        {
            Prior = PriorReports.Index(lastYear, reader, batch),
            Repeated = RepeatedReports.Find(sources, reader, batch),
        };
        using var json = new ResultJson(output);
        var summary = json.WriteAll(new ReportValidator(reader, options).Validate(sources, batch), sources.Length);

        Assert.NotEmpty(sources);
        Assert.Equal((sources.Length, false), (summary.Reports, summary.IsInterrupted));
    }

    private static DataSource[] SourcesOf(string pattern) =>
    [
        .. Directory.EnumerateFiles(ExampleForms.PathOf("gov-info/reports"), pattern).Order(StringComparer.Ordinal)
            .Select(path => DataSource.Of(Path.GetFileName(path), () => File.OpenRead(path))),
    ];

    private static string Squeezed(string code) => Blanks().Replace(code, " ").Trim();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
