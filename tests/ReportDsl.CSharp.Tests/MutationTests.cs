using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Mutation;
using ReportDsl.Testing.Reports;
using Xunit.Abstractions;

namespace ReportDsl.CSharp.Tests;

/// <summary>
/// Whether the comparison of the engines would see a mistake in either. One engine is given a form with a planted mistake, the other the form
/// itself: on some random report they must differ. The evaluator is given every mutant; a mutant of each kind is emitted, compiled and run.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Reports = 3_000;

    public static TheoryData<string> Templates => [.. ExampleForms.Names];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_mistake_in_the_evaluator_is_seen(string name)
    {
        var form = ExampleForms.Get(name);
        var sample = new Sample(form);
        var survivors = FormMutants.Of(form).Where(mutant => !IsEquivalent(mutant)).ToList() is var mutants
            ? mutants.AsParallel().AsOrdered().Where(mutant => !Sample.Any(at => Differs(sample.Generated(at), Engines.Evaluated(mutant.Form, sample.Series(at))))).ToList()
            : [];
        Tell(name, mutants.Count, survivors);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_mistake_in_emitted_code_is_seen(string name)
    {
        var form = ExampleForms.Get(name);
        var sample = new Sample(form);
        var mutants = FormMutants.Of(form).Where(mutant => !IsEquivalent(mutant)).DistinctBy(mutant => mutant.Kind).ToList();
        var survivors = mutants.Zip(GeneratedReports.Of(mutants.Select(mutant => mutant.Form)))
            .Where(pair => !Sample.Any(at => Differs(sample.Evaluated(at), Engines.Generated(pair.Second, ReportJsons.Of(pair.First.Form, sample.Series(at))))))
            .Select(pair => pair.First)
            .ToList();
        Tell(name, mutants.Count, survivors);
    }

    [Fact]
    public void Mutants_that_are_called_equivalent_are()
    {
        foreach (var form in ExampleForms.Names.Select(ExampleForms.Get))
        {
            var sample = new Sample(form);
            foreach (var mutant in FormMutants.Of(form).Where(IsEquivalent).Take(10))
                Assert.False(Enumerable.Range(0, 100).Any(at => Differs(sample.Evaluated(at), Engines.Evaluated(mutant.Form, sample.Series(at)))), mutant.ToString());
        }
    }

    private void Tell(string name, int count, List<FormMutant> survivors)
    {
        output.WriteLine($"{name}: {count - survivors.Count} of {count} mutants are seen.");
        Assert.True(survivors.Count == 0, $"{survivors.Count} of {count} mutants are not seen:\n{string.Join('\n', survivors)}");
    }

    private static bool Differs(Verdict expected, Verdict found) => Verdict.Difference(expected, found) is not null;

    private static bool IsEquivalent(FormMutant mutant) => KnownMutant.Equivalent.Any(known => known.Is(mutant));

    /// <summary>Random reports of a form with the verdicts of both engines, made as far as they are asked for.</summary>
    private sealed class Sample
    {
        private readonly Form _form;
        private readonly Lazy<GeneratedReports> _generated;
        private readonly Lazy<ReportSeries>[] _series;
        private readonly Lazy<Verdict>[] _verdicts;
        private readonly Lazy<Verdict>[] _evaluated;

        public Sample(Form form)
        {
            _form = form;
            _generated = new(() => GeneratedReports.Of(form));

            // One after the other, since each depends on those before it.
            var random = new RandomReports(form, 7);
            var made = Enumerable.Range(0, Reports).Select(_ => random.Next()).ToArray();
            _series = Array.ConvertAll(made, series => new Lazy<ReportSeries>(series));
            _verdicts = Array.ConvertAll(made, series => new Lazy<Verdict>(() => Engines.Generated(_generated.Value, ReportJsons.Of(form, series))));
            _evaluated = Array.ConvertAll(made, series => new Lazy<Verdict>(() => Engines.Evaluated(_form, series)));
        }

        public ReportSeries Series(int at) => _series[at].Value;

        public Verdict Generated(int at) => _verdicts[at].Value;

        public Verdict Evaluated(int at) => _evaluated[at].Value;

        public static bool Any(Func<int, bool> differs) => Enumerable.Range(0, Reports).Any(differs);
    }
}
