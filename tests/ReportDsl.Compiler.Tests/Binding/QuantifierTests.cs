using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Binding;

/// <summary><c>any</c> and <c>all</c>: conditions over the cells of a set that hold something.</summary>
public sealed class QuantifierTests
{
    [Theory]
    [InlineData("1 2 3", "any(columns.x where x > 2)", Outcome.Pass)]
    [InlineData("1 2 2", "any(columns.x where x > 2)", Outcome.Fail)]
    [InlineData("_ _ _", "any(columns.x where x > 2)", Outcome.Fail)]
    [InlineData("/ / 3", "any(columns.x where x > 2)", Outcome.Pass)]
    [InlineData("/ _ 2", "any(columns.x where x > 2)", Outcome.Fail)]
    [InlineData("? 3 1", "any(columns.x where x > 2)", Outcome.Pass)]
    [InlineData("? 1 1", "any(columns.x where x > 2)", Outcome.NotAssessable)]
    [InlineData("1 2 3", "all(columns.x where x > 0)", Outcome.Pass)]
    [InlineData("1 2 3", "all(columns.x where x > 1)", Outcome.Fail)]
    [InlineData("_ _ _", "all(columns.x where x > 1)", Outcome.Pass)]
    [InlineData("/ _ 3", "all(columns.x where x > 1)", Outcome.Pass)]
    [InlineData("? 1 3", "all(columns.x where x > 1)", Outcome.Fail)]
    [InlineData("? 3 3", "all(columns.x where x > 1)", Outcome.NotAssessable)]
    [InlineData("1 2 3", "all(columns.x where x > 0) implies any(columns.x where x == 2)", Outcome.Pass)]
    public void The_cells_that_hold_something_decide(string cells, string condition, Outcome outcome) => Assert.Equal(outcome, Evaluate(cells, condition).Outcome(0, 0));

    [Fact]
    public void A_failure_names_the_cells_that_decide()
    {
        Assert.Equal("1, must be greater than 2, difference 1; 2, must be greater than 2, difference 0", Message("1 2 2", "any(columns.x where x > 2)"));
        Assert.Equal("5, must be at most 3, difference 2", Message("1 5 2", "all(columns.x where x <= 3)"));
    }

    [Fact]
    public void Of_many_cells_twelve_are_told()
    {
        var condition = string.Join(" and ", Enumerable.Range(1, 20).Select(number => $"a[x] > {number}"));
        var message = Message("0 0 0", condition);

        Assert.EndsWith("; …", message, StringComparison.Ordinal);
        Assert.Equal(13, message.Split("; ").Length);
    }

    [Theory]
    [InlineData("any(columns.x)", "RD3013")]
    [InlineData("all(columns.x where x > 0, a[x])", "RD3013")]
    [InlineData("all(a[x] + b[x] where c[x] > 0)", "RD3021")]
    [InlineData("any(columns.x where x)", "RD3014")]
    [InlineData("contains(a[x], \"1\")", "RD3007")]
    public void What_is_no_set_with_a_condition_is_told(string condition, string code) =>
        Assert.Contains(Sources.Compile(Source(condition)).GetDiagnostics(), diagnostic => diagnostic.Code == code);

    private static string Message(string cells, string condition) =>
        Assert.Single(Evaluate(cells, condition).Findings(MessageLanguage.English), finding => finding.Rule.EndsWith(".tested", StringComparison.Ordinal)).Message;

    private static string Source(string condition) =>
        $"template T version 1 \"T\" {{ section s \"S\" {{ table : count optional allow na {{ columns {{ x \"X\" }} rows {{ a \"A\" b \"B\" c \"C\" }} check tested \"Tested\" : {condition} }} }} }}";

    /// <summary>The cells from the first row to the last: a number, <c>_</c> blank, <c>/</c> not applicable, <c>?</c> invalid.</summary>
    private static EvaluationResult Evaluate(string cells, string condition)
    {
        var form = Sources.Form(Source(condition));
        var data = new ReportData.Builder(form, default);
        foreach (var (slot, cell) in cells.Split(' ').Index())
        {
            if (cell != "_")
                data.Set(slot, cell == "?" ? CellContent.Invalid("?") : cell == "/" ? CellContent.Of("/") : CellContent.Of(decimal.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)));
        }

        return Evaluator.For(form).Evaluate(data.ToReport());
    }
}
