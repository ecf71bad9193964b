using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Forms.Resolution;

/// <summary>Gives equal conditions and expressions one object, so that the instances of a rule share what they have in common.</summary>
internal sealed class ShapeTable
{
    private readonly Dictionary<string, Condition> _conditions = new(StringComparer.Ordinal);
    private readonly StringBuilder _key = new();

    public Condition Intern(Condition condition)
    {
        _key.Clear();
        Write(condition);
        var key = _key.ToString();
        if (_conditions.TryGetValue(key, out var known))
            return known;
        _conditions.Add(key, condition);
        return condition;
    }

    private void Write(Condition condition)
    {
        switch (condition)
        {
            case Comparison comparison:
                Open('C').Append((int)comparison.Operator).Append(',').Append(comparison.Scale).Append(',').Append(CultureInfo.InvariantCulture, $"{comparison.Tolerance}");
                Write(comparison.Left);
                Write(comparison.Right);
                break;
            case Membership membership:
                Open('M').Append(membership.Scale).Append(',').Append(membership.Values.Length);
                Write(membership.Value);
                foreach (var value in membership.Values)
                    Write(value);
                break;
            case And and:
                Open('&');
                Write(and.Left);
                Write(and.Right);
                break;
            case Or or:
                Open('|');
                Write(or.Left);
                Write(or.Right);
                break;
            case Not not:
                Open('!');
                Write(not.Operand);
                break;
            case ConditionalCondition conditional:
                Open('?');
                Write(conditional.If);
                Write(conditional.Then);
                Write(conditional.Else);
                break;
            case Truth truth:
                Open('T');
                Write(truth.Value);
                break;
            case ConstantCondition constant:
                Open(constant.Value ? '1' : '0');
                break;
            case Exists exists:
                Open('E').Append(exists.Index);
                break;
            case Matches matches:
                Text('~', matches.Pattern);
                Write(matches.Text);
                break;
            case CallCondition call:
                Write(call.Function, call.Arguments);
                break;
            default:
                throw new InvalidOperationException($"No such condition: {condition.GetType().Name}.");
        }
    }

    private void Write(Expression expression)
    {
        switch (expression)
        {
            case NumberConstant number:
                Open('n').Append(CultureInfo.InvariantCulture, $"{number.Value},{number.Scale}");
                break;
            case TextConstant text:
                Text('t', text.Value);
                break;
            case DateConstant date:
                Open('d').Append(date.Value.DayNumber);
                break;
            case OperandValue operand:
                Open('o').Append(operand.Index).Append(',').Append((int)operand.Kind).Append(',').Append(operand.Scale);
                break;
            case PeriodValue period:
                Open('p').Append((int)period.Property);
                break;
            case Arithmetic arithmetic:
                Open('a').Append((int)arithmetic.Operator).Append(',').Append(arithmetic.Scale).Append(',').Append((int)arithmetic.Kind);
                Write(arithmetic.Left);
                Write(arithmetic.Right);
                break;
            case Negation negation:
                Open('-');
                Write(negation.Value);
                break;
            case Conversion conversion:
                Open('x').Append(CultureInfo.InvariantCulture, $"{conversion.Factor},{conversion.Scale}");
                Write(conversion.Value);
                break;
            case Coalesce coalesce:
                Open('c').Append(coalesce.Scale);
                Write(coalesce.Value);
                Write(coalesce.Other);
                break;
            case Choice choice:
                Open('i').Append(choice.Scale);
                Write(choice.If);
                Write(choice.Then);
                Write(choice.Else);
                break;
            case Call call:
                Write(call.Function, call.Arguments);
                break;
            case Aggregate aggregate:
                Open('s').Append((int)aggregate.Function).Append(',').Append(aggregate.Scale).Append(',').Append(aggregate.Elements.Length);
                foreach (var element in aggregate.Elements)
                {
                    Write(element.Value);
                    if (element.Filter is { } filter)
                        Write(filter);
                }

                break;
            case ConditionValue condition:
                Open('v');
                Write(condition.Condition);
                break;
            default:
                throw new InvalidOperationException($"No such expression: {expression.GetType().Name}.");
        }
    }

    private void Write(ScalarFunction function, ImmutableArray<Expression> arguments)
    {
        Text('f', function.Name);
        foreach (var argument in arguments)
            Write(argument);
    }

    private StringBuilder Open(char kind) => _key.Append(' ').Append(kind);

    private void Text(char kind, string text) => Open(kind).Append(text.Length).Append(':').Append(text);
}
