using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.CSharp.Rules;

/// <summary>
/// Writes a condition as the postfix steps from which the runtime tells a failure.
/// </summary>
internal sealed class WordingText
{
    private readonly List<string> _steps = [];
    private readonly List<string> _texts = [];

    private WordingText()
    {
    }

    /// <summary>The steps of a condition, as the arguments of a <c>Wording</c> in C#.</summary>
    public static string Of(Condition condition)
    {
        var text = new WordingText();
        text.Add(condition);
        return string.Join(", ", text._texts.Prepend(string.Join(' ', Folded(text._steps))).Select(Literals.Of));
    }

    /// <summary>Operands of one kind in a row are one step: a sum over a table is not longer than its table of numbers.</summary>
    private static IEnumerable<string> Folded(List<string> steps)
    {
        const int Shortest = 3;
        for (var at = 0; at < steps.Count;)
        {
            var length = 1;
            while (at + length < steps.Count && Index(steps[at]) is { } first && steps[at + length] == $"{steps[at][0]}{Whole(first + length)}")
                length++;
            if (length >= Shortest && Index(steps[at]) is { } start)
            {
                yield return $"{steps[at]}..{Whole(start + length - 1)}";
                at += length;
            }
            else
            {
                yield return steps[at];
                at++;
            }
        }
    }

    private static int? Index(string step) =>
        step[0] is 'n' or 't' or 'd' or 'b' && int.TryParse(step.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private void Add(Condition condition)
    {
        switch (condition)
        {
            case Comparison comparison:
                Add(comparison.Left);
                Add(comparison.Right);
                _steps.Add($"{Sign(comparison.Operator)}:{Whole(comparison.Scale)}{Within(comparison.Tolerance)}");
                break;
            case Membership membership:
                Add(membership.Value);
                foreach (var value in membership.Values)
                    Add(value);
                _steps.Add($"in:{Whole(membership.Values.Length)}:{Whole(membership.Scale)}");
                break;
            case Connection connection:
                AddConnected(connection);
                break;
            case Not negation:
                Add(negation.Operand);
                _steps.Add("not");
                break;
            case ConditionalCondition conditional:
                Add(conditional.If);
                Add(conditional.Then);
                Add(conditional.Else);
                _steps.Add("if");
                break;
            case Truth truth:
                Add(truth.Value);
                _steps.Add("true");
                break;
            case ConstantCondition constant:
                _steps.Add(constant.Value ? "pass" : "fail");
                break;
            case Exists exists:
                _steps.Add($"exists:{Whole(exists.Index)}");
                break;
            case Matches matches:
                Add(matches.Text);
                _steps.Add($"matches:{Whole(TextAt(matches.Pattern))}");
                break;
            case CallCondition call:
                AddCall(call.Function, call.Arguments);
                break;
            default:
                throw new ArgumentException($"A condition of an unknown shape: {condition.GetType().Name}.", nameof(condition));
        }
    }

    private void Add(Expression expression)
    {
        switch (expression)
        {
            case NumberConstant constant:
                _steps.Add(constant.IsPercent ? Decimal(constant.Value * 100) + "%" : Decimal(constant.Value));
                break;
            case DateConstant date:
                _steps.Add($"@{Whole(date.Value.DayNumber)}");
                break;
            case TextConstant text:
                _steps.Add($"'{Whole(TextAt(text.Value))}");
                break;
            case OperandValue operand:
                _steps.Add($"{Letter(operand.Kind)}{Whole(operand.Index)}");
                break;
            case PeriodValue period:
                _steps.Add(period.Property switch
                {
                    PeriodProperty.Year => "year",
                    PeriodProperty.Number => "number",
                    PeriodProperty.Start => "start",
                    _ => "end",
                });
                break;
            case Arithmetic arithmetic:
                AddChain(arithmetic);
                break;
            case Negation negation:
                AddStep("neg", negation.Value);
                break;
            case Call call:
                AddCall(call.Function, call.Arguments);
                break;
            case Conversion conversion:
                AddStep($"as:{Decimal(conversion.Factor)}", conversion.Value);
                break;
            case Coalesce coalesce:
                AddStep("??", coalesce.Value, coalesce.Other);
                break;
            case Choice choice:
                Add(choice.If);
                AddStep("if", choice.Then, choice.Else);
                break;
            case Aggregate aggregate:
                AddAggregate(aggregate);
                break;
            case ConditionValue value:
                Add(value.Condition);
                _steps.Add("is");
                break;
            default:
                throw new ArgumentException($"An expression of an unknown shape: {expression.GetType().Name}.", nameof(expression));
        }
    }

    /// <summary>The arguments, then the function with its number of decimals, where it has one.</summary>
    private void AddCall(ScalarFunction function, ImmutableArray<Expression> arguments)
    {
        var step = function.Name;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (function.Parameters[i].IsDecimals)
                step += $":{Decimal(((NumberConstant)arguments[i]).Value)}";
            else
                Add(arguments[i]);
        }

        _steps.Add(step);
    }

    private void AddStep(string step, params ReadOnlySpan<Expression> operands)
    {
        foreach (var operand in operands)
            Add(operand);
        _steps.Add(step);
    }

    private void AddAggregate(Aggregate aggregate)
    {
        foreach (var element in aggregate.Elements)
        {
            Add(element.Value);
            if (element.Filter is null)
                continue;
            Add(element.Filter);
            _steps.Add("where");
        }

        _steps.Add($"{Name(aggregate.Function)}:{Whole(aggregate.Elements.Length)}");
    }

    private void AddChain(Arithmetic arithmetic)
    {
        var (first, steps) = Spine.Of(arithmetic);
        Add(first);
        foreach (var step in steps)
        {
            Add(step.Right);
            _steps.Add(Sign(step.Operator) + (step.Kind == ValueKind.Date ? "d" : ""));
        }
    }

    private void AddConnected(Connection chain)
    {
        var (first, steps) = Spine.Of(chain);
        Add(first);
        foreach (var step in steps)
        {
            Add(step.Right);
            _steps.Add(step is And ? "and" : "or");
        }
    }

    private int TextAt(string text)
    {
        if (!_texts.Contains(text))
            _texts.Add(text);
        return _texts.IndexOf(text);
    }

    private static string Name(AggregateFunction function) => function switch
    {
        AggregateFunction.Sum => "sum",
        AggregateFunction.Min => "min",
        AggregateFunction.Max => "max",
        AggregateFunction.Average => "average",
        _ => "count",
    };

    private static char Letter(ValueKind kind) => kind switch
    {
        ValueKind.Text => 't',
        ValueKind.Date => 'd',
        ValueKind.Boolean => 'b',
        _ => 'n',
    };

    private static string Sign(ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };

    private static string Sign(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    private static string Within(Tolerance tolerance) => tolerance switch
    {
        { Kind: ToleranceKind.Absolute } => $"~{Decimal(tolerance.Value)}",
        { Kind: ToleranceKind.Relative } => $"%{Decimal(tolerance.Value)}",
        { Kind: ToleranceKind.Precision } => $"^{Decimal(tolerance.Value)}",
        _ => "",
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Decimal(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
