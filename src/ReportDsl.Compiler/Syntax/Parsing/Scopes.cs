using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Says of the expressions inside whether items can follow them, and whether they are elements of a list.</summary>
internal sealed class Scope<T>(Parser<GreenToken, T> parser, bool isInItemFormula, bool isList) : Parser<GreenToken, T>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out T result)
    {
        var context = state.Context;
        var outer = (context.IsInItemFormula, context.IsInFormula, context.IsInList);
        (context.IsInItemFormula, context.IsInFormula, context.IsInList) = (isInItemFormula, false, context.IsInList || isList);
        var succeeds = parser.TryParse(ref state, ref expecteds, out result);
        (context.IsInItemFormula, context.IsInFormula, context.IsInList) = outer;
        return succeeds;
    }
}

/// <summary>An expression inside brackets, which are counted; one that is nested too deeply is passed over.</summary>
internal sealed class Nested(Parser<GreenToken, ExpressionGreen> expression) : Parser<GreenToken, ExpressionGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        var context = state.Context;
        if (context.Depth >= NestingLimits.MaxNesting)
        {
            var isPassedOver = Grammar.UnexpectedExpression.TryParse(ref state, ref expecteds, out var unexpected);
            result = unexpected;
            return isPassedOver;
        }

        context.Depth++;
        var succeeds = expression.TryParse(ref state, ref expecteds, out result);
        context.Depth--;
        return succeeds;
    }
}
