using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Mutation;
using ReportDsl.Testing.Reports;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>
/// Whether the comparison with the evaluator would see a mistake in the workbook's formulas: they are made from a form with a planted mistake, of
/// every kind one, and must say something else of some random report.
/// </summary>
public sealed class WorkbookMutationTests
{
    private const int MostReports = 4_000;
    private const int Unchanged = 400;

    /// <summary>Mistakes that a workbook cannot show.</summary>
    private static readonly ImmutableArray<KnownMutant> NotInWorkbooks =
    [
        .. KnownMutant.Equivalent,
        new("label changed", "", "Labels of cells are printed; what they are is tested with the layout."),
        new("tolerance changed", "", "A total's formula cannot differ from itself: the sheet of checks has no row for it."),
        new("LessOrEqual for Equal", "penalties.noFine", "An amount below 0 is invalid, so that nothing is assessed."),
        new("pattern changed", "", "Patterns are not matched in workbooks, and the checks say so."),
    ];

    public static TheoryData<string> Templates => [.. ExampleForms.Names];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_mistake_in_the_workbook_is_seen(string name)
    {
        var form = ExampleForms.Get(name);
        var random = new RandomReports(form, 7);
        var sample = Enumerable.Range(0, MostReports).Select(_ => random.Next()).ToArray();
        var mutants = FormMutants.Of(form).Where(mutant => !IsInvisible(form, mutant)).DistinctBy(mutant => mutant.Kind).ToList();

        var survivors = mutants.AsParallel().AsOrdered().Where(mutant => !Array.Exists(sample, series => Differs(form, mutant.Form, series))).ToList();

        Assert.True(mutants.Count > 15);
        Assert.True(survivors.Count == 0, $"{survivors.Count} of {mutants.Count} mutants are not seen:\n{string.Join('\n', survivors)}");
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Without_a_mistake_nothing_differs(string name)
    {
        var form = ExampleForms.Get(name);
        var random = new RandomReports(form, 7);
        for (var i = 0; i < Unchanged; i++)
        {
            var series = random.Next();
            if (series.Priors.Any(prior => prior is not null && IsBeyondCells(form, prior)))
                continue;
            Assert.True(!Differences(form, form, series).Any(), string.Join("\n", Differences(form, form, series).Select(line => $"report {i}: {line}")));
        }
    }

    /// <summary>An earlier total that its own report computed may have more digits than a cell takes in which it is carried along.</summary>
    private static bool IsBeyondCells(Form form, FilledReport report)
    {
        var result = Evaluator.For(form).Evaluate(report.In(form));
        return form.ComputedInOrder.Any(cell => Math.Abs(result.Number(cell.Slot) ?? 0) >= 100_000_000_000_000);
    }

    private static bool Differs(Form form, Form mutant, ReportSeries series) => Differences(form, mutant, series).Any();

    private static IEnumerable<string> Differences(Form form, Form mutant, ReportSeries series) => WorkbookComparison.Differences(
        Evaluator.For(form).Evaluate(
            ShownReport.Of(series.Current.In(form), [.. series.Priors.Select(prior => prior?.In(form))]), [.. series.Priors.Select(prior => prior?.In(form))]),
        LiveWorkbook.Of(series.Current.In(mutant), [.. series.Priors.Select(prior => prior?.In(mutant))]));

    private static bool IsInvisible(Form form, FormMutant mutant) =>
        NotInWorkbooks.Any(known => known.Is(mutant))
        || (mutant.Place.Length > 0 && form.Rules.FirstOrDefault(rule => rule.Path == mutant.Place) is { } rule && !WorkbookComparison.IsLive(rule));
}
