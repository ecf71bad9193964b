using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>Finds out which operands conditions read, and whether they divide.</summary>
internal sealed class OperandReader
{
    /// <summary>By index.</summary>
    public HashSet<int> Operands { get; } = [];

    public bool Divides { get; private set; }

    public void Read(Condition condition)
    {
        switch (condition)
        {
            case Comparison comparison:
                Read(comparison.Left);
                Read(comparison.Right);
                break;
            case Membership membership:
                Read(membership.Value);
                foreach (var value in membership.Values)
                    Read(value);
                break;
            case And and:
                Read(and.Left);
                Read(and.Right);
                break;
            case Or or:
                Read(or.Left);
                Read(or.Right);
                break;
            case Not not:
                Read(not.Operand);
                break;
            case ConditionalCondition conditional:
                Read(conditional.If);
                Read(conditional.Then);
                Read(conditional.Else);
                break;
            case Truth truth:
                Read(truth.Value);
                break;
            case Exists exists:
                Operands.Add(exists.Index);
                break;
            case Matches matches:
                Read(matches.Text);
                break;
            case CallCondition call:
                foreach (var argument in call.Arguments)
                    Read(argument);
                break;
        }
    }

    private void Read(Expression expression)
    {
        // Long sums lean to the left.
        while (expression is Arithmetic arithmetic)
        {
            Divides |= arithmetic.Operator == ArithmeticOperator.Divide;
            Read(arithmetic.Right);
            expression = arithmetic.Left;
        }

        switch (expression)
        {
            case OperandValue operand:
                Operands.Add(operand.Index);
                break;
            case Negation negation:
                Read(negation.Value);
                break;
            case Conversion conversion:
                Read(conversion.Value);
                break;
            case Coalesce coalesce:
                Operands.Add(coalesce.Value.Index);
                Read(coalesce.Other);
                break;
            case Choice choice:
                Read(choice.If);
                Read(choice.Then);
                Read(choice.Else);
                break;
            case Call call:
                foreach (var argument in call.Arguments)
                    Read(argument);
                break;
            case Aggregate aggregate:
                foreach (var element in aggregate.Elements)
                {
                    Read(element.Value);
                    if (element.Filter is { } filter)
                        Read(filter);
                }

                break;
            case ConditionValue condition:
                Read(condition.Condition);
                break;
        }
    }
}
