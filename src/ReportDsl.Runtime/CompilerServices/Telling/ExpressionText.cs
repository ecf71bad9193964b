using System.Globalization;
using System.Text;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Writes expressions with the numbers of a report put in: <c>3119 + 34 = 3153</c>.</summary>
internal sealed class ExpressionText(Probe probe, bool isChinese)
{
    private const int LongestList = 12;
    private const int LongestText = 60;

    private enum Binding
    {
        Sum,
        Product,
        Operand,
    }

    /// <summary>What a step gives, as text.</summary>
    public string Of(Told told, WordingKind kind, NumberStyle style)
    {
        if (!told.Number.IsValue)
            return told.Number.State == OperandState.NotApplicable ? "/" : isChinese ? "（缺）" : "(missing)";
        return kind switch
        {
            WordingKind.Text => Quoted(told.Text ?? ""),
            WordingKind.Date => DateOnly.FromDayNumber((int)told.Number.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            WordingKind.Boolean when isChinese => told.Number.Value != 0 ? "是" : "否",
            WordingKind.Boolean => told.Number.Value != 0 ? "yes" : "no",
            _ => ShownNumber.Of(told.Number.Value, style),
        };
    }

    /// <summary>
    /// How people read the value of a step: what is made of percentages by adding and choosing is a percentage, a product or quotient is none.
    /// Grouped where nothing says otherwise.
    /// </summary>
    public NumberStyle StyleOf(int at)
    {
        while (true)
        {
            var node = probe[at];
            switch (node.Op)
            {
                case WordingOp.Operand:
                    return probe.IsPercent(node.Index) ? NumberStyle.Percent : NumberStyle.Grouped;
                case WordingOp.Constant when node.IsPercent:
                    return NumberStyle.Percent;
                case WordingOp.PeriodYear or WordingOp.PeriodNumber or WordingOp.PeriodStart or WordingOp.PeriodEnd:
                    return NumberStyle.Plain;
                case WordingOp.Negate or WordingOp.Coalesce or WordingOp.Where:
                case WordingOp.Call when node.Function is { KeepsUnit: true }:
                    at = probe.FirstOf(at);
                    break;
                case WordingOp.Choose when probe.PartsOf(at) is var parts:
                    if (StyleOf(parts[1]) is var chosen and not NumberStyle.Grouped)
                        return chosen;
                    at = parts[2];
                    break;
                case WordingOp.Sum or WordingOp.Min or WordingOp.Max or WordingOp.Average:
                    return probe.PartsOf(at).Select(part => StyleOf(part)).FirstOrDefault(style => style != NumberStyle.Grouped);
                case WordingOp.Add or WordingOp.Subtract when probe.PartsOf(at) is var parts:
                    if (StyleOf(parts[1]) is var added and not NumberStyle.Grouped)
                        return added;
                    at = parts[0];
                    break;
                default:
                    return NumberStyle.Grouped;
            }
        }
    }

    /// <summary>How people read two values that are compared: as the one that is no mere number.</summary>
    public NumberStyle StyleOf(int left, int right) => StyleOf(left) is var style and not NumberStyle.Grouped ? style : StyleOf(right);

    /// <summary>A text in quotation marks, cut where it is long.</summary>
    public string Quoted(string text)
    {
        var shown = text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…") : text;
        return isChinese ? $"“{shown}”" : $"\"{shown}\"";
    }

    /// <summary>
    /// One side of a comparison: how it is computed, where it is, and its value rounded to the comparison's decimals. The style is that of the
    /// comparison, and of the constants in it.
    /// </summary>
    public string Side(int side, int scale, NumberStyle style = NumberStyle.Grouped)
    {
        var kind = probe[side].Kind;
        var value = probe.Evaluate(side);
        if (kind == WordingKind.Number)
            value = value with { Number = Numeric.Round(value.Number, scale) };

        var total = Of(value, kind, style);
        var written = new StringBuilder();
        Write(written, side, Binding.Sum, style);
        return written.ToString() is var steps && steps == total ? total : $"{steps} = {total}";
    }

    private void Write(StringBuilder text, int at, Binding within, NumberStyle style)
    {
        var node = probe[at];
        switch (node.Op)
        {
            case WordingOp.Add or WordingOp.Subtract or WordingOp.Multiply or WordingOp.Divide when IsOfNumbers(at):
                WriteArithmetic(text, at, within, style);
                break;
            case WordingOp.Convert:
                WriteBound(text, within > Binding.Product, () =>
                {
                    Write(text, probe.FirstOf(at), Binding.Product, NumberStyle.Grouped);
                    text.Append(" × ").Append(ShownNumber.Of(node.Number, NumberStyle.Grouped));
                });
                break;
            case WordingOp.Negate:
                text.Append('-');
                Write(text, probe.FirstOf(at), Binding.Operand, style);
                break;
            case WordingOp.Call when node.Function is { TellsArguments: true } function:
                List<Action> told = [.. probe.PartsOf(at).Select(part => (Action)(() => Write(text, part, Binding.Sum, style)))];
                if (function.Parameters.Length > told.Count)
                    told.Add(() => text.Append(node.Index.ToString(CultureInfo.InvariantCulture)));
                WriteCall(text, function.Name, told, within);
                break;
            case WordingOp.Choose when probe.PartsOf(at) is var parts && probe.Test(parts[0]) is Outcome.Pass or Outcome.Fail:
                Write(text, probe.Test(parts[0]) == Outcome.Pass ? parts[1] : parts[2], within, style);
                break;
            case WordingOp.Sum or WordingOp.Min or WordingOp.Max or WordingOp.Average:
                var name = node.Op switch
                {
                    WordingOp.Sum => "sum",
                    WordingOp.Min => "min",
                    WordingOp.Max => "max",
                    _ => "average",
                };
                WriteCall(text, name, [.. probe.PartsOf(at).Where(IsTaken).Select(part => (Action)(() => Write(text, ValueOf(part), Binding.Sum, style)))], within);
                break;
            default:
                WriteValue(text, at, within, style);
                break;
        }
    }

    private void WriteValue(StringBuilder text, int at, Binding within, NumberStyle style)
    {
        // A mere number is read as what it is compared with, and so is one that is compared with a year.
        var own = probe[at] is { Op: WordingOp.Constant, IsPercent: false } || (style == NumberStyle.Plain && StyleOf(at) == NumberStyle.Grouped) ? style : StyleOf(at);
        var value = Of(probe.Evaluate(at), probe[at].Kind, own);
        var isBound = value.StartsWith('-') && text.Length > 0 && (within == Binding.Operand || text[^1] == ' ');
        WriteBound(text, isBound, () => text.Append(value));
    }

    /// <summary>Chains lean to the left, and may be longer than the call stack is deep: they are walked, not recursed into.</summary>
    private void WriteArithmetic(StringBuilder text, int at, Binding within, NumberStyle style)
    {
        var binding = BindingOf(at);
        var inner = binding == Binding.Sum ? style : NumberStyle.Grouped;
        var chain = new Stack<(WordingOp Op, int Right)>();
        var first = at;
        while (IsArithmetic(first) && BindingOf(first) == binding && IsOfNumbers(first))
        {
            var parts = probe.PartsOf(first);
            chain.Push((probe[first].Op, parts[1]));
            first = parts[0];
        }

        WriteBound(text, within > binding, () =>
        {
            Write(text, first, binding, inner);
            foreach (var (op, right) in chain)
            {
                text.Append(op switch
                {
                    WordingOp.Add => " + ",
                    WordingOp.Subtract => " - ",
                    WordingOp.Multiply => " × ",
                    _ => " ÷ ",
                });
                Write(text, right, op == WordingOp.Add ? Binding.Sum : binding + 1, inner);
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

    private Binding BindingOf(int at) => probe[at].Op is WordingOp.Add or WordingOp.Subtract ? Binding.Sum : Binding.Product;

    private bool IsArithmetic(int at) => probe[at].Op is WordingOp.Add or WordingOp.Subtract or WordingOp.Multiply or WordingOp.Divide;

    /// <summary>Whether an operation is on numbers: days between dates are told by their number alone.</summary>
    private bool IsOfNumbers(int at) => probe[at].Kind == WordingKind.Number && probe[probe.FirstOf(at)].Kind == WordingKind.Number;

    /// <summary>The value of an element, without its filter.</summary>
    private int ValueOf(int element) => probe[element].Op == WordingOp.Where ? probe.FirstOf(element) : element;

    private bool IsTaken(int element)
    {
        if (probe[element].Op == WordingOp.Where && probe.Test(probe.PartsOf(element)[1]) != Outcome.Pass)
            return false;
        var value = ValueOf(element);
        var operand = probe[value].Op == WordingOp.Convert ? probe[probe.FirstOf(value)] : probe[value];
        return operand.Op == WordingOp.Operand
            ? !probe.IsPassedOver(operand.Index)
            : probe.Evaluate(value).Number.State != OperandState.NotApplicable;
    }
}
