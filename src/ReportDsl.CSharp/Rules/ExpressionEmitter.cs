using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.CSharp.Rules;

/// <summary>
/// Writes expressions and conditions as C# over <c>values</c> and <c>at</c>, the numbers of the operands. Chains that are longer than a
/// compiler can nest are cut into methods.
/// </summary>
internal sealed class ExpressionEmitter
{
    private const int LongestChain = 50;
    private const int DeepestNesting = 60;

    private readonly Func<string, string, string> _extract;
    private readonly Func<string, string> _patternNamed;
    private int _depth;

    /// <summary>An emitter of the expressions of one rule.</summary>
    /// <param name="extract">Makes a method of a type and a body and gives its name.</param>
    /// <param name="patternNamed">The name of the field that holds a pattern.</param>
    public ExpressionEmitter(Func<string, string, string> extract, Func<string, string> patternNamed) =>
        (_extract, _patternNamed) = (extract, patternNamed);

    public static string Operator(ComparisonOperator op) => $"{Foreign.ComparisonOperator}.{op}";

    /// <summary>An expression of a number, date or boolean as one that C# gives the type <c>Numeric</c> or <c>decimal</c>.</summary>
    public string Number(Expression expression) => Nested(Foreign.Numeric, () => NumberAt(expression));

    public string Text(Expression expression) => Nested(Foreign.TextValue, () => expression switch
    {
        TextConstant constant => Literals.Of(constant.Value),
        OperandValue operand => $"values.Text(at[{Literals.Of(operand.Index)}])",
        Coalesce coalesce => $"{Foreign.TextValue}.Coalesce({Text(coalesce.Value)}, {Text(coalesce.Other)})",
        Choice choice => Choose(Foreign.TextValue, choice, Text),
        _ => throw Unknown(expression),
    });

    public string Condition(Condition condition) => Nested(Foreign.Outcome, () => condition switch
    {
        Comparison { Left.Kind: ValueKind.Text } comparison =>
            $"{Foreign.Compare}.Texts({Operator(comparison.Operator)}, {Text(comparison.Left)}, {Text(comparison.Right)})",
        Comparison comparison =>
            $"{Foreign.Compare}.Numbers({Operator(comparison.Operator)}, {Number(comparison.Left)}, {Number(comparison.Right)}, "
            + Literals.Of(comparison.Scale)
            + (comparison.Tolerance.IsNone ? ")" : $", {Literals.Of(comparison.Tolerance)})"),
        Membership { Value.Kind: ValueKind.Text } membership =>
            $"{Foreign.Compare}.IsAny({Text(membership.Value)}, {string.Join(", ", membership.Values.Select(Text))})",
        Membership membership =>
            $"{Foreign.Compare}.IsAny({Number(membership.Value)}, {Literals.Of(membership.Scale)}, {string.Join(", ", membership.Values.Select(Number))})",
        Connection connection => Connected(connection),
        Not not => $"{Foreign.Logic}.Not({Condition(not.Operand)})",
        ConditionalCondition conditional =>
            $"({Condition(conditional.If)}) switch {{ {Foreign.Outcome}.Pass => {Condition(conditional.Then)}, "
            + $"{Foreign.Outcome}.Fail => {Condition(conditional.Else)}, var other => other }}",
        Truth { Value: ConditionValue value } => Condition(value.Condition),
        Truth truth => $"(({Foreign.Numeric})({Number(truth.Value)})).IsTrue()",
        ConstantCondition constant => constant.Value ? $"{Foreign.Outcome}.Pass" : $"{Foreign.Outcome}.Fail",
        Exists exists => $"values[at[{Literals.Of(exists.Index)}]].Exists()",
        Matches matches => $"(({Foreign.TextValue}){Text(matches.Text)}).Matches({_patternNamed(matches.Pattern)})",
        CallCondition call => Called(call.Function, call.Arguments),
        _ => throw new ArgumentException($"A condition of an unknown shape: {condition.GetType().Name}.", nameof(condition)),
    });

    /// <summary>The operands of an aggregate as a C# range of <c>at</c>, null where its elements are not just operands in a row.</summary>
    private static string? Operands(Aggregate aggregate)
    {
        if (aggregate.Elements is not [{ Value: OperandValue { Kind: not ValueKind.Text } first }, ..])
            return null;
        for (var i = 0; i < aggregate.Elements.Length; i++)
        {
            if (aggregate.Elements[i] is not { Filter: null, Value: OperandValue operand } || operand.Index != first.Index + i)
                return null;
        }

        return $"{Literals.Of(first.Index)}..{Literals.Of(first.Index + aggregate.Elements.Length)}";
    }

    private static ArgumentException Unknown(Expression expression) =>
        new($"An expression of an unknown shape: {expression.GetType().Name} of {expression.Kind}.", nameof(expression));

    private static bool IsDecimal(Expression expression) =>
        expression is NumberConstant or DateConstant || (expression is Negation negation && IsDecimal(negation.Value));

    private string NumberAt(Expression expression) => expression switch
    {
        NumberConstant constant => Literals.Of(constant.Value),
        DateConstant date => $"{Literals.Of((decimal)date.Value.DayNumber)} /* {date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} */",
        OperandValue operand => $"values[at[{Literals.Of(operand.Index)}]]",
        PeriodValue period => $"values.Period{period.Property}",
        Arithmetic arithmetic => Chain(arithmetic),
        Negation negation => $"-{Primary(negation.Value)}",
        Conversion conversion => $"{Foreign.Numeric}.Convert({Number(conversion.Value)}, {Literals.Of(conversion.Factor)})",
        Coalesce coalesce => $"{Foreign.Numeric}.Coalesce({Number(coalesce.Value)}, {Number(coalesce.Other)})",
        Choice choice => Choose(Foreign.Numeric, choice, Number),
        Call call => Called(call.Function, call.Arguments),
        Aggregate aggregate => Aggregated(aggregate),
        ConditionValue condition => $"{Foreign.Numeric}.Of({Condition(condition.Condition)})",
        _ => throw Unknown(expression),
    };

    private string Called(ScalarFunction function, ImmutableArray<Expression> arguments) => string.Format(
        CultureInfo.InvariantCulture,
        function.CSharp,
        [.. arguments.Select((argument, i) => argument switch
        {
            NumberConstant decimals when function.Parameters[i].IsDecimals => Literals.Of((int)decimals.Value),
            { Kind: ValueKind.Text } => Text(argument),
            _ => Number(argument),
        })]);

    private string Primary(Expression expression)
    {
        var text = Number(expression);
        return expression is Arithmetic or Choice || text.StartsWith('-') ? Parenthesized(text) : text;
    }

    private string Aggregated(Aggregate aggregate)
    {
        if (aggregate.Function == AggregateFunction.Sum && Operands(aggregate) is { } range)
            return $"values.Sum(at[{range}])";
        return $"{Foreign.Aggregates}.{aggregate.Function}({string.Join(", ", aggregate.Elements.Select(Element))})";
    }

    private string Element(AggregateElement element)
    {
        var value = element.Value.Kind == ValueKind.Text ? $"(({Foreign.TextValue}){Text(element.Value)}).AsElement()" : Number(element.Value);

        // What was chosen is a result: whether it came from a blank that is optional no longer counts.
        if (element.Value is Choice or Coalesce or Conversion { Value: not OperandValue })
            value = $"(({Foreign.Numeric})({value})).AsResult()";
        return element.Filter is null ? value : $"{Foreign.Aggregates}.Where({value}, {Condition(element.Filter)})";
    }

    private string Choose(string type, Choice choice, Func<Expression, string> write) =>
        $"({Condition(choice.If)}) switch {{ {Foreign.Outcome}.Pass => ({type}){Parenthesized(write(choice.Then))}, "
        + $"{Foreign.Outcome}.Fail => ({type}){Parenthesized(write(choice.Else))}, var other => {type}.Unchosen(other) }}";

    private static string Parenthesized(string text) => $"({text})";

    private string Chain(Arithmetic arithmetic)
    {
        var (first, steps) = Spine.Of(arithmetic);
        var binding = int.MaxValue;
        var text = IsDecimal(first) && IsDecimal(steps.First().Right) ? $"({Foreign.Numeric})({Number(first)})" : Number(first);
        if (first is Negation or Choice)
            text = Parenthesized(text);
        var length = 0;
        foreach (var step in steps)
        {
            var (sign, own) = step.Operator switch
            {
                ArithmeticOperator.Add => ("+", 1),
                ArithmeticOperator.Subtract => ("-", 1),
                ArithmeticOperator.Multiply => ("*", 2),
                _ => ("/", 2),
            };
            if (binding < own)
                text = Parenthesized(text);
            binding = own;
            text += $" {sign} {(step.Right is Arithmetic or Negation or Choice ? Parenthesized(Number(step.Right)) : Number(step.Right))}";
            if (step.Kind == ValueKind.Date)
                (text, binding) = ($"{Foreign.Numeric}.OnCalendar({text})", int.MaxValue);
            if (++length % LongestChain == 0)
                (text, binding) = ($"{_extract(Foreign.Numeric, text)}(values, at)", int.MaxValue);
        }

        return text;
    }

    private string Connected(Connection chain)
    {
        var (first, steps) = Spine.Of(chain);
        var text = Condition(first);
        var length = 0;
        foreach (var step in steps)
        {
            text = $"{Foreign.Logic}.{(step is And ? "And" : "Or")}({text}, {Condition(step.Right)})";
            if (++length % LongestChain == 0)
                text = $"{_extract(Foreign.Outcome, text)}(values, at)";
        }

        return text;
    }

    /// <summary>Writes a part; one that lies too deep becomes a method of its own.</summary>
    private string Nested(string type, Func<string> write)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _depth++;
        var text = write();
        _depth--;
        return _depth > 0 && _depth % DeepestNesting == 0 ? $"{_extract(type, text)}(values, at)" : text;
    }
}
