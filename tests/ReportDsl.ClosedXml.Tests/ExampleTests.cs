using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.ClosedXml.Tests;

/// <summary>The example program, run as its page says.</summary>
public sealed class ExampleTests(EntryWorkbooks workbooks) : IClassFixture<EntryWorkbooks>
{
    private const string Example = "examples/fill-with-closedxml";
    private static readonly string Data = Repository.PathOf($"{Example}/enforcement-2024.csv");
    private readonly string _blank = workbooks.Blank(ExampleForms.Get("enforcement/enforcement.rdsl"));
    private readonly string _filled = Path.Combine(workbooks.Folder, "enforcement-example.xlsx");

    [Fact]
    public void It_fills_in_a_report_in_which_nothing_is_found()
    {
        Assert.Equal(new ProgramRun(0, "", ""), ProgramRun.OfExample(_blank, Data, _filled));

        var templates = Repository.PathOf("examples/enforcement");
        var validated = ProgramRun.OfReportDsl("validate", "-t", templates, _filled, "--format", "json");
        var extracted = ProgramRun.OfReportDsl("extract", "-t", templates, _filled);
        Assert.Equal(0, validated.ExitCode);
        Assert.Contains("\"findings\": []", validated.Output, StringComparison.Ordinal);
        Assert.Contains("\"notAssessable\": []", validated.Output, StringComparison.Ordinal);
        Assert.Equal(Repository.Read("tests/ReportDsl.ClosedXml.Tests/Data/enforcement-2024.json"), extracted.Output);
    }

    [Theory]
    [InlineData("penalties/classes.fines,3", "The form has no 'penalties/classes.fines'.")]
    [InlineData("penalties/classes.fine/all,3", "The form has no 'penalties/classes.fine/all'.")]
    [InlineData("office,3", "The form has no 'office'.")]
    [InlineData("penalties/all,3", "The workbook computes 'penalties/all' by itself.")]
    [InlineData("penalties/classes.fine,many", "The input string 'many' was not in a correct format.")]
    [InlineData("penalties/classes.fine", "A line is a path and a value.")]
    public void A_line_that_cannot_be_filled_in_is_told_and_nothing_is_written(string line, string problem)
    {
        var data = Path.Combine(workbooks.Folder, "wrong.csv");
        File.WriteAllText(data, $"path,value\n{line}\n");

        Assert.Equal(
            new ProgramRun(1, "", $"{data}: {line}: {problem}{Environment.NewLine}"),
            ProgramRun.OfExample(_blank, data, Path.Combine(workbooks.Folder, "wrong.xlsx")));
        Assert.False(File.Exists(Path.Combine(workbooks.Folder, "wrong.xlsx")));
    }

    /// <summary>The page of the workbook shows a part of the example, which is compiled.</summary>
    [Fact]
    public void The_code_on_the_page_is_that_of_the_example()
    {
        var shown = Assert.Single(Repository.Read("docs/workbook.md").Split("```csharp\n")[1..]).Split("```")[0];

        Assert.Contains(Unindented(shown), Unindented(Repository.Read($"{Example}/EntryForm.cs")), StringComparison.Ordinal);
    }

    private static string Unindented(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));
}
