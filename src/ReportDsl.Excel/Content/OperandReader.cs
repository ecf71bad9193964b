using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>Which operands a condition reads, by index.</summary>
internal static class OperandReader
{
    public static void Read(Condition condition, HashSet<int> operands)
    {
        switch (condition)
        {
            case Comparison comparison:
                Read(comparison.Left, operands);
                Read(comparison.Right, operands);
                break;
            case Membership membership:
                Read(membership.Value, operands);
                foreach (var value in membership.Values)
                    Read(value, operands);
                break;
            case And and:
                Read(and.Left, operands);
                Read(and.Right, operands);
                break;
            case Or or:
                Read(or.Left, operands);
                Read(or.Right, operands);
                break;
            case Not not:
                Read(not.Operand, operands);
                break;
            case ConditionalCondition conditional:
                Read(conditional.If, operands);
                Read(conditional.Then, operands);
                Read(conditional.Else, operands);
                break;
            case Truth truth:
                Read(truth.Value, operands);
                break;
            case Exists exists:
                operands.Add(exists.Index);
                break;
            case Matches matches:
                Read(matches.Text, operands);
                break;
            case StartsWith starts:
                Read(starts.Text, operands);
                Read(starts.Prefix, operands);
                break;
        }
    }

    private static void Read(Expression expression, HashSet<int> operands)
    {
        // Long sums lean to the left.
        while (expression is Arithmetic arithmetic)
        {
            Read(arithmetic.Right, operands);
            expression = arithmetic.Left;
        }

        switch (expression)
        {
            case OperandValue operand:
                operands.Add(operand.Index);
                break;
            case Negation negation:
                Read(negation.Value, operands);
                break;
            case Conversion conversion:
                Read(conversion.Value, operands);
                break;
            case Coalesce coalesce:
                operands.Add(coalesce.Value.Index);
                Read(coalesce.Other, operands);
                break;
            case Choice choice:
                Read(choice.If, operands);
                Read(choice.Then, operands);
                Read(choice.Else, operands);
                break;
            case Round round:
                Read(round.Value, operands);
                break;
            case Absolute absolute:
                Read(absolute.Value, operands);
                break;
            case Length length:
                Read(length.Value, operands);
                break;
            case Aggregate aggregate:
                foreach (var element in aggregate.Elements)
                {
                    Read(element.Value, operands);
                    if (element.Filter is { } filter)
                        Read(filter, operands);
                }

                break;
            case ConditionValue condition:
                Read(condition.Condition, operands);
                break;
        }
    }
}
