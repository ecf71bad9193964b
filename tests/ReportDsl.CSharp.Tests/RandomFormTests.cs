using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;

namespace ReportDsl.CSharp.Tests;

/// <summary>Emitted code and the evaluator on random forms: every kind of condition and expression, nested in every other.</summary>
public sealed class RandomFormTests
{
    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Both_engines_say_the_same(int seed)
    {
        var random = new RandomForms(seed);
        var forms = Enumerable.Range(0, 60).Select(index => random.Next() with { Languages = [index % 2 == 0 ? "zh" : "en"] }).ToList();
        foreach (var (form, generated) in forms.Zip(GeneratedReports.Of(forms)))
            _ = Engines.Compare(form, generated, seed, 60);
    }

    [Fact]
    public void Both_engines_say_the_same_of_random_templates()
    {
        var random = new RandomTemplates(11);
        List<Form> forms = [.. Enumerable.Range(0, 100).Select(_ => random.Next()).Where(template => template.Errors.IsEmpty).Select(template => Sources.Form(template.Source)).Take(30)];
        foreach (var (form, generated) in forms.Zip(GeneratedReports.Of(forms)))
            _ = Engines.Compare(form, generated, 11, 100);
    }
}
