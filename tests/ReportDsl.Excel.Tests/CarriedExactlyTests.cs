using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>Earlier figures that no number of a spreadsheet can hold: days before March 1900, numbers of more than 15 digits.</summary>
public sealed class CarriedExactlyTests
{
    private static readonly Lazy<Form> Template = new(() => Sources.Form("""
        template Exact version 1 "表" {
            period year from 2020
            entity a
            field a "单位" : text(9)
            field day "日" : date optional
            check later "k" : day > prior.day
            check same "k" : day == prior.day
            check span "k" : day - prior.day >= 40000
            check most "k" : max(day, prior.day) == day
            check least "k" : min(day, prior.day) == day
            check there "k" : exists(prior.day)
            check counted "k" : count(day, prior.day) == 2
            section s "S" {
                table t "T" : number(4) optional {
                    columns { p "p"  q "q"  product "积" : number(6) = round(p * q, 6) }
                    check less "k" : p < prior.product
                    check more "k" : p > prior.product
                    check added "k" : sum(p, prior.product) > 1000
                    check greatest "k" : max(p, prior.product) == p
                    check otherwise "k" : (prior.product ?? 0) > 1000
                }
            }
        }
        """));

    [Theory]
    [InlineData("1900-02-28")]
    [InlineData("1900-02-01")]
    [InlineData("1900-01-01")]
    [InlineData("1899-12-31")]
    [InlineData("1899-05-01")]
    [InlineData("0001-01-01")]
    [InlineData("1900-03-01")]
    public void A_day(string day) => AssertSame(
        Report(2023, ("day", CellContent.Of(new DateOnly(2023, 5, 1)))),
        Report(2022, ("day", CellContent.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)))));

    [Theory]
    [InlineData("1234567.1234", "7654321.4321")]
    [InlineData("9999999999.9999", "9999999999.9999")]
    [InlineData("-9999999999.9999", "1234567.1234")]
    [InlineData("2", "3")]
    public void A_number(string p, string q) => AssertSame(
        Report(2023, ("s.t/p", CellContent.Of(12.5m))),
        Report(2022, ("s.t/p", CellContent.Of(decimal.Parse(p, CultureInfo.InvariantCulture))), ("s.t/q", CellContent.Of(decimal.Parse(q, CultureInfo.InvariantCulture)))));

    private static void AssertSame(ReportData data, ReportData prior)
    {
        var expected = Evaluator.For(Template.Value).Evaluate(data, prior);
        var reading = Reading.Reports.Read(Reading.Reports.Fill(data, prior), Template.Value);
        Assert.NotNull(reading.Report);

        Assert.Equal(Lines(expected), Lines(Evaluator.For(Template.Value).Evaluate(reading.Report, [.. reading.Priors])));
        Assert.Equal(
            Lines(expected),
            LiveWorkbook.Of(data, prior).Outcomes().Select(row => $"{row.Row.Rule.Path} {(Outcome)row.Outcome}").Order(StringComparer.Ordinal));
        Assert.Empty(reading.Findings);

        var again = Reading.Reports.Read(Reading.Reports.Fill(reading.Report, [.. reading.Priors]), Template.Value);
        Assert.NotNull(again.Report);
        Assert.Equal(Lines(expected), Lines(Evaluator.For(Template.Value).Evaluate(again.Report, [.. again.Priors])));
        foreach (var slot in Template.Value.Slots.Where(slot => slot.Path is "day" or "s.t/product"))
            Assert.Equal(reading.Priors[0]?[slot.Index], again.Priors[0]?[slot.Index]);
    }

    private static IEnumerable<string> Lines(EvaluationResult result) =>
        result.Form.Rules.Select((rule, at) => $"{rule.Path} {result.Outcome(at, 0)}").Order(StringComparer.Ordinal);

    private static ReportData Report(int year, params (string Path, CellContent Content)[] contents)
    {
        var report = new ReportData.Builder(Template.Value, new ReportPeriod(PeriodKind.Year, year, 1)).Set(SlotOf("a"), CellContent.Of("甲"));
        foreach (var (path, content) in contents)
            report.Set(SlotOf(path), content);
        return report.ToReport();
    }

    private static int SlotOf(string path) => Template.Value.Slots.Single(slot => slot.Path == path).Index;
}
