using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;

namespace ReportDsl.CSharp.Tests;

/// <summary>
/// Emitted code and the evaluator on the same random reports: the outcome of every instance, every count and every finding, with all that
/// it says, is the same.
/// </summary>
public sealed class DifferentialTests
{
    private const int ReportsOfExample = 5_000;

    public static TheoryData<string> Templates => [.. ExampleForms.Names];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_example(string name) => Compare(ExampleForms.Get(name), 1, ReportsOfExample);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void A_form_of_every_type_and_operator(string language) => Compare(EveryKind.Form(language), 2, 2_000);

    [Fact]
    public void A_form_of_every_function() => Compare(FunctionForm.Form, 5, 2_000);

    [Fact]
    public void The_sample_forms()
    {
        Compare(SampleForms.Everything(), 3, 2_000);
        Compare(SampleForms.GovInfo2021(blankZero: false), 4, 500);
    }

    private static void Compare(Form form, int seed, int reports)
    {
        var met = Engines.Compare(form, GeneratedReports.Of(form), seed, reports);

        // Rules that never fail, or never pass, would show nothing.
        Assert.Empty(
            from rule in form.Rules
            where !IsFixed(rule)
            from outcome in (int[])[0, 3]
            where !rule.Instances.Any(instance => met.Contains(new InstanceOutcome(rule.Path + instance.Key, outcome)))
            select $"{rule.Path} never comes out as {outcome}");
    }

    /// <summary>Whether the outcome of a rule does not depend on the report.</summary>
    private static bool IsFixed(Rule rule) => rule.Instances.All(instance => instance.Operands.IsEmpty) || rule.Path is "constants" or "farAway";
}
