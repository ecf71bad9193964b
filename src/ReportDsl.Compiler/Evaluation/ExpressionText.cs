using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;

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

    /// <summary>A number as people write it, without trailing zeros.</summary>
    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A value of a kind, as text.</summary>
    public string Of(in Value value, ValueKind kind) => value.State switch
    {
        ValueState.Missing => new Phrase("(missing)", "（缺）").In(language),
        ValueState.NotApplicable => "/",
        _ => kind switch
        {
            ValueKind.Text => Quoted(value.Text ?? ""),
            ValueKind.Date => DateOnly.FromDayNumber((int)value.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ValueKind.Boolean => (value.Number != 0 ? new Phrase("yes", "是") : new Phrase("no", "否")).In(language),
            _ => Number(value.Number),
        },
    };

    public string Quoted(string text)
    {
        var shown = text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…") : text;
        return language == MessageLanguage.Chinese ? $"“{shown}”" : $"\"{shown}\"";
    }

    /// <summary>One side of a comparison: how it is computed, where it is, and its value rounded to the comparison's decimals.</summary>
    public string Side(Expression side, int scale)
    {
        var value = probe.Evaluate(side);
        if (side.Kind == ValueKind.Number && value.State == ValueState.Value)
            value = value with { Number = Machine.Rounded(value.Number, scale) };

        var total = Of(value, side.Kind);
        var written = new StringBuilder();
        Write(written, side, Binding.Sum);
        return written.ToString() is var steps && steps == total ? total : $"{steps} = {total}";
    }

    private void Write(StringBuilder text, Expression expression, Binding within)
    {
        switch (expression)
        {
            case Arithmetic arithmetic when arithmetic.Left.Kind == ValueKind.Number && arithmetic.Kind == ValueKind.Number:
                WriteArithmetic(text, arithmetic, within);
                break;
            case Conversion conversion:
                WriteBound(text, within > Binding.Product, () =>
                {
                    Write(text, conversion.Value, Binding.Product);
                    text.Append(" × ").Append(Number(conversion.Factor));
                });
                break;
            case Negation negation:
                text.Append('-');
                Write(text, negation.Value, Binding.Operand);
                break;
            case Round round:
                WriteCall(text, "round", [round.Value, new NumberConstant(round.Scale, 0)], within);
                break;
            case Absolute absolute:
                WriteCall(text, "abs", [absolute.Value], within);
                break;
            case Choice choice when probe.Evaluate(choice.If) is Outcome.Pass or Outcome.Fail:
                Write(text, probe.Evaluate(choice.If) == Outcome.Pass ? choice.Then : choice.Else, within);
                break;
            case Aggregate { Function: not AggregateFunction.Count } aggregate:
                var taken = aggregate.Elements.Where(IsTaken).Select(element => element.Value).ToList();
                WriteCall(text, aggregate.Function switch
                {
                    AggregateFunction.Sum => "sum",
                    AggregateFunction.Min => "min",
                    AggregateFunction.Max => "max",
                    _ => "average",
                }, taken, within);
                break;
            default:
                WriteValue(text, expression, within);
                break;
        }
    }

    private void WriteValue(StringBuilder text, Expression expression, Binding within)
    {
        var value = Of(probe.Evaluate(expression), expression.Kind);
        var isBound = value.StartsWith('-') && text.Length > 0 && (within == Binding.Operand || text[^1] == ' ');
        WriteBound(text, isBound, () => text.Append(value));
    }

    private void WriteArithmetic(StringBuilder text, Arithmetic arithmetic, Binding within)
    {
        var binding = BindingOf(arithmetic);
        var spine = new Stack<Arithmetic>();
        Expression first = arithmetic;
        while (first is Arithmetic { Kind: ValueKind.Number } step && BindingOf(step) == binding && step.Left.Kind == ValueKind.Number)
        {
            spine.Push(step);
            first = step.Left;
        }

        WriteBound(text, within > binding, () =>
        {
            Write(text, first, binding);
            foreach (var step in spine)
            {
                text.Append(step.Operator switch
                {
                    ArithmeticOperator.Add => " + ",
                    ArithmeticOperator.Subtract => " - ",
                    ArithmeticOperator.Multiply => " × ",
                    _ => " ÷ ",
                });
                Write(text, step.Right, step.Operator == ArithmeticOperator.Add ? Binding.Sum : binding + 1);
            }
        });
    }

    private void WriteCall(StringBuilder text, string name, List<Expression> arguments, Binding within)
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

                Write(text, arguments[i], Binding.Sum);
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
