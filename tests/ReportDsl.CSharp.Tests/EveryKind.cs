using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using static ReportDsl.Testing.Forms.Terms;

namespace ReportDsl.CSharp.Tests;

/// <summary>A form with values of every type, presence and mark, and with every kind of condition and expression.</summary>
internal static class EveryKind
{
    public static Form Form(string language)
    {
        var list = new CodeList("L", Label.Of("list"), [new("A", Label.Of("a")), new("AB", Label.Of("ab")), new("-", Label.Of("none"))]);
        var builder = new FormBuilder("Every", "1", "Everything").Languages(language).Period(PeriodKind.Quarter).With(form => form
            .Field("i", "i", Specs.Integer.Between(-1, 3))
            .Field("n", "n", Specs.Number(2, new SpecialText("<1", 0.5m)).Optional().AllowNa())
            .Field("p", "p", Specs.Percent(1).BlankZero())
            .Field("t", "t", Specs.Text(5, "A+B?").Optional())
            .Field("s", "s", Specs.Text(20).AllowNa())
            .Field("d", "d", Specs.Date.Between(new DateOnly(2024, 1, 11).DayNumber, null))
            .Field("e", "e", Specs.Date.Optional())
            .Field("b", "b", Specs.Boolean)
            .Field("c", "c", Specs.Code(list).AllowNa())
            .Narrative("story", "", min: 3, max: 8)
            .Field("after", "after", Specs.Text(4).Optional())
            .Section("u", "u", section => section.Table("", "", table => table
                .Default(Specs.Number(2).Optional().AllowNa())
                .Columns(null, columns => columns
                    .Item("x", "x").Item("y", "y", Specs.Count.BlankZero()).Total("all", "all")
                    .Computed("ratio", "ratio", Specs.Number(3), at => Divide(at("x"), at("y"))))
                .Rows(null, rows => rows.Item("one", "1", parts: parts => parts.Item("part", "p")).Item("two", "2").Total("sum", "s"))
                .Void("two", "y").Void("two", "ratio"))));
        Expression Const(decimal value) => Constant(value);
        var form = builder
            .AppliesWhen(t => new Truth(t.At("b")), "u/two")
            .AppliesWhen(t => Terms.Compare(ComparisonOperator.Greater, t.At("u/sum/all"), Const(1)), "e")
            .Check("add", "", t => Terms.Compare(ComparisonOperator.GreaterOrEqual, Add(t.At("i"), t.At("n"), Const(0.005m)), Subtract(t.At("p"), Const(-1))))
            .Check("negative", "", t => Terms.Compare(ComparisonOperator.Less, new Negation(Subtract(t.At("i"), Const(2))), Multiply(t.At("n"), t.At("p"))))
            .Check("constants", "", t => Equal(Divide(Multiply(Const(5), Const(2)), Const(0)), t.At("i")))
            .Check("convert", "", t => Terms.Compare(ComparisonOperator.GreaterOrEqual, new Conversion(t.At("n"), 0.01m, 4), Terms.Absolute(new Negation(t.At("i"))), Tolerance.Absolute(1)))
            .Check("convertSum", "", t => Equal(Sum([new Conversion(t.At("n"), 10, 2), t.At("i")]), Terms.Round(Add(t.At("n"), t.At("p")), 1), Tolerance.Relative(0.5m)))
            .Check("precise", "", t => Terms.Compare(ComparisonOperator.Less, t.At("n"), t.At("p"), Tolerance.Precision(0.5m)))
            .Check("coalesce", "", t => Equal(new Coalesce(t.At("n"), t.At("i"), 2), new Coalesce(t.At("u/one/all"), Const(7), 2)))
            .Check("coalesceText", "", t => Equal(new Coalesce(t.At("t"), t.At("c"), 0), Terms.Text("A")))
            .Check("choose", "", t => Equal(
                new Choice(Terms.Compare(ComparisonOperator.Greater, t.At("n"), Const(1)), Add(t.At("i"), Const(1)), Const(2), ValueKind.Number, 2), t.At("i")))
            .Check("chooseText", "", t => Equal(new Choice(new Truth(t.At("b")), t.At("t"), Terms.Text("A"), ValueKind.Text, 0), t.At("s")))
            .Check("length", "", t => Terms.Compare(ComparisonOperator.Greater, Terms.Length(t.At("s")), Const(1)))
            .Check("days", "", t => Terms.Compare(ComparisonOperator.LessOrEqual, Subtract(t.At("d"), t.At("e")), Const(30)))
            .Check("later", "", t => Terms.Compare(ComparisonOperator.Less, Add(t.At("d"), Const(30)), new PeriodValue(PeriodProperty.End, ValueKind.Date)))
            .Check("farAway", "", t => Terms.Compare(ComparisonOperator.Greater, Add(t.At("d"), Const(4_000_000)), new DateConstant(new DateOnly(2024, 1, 1))))
            .Check("period", "", t => Equal(new PeriodValue(PeriodProperty.Number, ValueKind.Number), Subtract(new PeriodValue(PeriodProperty.Year, ValueKind.Number), Const(2023))))
            .Check("some", "", t => Terms.Compare(ComparisonOperator.Greater, Aggregate(AggregateFunction.Min, t.At("i"), t.At("n")), Aggregate(AggregateFunction.Average, t.At("p"), t.At("n"), Const(0))))
            .Check("most", "", t => Equal(Aggregate(AggregateFunction.Max, t.At("d"), t.At("e")), t.At("d")))
            .Check("filtered", "", t => Equal(
                Terms.Aggregate(AggregateFunction.Sum, new AggregateElement[] { new(t.At("i"), new Truth(t.At("b"))), new(t.At("n"), Terms.Compare(ComparisonOperator.Less, t.At("p"), Const(1))) }), Const(1)))
            .Check("counted", "", t => Equal(
                Terms.Aggregate(AggregateFunction.Count, new AggregateElement[] { new(t.At("t"), null), new(t.At("s"), new Exists(t.At("n").Index)), new(t.At("u/two/all"), null), new(Add(t.At("i"), Const(1)), null) }), Const(3)))
            .Check("in", "", t => new Not(new Membership(t.At("n"), [Const(0.5m), t.At("i"), Const(1)], 2)))
            .Check("inText", "", t => new Membership(t.At("c"), [Terms.Text("A"), t.At("t")], 0))
            .Check("logic", "", t => new Or(new And(Equal(t.At("i"), Const(1)), new Not(Equal(t.At("n"), Const(2)))), Implies(new Exists(t.At("e").Index), new Truth(t.At("b")))))
            .Check("branch", "", t => new ConditionalCondition(new Truth(t.At("b")), Equal(t.At("i"), Const(1)), new ConstantCondition(false)))
            .Check("matches", "", t => new Matches(t.At("s"), "A|.*费.*"))
            .Check("starts", "", t => Terms.StartsWith(t.At("c"), t.At("t")))
            .Check("truth", "", t => Equal(new ConditionValue(new ConstantCondition(true)), t.At("b")))
            .Check("order", "", t => Terms.Compare(ComparisonOperator.Less, t.At("t"), t.At("s")))
            .Check("prior", "", t => Equal(Add(t.Prior("u/one/all"), t.Prior("i", 2)), t.At("i")), t => new Truth(t.Prior("b")), RuleSeverity.Info)
            .Check("priorText", "", t => Terms.Compare(ComparisonOperator.NotEqual, t.At("s"), t.Prior("s", 2)))
            .Check("since", "", t => new ConstantCondition(false), since: "2024-Q2")
            .Check("until", "", t => new ConstantCondition(true), until: "2023-Q4")
            .Check("boolean", "", t => Terms.Compare(ComparisonOperator.NotEqual, t.At("b"), new ConditionValue(new Exists(t.At("n").Index))))
            .Check("either", "", t => new Not(new And(new Truth(t.At("b")), new Or(Terms.StartsWith(t.At("s"), Terms.Text("无")), new Matches(t.At("t"), "A+")))))
            .Check("known", "", t => new ConditionalCondition(new Exists(t.At("n").Index), new Not(new Truth(new ConditionValue(Equal(t.At("n"), Const(1))))), new Exists(t.At("p").Index)))
            .Check("chosenElements", "", t => Terms.Compare(
                ComparisonOperator.GreaterOrEqual,
                Sum(new Choice(new Truth(t.At("b")), t.At("n"), Const(1), ValueKind.Number, 2), new Coalesce(t.At("n"), t.At("u/one/x"), 2), new Conversion(new Conversion(t.At("n"), 2, 2), 3, 2)), Const(3)))
            .Check("countedChoices", "", t => Equal(
                Terms.Aggregate(AggregateFunction.Count, new AggregateElement[] { new(new Choice(new Truth(t.At("b")), t.At("p"), t.At("i"), ValueKind.Number, 2), null), new(new Coalesce(t.At("t"), t.At("s"), 0), null) }), Const(2)))
            .Check("longSum", "", t => Terms.Compare(ComparisonOperator.Less, Sum(Enumerable.Range(0, 15).Select(_ => (Expression)t.At("i"))), Subtract(Const(-3), Add(t.At("i"), Negative(t.At("p"))))))
            .Check("product", "", t => Equal(Multiply(Add(t.At("i"), t.At("p")), Subtract(t.At("n"), Subtract(t.At("i"), Const(1)))), Divide(t.At("i"), Multiply(Const(2), t.At("p")))))
            .Check("never", "", _ => new ConstantCondition(false), explain: true)
            .Build();
        return WithComputedTexts(form);
    }

    /// <summary>The field <c>after</c> is computed as a text, and a rule reads it of this report and of an earlier one.</summary>
    private static Form WithComputedTexts(Form form)
    {
        var after = form.Slots.Single(slot => slot.Path == "after").Index;
        var (b, t) = (form.Slots.Single(slot => slot.Path == "b").Index, form.Slots.Single(slot => slot.Path == "t").Index);
        var formula = new Choice(
            new Truth(new OperandValue(0, ValueKind.Boolean, 0)), new OperandValue(1, ValueKind.Text, 0), new TextConstant("none"), ValueKind.Text, 0);
        var rule = form.Rules.First(rule => rule.Path == "truth") with
        {
            Path = "computedText",
            Instances =
            [
                new RuleInstance(
                    "", [], null,
                    new Comparison(ComparisonOperator.Equal, new OperandValue(0, ValueKind.Text, 0), new OperandValue(1, ValueKind.Text, 0), 0, Tolerance.None),
                    [new Operand.Current(after), new Operand.Prior(1, after)]),
            ],
        };
        return form with
        {
            Rules = form.Rules.Add(rule),
            ComputedInOrder = form.ComputedInOrder.Add(
                new ComputedCell(after, formula, [new Operand.Current(b), new Operand.Current(t)], "after.formula", "")),
        };
    }

    private static Negation Negative(Expression value) => new(value);
}
