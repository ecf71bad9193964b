using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>The compiled evaluator against <see cref="NaiveEvaluator"/>, on random rules over random reports.</summary>
public sealed class EvaluatorDifferentialTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_state_value_and_outcome_is_the_naive_one(int seed)
    {
        var random = new RandomForms(seed);
        var met = new int[4];
        for (var round = 0; round < 120; round++)
        {
            var form = random.Next();
            for (var report = 0; report < 4; report++)
            {
                var data = random.Report(form);
                ReportData?[] priors = [random.Report(form), random.Chance(2) ? null : random.Report(form)];
                Compare(form, data, priors, met);
            }
        }

        Assert.All(met, count => Assert.True(count > 100, "Each outcome should be met often."));
    }

    [Fact]
    public void So_it_is_for_every_function_as_it_is_compiled()
    {
        var met = new int[4];
        var random = new RandomForms(7);
        for (var report = 0; report < 600; report++)
            Compare(FunctionForm.Form, random.Report(FunctionForm.Form), [], met);

        Assert.All(met, count => Assert.True(count > 100, "Each outcome should be met often."));
    }

    private static void Compare(Form form, ReportData data, ReportData?[] priors, int[] met)
    {
        var naive = new NaiveEvaluator(form, [data, .. priors]);
        var result = Evaluator.For(form).Evaluate(data, priors);
        for (var slot = 0; slot < form.Slots.Length; slot++)
        {
            Assert.Equal(naive.StateOf(slot, 0), Named(result.State(slot)));
            Assert.Equal(naive.Slot(slot, 0) is var value && value is NaiveEvaluator.Missing or NaiveEvaluator.NotApplicable ? null : value,
                (object?)result.Number(slot) ?? result.Text(slot));
        }

        for (var rule = 0; rule < form.Rules.Length; rule++)
        {
            for (var at = 0; at < form.Rules[rule].Instances.Length; at++)
            {
                var instance = form.Rules[rule].Instances[at];
                var expected = naive.OutcomeOf(form.Rules[rule], instance);
                met[expected]++;
                if (expected != (int)result.Outcome(rule, at))
                    Assert.Fail($"{expected} expected, {result.Outcome(rule, at)} found: {instance}");
            }
        }

        for (var computed = 0; computed < form.ComputedInOrder.Length; computed++)
            Assert.Equal(naive.TotalOutcome(form.ComputedInOrder[computed]), (int)result.TotalOutcomes[computed]);

        // Every failure can be told, in both languages, and is told once.
        Assert.Equal(result.Counts.Fail, result.Findings(MessageLanguage.Chinese).Length);
        Assert.All(result.Findings(MessageLanguage.English), finding => Assert.NotEmpty(finding.Message));
    }

    private static string Named(DecidedState state) => state switch
    {
        DecidedState.Value => "value",
        DecidedState.BlankZero => "zero",
        DecidedState.BlankOptional => "optional",
        DecidedState.BlankRequired => "required",
        DecidedState.Invalid => "invalid",
        DecidedState.Uncomputed => "uncomputed",
        _ => "na",
    };
}
