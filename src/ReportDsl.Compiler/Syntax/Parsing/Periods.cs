using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>The interval of periods. A word that is none is passed over, also one in two halves such as half-year.</summary>
internal sealed class IntervalParser : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        if (state.Word is SyntaxKind.YearKeyword or SyntaxKind.HalfKeyword or SyntaxKind.QuarterKeyword or SyntaxKind.MonthKeyword
            && state.Next.Kind != SyntaxKind.MinusToken)
        {
            result = state.Take().AsKeyword();
            return true;
        }

        var start = state.Index;
        if (IsAtOther(ref state))
            Adjacent.Skip(ref state, static kind => kind is SyntaxKind.MinusToken or SyntaxKind.IdentifierToken);
        result = state.Context.Tokens.WithSkipped(start, state.Index, MissingTokens.Get(SyntaxKind.YearKeyword));
        return true;
    }

    private static bool IsAtOther(ref ParseState<GreenToken> state) =>
        state.Kind == SyntaxKind.StringToken
        || (state.IsAtName && state.Word is not (SyntaxKind.FromKeyword or SyntaxKind.ToKeyword) && !state.StartsLine && !state.IsAtNextDeclaration);
}

/// <summary>A period. One without its quotes, such as <c>2024-06</c> or <c>2024Q1</c>, is passed over.</summary>
internal sealed class PeriodTextParser : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        var start = state.Index;
        if (state.Kind == SyntaxKind.NumberToken && ForeignWords.Period(state.Current.Text) is not null)
            state.Advance(1);
        else if (state.Kind == SyntaxKind.NumberToken && state.Current.Trailing is null && state.Next.Kind == SyntaxKind.MinusToken)
            Adjacent.Skip(ref state, static kind => kind is SyntaxKind.MinusToken or SyntaxKind.NumberToken or SyntaxKind.IdentifierToken);
        else
            return Primitives.NumberOrText.TryParse(ref state, ref expecteds, out result);
        result = state.Context.Tokens.WithSkipped(start, state.Index, MissingTokens.Get(SyntaxKind.NumberToken));
        return true;
    }
}

/// <summary>Tokens without anything between them.</summary>
internal static class Adjacent
{
    /// <summary>Passes over the current token and those that directly follow it.</summary>
    public static void Skip(ref ParseState<GreenToken> state, Func<SyntaxKind, bool> takes)
    {
        GreenNode? trailing;
        do
            trailing = state.Take().Trailing;
        while (trailing is null && state.Current.Leading is null && takes(state.Kind));
    }
}
