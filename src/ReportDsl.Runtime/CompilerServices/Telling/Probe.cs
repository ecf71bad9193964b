namespace ReportDsl.Runtime.CompilerServices;

/// <summary>What a step gives: of a text, the state is the number's; of a condition, only the outcome counts.</summary>
internal readonly record struct Told(Numeric Number, string? Text, Outcome Outcome)
{
    public static Told Of(in Numeric number) => new(number, null, default);

    public static Told Of(Outcome outcome) => new(default, null, outcome);

    public static Told Of(TextValue text) => new(text.AsElement(), text.IsValue ? text.Value : null, default);

    public TextValue AsText() => new(Number.State, Text);
}

/// <summary>
/// Works out the parts of one instance of a rule, to tell how its outcome came about. It runs over flat steps with a stack of its own, so
/// that no chain is too long for it; and it takes every branch, since working out has no effects and never throws.
/// </summary>
internal sealed class Probe(Values values, int[] operands, Wording wording)
{
    private readonly Stack<Told> _stack = new();

    /// <summary>The last step: the whole.</summary>
    public int Root => wording.Nodes.Length - 1;

    public WordingNode this[int at] => wording.Nodes[at];

    /// <summary>The number that an operand has among the values.</summary>
    public int OperandAt(int index) => operands[index];

    /// <summary>Where the operands of a step end, in order.</summary>
    public int[] PartsOf(int at)
    {
        var parts = new int[this[at].Arity];
        var end = at - 1;
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            parts[i] = end;
            end -= this[end].Size;
        }

        return parts;
    }

    /// <summary>The first operand of a step.</summary>
    public int FirstOf(int at) => PartsOf(at)[0];

    /// <summary>Whether an aggregate passes over an operand: optional and blank, or not applicable.</summary>
    public bool IsPassedOver(int index) => Aggregates.IsPassedOver(values[operands[index]].State);

    /// <summary>Whether an operand is a percentage.</summary>
    public bool IsPercent(int index) => values.SchemaOf(operands[index]) is { Kind: DataTypeKind.Percent };

    public Outcome Test(int at) => Evaluate(at).Outcome;

    public Told Evaluate(int at)
    {
        var nodes = wording.Nodes;
        var stack = _stack;
        for (var step = at - nodes[at].Size + 1; step <= at; step++)
            stack.Push(nodes[step].Kind == WordingKind.Outcome ? Told.Of(Outcome(nodes[step])) : Value(step, nodes[step]));
        return stack.Pop();
    }

    private Told Value(int at, WordingNode node)
    {
        switch (node.Op)
        {
            case WordingOp.Operand:
                var operand = operands[node.Index];
                return node.Kind == WordingKind.Text ? Told.Of(values.Text(operand)) : Told.Of(values[operand]);
            case WordingOp.Constant:
                return Told.Of(node.Number);
            case WordingOp.Text:
                return Told.Of((TextValue)node.Text);
            case WordingOp.PeriodYear:
                return Told.Of(values.PeriodYear);
            case WordingOp.PeriodNumber:
                return Told.Of(values.PeriodNumber);
            case WordingOp.PeriodStart:
                return Told.Of(values.PeriodStart);
            case WordingOp.PeriodEnd:
                return Told.Of(values.PeriodEnd);
            case WordingOp.Add or WordingOp.Subtract or WordingOp.Multiply or WordingOp.Divide:
                var right = _stack.Pop().Number;
                var result = Arithmetic(node.Op, _stack.Pop().Number, right);
                return Told.Of(node.Kind == WordingKind.Date ? Numeric.OnCalendar(result) : result);
            case WordingOp.Negate:
                return Told.Of(-_stack.Pop().Number);
            case WordingOp.Convert:
                // Of an operand it stays that operand, so that an aggregate passes over one that is optional and blank.
                var converted = _stack.Pop().Number;
                return Told.Of(this[at - 1].Op == WordingOp.Operand ? Numeric.Convert(converted, node.Number) : converted * node.Number);
            case WordingOp.Call when node.Function is { } function:
                return Told.Of(Called(function, node.Index));
            case WordingOp.Coalesce:
                var other = _stack.Pop();
                var first = _stack.Pop();
                return Chosen(first.Number.State.GivesWay() ? other : first);
            case WordingOp.Choose:
                var (otherwise, then, condition) = (_stack.Pop(), _stack.Pop(), _stack.Pop().Outcome);
                return condition switch
                {
                    Runtime.Outcome.Pass => Chosen(then),
                    Runtime.Outcome.Fail => Chosen(otherwise),
                    _ => Told.Of(Numeric.Unchosen(condition)),
                };
            case WordingOp.Where:
                var filter = _stack.Pop().Outcome;
                return Told.Of(Aggregates.Where(_stack.Pop().Number, filter));
            case WordingOp.OfCondition:
                return Told.Of(Numeric.Of(_stack.Pop().Outcome));
            default:
                return Told.Of(Aggregated(node));
        }
    }

    private Outcome Outcome(WordingNode node)
    {
        switch (node.Op)
        {
            case WordingOp.Compare:
                var (right, left) = (_stack.Pop(), _stack.Pop());
                return Compared(node, left, right);
            case WordingOp.IsAny:
                var others = Popped(node.Arity - 1);
                var value = _stack.Pop();
                var any = Runtime.Outcome.Fail;
                foreach (var other in others)
                    any = Logic.Or(any, Compared(node, value, other));
                return any;
            case WordingOp.And:
                return Logic.And(_stack.Pop().Outcome, _stack.Pop().Outcome);
            case WordingOp.Or:
                return Logic.Or(_stack.Pop().Outcome, _stack.Pop().Outcome);
            case WordingOp.Not:
                return Logic.Not(_stack.Pop().Outcome);
            case WordingOp.Choose:
                var (otherwise, then, condition) = (_stack.Pop().Outcome, _stack.Pop().Outcome, _stack.Pop().Outcome);
                return condition switch
                {
                    Runtime.Outcome.Pass => then,
                    Runtime.Outcome.Fail => otherwise,
                    _ => condition,
                };
            case WordingOp.IsTrue:
                return _stack.Pop().Number.IsTrue();
            case WordingOp.Exists:
                return values[operands[node.Index]].Exists();
            case WordingOp.Matches when node.Pattern is { } pattern:
                return _stack.Pop().AsText().Matches(pattern);
            case WordingOp.Call when node.Function is { } function:
                return Called(function, node.Index).IsTrue();
            default:
                return Logic.Of(node.Op == WordingOp.Pass);
        }
    }

    private Numeric Called(ScalarFunction function, int decimals)
    {
        var told = Popped(function.ValueParameters);
        var state = told.Aggregate(OperandState.Value, (all, argument) => OperandStates.Strict(all, argument.Number.State));
        if (state != OperandState.Value)
            return new Numeric(state, 0m);

        var arguments = new ScalarArgument[function.Parameters.Length];
        for (var (i, value) = (0, 0); i < arguments.Length; i++)
            arguments[i] = function.Parameters[i].IsDecimals ? new ScalarArgument(decimals, "") : Of(told[value++]);
        try
        {
            return function.Apply(arguments);
        }
        catch (OverflowException)
        {
            return Numeric.Missing;
        }

        static ScalarArgument Of(Told argument) => new(argument.Number.Value, argument.Text ?? "");
    }

    private static Outcome Compared(WordingNode node, Told left, Told right) => left.Text is not null || right.Text is not null
        ? Compare.Texts(node.Comparison, left.AsText(), right.AsText())
        : Compare.Numbers(node.Comparison, left.Number, right.Number, node.Index, node.Tolerance);

    private static Numeric Arithmetic(WordingOp op, in Numeric left, in Numeric right) => op switch
    {
        WordingOp.Add => left + right,
        WordingOp.Subtract => left - right,
        WordingOp.Multiply => left * right,
        _ => left / right,
    };

    /// <summary>What was chosen is a result, no longer the operand that it came from.</summary>
    private static Told Chosen(Told told) => told with { Number = told.Number.AsResult() };

    private Numeric Aggregated(WordingNode node)
    {
        var elements = Array.ConvertAll(Popped(node.Arity), told => told.Number);
        return node.Op switch
        {
            WordingOp.Sum => Aggregates.Sum(elements),
            WordingOp.Min => Aggregates.Min(elements),
            WordingOp.Max => Aggregates.Max(elements),
            WordingOp.Average => Aggregates.Average(elements),
            _ => Aggregates.Count(elements),
        };
    }

    private Told[] Popped(int count)
    {
        var popped = new Told[count];
        for (var i = count - 1; i >= 0; i--)
            popped[i] = _stack.Pop();
        return popped;
    }
}
