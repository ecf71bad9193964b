using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>The workbooks of real forms: written without a problem, read back as they were, and their formulas judge as the evaluator does.</summary>
public sealed class RealFormTests
{
    public static TheoryData<string> Forms => [.. RealForms.Names];

    public static TheoryData<string> Reports => [.. RealForms.Reports.Select(report => report.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_entry_workbook_is_written(string name)
    {
        using var stream = new MemoryStream();

        Assert.Empty(EntryWorkbook.Write(RealForms.Get(name), stream));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_filled_workbook_reads_as_the_same_report_with_the_same_findings(string name)
    {
        var report = RealForms.Reports.Single(one => one.ToString() == name);
        var form = RealForms.Get(report.Form);
        var data = AsTyped(report.Data);

        var reading = Tests.Reading.Reports.Read(Tests.Reading.Reports.Fill(data, report.Priors), form);

        Assert.NotNull(reading.Report);
        Assert.Equal(Tests.Reading.Reports.Json(data), Tests.Reading.Reports.Json(reading.Report));
        Assert.Equal(Told(data, report.Priors), Told(reading.Report, report.Priors));
    }

    /// <summary>In a workbook the words for yes and no are what a boolean is written as; in data they are texts.</summary>
    private static ReportData AsTyped(ReportData report)
    {
        var builder = report.ToBuilder();
        foreach (var slot in report.Form.Slots.Where(slot => slot.Spec.Type is DataType.Boolean && report[slot.Index].Text is "是" or "否"))
            builder.Set(slot.Index, CellContent.Of(report[slot.Index].Text == "是"));
        return builder.ToReport();
    }

    private static string[] Told(ReportData report, ReportData?[] priors) =>
        [.. Evaluator.For(report.Form).Evaluate(report, priors).Findings(MessageLanguage.English).Select(finding => $"{finding.Rule}{finding.Instance}: {finding.Message}")];

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_formulas_of_the_checks_judge_as_the_evaluator_does(string name)
    {
        var report = RealForms.Reports.Single(one => one.ToString() == name);
        var form = RealForms.Get(report.Form);
        var result = Evaluator.For(form).Evaluate(report.Data, report.Priors);
        var outcomes = LiveWorkbook.Of(report.Data, report.Priors).Outcomes().Select(one => one.Outcome).ToList();

        var at = 0;
        var differences = new List<string>();
        for (var rule = 0; rule < form.Rules.Length; rule++)
        {
            for (var instance = 0; instance < form.Rules[rule].Instances.Length; instance++, at++)
            {
                var expected = result.IsExplained(rule, instance) ? RulesSheet.Explained : (int)result.Outcome(rule, instance);
                if (WorkbookComparison.IsLive(form.Rules[rule]) && outcomes[at] != expected)
                    differences.Add($"{form.Rules[rule].Path}{form.Rules[rule].Instances[instance].Key} is {expected}, the workbook has {outcomes[at]}");
            }
        }

        Assert.Equal([], differences);
    }
}
