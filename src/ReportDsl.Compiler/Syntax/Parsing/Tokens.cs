using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>A production of the grammar under its name. It is put together on first use, so that productions can name each other in any order.</summary>
internal sealed class Production<T>(Func<Parser<GreenToken, T>> rule) : Parser<GreenToken, T>
{
    private Parser<GreenToken, T>? _rule;

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out T result) =>
        (_rule ??= rule()).TryParse(ref state, ref expecteds, out result);
}

/// <summary>A token where the condition holds; else the token that is missing. Never fails.</summary>
internal sealed class TokenWhere(Condition condition, SyntaxKind kind) : Parser<GreenToken, GreenToken>
{
    private readonly GreenToken _missing = MissingTokens.Get(kind);

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        result = condition(ref state) ? state.Take() : _missing;
        return true;
    }
}

/// <summary>A token of the kind, or the missing one.</summary>
internal sealed class Token(SyntaxKind kind) : Parser<GreenToken, GreenToken>
{
    private readonly GreenToken _missing = MissingTokens.Get(kind);

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        result = state.Kind == kind ? state.Take() : _missing;
        return true;
    }
}

/// <summary>A contextual word as a keyword, or the missing one.</summary>
internal sealed class Keyword(SyntaxKind word) : Parser<GreenToken, GreenToken>
{
    private readonly GreenToken _missing = MissingTokens.Get(word);

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        result = state.Word == word ? state.Take().AsKeyword() : _missing;
        return true;
    }
}

/// <summary>A token that the text lacks.</summary>
internal sealed class MissingToken(SyntaxKind kind) : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        result = MissingTokens.Get(kind);
        return true;
    }
}

/// <summary>Passes over the token that stands here, in the place of one that is missing.</summary>
internal sealed class PassedOver(SyntaxKind kind) : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        var start = state.Index;
        state.Advance(1);
        result = state.Context.Tokens.WithSkipped(start, start + 1, MissingTokens.Get(kind));
        return true;
    }
}

/// <summary>The token that stands here: for places where a condition has seen what it is.</summary>
internal sealed class AnyTokenParser : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        result = state.Take();
        return true;
    }
}

/// <summary>The word that stands here, as a keyword: for places where a condition has seen that it is one.</summary>
internal sealed class AnyKeywordParser : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        result = state.Take().AsKeyword();
        return true;
    }
}

/// <summary>Passes over what does not belong before a token; its text becomes trivia of that token, be it there or missing.</summary>
internal sealed class SkippingTo(Condition skips, Parser<GreenToken, GreenToken> token) : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        var start = state.Index;
        while (skips(ref state)) state.Advance(1);
        var end = state.Index;
        if (!token.TryParse(ref state, ref expecteds, out result))
            return false;
        result = state.Context.Tokens.WithSkipped(start, end, result);
        return true;
    }
}
