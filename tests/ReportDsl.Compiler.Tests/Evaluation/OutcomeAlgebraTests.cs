using FsCheck;
using FsCheck.Fluent;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using Xunit;
using Outcome = ReportDsl.Runtime.Outcome;

namespace ReportDsl.Tests.Evaluation;

/// <summary>Laws that hold for all outcomes and values.</summary>
public sealed class OutcomeAlgebraTests
{
    private static readonly Arbitrary<Outcome> AnyOutcome = Gen.Elements(Enum.GetValues<Outcome>()).ToArbitrary();

    [Fact]
    public void And_or_and_not_are_a_De_Morgan_algebra() => Prop.ForAll(AnyOutcome, AnyOutcome, AnyOutcome, (a, b, c) =>
    {
        Assert.Equal(a, Logic.Not(Logic.Not(a)));
        Assert.Equal(Logic.And(a, b), Logic.And(b, a));
        Assert.Equal(Logic.Or(a, b), Logic.Or(b, a));
        Assert.Equal(Logic.And(a, Logic.And(b, c)), Logic.And(Logic.And(a, b), c));
        Assert.Equal(Logic.Or(a, Logic.Or(b, c)), Logic.Or(Logic.Or(a, b), c));
        Assert.Equal(Logic.Not(Logic.And(a, b)), Logic.Or(Logic.Not(a), Logic.Not(b)));
        Assert.Equal(a, Logic.And(a, Outcome.Pass));
        Assert.Equal(a, Logic.Or(a, Outcome.Fail));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sum_and_plus_agree_wherever_every_term_has_a_value()
    {
        var values = Gen.Choose(-1_000_000, 1_000_000).ListOf(5).ToArbitrary();
        Prop.ForAll(values, numbers =>
        {
            var (sum, plus) = SumAndPlus([.. numbers.Select(number => CellContent.Of(number / 100m))]);
            Assert.Equal(Outcome.Pass, sum.Outcome(0, 0));
            Assert.Equal(sum.Sides(0, 0).Left, plus.Sides(0, 0).Left);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_order_of_terms_does_not_matter()
    {
        var entries = Gen.Elements(CellContent.Of(1), CellContent.Of(2.25m), CellContent.Of(-7), CellContent.Blank, CellContent.Of("/"), CellContent.Of("x")).ListOf(5).ToArbitrary();
        Prop.ForAll(entries, cells =>
        {
            var (sum, plus) = SumAndPlus([.. cells]);
            var (sumBack, plusBack) = SumAndPlus([.. Enumerable.Reverse(cells)]);
            Assert.Equal((sum.Outcome(0, 0), sum.Sides(0, 0)), (sumBack.Outcome(0, 0), sumBack.Sides(0, 0)));
            Assert.Equal((plus.Outcome(0, 0), plus.Sides(0, 0)), (plusBack.Outcome(0, 0), plusBack.Sides(0, 0)));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Rules <c>sum(…) == sum(…)</c> and <c>a + b + … == a + b + …</c> over optional cells that allow marks.</summary>
    private static (EvaluationResult Sum, EvaluationResult Plus) SumAndPlus(CellContent[] cells)
    {
        return (Run(operands => Terms.Sum(operands)), Run(operands => Terms.Add(operands)));

        EvaluationResult Run(Func<Expression[], Expression> side)
        {
            var form = new FormBuilder("T", "1", "t")
                .With(members =>
                {
                    for (var i = 0; i < cells.Length; i++)
                        members.Field($"f{i}", "f", Specs.Number(2).Optional().AllowNa());
                })
                .Check("r", "r", terms =>
                {
                    var all = side([.. Enumerable.Range(0, cells.Length).Select(i => terms.At($"f{i}"))]);
                    return Terms.Equal(all, all);
                })
                .Build();
            var data = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2023, 1));
            for (var i = 0; i < cells.Length; i++)
                data.Set(i, cells[i]);
            return Evaluator.For(form).Evaluate(data.ToReport());
        }
    }
}
