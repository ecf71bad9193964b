using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Tells why a condition fails: the comparisons that it fails on, with the numbers put in.</summary>
internal sealed class FailureText(ExpressionProbe probe, Func<Operand, string> nameOf, MessageLanguage language)
{
    /// <summary>Of a condition over many cells no more are told.</summary>
    private const int MostSides = 12;

    private readonly ExpressionText _text = new(probe, language);

    public string Of(Condition condition) => Of(condition, Outcome.Fail);

    /// <summary>What lies behind a condition's coming out so, as pass or fail; under a <c>not</c> it is the passing that is told.</summary>
    private string Of(Condition condition, Outcome outcome)
    {
        switch (condition)
        {
            case Connection connection:
                // What decides: of an `and` that fails or an `or` that passes, the sides that came out so; else all sides.
                var told = Spine.SidesOf(connection).Where(side => probe.Evaluate(side) == outcome).Select(side => Of(side, outcome)).Distinct().Take(MostSides + 1).ToList();
                return string.Join(new Phrase("; ", "；").In(language), told.Count > MostSides ? [.. told.Take(MostSides), "…"] : told);
            case Not negation:
                return Of(negation.Operand, Logic.Not(outcome));
            case ConditionalCondition conditional:
                return Of(probe.Evaluate(conditional.If) == Outcome.Pass ? conditional.Then : conditional.Else, outcome);
            case Comparison comparison:
                return Of(comparison, outcome);
            case Membership membership:
                var style = _text.StyleOf(membership.Value);
                var values = string.Join(", ", membership.Values.Select(value => _text.Of(probe.Evaluate(value), value.Kind, style)));
                var among = outcome == Outcome.Fail ? new Phrase("must be one of", "应为以下之一：") : new Phrase("must be none of", "不应为以下之一：");
                return Sentence(_text.Side(membership.Value, membership.Scale, style), among, $"{{{values}}}");
            case Exists exists:
                var name = nameOf(probe.Operands[exists.Index]);
                return (outcome == Outcome.Fail
                    ? new Phrase($"{name}: not filled in", $"{name}：未填写")
                    : new Phrase($"{name}: must be blank", $"{name}：不应填写")).In(language);
            case Matches matches:
                return Sentence(
                    _text.Side(matches.Text, 0),
                    outcome == Outcome.Fail ? new Phrase("must match", "格式应为") : new Phrase("must not match", "格式不应为"),
                    matches.Pattern);
            case CallCondition call:
                return Sentence(
                    _text.Side(call.Arguments[0], 0),
                    new Phrase(call.Function.Relation(outcome == Outcome.Fail, isChinese: false), call.Function.Relation(outcome == Outcome.Fail, isChinese: true)),
                    string.Join(Comma, call.Arguments.Skip(1).Select(argument => _text.Side(argument, 0))));
            case Truth { Value: OperandValue operand }:
                return $"{nameOf(probe.Operands[operand.Index])}{Colon}{_text.Of(probe.Evaluate(operand), ValueKind.Boolean, NumberStyle.Grouped)}";
            case Truth truth:
                return _text.Side(truth.Value, 0);
            default:
                return new Phrase("never holds", "不成立").In(language);
        }
    }

    private string Colon => language == MessageLanguage.Chinese ? "：" : ": ";

    private string Comma => language == MessageLanguage.Chinese ? "，" : ", ";

    private string Of(Comparison comparison, Outcome outcome)
    {
        var style = _text.StyleOf(comparison.Left, comparison.Right);
        var left = _text.Side(comparison.Left, comparison.Scale, style);
        var right = _text.Side(comparison.Right, comparison.Scale, style);
        var required = outcome == Outcome.Fail ? comparison.Operator : comparison.Operator.Opposite();
        if (comparison.Left.Kind != ValueKind.Number)
            return Sentence(left, Required(required), right);

        var sides = EvaluationResult.SidesOf(
            probe.Evaluate(comparison.Left), probe.Evaluate(comparison.Right), comparison.Scale, comparison.Tolerance);
        var message = required == ComparisonOperator.Equal ? $"{left} {new Phrase("is not", "不等于").In(language)} {right}" : Sentence(left, Required(required), right);
        if (required != ComparisonOperator.NotEqual && sides.Difference is { } difference)
            message += Comma + new Phrase("difference ", "相差 ").In(language) + ShownNumber.Distance(Math.Abs(difference), style, language == MessageLanguage.Chinese);
        if (sides.Tolerance is { } tolerance and not 0)
            message += Comma + new Phrase("tolerance ", "允许误差 ").In(language) + ShownNumber.Distance(tolerance, style, language == MessageLanguage.Chinese);
        return message;
    }

    private string Sentence(string left, Phrase relation, string right) => $"{left}{Comma}{relation.In(language)} {right}";

    private static Phrase Required(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => new("must equal", "应等于"),
        ComparisonOperator.NotEqual => new("must differ from", "不应等于"),
        ComparisonOperator.Less => new("must be less than", "应小于"),
        ComparisonOperator.LessOrEqual => new("must be at most", "应不大于"),
        ComparisonOperator.Greater => new("must be greater than", "应大于"),
        _ => new("must be at least", "应不小于"),
    };
}
