using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Tests.Reading;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>
/// Random reports through two engines that have nothing in common: the evaluator over the data, and LibreOffice over the formulas of the filled
/// workbook. Every outcome of every instance is the same, and what LibreOffice saved reads as the same report.
/// </summary>
public sealed class WorkbookDifferentialTests
{
    /// <summary>For each of the forms; more than 300 in all.</summary>
    private const int ReportsOfForm = 52;

    [RequiresFact(Tool.LibreOffice)]
    public void LibreOffice_and_the_evaluator_agree_on_every_outcome()
    {
        var reports = ExampleForms.Names.Select(name => (Path.GetFileNameWithoutExtension(name), ExampleForms.Get(name)))
            .Append(("everything", SampleForms.Everything()))
            .Append(("functions", FunctionForm.Form))
            .Append(("carried", CarriedFigureTests.Form))
            .Concat(RandomForms())
            .SelectMany(form => Enumerable.Range(0, ReportsOfForm).Select(seed => RandomReport.Of(form.Item1, form.Item2, seed)))
            .ToDictionary(report => report.Name);
        Assert.True(reports.Count >= 300);

        var saved = OtherPrograms.LibreOffice(reports.ToDictionary(
            report => report.Key, report => Recalculation.WithoutValues(Tests.Reading.Reports.Fill(report.Value.Data, report.Value.Prior))));

        var seen = new HashSet<int>();
        foreach (var (name, report) in reports)
        {
            var cells = Recalculation.Cells(saved[name]);
            Assert.Equal([], Differences(report, cells, seen));
            var reading = Tests.Reading.Reports.Read(saved[name], report.Data.Form);
            Assert.Equal(Tests.Reading.Reports.Json(report.Data), Tests.Reading.Reports.Json(reading.Report));
        }

        // Reports that never fail, or never are undecided, would show nothing.
        Assert.Equal([0, 1, 2, 3, 4], seen.Order());
    }

    /// <summary>Forms of random templates: tolerances beside guards and filters, texts that are marks, parts.</summary>
    private static List<(string Name, Form Form)> RandomForms()
    {
        var random = new RandomTemplates(5);
        return Enumerable.Range(0, 40).Select(_ => random.Next()).Where(template => template.Errors.IsEmpty).Take(2)
            .Select((template, index) => (string.Create(CultureInfo.InvariantCulture, $"random{index}x"), Sources.Form(template.Source))).ToList();
    }

    /// <summary>The instances whose outcomes differ, a line each.</summary>
    internal static List<string> Differences(RandomReport report, Dictionary<string, string> cells, HashSet<int> seen)
    {
        var form = report.Data.Form;
        var rules = FormLayout.Compute(form).Layout?.Rules;
        var result = Evaluator.For(form).Evaluate(ShownReport.Of(report.Data, report.Prior), report.Prior);
        var row = 0;
        var differences = new List<string>();
        for (var rule = 0; rule < form.Rules.Length; rule++)
        {
            for (var instance = 0; instance < form.Rules[rule].Instances.Length; instance++, row++)
            {
                if (rules is null || !WorkbookComparison.IsLive(form.Rules[rule]))
                    continue;
                var expected = result.IsExplained(rule, instance) ? RulesSheet.Explained : (int)result.Outcome(rule, instance);
                var actual = cells.GetValueOrDefault($"{rules.Name}!{CellAddress.Name(rules.Rows[row].Row, RulesLayout.OutcomeColumn)}", "");
                seen.Add(expected);
                if (actual != expected.ToString(CultureInfo.InvariantCulture))
                    differences.Add($"{report.Name}: {form.Rules[rule].Path}{form.Rules[rule].Instances[instance].Key} is {expected}, LibreOffice has {actual}");
            }
        }

        return differences;
    }

    internal sealed record RandomReport(string Name, ReportData Data, ReportData? Prior)
    {
        public static RandomReport Of(string name, Form form, int seed)
        {
            var year = ReportPeriod.TryParse(form.Period.From, out var from) ? from.Year + 1 : 2024;
            var number = form.Period.Kind == PeriodKind.Year ? 1 : 3;
            var data = TypedReports.Of(form, new ReportPeriod(form.Period.Kind, year, number), seed);
            var prior = seed % 3 == 0 ? null : TypedReports.Of(form, new ReportPeriod(form.Period.Kind, year - 1, number), seed + 1000);
            return new RandomReport(string.Create(CultureInfo.InvariantCulture, $"{name}{seed}"), data, prior);
        }
    }
}
