using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;
using ReportDsl.Testing.Forms;

namespace ReportDsl.Testing.Mutation;

/// <summary>A condition or expression with one small mistake in it.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Term">The mutant.</param>
public readonly record struct TermMutant<T>(string Kind, T Term);

/// <summary>The mistakes that somebody could make in a condition or expression: each mutant has one.</summary>
public static class TermMutants
{
    public static IEnumerable<TermMutant<Condition>> Of(Condition condition) => condition switch
    {
        Comparison comparison => Of(comparison),
        Membership membership =>
        [
            .. Within(membership.Value, value => membership with { Value = value }),
            .. Enumerable.Range(0, membership.Values.Length).Select(at => Made("value left out", membership with { Values = membership.Values.RemoveAt(at) })),
            .. membership.Values.SelectMany((value, at) => Within(value, changed => membership with { Values = membership.Values.SetItem(at, changed) })),
        ],
        And and =>
        [
            Made("right side left out", and.Left), Made("left side left out", and.Right), Made("or for and", new Or(and.Left, and.Right)),
            .. Within(and.Left, left => and with { Left = left }), .. Within(and.Right, right => and with { Right = right }),
        ],
        Or or =>
        [
            Made("right side left out", or.Left), Made("left side left out", or.Right), Made("and for or", new And(or.Left, or.Right)),
            .. Within(or.Left, left => or with { Left = left }), .. Within(or.Right, right => or with { Right = right }),
        ],
        Not not => [Made("not left out", not.Operand), .. Within(not.Operand, operand => not with { Operand = operand })],
        ConditionalCondition conditional =>
        [
            Made("branches swapped", conditional with { Then = conditional.Else, Else = conditional.Then }),
            .. Within(conditional.If, part => conditional with { If = part }),
            .. Within(conditional.Then, part => conditional with { Then = part }),
            .. Within(conditional.Else, part => conditional with { Else = part }),
        ],
        Truth truth => [Made("negated", new Not(truth)), .. Within(truth.Value, value => truth with { Value = value })],
        Matches matches => [Made("negated", new Not(matches)), Made("pattern changed", matches with { Pattern = $"(?:{matches.Pattern})x" })],
        CallCondition call =>
        [
            Made("negated", new Not(call)),
            .. Within(call.Arguments[^1], argument => call with { Arguments = call.Arguments.SetItem(call.Arguments.Length - 1, argument) }),
        ],
        _ => [Made("negated", new Not(condition))],
    };

    public static IEnumerable<TermMutant<Expression>> Of(Expression expression) => expression switch
    {
        NumberConstant constant => [Changed("constant changed", constant with { Value = constant.Value + 1 })],
        TextConstant constant => [Changed("constant changed", new TextConstant(constant.Value + "x"))],
        DateConstant constant => [Changed("constant changed", new DateConstant(constant.Value.AddDays(1)))],
        PeriodValue { Kind: ValueKind.Date } period =>
            [Changed("period changed", period with { Property = period.Property == PeriodProperty.Start ? PeriodProperty.End : PeriodProperty.Start })],
        PeriodValue period =>
            [Changed("period changed", period with { Property = period.Property == PeriodProperty.Year ? PeriodProperty.Number : PeriodProperty.Year })],
        Arithmetic arithmetic => Of(arithmetic),
        Negation negation => [Changed("sign left out", negation.Value), .. Within(negation.Value, value => negation with { Value = value })],
        Conversion conversion =>
        [
            Changed("factor changed", conversion with { Factor = conversion.Factor * 10 }),
            .. Within(conversion.Value, value => conversion with { Value = value }),
        ],
        Coalesce coalesce => [Changed("?? left out", coalesce.Value), .. Within(coalesce.Other, other => coalesce with { Other = other })],
        Choice choice =>
        [
            Changed("branches swapped", choice with { Then = choice.Else, Else = choice.Then }),
            .. Of(choice.If).Select(mutant => Changed(mutant.Kind, choice with { If = mutant.Term })),
            .. Within(choice.Then, part => choice with { Then = part }),
            .. Within(choice.Else, part => choice with { Else = part }),
        ],
        Call { Function.Decimals: ScalarDecimals.Given, Scale: var scale, Arguments: [var rounded, _] } =>
            [Changed("rounding changed", Terms.Round(rounded, scale == 0 ? 1 : scale - 1)), .. Within(rounded, value => Terms.Round(value, scale))],
        Call { Function.Name: "abs", Arguments: [var signed] } => [Changed("abs left out", signed), .. Within(signed, value => Terms.Absolute(value))],
        ConditionValue value => Of(value.Condition).Select(mutant => Changed(mutant.Kind, new ConditionValue(mutant.Term))),
        Aggregate aggregate => Of(aggregate),
        _ => [],
    };

    private static IEnumerable<TermMutant<Condition>> Of(Comparison comparison)
    {
        foreach (var other in Others(comparison.Operator))
            yield return Made($"{other} for {comparison.Operator}", comparison with { Operator = other });
        if (comparison.Left.Kind == ValueKind.Number)
        {
            yield return comparison.Tolerance.IsNone
                ? Made("tolerance added", comparison with { Tolerance = Tolerance.Absolute(1) })
                : Made("tolerance left out", comparison with { Tolerance = Tolerance.None });
        }

        foreach (var mutant in Within(comparison.Left, left => comparison with { Left = left }).Concat(Within(comparison.Right, right => comparison with { Right = right })))
            yield return mutant;
    }

    private static ComparisonOperator[] Others(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => [ComparisonOperator.NotEqual, ComparisonOperator.LessOrEqual, ComparisonOperator.GreaterOrEqual],
        ComparisonOperator.NotEqual => [ComparisonOperator.Equal],
        ComparisonOperator.Less => [ComparisonOperator.LessOrEqual, ComparisonOperator.Greater],
        ComparisonOperator.LessOrEqual => [ComparisonOperator.Less, ComparisonOperator.GreaterOrEqual],
        ComparisonOperator.Greater => [ComparisonOperator.GreaterOrEqual, ComparisonOperator.Less],
        _ => [ComparisonOperator.Greater, ComparisonOperator.LessOrEqual],
    };

    private static IEnumerable<TermMutant<Expression>> Of(Arithmetic arithmetic)
    {
        var other = arithmetic.Operator switch
        {
            ArithmeticOperator.Add => ArithmeticOperator.Subtract,
            ArithmeticOperator.Subtract => ArithmeticOperator.Add,
            ArithmeticOperator.Multiply => ArithmeticOperator.Divide,
            _ => ArithmeticOperator.Multiply,
        };
        if (arithmetic.Left.Kind == arithmetic.Right.Kind && arithmetic.Kind == arithmetic.Left.Kind)
        {
            yield return Changed($"{other} for {arithmetic.Operator}", arithmetic with { Operator = other });
            yield return Changed("left operand left out", arithmetic.Right);
        }

        if (arithmetic.Kind == arithmetic.Left.Kind)
            yield return Changed("right operand left out", arithmetic.Left);
        foreach (var mutant in Within(arithmetic.Left, left => arithmetic with { Left = left }).Concat(Within(arithmetic.Right, right => arithmetic with { Right = right })))
            yield return mutant;
    }

    private static IEnumerable<TermMutant<Expression>> Of(Aggregate aggregate)
    {
        var other = aggregate.Function switch
        {
            AggregateFunction.Sum => AggregateFunction.Max,
            AggregateFunction.Min => AggregateFunction.Max,
            AggregateFunction.Max => AggregateFunction.Min,
            AggregateFunction.Average => AggregateFunction.Max,
            _ => AggregateFunction.Sum,
        };
        if (aggregate.Elements.Length > 1 && aggregate.Elements.All(element => element.Value.Kind == ValueKind.Number))
            yield return Changed($"{other} for {aggregate.Function}", aggregate with { Function = other });
        foreach (var at in (int[])[0, aggregate.Elements.Length / 2, aggregate.Elements.Length - 1])
        {
            if (aggregate.Elements.Length > 1)
                yield return Changed("element left out", aggregate with { Elements = aggregate.Elements.RemoveAt(at) });
        }

        for (var at = 0; at < aggregate.Elements.Length; at++)
        {
            var (index, element) = (at, aggregate.Elements[at]);
            if (element.Filter is not null)
                yield return Changed("filter left out", aggregate with { Elements = aggregate.Elements.SetItem(at, element with { Filter = null }) });
            foreach (var mutant in Within(element.Value, value => aggregate with { Elements = aggregate.Elements.SetItem(index, element with { Value = value }) }))
                yield return mutant;
        }
    }

    private static IEnumerable<TermMutant<Condition>> Within(Condition part, Func<Condition, Condition> put) =>
        Of(part).Select(mutant => Made(mutant.Kind, put(mutant.Term)));

    private static IEnumerable<TermMutant<Condition>> Within(Expression part, Func<Expression, Condition> put) =>
        Of(part).Select(mutant => Made(mutant.Kind, put(mutant.Term)));

    private static IEnumerable<TermMutant<Expression>> Within(Expression part, Func<Expression, Expression> put) =>
        Of(part).Select(mutant => Changed(mutant.Kind, put(mutant.Term)));

    private static TermMutant<Condition> Made(string kind, Condition condition) => new(kind, condition);

    private static TermMutant<Expression> Changed(string kind, Expression expression) => new(kind, expression);
}
