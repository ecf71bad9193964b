using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>The example reports, which agencies published with all their defects: what is read from them, and all that is found in them.</summary>
public sealed class PublishedReportTests
{
    private const string Folder = "examples/gov-info/reports";

    private static readonly FrozenDictionary<string, Form> Forms = new[] { "2019", "2021" }.ToFrozenDictionary(
        version => version, version => ExampleForms.Get($"gov-info/govinfo-{version}.rdsl"), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. FileNames];

    /// <summary>A report, the one of the year before, and all that is found, after the counts.</summary>
    public static TheoryData<string, string?, string> Findings => new()
    {
        {
            "dongli-health-2019", null, """
            pass 49, fail 3, explained 0, not applicable 3, not assessable 35, blank as zero 0
            warning publication.enforcement.confusion[penalties]: 306，不应等于 74 + 232 = 306
            error publication.procurement.type[central, amount]: “246.08万”不是数字，是否应为 2460800（“万”按10000倍计）
            error problems.body.type: “无问题。”不足10字
            """
        },
        {
            "litong-health-2023", null, """
            pass 40, fail 0, explained 0, not applicable 2, not assessable 35, blank as zero 48
            """
        },
        {
            "pengyang-health-2020", null, """
            pass 45, fail 1, explained 0, not applicable 1, not assessable 42, blank as zero 132
            error publication.licensing.type[licences, change]: “+7”不是数字，是否应为 7（去掉加号）
            """
        },
        {
            "suqian-2023", null, """
            pass 44, fail 0, explained 0, not applicable 0, not assessable 33, blank as zero 0
            """
        },
        {
            "suqian-2024", null, """
            pass 44, fail 0, explained 0, not applicable 0, not assessable 33, blank as zero 0
            """
        },
        {
            "suqian-2024", "suqian-2023", """
            pass 63, fail 0, explained 0, not applicable 14, not assessable 0, blank as zero 0
            """
        },
        {
            "xingqing-health-2019", null, """
            pass 44, fail 1, explained 0, not applicable 3, not assessable 40, blank as zero 132
            warning publication.enforcement.confusion[penalties]: 212，不应等于 206 + 6 = 212
            """
        },
        {
            "yinzhou-health-2020", null, """
            pass 46, fail 1, explained 0, not applicable 2, not assessable 40, blank as zero 110
            error publication.procurement.type[central, amount]: “513.22万元”不是数字，是否应为 5132200（由“万元”换算为“元”）
            """
        },
        {
            "yinzhou-health-2020.converted", null, """
            pass 35, fail 10, explained 0, not applicable 2, not assessable 50, blank as zero 110
            error applications.balance[person]: 1 + 0 = 1 不等于 61 + 60 = 121，相差 120
            error publication.procurement.type[central, amount]: “513.22万元”不是数字，是否应为 5132200（由“万元”换算为“元”）
            error applications.type[carriedIn, all]: “00”不是数字，是否应为 0（去掉前导零）
            error applications.type[outcome.refused.secret, person]: “0<nbsp>0”不是数字，是否应为 0（去掉数字间的空格）
            error applications.type[outcome.refused.secret, all]: “00”不是数字，是否应为 0（去掉前导零）
            error applications.type[outcome.refused.forbidden, person]: “00”不是数字，是否应为 0（去掉前导零）
            error applications.type[outcome.unavailable.unclear, person]: “00”不是数字，是否应为 0（去掉前导零）
            error applications.type[outcome.unhandled.petition, person]: “01”不是数字，是否应为 1（去掉前导零）
            error applications.type[outcome.unhandled.repeated, person]: “0<nbsp>0”不是数字，是否应为 0（去掉数字间的空格）
            error applications.type[outcome.unhandled.excessive, all]: “00”不是数字，是否应为 0（去掉前导零）
            """
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_written_as_it_is_kept(string name)
    {
        var text = Repository.Read($"{Folder}/{name}.json");

        // The format ends with the report; a file of this repository ends with a line feed.
        Assert.Equal(text, Encoding.UTF8.GetString(ReportJson.Write(Read(text))) + "\n");
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public void All_that_is_found(string name, string? prior, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), Told(Evaluate(name, prior)));

    [Fact]
    public void What_is_found_is_written_down_for_every_report() =>
        Assert.Equal(FileNames, Findings.Select(row => (string)row[0]).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Real tables have more figures than columns: 18 for 15 in table 四 of this report.</summary>
    [Fact]
    public void A_figure_beyond_the_last_column_is_refused_with_its_place()
    {
        const string Last = "\"suit.after.all\": 0";
        var reading = ReadingOf(Repository.Read($"{Folder}/xingqing-health-2019.json").Replace(
            Last, $"{Last},\n      \"suit.after.more\": 0", StringComparison.Ordinal));

        Assert.Null(reading.Report);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((149, 7, "$.tables.litigation"), (problem.Line, problem.Column, problem.Path));
        Assert.Equal("此处没有“suit.after.more”。", problem.Text.Chinese);
    }

    [Fact]
    public void The_converted_report_differs_from_the_one_that_was_meant_in_table_three_alone()
    {
        var (meant, converted) = (ReadFile("yinzhou-health-2020"), ReadFile("yinzhou-health-2020.converted"));
        var differences = meant.Form.Slots.Where(slot => meant[slot.Index] != converted[slot.Index]).ToList();

        Assert.Equal(17, differences.Count);
        Assert.All(differences, slot => Assert.StartsWith("applications/", slot.Path, StringComparison.Ordinal));
    }

    /// <summary>What was meant is certain in one place of all reports.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Read_leniently_only_the_plus_sign_is_lost(string name)
    {
        string[] expected = name == "pengyang-health-2020" ? ["publication.licensing/licences/change: “+7”按 7 读取（去掉加号）"] : [];
        var report = ReadFile(name);
        Assert.Equal(expected, LenientReading.Of(report).Findings.Select(finding => $"{report.Form.Slots[finding.Slot ?? -1].Path}: {finding.Message.Chinese}"));
    }

    private static IEnumerable<string> FileNames => Directory.EnumerateFiles(Repository.PathOf(Folder), "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static EvaluationResult Evaluate(string name, string? prior)
    {
        var report = ReadFile(name);
        return Evaluator.For(report.Form).Evaluate(report, prior is null ? null : ReadFile(prior));
    }

    /// <summary>The counts, then a line for each finding, with what is proposed. A no-break space is shown as such.</summary>
    private static string Told(EvaluationResult result)
    {
        var counts = result.Counts;
        var lines = result.Findings(MessageLanguage.Chinese).Select(finding =>
            $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}{finding.Instance}: {finding.Message}{Proposed(finding, result.Form)}".Replace("\u00A0", "<nbsp>", StringComparison.Ordinal));
        return string.Join('\n', lines.Prepend(string.Create(
            CultureInfo.InvariantCulture,
            $"pass {counts.Pass}, fail {counts.Fail}, explained {counts.Explained}, not applicable {counts.NotApplicable}, "
            + $"not assessable {counts.NotAssessable}, blank as zero {counts.BlankAsZero}")));
    }

    private static string Proposed(Finding finding, Form form) => finding.Proposal is { } proposal
        ? $"，{RecognisedText.Question(proposal, form.Slots[finding.Cells[0].Slot].Spec).Chinese}"
        : "";

    private static ReportData ReadFile(string name) => Read(Repository.Read($"{Folder}/{name}.json"));

    private static ReportData Read(string text)
    {
        var reading = ReadingOf(text);
        Assert.Empty(reading.Problems);
        return Assert.IsType<ReportData>(reading.Report);
    }

    private static ReportReading ReadingOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return ReportJson.Read(bytes, Forms[ReportJson.ReadHeader(bytes).Version ?? ""]);
    }
}
