namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Tells why a condition fails: the comparisons that it fails on, with the numbers put in.</summary>
internal sealed class FailureText(Probe probe, Func<int, string> nameOf, bool isChinese)
{
    /// <summary>Of a condition over many cells no more are told.</summary>
    private const int MostSides = 12;

    private readonly ExpressionText _text = new(probe, isChinese);

    private string Comma => Words(", ", "，");

    /// <summary>Why the whole condition fails.</summary>
    public string Message() => Of(probe.Root, Outcome.Fail);

    /// <summary>Both sides of the condition where it is a comparison of numbers, dates or booleans.</summary>
    public ComparedSides Sides() =>
        probe[probe.Root].Op == WordingOp.Compare && probe[probe.FirstOf(probe.Root)].Kind != WordingKind.Text ? SidesOf(probe.Root) : default;

    /// <summary>What lies behind a condition's coming out so, as pass or fail; under a <c>not</c> it is the passing that is told.</summary>
    private string Of(int at, Outcome outcome)
    {
        var node = probe[at];
        switch (node.Op)
        {
            case WordingOp.And or WordingOp.Or:
                // What decides: of an `and` that fails or an `or` that passes, the sides that came out so; else all sides.
                var told = Connected(at).Where(side => probe.Test(side) == outcome).Select(side => Of(side, outcome)).Distinct().Take(MostSides + 1).ToList();
                return string.Join(Words("; ", "；"), told.Count > MostSides ? [.. told.Take(MostSides), "…"] : told);
            case WordingOp.Not:
                return Of(probe.FirstOf(at), Logic.Not(outcome));
            case WordingOp.Choose:
                var choice = probe.PartsOf(at);
                return Of(probe.Test(choice[0]) == Outcome.Pass ? choice[1] : choice[2], outcome);
            case WordingOp.Compare:
                return Compared(at, outcome);
            case WordingOp.IsAny:
                var parts = probe.PartsOf(at);
                var style = _text.StyleOf(parts[0]);
                var values = string.Join(", ", parts[1..].Select(value => _text.Of(probe.Evaluate(value), probe[value].Kind, style)));
                var among = outcome == Outcome.Fail ? Words("must be one of", "应为以下之一：") : Words("must be none of", "不应为以下之一：");
                return Sentence(_text.Side(parts[0], node.Index, style), among, $"{{{values}}}");
            case WordingOp.Exists:
                var name = nameOf(probe.OperandAt(node.Index));
                return outcome == Outcome.Fail
                    ? Words($"{name}: not filled in", $"{name}：未填写")
                    : Words($"{name}: must be blank", $"{name}：不应填写");
            case WordingOp.Matches:
                return Sentence(
                    _text.Side(probe.FirstOf(at), 0),
                    outcome == Outcome.Fail ? Words("must match", "格式应为") : Words("must not match", "格式不应为"),
                    node.Text);
            case WordingOp.Call when node.Function is { } function:
                var arguments = probe.PartsOf(at);
                return Sentence(
                    _text.Side(arguments[0], 0),
                    function.Relation(outcome == Outcome.Fail, isChinese),
                    string.Join(Comma, arguments[1..].Select(argument => _text.Side(argument, 0))));
            case WordingOp.IsTrue when probe[probe.FirstOf(at)] is { Op: WordingOp.Operand } operand:
                return nameOf(probe.OperandAt(operand.Index)) + Words(": ", "：") + _text.Of(probe.Evaluate(probe.FirstOf(at)), WordingKind.Boolean, NumberStyle.Grouped);
            case WordingOp.IsTrue:
                return _text.Side(probe.FirstOf(at), 0);
            default:
                return Words("never holds", "不成立");
        }
    }

    private string Compared(int at, Outcome outcome)
    {
        var node = probe[at];
        var parts = probe.PartsOf(at);
        var style = _text.StyleOf(parts[0], parts[1]);
        var left = _text.Side(parts[0], node.Index, style);
        var right = _text.Side(parts[1], node.Index, style);
        var required = outcome == Outcome.Fail ? node.Comparison : node.Comparison.Opposite();
        if (probe[parts[0]].Kind != WordingKind.Number)
            return Sentence(left, Required(required), right);

        var sides = SidesOf(at);
        var message = required == ComparisonOperator.Equal ? $"{left} {Words("is not", "不等于")} {right}" : Sentence(left, Required(required), right);
        if (required != ComparisonOperator.NotEqual && sides.Difference is { } difference)
            message += Comma + Words("difference ", "相差 ") + ShownNumber.Distance(Math.Abs(difference), style, isChinese);
        if (sides.Tolerance is { } tolerance and not 0)
            message += Comma + Words("tolerance ", "允许误差 ") + ShownNumber.Distance(tolerance, style, isChinese);
        return message;
    }

    private ComparedSides SidesOf(int at)
    {
        var node = probe[at];
        var parts = probe.PartsOf(at);
        return ComparedSides.Of(ValueOf(parts[0]), ValueOf(parts[1]), node.Index, node.Tolerance);

        decimal? ValueOf(int side) => probe.Evaluate(side).Number is { IsValue: true } number ? number.Value : null;
    }

    private string Sentence(string left, string relation, string right) => $"{left}{Comma}{relation} {right}";

    private string Words(string english, string chinese) => isChinese ? chinese : english;

    private string Required(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => Words("must equal", "应等于"),
        ComparisonOperator.NotEqual => Words("must differ from", "不应等于"),
        ComparisonOperator.Less => Words("must be less than", "应小于"),
        ComparisonOperator.LessOrEqual => Words("must be at most", "应不大于"),
        ComparisonOperator.Greater => Words("must be greater than", "应大于"),
        _ => Words("must be at least", "应不小于"),
    };

    /// <summary>The conditions that a chain of one connective connects, from left to right.</summary>
    private Stack<int> Connected(int at)
    {
        var sides = new Stack<int>();
        var connective = probe[at].Op;
        while (probe[at].Op == connective)
        {
            var parts = probe.PartsOf(at);
            sides.Push(parts[1]);
            at = parts[0];
        }

        sides.Push(at);
        return sides;
    }
}
