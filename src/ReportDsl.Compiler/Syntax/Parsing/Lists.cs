using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Elements as long as the condition holds.</summary>
internal sealed class ListWhile<T>(Condition condition, Parser<GreenToken, T> element) : Parser<GreenToken, GreenNode?>
    where T : GreenNode
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out GreenNode? result)
    {
        result = null;
        if (!condition(ref state))
            return true;
        var context = state.Context;
        var mark = context.Mark;
        do
        {
            if (!element.TryParse(ref state, ref expecteds, out var node))
                return false;
            context.Add(node);
        }
        while (condition(ref state));

        result = context.TakeList(mark);
        return true;
    }
}

/// <summary>Elements with a sign between them; there is at least one.</summary>
internal sealed class Separated<T>(Parser<GreenToken, T> element, SyntaxKind separator) : Parser<GreenToken, GreenNode?>
    where T : GreenNode
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out GreenNode? result)
    {
        result = null;
        return element.TryParse(ref state, ref expecteds, out var first) && TryParseFrom(first, ref state, ref expecteds, out result);
    }

    /// <summary>Reads the elements behind the first one.</summary>
    public bool TryParseFrom(T first, ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out GreenNode? result)
    {
        result = first;
        if (!IsAtSeparator(ref state))
            return true;
        var context = state.Context;
        var mark = context.Mark;
        context.Add(first);
        while (IsAtSeparator(ref state))
        {
            var sign = state.Take();
            context.Add(sign.Kind == separator ? sign : sign.TakenFor(separator));
            if (!element.TryParse(ref state, ref expecteds, out var next))
                return false;
            context.Add(next);
        }

        result = context.TakeList(mark);
        return true;
    }

    /// <summary>In some countries worksheets part arguments by semicolons.</summary>
    private bool IsAtSeparator(ref ParseState<GreenToken> state) =>
        state.Kind == separator
        || (state.Kind == SyntaxKind.BadToken && separator == SyntaxKind.CommaToken && state.Context.IsInList && state.Current.Text is ";" or "；");
}

/// <summary>Tokens that fit nowhere, at least one, up to where the condition holds.</summary>
internal sealed class UnexpectedTokens(UnexpectedTokens.End isEnd) : Parser<GreenToken, GreenNode?>
{
    /// <summary>Whether unexpected tokens end before the current one, with so many brackets open among them.</summary>
    public delegate bool End(ref ParseState<GreenToken> state, int openBrackets);

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out GreenNode? result)
    {
        var context = state.Context;
        var mark = context.Mark;
        var open = 0;
        do
        {
            open = Math.Max(0, open + (Look.IsOpening(state.Kind) ? 1 : Look.IsClosing(state.Kind) ? -1 : 0));
            context.Add(state.Take().AsUnexpected());
        }
        while (!state.IsAtEnd && !isEnd(ref state, open));

        result = context.TakeList(mark);
        return true;
    }
}
