using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>How the sides of a comparison are shown: as the figures that they are made of, so percentages as percentages.</summary>
internal static class SideDigits
{
    public static Digits Of(Comparison comparison, RuleInstance instance, Form form)
    {
        var kind = Both(KindOf(comparison.Left, instance, form), KindOf(comparison.Right, instance, form));
        return kind == Kind.Percentage ? new Digits(Math.Max(0, comparison.Scale - 2), true) : new Digits(comparison.Scale, false);
    }

    /// <summary>A mere number or a quotient is what it is compared with.</summary>
    private enum Kind
    {
        Any,
        Percentage,
        Number,
    }

    private static Kind Both(Kind left, Kind right) => left == Kind.Number || right == Kind.Number ? Kind.Number : (Kind)Math.Max((int)left, (int)right);

    private static Kind KindOf(Expression expression, RuleInstance instance, Form form)
    {
        // Long sums lean to the left.
        var kind = Kind.Any;
        while (expression is Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum)
        {
            kind = Both(kind, KindOf(sum.Right, instance, form));
            expression = sum.Left;
        }

        return Both(kind, expression switch
        {
            NumberConstant constant => constant.IsPercent ? Kind.Percentage : Kind.Any,
            OperandValue value => TypeOf(instance.Operands[value.Index], form) is DataType.Percent ? Kind.Percentage : Kind.Number,
            Arithmetic { Operator: ArithmeticOperator.Divide } => Kind.Any,
            Arithmetic product => KindOfProduct(product, instance, form),
            Negation negation => KindOf(negation.Value, instance, form),
            Call { Function.KeepsUnit: true } call => KindOf(call.Arguments[0], instance, form),
            Coalesce coalesce => Both(KindOf(coalesce.Value, instance, form), KindOf(coalesce.Other, instance, form)),
            Choice choice => Both(KindOf(choice.Then, instance, form), KindOf(choice.Else, instance, form)),
            Aggregate { Function: not AggregateFunction.Count } aggregate => aggregate.Elements
                .Select(element => KindOf(element.Value, instance, form)).Aggregate(Kind.Any, Both),
            _ => Kind.Number,
        });
    }

    /// <summary>A percentage of a number is a number; several times a percentage is one.</summary>
    private static Kind KindOfProduct(Arithmetic product, RuleInstance instance, Form form)
    {
        var isPercentage = false;
        Expression first = product;
        while (first is Arithmetic { Operator: ArithmeticOperator.Multiply } step)
        {
            if (step.Right is not NumberConstant && (isPercentage || KindOf(step.Right, instance, form) != Kind.Percentage))
                return Kind.Number;
            isPercentage |= step.Right is not NumberConstant;
            first = step.Left;
        }

        var kind = KindOf(first, instance, form);
        return isPercentage ? (first is NumberConstant ? Kind.Percentage : Kind.Number) : kind;
    }

    private static DataType TypeOf(Operand operand, Form form) =>
        form.Slots[operand is Operand.Current current ? current.Slot : ((Operand.Prior)operand).Slot].Spec.Type;
}
