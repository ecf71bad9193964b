using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Writes expressions with the numbers of a report put in: <c>3119 + 34 = 3153</c>.</summary>
internal sealed class ExpressionText(ExpressionProbe probe, MessageLanguage language)
{
    private const int LongestList = 12;
    private const int LongestText = 60;

    private enum Binding
    {
        Sum,
        Product,
        Operand,
    }

    /// <summary>A number without trailing zeros, as programs read it.</summary>
    public static string Number(decimal number) => ShownNumber.Of(number, NumberStyle.Plain);

    /// <summary>A value of a kind, as text.</summary>
    public string Of(in Value value, ValueKind kind, NumberStyle style) => value.State switch
    {
        ValueState.Missing => new Phrase("(missing)", "（缺）").In(language),
        ValueState.NotApplicable => "/",
        _ => kind switch
        {
            ValueKind.Text => Quoted(value.Text ?? ""),
            ValueKind.Date => DateOnly.FromDayNumber((int)value.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ValueKind.Boolean => (value.Number != 0 ? new Phrase("yes", "是") : new Phrase("no", "否")).In(language),
            _ => ShownNumber.Of(value.Number, style),
        },
    };

    /// <summary>
    /// How people read the value of an expression: what is made of percentages by adding and choosing is a percentage, a product or quotient
    /// is none. Grouped where nothing says otherwise.
    /// </summary>
    public NumberStyle StyleOf(Expression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case OperandValue operand:
                    return probe.IsPercent(operand.Index) ? NumberStyle.Percent : NumberStyle.Grouped;
                case NumberConstant { IsPercent: true }:
                    return NumberStyle.Percent;
                case PeriodValue:
                    return NumberStyle.Plain;
                case Negation negation:
                    expression = negation.Value;
                    break;
                case Call { Function.KeepsUnit: true } call:
                    expression = call.Arguments[0];
                    break;
                case Coalesce coalesce:
                    expression = coalesce.Value;
                    break;
                case Choice choice when StyleOf(choice.Then) is var style and not NumberStyle.Grouped:
                    return style;
                case Choice choice:
                    expression = choice.Else;
                    break;
                case Aggregate { Function: not AggregateFunction.Count } aggregate:
                    return aggregate.Elements.Select(element => StyleOf(element.Value)).FirstOrDefault(style => style != NumberStyle.Grouped);
                case Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum
                    when StyleOf(sum.Right) is var style and not NumberStyle.Grouped:
                    return style;
                case Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum:
                    expression = sum.Left;
                    break;
                default:
                    return NumberStyle.Grouped;
            }
        }
    }

    /// <summary>How people read two values that are compared: as the one that is no mere number.</summary>
    public NumberStyle StyleOf(Expression left, Expression right) =>
        StyleOf(left) is var style and not NumberStyle.Grouped ? style : StyleOf(right);

    public string Quoted(string text)
    {
        var shown = text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…") : text;
        return language == MessageLanguage.Chinese ? $"“{shown}”" : $"\"{shown}\"";
    }

    /// <summary>
    /// One side of a comparison: how it is computed, where it is, and its value rounded to the comparison's decimals. The style is that of the
    /// comparison, and of the constants in it.
    /// </summary>
    public string Side(Expression side, int scale, NumberStyle style = NumberStyle.Grouped)
    {
        var value = probe.Evaluate(side);
        if (side.Kind == ValueKind.Number && value.State == ValueState.Value)
            value = value with { Number = Rounding.HalfAwayFromZero(value.Number, scale) };

        var total = Of(value, side.Kind, style);
        var written = new StringBuilder();
        Write(written, side, Binding.Sum, style);
        return written.ToString() is var steps && steps == total ? total : $"{steps} = {total}";
    }

    private void Write(StringBuilder text, Expression expression, Binding within, NumberStyle style)
    {
        switch (expression)
        {
            case Arithmetic arithmetic when arithmetic.Left.Kind == ValueKind.Number && arithmetic.Kind == ValueKind.Number:
                WriteArithmetic(text, arithmetic, within, style);
                break;
            case Conversion conversion:
                WriteBound(text, within > Binding.Product, () =>
                {
                    Write(text, conversion.Value, Binding.Product, NumberStyle.Grouped);
                    text.Append(" × ").Append(ShownNumber.Of(conversion.Factor, NumberStyle.Grouped));
                });
                break;
            case Negation negation:
                text.Append('-');
                Write(text, negation.Value, Binding.Operand, style);
                break;
            case Call { Function: { TellsArguments: true } function } call:
                List<Action> arguments = [.. call.Arguments.Select((argument, i) => (Action)(() =>
                    Write(text, argument, Binding.Sum, function.Parameters[i].IsDecimals ? NumberStyle.Plain : style)))];
                WriteCall(text, function.Name, arguments, within);
                break;
            case Choice choice when probe.Evaluate(choice.If) is Outcome.Pass or Outcome.Fail:
                Write(text, probe.Evaluate(choice.If) == Outcome.Pass ? choice.Then : choice.Else, within, style);
                break;
            case Aggregate { Function: not AggregateFunction.Count } aggregate:
                List<Action> taken =
                    [.. aggregate.Elements.Where(IsTaken).Select(element => (Action)(() => Write(text, element.Value, Binding.Sum, style)))];
                WriteCall(text, aggregate.Function switch
                {
                    AggregateFunction.Sum => "sum",
                    AggregateFunction.Min => "min",
                    AggregateFunction.Max => "max",
                    _ => "average",
                }, taken, within);
                break;
            default:
                WriteValue(text, expression, within, style);
                break;
        }
    }

    private void WriteValue(StringBuilder text, Expression expression, Binding within, NumberStyle style)
    {
        // A mere number is read as what it is compared with, and so is one that is compared with a year.
        var own = expression is NumberConstant { IsPercent: false } || (style == NumberStyle.Plain && StyleOf(expression) == NumberStyle.Grouped)
            ? style
            : StyleOf(expression);
        var value = Of(probe.Evaluate(expression), expression.Kind, own);
        var isBound = value.StartsWith('-') && text.Length > 0 && (within == Binding.Operand || text[^1] == ' ');
        WriteBound(text, isBound, () => text.Append(value));
    }

    private void WriteArithmetic(StringBuilder text, Arithmetic arithmetic, Binding within, NumberStyle style)
    {
        var binding = BindingOf(arithmetic);
        var inner = binding == Binding.Sum ? style : NumberStyle.Grouped;
        var spine = new Stack<Arithmetic>();
        Expression first = arithmetic;
        while (first is Arithmetic { Kind: ValueKind.Number } step && BindingOf(step) == binding && step.Left.Kind == ValueKind.Number)
        {
            spine.Push(step);
            first = step.Left;
        }

        WriteBound(text, within > binding, () =>
        {
            Write(text, first, binding, inner);
            foreach (var step in spine)
            {
                text.Append(step.Operator switch
                {
                    ArithmeticOperator.Add => " + ",
                    ArithmeticOperator.Subtract => " - ",
                    ArithmeticOperator.Multiply => " × ",
                    _ => " ÷ ",
                });
                Write(text, step.Right, step.Operator == ArithmeticOperator.Add ? Binding.Sum : binding + 1, inner);
            }
        });
    }

    private static void WriteCall(StringBuilder text, string name, List<Action> arguments, Binding within)
    {
        var isSum = name == "sum" && arguments.Count is > 0 and <= LongestList;
        WriteBound(text, isSum && arguments.Count > 1 && within > Binding.Sum, () =>
        {
            if (!isSum)
                text.Append(name).Append('(');
            for (var i = 0; i < arguments.Count; i++)
            {
                if (i > 0)
                    text.Append(isSum ? " + " : ", ");
                if (arguments.Count > LongestList && i == LongestList / 2)
                {
                    text.Append("…, ");
                    i = arguments.Count - 1;
                }

                arguments[i]();
            }

            if (!isSum)
                text.Append(')');
        });
    }

    private static void WriteBound(StringBuilder text, bool isBound, Action write)
    {
        if (isBound)
            text.Append('(');
        write();
        if (isBound)
            text.Append(')');
    }

    private static Binding BindingOf(Arithmetic arithmetic) =>
        arithmetic.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract ? Binding.Sum : Binding.Product;

    private bool IsTaken(AggregateElement element)
    {
        if (element.Filter is not null && probe.Evaluate(element.Filter) != Outcome.Pass)
            return false;
        return element.Value switch
        {
            OperandValue operand => !probe.IsPassedOver(operand.Index),
            Conversion { Value: OperandValue operand } => !probe.IsPassedOver(operand.Index),
            var value => probe.Evaluate(value).State != ValueState.NotApplicable,
        };
    }
}
