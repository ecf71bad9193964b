using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using ReportDsl.Tests.Evaluation;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>What <c>when</c> clauses read: neither round in a circle, nor through chains of any length by recursion.</summary>
public sealed class ApplicabilityTests
{
    private const int Many = 20_000;

    [Theory]
    [InlineData("a section by a field in it", "section s \"s\" when s.x > 0 { field x \"x\" : count optional }", "s")]
    [InlineData("a section by a field of a section in it", "section s \"s\" when s.i.x > 0 { section i \"i\" { field x \"x\" : count } }", "s")]
    [InlineData("two fields", "field f \"f\" : boolean optional when g field g \"g\" : boolean optional when f", "f")]
    [InlineData("three fields", "field f \"f\" : boolean when h field g \"g\" : boolean when f field h \"h\" : boolean when g", "f")]
    [InlineData("a narrative", "narrative n \"n\" when f field f \"f\" : boolean when exists(n)", "n")]
    [InlineData("two tables", "table t \"t\" : count when u.y > 0 { columns { x \"x\" } } table u \"u\" : count when t.x > 0 { columns { y \"y\" } }", "t")]
    [InlineData("through a formula", "table t \"t\" : count when u.z > 0 { columns { x \"x\" } } table u \"u\" : count { columns { y \"y\" z \"z\" = y + t.x } }", "t")]
    [InlineData("through a total", "table t \"t\" : count when t.all > 0 { columns { x \"x\" total all \"a\" } }", "t")]
    [InlineData(
        "through a total of what is ruled out",
        "table t \"t\" : count { columns { x \"x\" y \"y\" = u.z total all \"a\" = x + y } } table u \"u\" : count when t.all > 0 { columns { z \"z\" } }", "u")]
    public void A_circle_is_told_once(string what, string members, string path)
    {
        Assert.NotEmpty(what);
        var problem = Assert.Single(
            Compiled.Result($"template T version 1 \"T\" {{ {members} }}").Diagnostics, problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Equal("RD4015", problem.Code);
        Assert.Contains($"'{path}'", problem.Message(MessageLanguage.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("an earlier report", "field f \"f\" : count optional when prior.f > 0")]
    [InlineData("a total over what is ruled out", "table t \"t\" : count when f { columns { x \"x\" total all \"a\" } } field f \"f\" : boolean field g \"g\" : count when t.all > 0")]
    public void What_leads_elsewhere_is_no_circle(string what, string members)
    {
        Assert.NotEmpty(what);
        Assert.Equal([], Compiled.ErrorCodes($"template T version 1 \"T\" {{ period year from 2020 {members} }}"));
    }

    [Fact]
    public void Each_of_two_circles_is_told() => Assert.Equal(
        2,
        Compiled.Errors(Compiled.Result(
            "template T version 1 \"T\" { field a \"a\" : boolean when b field b \"b\" : boolean when a field c \"c\" : boolean when c }").Diagnostics).Count);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_long_chain_is_decided_from_its_end(bool backwards)
    {
        var form = Compiled.Form(Chains.Clauses(Many, backwards));
        var end = Evaluator.For(form).Evaluate(Report(form, Many, holds: true));
        Assert.Equal(0, end.Counts.Fail);
        var result = Evaluator.For(form).Evaluate(Report(form, Many, holds: false));
        Assert.Equal(DecidedState.RuledOut, result.State(SlotOf(form, $"a{Many}")));
        Assert.Equal(DecidedState.RuledOut, result.State(SlotOf(form, "a1")));
    }

    [Fact]
    public void The_naive_evaluator_follows_a_long_chain()
    {
        const int Long = 3_000;
        var form = Compiled.Form(Chains.Clauses(Long, isBackwards: true));
        foreach (var holds in (bool[])[true, false])
        {
            var report = Report(form, Long, holds);
            var naive = new NaiveEvaluator(form, [report]);
            var result = Evaluator.For(form).Evaluate(report);
            Assert.Equal(naive.StateOf(SlotOf(form, $"a{Long}"), 0), result.State(SlotOf(form, $"a{Long}")) == DecidedState.RuledOut ? "na" : "value");
        }
    }

    private static ReportData Report(Form form, int length, bool holds)
    {
        var builder = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1));
        for (var i = 1; i <= length; i++)
            builder.Set(SlotOf(form, $"a{i}"), CellContent.Of(true));
        builder.Set(SlotOf(form, "a0"), CellContent.Of(holds));
        return builder.ToReport();
    }

    private static int SlotOf(Form form, string path) => form.Fields.First(field => field.Path == path).Slot;
}
