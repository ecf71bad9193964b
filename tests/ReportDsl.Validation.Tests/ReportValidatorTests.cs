using ReportDsl.Diagnostics;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Prior;
using ReportDsl.Validation.Writing;
using Xunit;

namespace ReportDsl.Validation.Tests;

public class ReportValidatorTests
{
    private static readonly ReportValidator Usual = new(Yearbook.Reader, new ValidationOptions());

    [Fact]
    public void A_workbook_is_told_with_places_and_data_with_paths()
    {
        var ofWorkbook = Usual.Validate(Yearbook.Source("a.xlsx", Yearbook.Workbook("甲", 2023, "3", "2", "6", closingBefore: "3")));
        var ofData = Usual.Validate(Yearbook.Source("a.json", Yearbook.Data("甲", 2023, "3", "2", "6")));

        Assert.Equal(["main.balance: 3 + 2 = 5 is not 6, difference 1"], Yearbook.Told(ofWorkbook));
        Assert.Equal(Yearbook.Told(ofWorkbook), Yearbook.Told(ofData));
        Assert.Equal(("Yearbook", "1", "2023", "甲", true), (ofData.Template, ofData.Version, ofData.Period, ofData.Entity, ofData.IsEvaluated));
        var cells = ofWorkbook.Findings[0].Cells;
        Assert.Equal(["main/opening/amount", "main/added/amount", "main/closing/amount"], cells.Select(cell => cell.Path));
        Assert.All(cells, cell => Assert.NotNull(cell.Place?.Cell));
        Assert.All(ofData.Findings[0].Cells, cell => Assert.Null(cell.Place));
    }

    [Fact]
    public void Without_an_earlier_report_what_reads_it_is_not_judged()
    {
        var result = Usual.Validate(Yearbook.Source("a", Yearbook.Data("甲", 2023, "3", "2", "5")));

        Assert.Empty(result.Findings);
        Assert.Equal([("main.carried", "noReport")], result.Unassessed.Select(instance => (instance.Rule, instance.ReasonName)));
    }

    [Fact]
    public void Messages_are_in_the_language_that_is_asked_for()
    {
        var validator = new ReportValidator(Yearbook.Reader, new ValidationOptions { Language = MessageLanguage.Chinese });

        Assert.Equal(
            ["main.balance: 3 + 2 = 5 不等于 6，相差 1"], Yearbook.Told(validator.Validate(Yearbook.Source("a", Yearbook.Data("甲", 2023, "3", "2", "6")))));
    }

    [Fact]
    public void What_is_certain_is_taken_for_what_it_means_where_that_is_asked_for()
    {
        var source = Yearbook.Source("a", Yearbook.Data("甲", 2023, "3", "\"2.00\"", "5"));
        var lenient = new ReportValidator(Yearbook.Reader, new ValidationOptions { IsLenient = true });

        Assert.Equal(["main.type"], Usual.Validate(source).Findings.Select(finding => finding.Rule));
        Assert.Equal(["file.recognised"], lenient.Validate(source).Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void All_instances_are_told_where_that_is_asked_for()
    {
        var source = Yearbook.Source("a", Yearbook.Data("甲", 2023, "3", "2", "5"));
        var all = new ReportValidator(Yearbook.Reader, new ValidationOptions { TellsAll = true });

        Assert.Null(Usual.Validate(source).Instances);
        Assert.Equal(
            [("main.carried", "notAssessable"), ("main.balance", "pass"), ("main.large", "pass")],
            (all.Validate(source).Instances ?? []).Select(instance => (instance.Rule, instance.Outcome)));
    }

    [Fact]
    public void An_earlier_report_counts_more_than_what_a_workbook_carries()
    {
        var prior = PriorReports.Index(
            [Yearbook.Source("2022", Yearbook.Data("甲", 2022, "0", "4", "4")), Yearbook.Source("none", "{}"u8.ToArray())], Yearbook.Reader, new Batch());
        var validator = new ReportValidator(Yearbook.Reader, new ValidationOptions { Prior = prior });

        var result = validator.Validate(Yearbook.Source("2023", Yearbook.Workbook("甲", 2023, "3", "2", "5", closingBefore: "3")));

        Assert.Equal(
            ["file.prior: 3 is carried in from 1 period earlier; that report says 4, which is used", "main.carried: 3 is not 4, difference 1"],
            Yearbook.Told(result));
        Assert.Equal(
            ["prior data: none: error file.template: The file does not say which template it is a report of."],
            prior.Problems.Select(problem => problem.English));
        Assert.Empty(prior.Unmet([Yearbook.Form]));
    }

    [Fact]
    public void Earlier_reports_that_are_not_there_are_named()
    {
        var prior = PriorReports.Index([Yearbook.Source("2022", Yearbook.Data("乙", 2022, "0", "4", "4"))], Yearbook.Reader, new Batch());

        new ReportValidator(Yearbook.Reader, new ValidationOptions { Prior = prior }).Validate(Yearbook.Source("a", Yearbook.Data("甲", 2023, "3", "2", "5")));

        Assert.Contains("Yearbook 1 · 甲 · 2022", Assert.Single(prior.Unmet([Yearbook.Form])).English, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_of_one_entity_and_period_are_told_at_both()
    {
        DataSource[] sources =
        [
            Yearbook.Source("a", Yearbook.Data("甲", 2023, "3", "2", "5")),
            Yearbook.Source("b", Yearbook.Workbook("甲", 2023, "3", "1", "4")),
            Yearbook.Source("c", Yearbook.Data("乙", 2023, "3", "1", "4")),
        ];
        var repeated = RepeatedReports.Find(sources, Yearbook.Reader, new Batch());
        var validator = new ReportValidator(Yearbook.Reader, new ValidationOptions { Repeated = repeated });

        Assert.Equal(
            [("a", "file.contradictory"), ("b", "file.contradictory")],
            validator.Validate(sources, new Batch()).SelectMany(result => result.Findings.Select(finding => (result.Source.Name, finding.Rule))));
    }

    [Fact]
    public void Of_many_reports_only_a_window_is_in_memory()
    {
        var (begun, done, most) = (0, 0, 0);
        var gate = new Lock();
        IEnumerable<DataSource> Sources() => Enumerable.Range(0, 300).Select(index => DataSource.Of($"{index}", () =>
        {
            lock (gate) most = Math.Max(most, ++begun - done);
            return new MemoryStream(Yearbook.Data($"{index}", 2023, "3", "2", "5"));
        }));

        var entities = new List<string?>();
        foreach (var result in Usual.Validate(Sources(), new Batch(2, _ => { }, default)))
        {
            lock (gate) done++;
            entities.Add(result.Entity);
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(index => $"{index}"), entities);
        Assert.InRange(most, 1, 2 * 8);
    }

    [Fact]
    public void After_the_signal_the_result_is_complete_for_what_was_begun()
    {
        using var stop = new CancellationTokenSource();
        var sources = Enumerable.Range(0, 100).Select(index => DataSource.Of($"{index}", () =>
        {
            if (index == 9) stop.Cancel();
            return new MemoryStream(Yearbook.Data($"{index}", 2023, "3", "2", "6"));
        }));

        using var text = new StringWriter();
        using var json = new ResultJson(text);
        var summary = json.WriteAll(Usual.Validate(sources, new Batch(2, _ => { }, stop.Token)), selected: 100);

        Assert.True(summary.IsInterrupted);
        Assert.InRange(summary.Reports, 10, 11);
        using var document = System.Text.Json.JsonDocument.Parse(text.ToString());
        Assert.Equal(summary.Reports, document.RootElement.GetProperty("reports").GetArrayLength());
        Assert.True(document.RootElement.GetProperty("summary").GetProperty("interrupted").GetBoolean());
        Assert.All(document.RootElement.GetProperty("reports").EnumerateArray(), report => Assert.Equal(1, report.GetProperty("findings").GetArrayLength()));
    }

    [Fact]
    public void A_defect_that_one_source_brings_to_light_does_not_cost_the_others()
    {
        DataSource[] sources =
        [
            DataSource.Of("a", () => throw new InvalidTimeZoneException("boom")), Yearbook.Source("b", Yearbook.Data("甲", 2023, "3", "2", "5")),
        ];

        var results = Usual.Validate(sources, new Batch()).ToList();

        Assert.IsType<InvalidTimeZoneException>(results[0].Defect);
        Assert.Equal(["file.unreadable: internal error: InvalidTimeZoneException: boom The file was not read to its end."], Yearbook.Told(results[0]));
        Assert.True(results[1].IsEvaluated);
    }

    [Fact]
    public void One_validator_serves_many_threads()
    {
        var source = Yearbook.Source("a", Yearbook.Workbook("甲", 2023, "3", "2", "6"));
        var told = new string[64];

        Parallel.For(0, told.Length, index => told[index] = string.Join('\n', Yearbook.Told(Usual.Validate(source))));

        Assert.Single(told.Distinct(StringComparer.Ordinal));
    }
}
