using System.Text.Json.Nodes;
using ClosedXML.Excel;
using FillWithClosedXml;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.ClosedXml.Tests;

/// <summary>What a C# program fills in and saves with ClosedXML comes back whole.</summary>
public sealed class FilledInTests(EntryWorkbooks workbooks) : IClassFixture<EntryWorkbooks>
{
    private const string Suqian = "examples/gov-info/reports/suqian-2024.json";

    /// <summary>Reports that state every total, as a form computes it.</summary>
    public static TheoryData<string> CompleteReports =>
    [
        "examples/gov-info/reports/dongli-health-2019.json",
        "examples/gov-info/reports/suqian-2023.json",
        Suqian,
        "tests/ReportDsl.ClosedXml.Tests/Data/enforcement-2024.json",
    ];

    /// <summary>Reports with blanks, totals that are left out, and figures with words and zeros.</summary>
    public static TheoryData<string> OtherReports =>
    [
        "examples/gov-info/reports/litong-health-2023.json",
        "examples/gov-info/reports/pengyang-health-2020.json",
        "examples/gov-info/reports/xingqing-health-2019.json",
        "examples/gov-info/reports/yinzhou-health-2020.converted.json",
        "examples/gov-info/reports/yinzhou-health-2020.json",
    ];

    [Theory]
    [MemberData(nameof(CompleteReports))]
    public void A_report_is_extracted_byte_for_byte(string report) => Assert.Equal(Repository.Read(report), Extract(report, workbooks.Filled(report)));

    [Theory]
    [MemberData(nameof(OtherReports))]
    public void Exactly_what_was_filled_in_is_extracted(string report)
    {
        var extracted = ReportFile.Parse(Extract(report, workbooks.Filled(report)));

        Assert.Equal(Texts(ReportFile.Read(report)), Texts(extracted));
    }

    [Theory]
    [MemberData(nameof(CompleteReports))]
    public void The_same_is_found_in_the_workbook_as_in_the_report(string report)
    {
        var templates = ReportFile.Read(report).Templates;

        Assert.Equal(Validate(templates, Repository.PathOf(report)), Validate(templates, workbooks.Filled(report)));
    }

    /// <summary>Saved without options, ClosedXML merges the conditions and validations of cells.</summary>
    [Fact]
    public void Nothing_is_lost_by_saving_once_more()
    {
        var again = Path.Combine(workbooks.Folder, "again.xlsx");
        using (var workbook = new XLWorkbook(workbooks.Filled(Suqian)))
            workbook.SaveAs(again);

        Assert.Equal(Repository.Read(Suqian), Extract(Suqian, again));
    }

    /// <summary>ClosedXML writes each half of a character outside the basic plane as an escape.</summary>
    [Fact]
    public void Texts_stay_as_they_were_set()
    {
        var changed = Path.Combine(workbooks.Folder, "texts.xlsx");
        (string Path, string Text)[] texts =
        [
            ("agency", "00123"),
            ("overview.body", "𠮷林省𰻝面协会 😀"),
            ("problems.body", "=SUM(A1)"),
            ("others.body", "第一段。\n\n  第二段：_x0041_ & <b>"),
        ];
        using (var form = new EntryForm(workbooks.Filled(Suqian)))
        {
            foreach (var (path, text) in texts)
                form.Set(path, text);
            form.SaveAs(changed);
        }

        var extracted = ReportFile.Parse(Extract(Suqian, changed)).Values.ToDictionary(value => value.Path, value => value.Value.ToString());
        Assert.All(texts, set => Assert.Equal(set.Text, extracted[set.Path]));
    }

    [Fact]
    public void A_total_that_was_typed_over_is_read_and_told()
    {
        var changed = Path.Combine(workbooks.Folder, "total.xlsx");
        using (var form = new EntryForm(workbooks.Filled(Suqian)))
        {
            form["applications/received/all"].SetValue(3526);
            form.SaveAs(changed);
        }

        var (_, results) = Validate(ReportFile.Read(Suqian).Templates, changed);
        Assert.Contains("file.overwritten", results, StringComparison.Ordinal);
        Assert.Contains("3526", results, StringComparison.Ordinal);
    }

    private static string Extract(string report, string workbook)
    {
        var run = ProgramRun.OfReportDsl("extract", "-t", ReportFile.Read(report).Templates, workbook);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("file.", run.Error, StringComparison.Ordinal);
        return run.Output;
    }

    private static IEnumerable<string> Texts(ReportFile report) => report.Inputs.Select(value => $"{value.Path}: {value.Value.GetRawText()}");

    /// <summary>The exit code and all results as data, without the places that only workbooks have.</summary>
    private static (int ExitCode, string Results) Validate(string templates, string file)
    {
        var run = ProgramRun.OfReportDsl("validate", "-t", templates, file, "--format", "json", "--instances", "all");
        var results = JsonNode.Parse(run.Output);
        Assert.NotNull(results);
        RemovePlaces(results);
        return (run.ExitCode, results.ToString());
    }

    private static void RemovePlaces(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (var place in (string[])["file", "sheet", "address"])
                members.Remove(place);
        }

        foreach (var child in node switch { JsonObject of => of.Select(member => member.Value), JsonArray of => of, _ => [] })
        {
            if (child is not null)
                RemovePlaces(child);
        }
    }
}
