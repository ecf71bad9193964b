using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>A computed cell outside its type or bounds is invalid, reported or not.</summary>
public sealed class ComputedBoundsTests
{
    private static EvaluationResult Evaluate(string columns, params decimal?[] figures)
    {
        var form = Sources.FormOfTable(": number(2)", columns);
        var data = new ReportData.Builder(form, ReportPeriod.TryParse("2023", out var period) ? period : default);
        foreach (var (slot, figure) in figures.Index())
        {
            if (figure is { } number)
                data.Set(slot, CellContent.Of(number));
        }

        return Evaluator.For(form).Evaluate(data.ToReport());
    }

    private static IEnumerable<string> Told(EvaluationResult result) =>
        result.Findings(MessageLanguage.English).Select(finding => $"{finding.Rule}{finding.Instance}: {finding.Message}");

    [Fact]
    public void What_is_left_out_is_told_as_what_is_typed()
    {
        const string Form = """columns { a "A" b "B" total all "All" max 1000 = a + b  diff "Diff" min 0 = a - b }""";
        string[] expected = ["s.type[all]: \"1,100\" is more than 1,000", "s.type[diff]: \"-300\" is less than 0"];

        Assert.Equal(expected, Told(Evaluate(Form, 400, 700)));
        Assert.Equal(expected, Told(Evaluate(Form, 400, 700, 1100, -300)));
        Assert.Empty(Told(Evaluate(Form, 400, 300)));
    }

    [Theory]
    [InlineData("""columns { a "A" b "B" all "All" max 2 = a + b }""", 1, 2, "\"3\" is more than 2")]
    [InlineData("""columns { a "A" b "B" all "All" : count = a - b }""", 1, 2, "\"-1\" is negative")]
    [InlineData("""columns { a "A" b "B" all "All" : text(2) = if a > b then "up" else "down" }""", 1, 2, "\"down\" is longer than 2 characters")]
    [InlineData("""columns { a "A" b "B" all "All" : percent(1) max 50% = a / b }""", 3, 4, "\"75%\" is more than 50%")]
    [InlineData("""columns { a "A" b "B" total all "All" }""", 99_999_999_999_999, 1, "\"100,000,000,000,000\" has more than 14 digits")]
    public void Every_type_and_bound(string columns, decimal a, decimal b, string message)
    {
        var result = Evaluate(columns, a, b);

        Assert.Equal(["s.type[all]: " + message], Told(result));
        Assert.Equal(DecidedState.Invalid, result.State(2));
        Assert.Null(result.Number(2));
    }

    [Fact]
    public void Rules_and_formulas_over_it_miss_it()
    {
        const string Form = """
            columns { a "A" b "B" all "All" max 1000 = a + b  twice "Twice" = 2 * all }
            rows { r "R" }
            check large "Large" : r[all] >= 0
            check there "There" : exists(r[all])
            check other "Other" : (r[all] ?? 5) >= 0
            """;
        var result = Evaluate(Form, 400, 700);

        Assert.Equal([Outcome.NotAssessable, Outcome.Pass, Outcome.NotAssessable], result.Outcomes.ToArray());
        Assert.Equal(DecidedState.Uncomputed, result.State(3));
        Assert.Equal("a cell holds no valid value: R › All", result.Unassessed(MessageLanguage.English)[0].Message.English);
        var reported = Evaluate(Form, 400, 700, 1100);
        Assert.Equal(result.Outcomes.ToArray(), reported.Outcomes.ToArray());
        Assert.Equal(result.State(3), reported.State(3));
    }

    [Fact]
    public void What_the_form_computes_is_reported_as_it_is()
    {
        var result = Evaluate("""columns { a "A" b "B" all "All" max 1000 = a + b }""", 400, 700);

        Assert.Equal(CellContent.Of(1100), Evaluator.For(result.Form).WithComputed(result.Data, [2])[2]);
    }
}
