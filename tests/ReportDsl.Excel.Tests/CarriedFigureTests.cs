using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>
/// Figures that a workbook carries along count as the earlier report itself does: with the report, with the workbook alone, and in the workbook's
/// own formulas every rule comes out the same.
/// </summary>
public sealed class CarriedFigureTests
{
    /// <summary>A form whose rules read every state of earlier figures of every type.</summary>
    internal const string Source = """
        codelist Kind "类别" { "A" "甲"  "B" "乙" }
        template Carried version 1 "带入" {
            period year from 2020
            entity a
            field a "A" : text(9)
            field flag "有无" : boolean
            field kind "类" : code Kind optional
            section s "S" when flag {
                table t "T" : count { columns { x "x"  z "z" optional }  check more "k" : x >= prior.x  check other "k" : sum(prior.x, prior.z) <= 100 }
            }
            section u "U" {
                table v "V" : count {
                    columns {
                        y "y"  o "o" optional  b "b" blank zero  m "m" allow na  n "n" : number(1, "<1" = 0.5, "NO" = 0) optional
                        p "p"  q "q"  sum "合计" = p + q  diff "差" = p - q  rate "率" : number(2) = p / q  before "上年差" : number(0) = prior.diff
                    }
                    check ruledOut "k" : y >= prior.s.t.x
                    check ruledOutElse "k" : y >= prior.s.t.x ?? 100
                    check there "k" : exists(prior.s.t.x) or exists(prior.b) or exists(prior.m)
                    check notComputed "k" : sum >= prior.sum ?? 0
                    check negative "k" : diff >= prior.diff
                    check rates "k" : rate >= prior.rate ?? 1
                    check least "k" : min(prior.o, prior.b, prior.m) <= 3
                    check most "k" : max(prior.s.t.x, prior.y, prior.n) >= 3
                    check counted "k" : count(prior.y, prior.o, prior.b, prior.m, prior.n, prior.sum, prior.diff, prior.s.t.x) >= 6
                    check added "k" : sum(prior.y, prior.o, prior.b, prior.m, prior.diff) >= 20
                    check mean "k" : average(prior.o, prior.b, prior.s.t.x) >= 2
                    check special "k" : prior.n >= 0.5
                    check specialElse "k" : (prior.n ?? 7) >= 0.5
                    check optionalElse "k" : (prior.o ?? 7) >= 5
                    check zero "k" : (prior.b ?? 7) + 1 >= 2
                    check marked "k" : (prior.m ?? 7) >= 5
                    check flags "k" : prior.flag or y > 3
                    check kinds "k" : prior.kind == "A"
                    check chained "k" : prior.before >= 0
                    check twoBack "k" : prior(2).y <= y and sum(prior(2).o, prior(2).diff) >= 0
                }
            }
        }
        """;

    private static readonly Lazy<Form> Template = new(() => Sources.Form(Source));

    internal static Form Form => Template.Value;

    [Fact]
    public void A_figure_of_a_section_with_when_is_not_ruled_out()
    {
        var data = Report(2023, ("flag", CellContent.Of(true)), ("s.t/x", CellContent.Of(1)));
        var prior = Report(2022, ("flag", CellContent.Of(true)), ("s.t/x", CellContent.Of(9)));

        Assert.Equal((0, 0, 0), OutcomesOf("s.t.more", data, prior));
    }

    [Theory]
    [InlineData("u.v.ruledOut", 2)]
    [InlineData("u.v.ruledOutElse", 0)]
    [InlineData("u.v.notComputed", 1)]
    public void What_does_not_apply_and_what_misses_an_operand_stay_what_they_are(string rule, int outcome)
    {
        var data = Report(2023, ("flag", CellContent.Of(true)), ("s.t/x", CellContent.Of(1)), ("u.v/y", CellContent.Of(3)), ("u.v/p", CellContent.Of(1)), ("u.v/q", CellContent.Of(1)));
        var prior = Report(2022, ("flag", CellContent.Of(false)), ("s.t/x", CellContent.Of(9)), ("u.v/y", CellContent.Of(3)), ("u.v/p", CellContent.Of("?")), ("u.v/q", CellContent.Of(1)));

        Assert.Equal((outcome, outcome, outcome), OutcomesOf(rule, data, prior));
    }

    [Fact]
    public void An_earlier_computed_figure_outside_its_type_is_invalid()
    {
        var data = Report(2023, ("u.v/p", CellContent.Of(3)), ("u.v/q", CellContent.Of(1)));
        var prior = Report(2022, ("u.v/p", CellContent.Of(1)), ("u.v/q", CellContent.Of(4)));

        Assert.Equal((1, 1, 1), OutcomesOf("u.v.negative", data, prior));
    }

    [Fact]
    public void A_figure_that_is_typed_over_is_decided_as_typed()
    {
        var data = Report(2023, ("u.v/p", CellContent.Of(1)), ("u.v/q", CellContent.Of(3)));
        var prior = Report(2022, ("u.v/p", CellContent.Of(1)), ("u.v/q", CellContent.Of(4)));
        var slot = SlotOf("u.v/diff");
        var content = EntryContent.Of(data, [prior], null);
        var typed = content with { Prior = content.Prior.SetItem((1, slot), content.Prior[(1, slot)] with { State = DecidedState.Absent, Content = -3m }) };

        using var file = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(Form, typed, file, null));
        var reading = Tests.Reading.Reports.Read(file.ToArray(), Form);

        Assert.NotNull(reading.Report);
        Assert.Equal(1, OutcomeOf("u.v.negative", reading.Report, [.. reading.Priors]));
        Assert.Equal(1, LiveOutcomeOf("u.v.negative", LiveWorkbook.Of(Form, typed)));
    }

    [Fact]
    public void Outcomes_of_random_reports_are_those_with_the_earlier_reports()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var data = TypedReports.Of(Form, new ReportPeriod(PeriodKind.Year, 2024, 1), seed);
            ReportData?[] priors =
            [
                seed % 5 == 0 ? null : TypedReports.Of(Form, new ReportPeriod(PeriodKind.Year, 2023, 1), seed + 1000),
                seed % 3 == 0 ? null : TypedReports.Of(Form, new ReportPeriod(PeriodKind.Year, 2022, 1), seed + 2000),
            ];
            AssertSame(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"), data, priors);
        }
    }

    [Theory]
    [InlineData("gov-info/govinfo-2021.rdsl")]
    [InlineData("enforcement/enforcement.rdsl")]
    public void Outcomes_of_the_examples_are_those_with_the_earlier_report(string name)
    {
        var form = ExampleForms.Get(name);
        for (var seed = 0; seed < 30; seed++)
        {
            var number = form.Period.Kind == PeriodKind.Year ? 1 : 3;
            AssertSame(
                string.Create(CultureInfo.InvariantCulture, $"{name}, seed {seed}"),
                TypedReports.Of(form, new ReportPeriod(form.Period.Kind, 2024, number), seed),
                [TypedReports.Of(form, new ReportPeriod(form.Period.Kind, 2023, number), seed + 1000)]);
        }
    }

    private static void AssertSame(string name, ReportData data, ReportData?[] priors)
    {
        var expected = Evaluator.For(data.Form).Evaluate(data, priors);
        var reading = Tests.Reading.Reports.Read(Tests.Reading.Reports.Fill(data, priors), data.Form);
        Assert.NotNull(reading.Report);
        var alone = Evaluator.For(data.Form).Evaluate(reading.Report, [.. reading.Priors]);

        Assert.Equal(Lines(name, expected), Lines(name, alone));
        Assert.Equal([], WorkbookComparison.Differences(expected, LiveWorkbook.Of(data, priors)).Select(difference => $"{name}: {difference}"));
        Assert.DoesNotContain(reading.Findings, finding => finding.Rule == FileRules.Extra.Id);

        // Carried on into a workbook that is filled from this one, they are the same still.
        var again = Tests.Reading.Reports.Read(Tests.Reading.Reports.Fill(reading.Report, [.. reading.Priors]), data.Form);
        Assert.NotNull(again.Report);
        Assert.Equal(Lines(name, expected), Lines(name, Evaluator.For(data.Form).Evaluate(again.Report, [.. again.Priors])));
    }

    private static List<string> Lines(string name, EvaluationResult result) =>
    [
        .. result.Form.Rules.SelectMany((rule, at) => rule.Instances.Select((instance, index) => $"{name}: {rule.Path}{instance.Key} {result.Outcome(at, index)}")),
        .. result.Form.Slots.Select(slot => $"{name}: {slot.Path} {result.State(slot.Index)}"),
    ];

    private static (int Report, int Alone, int Live) OutcomesOf(string rule, ReportData data, ReportData prior)
    {
        var reading = Tests.Reading.Reports.Read(Tests.Reading.Reports.Fill(data, prior), Form);
        Assert.NotNull(reading.Report);
        return (
            OutcomeOf(rule, data, prior),
            OutcomeOf(rule, reading.Report, [.. reading.Priors]),
            LiveOutcomeOf(rule, LiveWorkbook.Of(data, prior)));
    }

    private static int OutcomeOf(string rule, ReportData data, params ReportData?[] priors)
    {
        var at = Form.Rules.Index().Single(other => other.Item.Path == rule).Index;
        return (int)Evaluator.For(Form).Evaluate(data, priors).Outcome(at, 0);
    }

    private static int LiveOutcomeOf(string rule, LiveWorkbook workbook) => workbook.Outcomes().Single(row => row.Row.Rule.Path == rule).Outcome;

    private static int SlotOf(string path) => Form.Slots.Single(slot => slot.Path == path).Index;

    private static ReportData Report(int year, params (string Path, CellContent Content)[] contents)
    {
        var report = new ReportData.Builder(Form, new ReportPeriod(PeriodKind.Year, year, 1));
        foreach (var (path, content) in contents)
            report.Set(SlotOf(path), content);
        return report.ToReport();
    }
}
