using ReportDsl.Forms;

namespace ReportDsl.Testing.Reports;

/// <summary>The parts of the conditions and formulas of a form.</summary>
public static class FormTerms
{
    /// <summary>Every condition and expression, at any depth, each shape once.</summary>
    public static IEnumerable<object> Of(Form form)
    {
        var tops = form.Rules.SelectMany(rule => rule.Instances).SelectMany(instance => new object?[] { instance.When, instance.Condition })
            .Concat(form.ComputedInOrder.Select(cell => cell.Formula))
            .Concat(form.Applicabilities.Select(clause => clause.Condition))
            .OfType<object>()
            .Distinct(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>(tops);
        while (open.TryPop(out var term))
        {
            yield return term;
            foreach (var part in PartsOf(term))
                open.Push(part);
        }
    }

    private static IEnumerable<object> PartsOf(object term) => term switch
    {
        Comparison comparison => [comparison.Left, comparison.Right],
        Membership membership => [membership.Value, .. membership.Values],
        And and => [and.Left, and.Right],
        Or or => [or.Left, or.Right],
        Not not => [not.Operand],
        ConditionalCondition conditional => [conditional.If, conditional.Then, conditional.Else],
        Truth truth => [truth.Value],
        Matches matches => [matches.Text],
        CallCondition call => call.Arguments,
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Negation negation => [negation.Value],
        Conversion conversion => [conversion.Value],
        Coalesce coalesce => [coalesce.Value, coalesce.Other],
        Choice choice => [choice.If, choice.Then, choice.Else],
        Call call => call.Arguments,
        ConditionValue value => [value.Condition],
        Aggregate aggregate => aggregate.Elements.SelectMany(element => new object?[] { element.Value, element.Filter }).OfType<object>(),
        _ => [],
    };
}
