using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Reports;
using Xunit;

namespace ReportDsl.Compiler.Tests.Evaluation;

/// <summary>What outcomes do not depend on: the order of reports, how many threads there are, and how a blank is written.</summary>
public sealed class InvarianceTests
{
    private static readonly ImmutableArray<Form> Forms = [.. ExampleForms.Names.Select(ExampleForms.Get)];

    [Fact]
    public void The_order_of_reports_and_the_number_of_threads()
    {
        Prop.ForAll(Gen.Elements<Form>(Forms).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), (form, seed, threads) =>
        {
            var random = new RandomReports(form, seed);
            var reports = Enumerable.Range(0, 12).Select(_ => random.Next().Current.In(form)).ToArray();
            var alone = Array.ConvertAll(reports, Told);

            var places = Enumerable.Range(0, reports.Length).ToArray();
            new Random(seed).Shuffle(places);
            var together = new string[reports.Length];
            Parallel.ForEach(places, new ParallelOptions { MaxDegreeOfParallelism = threads }, place => together[place] = Told(reports[place]));

            return alone.SequenceEqual(together);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void How_blanks_are_written()
    {
        Prop.ForAll(Gen.Elements<Form>(Forms).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (form, seed) =>
        {
            var report = AsData(new RandomReports(form, seed).Next().Current, form).In(form);

            var written = ReportJson.Read(Encoding.UTF8.GetBytes(WithBlanks(report, new Random(seed))), form);

            Assert.Empty(written.Problems);
            Assert.NotNull(written.Report);
            return Told(report) == Told(written.Report);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The report without what data files of the form may not say: a period it does not serve, reasons where no rule takes one.</summary>
    private static FilledReport AsData(FilledReport report, Form form)
    {
        var explainable = form.Rules.Where(rule => rule.Explain).SelectMany(rule => rule.Instances.Select(instance => rule.Path + instance.Key)).ToHashSet(StringComparer.Ordinal);
        return report with
        {
            Period = ReportPeriod.TryParse(form.Period.From, out var first) ? first : report.Period,
            Explanations = report.Explanations.RemoveRange(report.Explanations.Keys.Where(instance => !explainable.Contains(instance))),
        };
    }

    private static string Told(ReportData report)
    {
        var result = Evaluator.For(report.Form).Evaluate(report);
        var findings = result.Findings(MessageLanguage.Chinese).Select(finding => $"{finding.Rule}{finding.Instance}: {finding.Message}");
        return $"{string.Concat(result.Outcomes.ToArray().Select(outcome => (int)outcome))} {result.Counts} {string.Join('\n', findings)}";
    }

    /// <summary>The report as data, with every blank of its tables written in one of the ways that a blank may be written.</summary>
    private static string WithBlanks(ReportData report, Random random)
    {
        var root = JsonNode.Parse(ReportJson.Write(report))?.AsObject() ?? [];
        foreach (var table in report.Form.Tables)
        {
            foreach (var row in table.Rows.Lines)
            {
                foreach (var column in table.Columns.Lines)
                {
                    if (table[row, column].Slot is >= 0 and var slot && report[slot].Kind == ContentKind.Blank && Blank(random) is var (isThere, blank) && isThere)
                        Put(root, blank, [.. new[] { "tables", table.Path, row.Path, column.Path }.Where(step => step.Length > 0)]);
                }
            }
        }

        return root.ToJsonString();
    }

    private static (bool IsThere, JsonNode? Blank) Blank(Random random) => random.Next(5) switch
    {
        0 => (false, null),
        1 => (true, null),
        2 => (true, JsonValue.Create("")),
        3 => (true, JsonValue.Create(" \u3000")),
        _ => (true, new JsonObject { ["value"] = null }),
    };

    private static void Put(JsonObject root, JsonNode? value, ReadOnlySpan<string> path)
    {
        var place = root;
        foreach (var step in path[..^1])
        {
            if (place[step] is not JsonObject next)
                place[step] = next = [];
            place = next;
        }

        place[path[^1]] = value;
    }
}
