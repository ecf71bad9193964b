using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Testing.Reports;

namespace ReportDsl.CSharp.Tests;

/// <summary>The evaluator and emitted code, asked for the same verdict.</summary>
internal static class Engines
{
    public static Verdict Evaluated(Form form, ReportSeries series) => Verdict.Of(
        Evaluator.For(form).Evaluate(series.Current.In(form), [.. series.Priors.Select(prior => prior?.In(form))]));

    public static Verdict Generated(GeneratedReports generated, ReportJsons reports) => Verdict.Of(generated.Observe(reports.Current, reports.Priors));

    /// <summary>Compares both on random reports; gives all outcomes that were met.</summary>
    public static HashSet<InstanceOutcome> Compare(Form form, GeneratedReports generated, int seed, int reports)
    {
        var met = new HashSet<InstanceOutcome>();
        var random = new RandomReports(form, seed, hasLostCells: true);
        for (var at = 0; at < reports; at++)
        {
            var series = random.Next();
            var expected = Evaluated(form, series);
            var json = ReportJsons.Of(form, series);
            if (Verdict.Difference(expected, Generated(generated, json)) is { } difference)
                Assert.Fail($"{form.Name}, report {at}: {difference}\n{json.Current}");
            met.UnionWith(expected.Outcomes);
        }

        return met;
    }
}

/// <summary>A series of reports in the data format.</summary>
internal sealed record ReportJsons(string Current, IReadOnlyList<string?> Priors)
{
    public static ReportJsons Of(Form form, ReportSeries series) => new(
        Text(form, series.Current), [.. series.Priors.Select(prior => prior is null ? null : Text(form, prior))]);

    private static string Text(Form form, FilledReport report) => Encoding.UTF8.GetString(ReportJson.Write(report.In(form)));
}
