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

/// <summary>
/// A token that others directly follow which cannot: <c>e-mail</c> as a name, <c>1.2.3</c> as a version. All of them are passed over, and the token is missing.
/// </summary>
internal sealed class Joined(Condition condition, Func<SyntaxKind, bool> joins, Parser<GreenToken, GreenToken> token) : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        if (state.Current.Trailing is not null || !condition(ref state) || state.Next is not { Leading: null } next || next.Kind == SyntaxKind.IdentifierToken || !joins(next.Kind))
            return token.TryParse(ref state, ref expecteds, out result);
        var start = state.Index;
        var kind = state.Kind;
        Adjacent.Skip(ref state, joins);
        result = state.Context.Tokens.WithSkipped(start, state.Index, MissingTokens.Get(kind));
        return true;
    }
}

/// <summary>The number of a constant. One with a comma in it, a date such as <c>2024-01-31</c> and a text are passed over.</summary>
internal sealed class NumberOfConstantParser : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        var tokens = state.Context.Tokens;
        var start = state.Index;
        if (state.Kind == SyntaxKind.StringToken)
            state.Advance(1);
        else if (IsAtCommas(ref state))
            Adjacent.Skip(ref state, static kind => kind is SyntaxKind.CommaToken or SyntaxKind.NumberToken);
        else if (Adjacent.IsAtDate(ref state))
            Adjacent.Skip(ref state, static kind => kind is SyntaxKind.MinusToken or SyntaxKind.SlashToken or SyntaxKind.NumberToken);
        else
            return Primitives.Number.TryParse(ref state, ref expecteds, out result);
        result = tokens.WithSkipped(start, state.Index, MissingTokens.Get(SyntaxKind.NumberToken));
        return true;
    }

    private static bool IsAtCommas(ref ParseState<GreenToken> state) =>
        state.Kind == SyntaxKind.NumberToken && state.Current.Trailing is null && state.Next is { Kind: SyntaxKind.CommaToken, Leading: null, Trailing: null }
        && state.Context.Tokens[state.Index + 2] is { Kind: SyntaxKind.NumberToken, Leading: null };
}

/// <summary>The year of a date. A whole date in its place, such as <c>date("2024-01-31")</c>, is passed over.</summary>
internal sealed class YearOfDateParser : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        var start = state.Index;
        if (state.Kind == SyntaxKind.StringToken)
            state.Advance(1);
        else if (Adjacent.IsAtDate(ref state))
            Adjacent.Skip(ref state, static kind => kind is SyntaxKind.MinusToken or SyntaxKind.SlashToken or SyntaxKind.NumberToken);
        else
            return Primitives.Number.TryParse(ref state, ref expecteds, out result);
        result = state.Context.Tokens.WithSkipped(start, state.Index, MissingTokens.Get(SyntaxKind.NumberToken));
        return true;
    }
}

/// <summary>Tokens without anything between them.</summary>
internal static class Adjacent
{
    /// <summary>Whether a year stands here, and directly behind it a month and a day, as <c>2024-01-31</c>, <c>2024/1/31</c> or <c>2024.01.31</c>.</summary>
    public static bool IsAtDate(ref ParseState<GreenToken> state) =>
        state.Kind == SyntaxKind.NumberToken && state.Current.Trailing is null
        && state.Next is { Leading: null, Trailing: null, Kind: SyntaxKind.MinusToken or SyntaxKind.SlashToken }
            or { Leading: null, Kind: SyntaxKind.NumberToken };

    /// <summary>Passes over the current token and those that directly follow it.</summary>
    public static void Skip(ref ParseState<GreenToken> state, Func<SyntaxKind, bool> takes)
    {
        GreenNode? trailing;
        do
            trailing = state.Take().Trailing;
        while (trailing is null && state.Current.Leading is null && takes(state.Kind));
    }
}
