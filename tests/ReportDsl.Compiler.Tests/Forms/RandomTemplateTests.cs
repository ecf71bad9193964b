using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Random sources mean what is told beside them: which are refused, which rules parts have, and what tolerances reach.</summary>
public sealed class RandomTemplateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sources_mean_what_was_meant(int seed)
    {
        var random = new RandomTemplates(seed);
        var (refused, outcomes) = (0, new HashSet<int>());
        for (var round = 0; round < 150; round++)
        {
            var template = random.Next();

            // Where sums mix units, checks that compare the same cells do so too.
            var codes = Compiled.ErrorCodes(template.Source).Where(code => template.Errors.IsEmpty || code != "RD3009").ToList();
            Assert.True(template.Errors.SetEquals(codes), $"{string.Join(' ', template.Errors)} expected, {string.Join(' ', codes)} found:\n{template.Source}");
            if (codes.Count > 0)
                refused++;
            else
                outcomes.UnionWith(Evaluated(template, new Random(round)));
        }

        Assert.InRange(refused, 15, 135);
        Assert.Equal([0, 2, 3], outcomes.Order());
    }

    private static IEnumerable<int> Evaluated(RandomTemplate template, Random random)
    {
        var form = Compiled.Form(template.Source);
        var parts = form.Rules.Where(rule => rule.IsBuiltIn).ToImmutableArray();
        Assert.Equal(template.MayBeNegative ? [] : ["s.rows.x.part", "s.rows.m.part"], parts.Select(rule => rule.Path));
        Assert.All(parts, rule => Assert.Equal(["[a]", "[b]", "[c]", "[d]", "[all]"], rule.Instances.Select(instance => instance.Key)));

        var data = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1));
        var computed = form.ComputedInOrder.Select(cell => cell.Slot).ToHashSet();
        foreach (var slot in form.Slots.Where(slot => !computed.Contains(slot.Index)))
            data.Set(slot.Index, CellContent.Of(random.Next(template.MayBeNegative ? -3 : 0, 6)));
        var result = Evaluator.For(form).Evaluate(data.ToReport());
        decimal At(string row, string column) =>
            result.Number(form.Slots.Single(slot => slot.Path == $"s/{row}/{column}").Index) ?? throw new InvalidOperationException("There is a figure.");

        for (var rule = 0; rule < form.Rules.Length; rule++)
        {
            for (var at = 0; at < form.Rules[rule].Instances.Length; at++)
            {
                var key = form.Rules[rule].Instances[at].Key.Trim('[', ']');
                int? expected = form.Rules[rule].Path switch
                {
                    "s.near" => template.Comparison.Outcome(At(key, "a"), At(key, "b"), At(key, "c"), template.HalfUnit),
                    "s.rows.x.part" => At("x.p", key) + At("x.q", key) <= At("x", key) ? 3 : 0,
                    "s.rows.m.part" => At("m.n", key) <= At("m", key) ? 3 : 0,
                    _ => null,
                };
                if (expected is not { } outcome)
                    continue;
                Assert.True(outcome == (int)result.Outcome(rule, at), $"{form.Rules[rule].Path}[{key}] should be {outcome}:\n{template.Source}");
                yield return outcome;
            }
        }
    }
}
