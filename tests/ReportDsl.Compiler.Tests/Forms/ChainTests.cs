using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Formulas that follow each other, and what crosses them: none by recursion, none by writing out what each adds up to.</summary>
public sealed class ChainTests
{
    private const int Many = 20_000;

    [Theory]
    [InlineData("each row the next and one", "r{0} \"r\" = r{1} + 1", "x \"x\"", "")]
    [InlineData("each row the next", "r{0} \"r\" = r{1}", "x \"x\" y \"y\" = x", "")]
    [InlineData("a column that agrees", "r{0} \"r\" = r{1} + 0", "x \"x\" y \"y\" = x * 2", "")]
    [InlineData("a column that does not", "r{0} \"r\" = r{1} + 1", "x \"x\" y \"y\" = x * 2", "RD4006")]
    [InlineData("a total across", "r{0} \"r\" = r{1} * 1", "x \"x\" y \"y\" total all \"a\"", "")]
    [InlineData("a total across that does not agree", "r{0} \"r\" = r{1} + 1", "x \"x\" y \"y\" total all \"a\"", "RD4006")]
    [InlineData("factors that grow", "r{0} \"r\" = r{1} * 10", "x \"x\" y \"y\" total all \"a\"", "")]
    public void A_chain_of_rows_is_resolved(string what, string row, string columns, string error)
    {
        Assert.NotEmpty(what);
        var backwards = Chains.Rows(columns, Many, i => i == Many - 1 ? "" : Format(row, i, i + 1));
        var forwards = Chains.Rows(columns, Many, i => i == 0 ? "" : Format(row, i, i - 1));
        foreach (var source in (string[])[backwards, forwards])
            Assert.Equal(error.Length == 0 ? [] : [error], Compiled.ErrorCodes(source));
    }

    [Theory]
    [InlineData("x \"x\" y \"y\" total all \"a\"", "")]
    [InlineData("x \"x\" y \"y\" all \"a\" = x + y", "")]
    [InlineData("x \"x\" y \"y\" all \"a\" = x + 2 * y", "")]
    [InlineData("x \"x\" y \"y\" all \"a\" = x + y + 1", "RD4006")]
    public void A_running_balance_meets_a_column(string columns, string error)
    {
        var source = Chains.Rows(columns, Many, i => i % 2 == 0 ? "" : Format("r{0} \"r\" = r{1} + r{2}", i, i - 1, Math.Max(i - 2, 0)));
        Assert.Equal(error.Length == 0 ? [] : [error], Compiled.ErrorCodes(source));
    }

    [Fact]
    public void A_chain_is_computed_from_its_end()
    {
        var form = Compiled.Form(Chains.Rows("x \"x\" y \"y\" total all \"a\"", Many, i => i == Many - 1 ? "" : Format("r{0} \"r\" = r{1}", i, i + 1)));
        var builder = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1));
        builder.Set(form.Slots.Single(slot => slot.Path == $"s/r{Many - 1}/x").Index, CellContent.Of(3m));
        builder.Set(form.Slots.Single(slot => slot.Path == $"s/r{Many - 1}/y").Index, CellContent.Of(4m));
        var result = Evaluator.For(form).Evaluate(builder.ToReport());
        Assert.Equal(7, result.Number(form.Slots.Single(slot => slot.Path == "s/r0/all").Index));
    }

    [Fact]
    public void A_long_circle_is_told_once()
    {
        var source = Chains.Rows("x \"x\" y \"y\"", Many, i => Format("r{0} \"r\" = r{1}", i, (i + 1) % Many));
        Assert.Single(Compiled.Errors(Compiled.Result(source).Diagnostics), error => error.Contains("RD4005", StringComparison.Ordinal));
    }

    private static string Format(string format, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);
}
