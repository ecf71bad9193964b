using System.Collections.Immutable;
using ReportDsl.Diagnostics;

namespace ReportDsl.Syntax.Green;

/// <summary>A mistake inside a token; the offset counts from the beginning of the token's text.</summary>
internal sealed record LexicalError(DiagnosticDescriptor Descriptor, int Offset, int Width, ImmutableArray<object> Arguments)
{
    /// <summary>What should stand at the place of the mistake; empty for what should not be there, null where nothing is proposed.</summary>
    public string? Replacement { get; init; }
}

/// <summary>A token with the trivia around it.</summary>
internal sealed class GreenToken : GreenNode
{
    private GreenToken? _keyword;

    public GreenToken(SyntaxKind kind, string text, GreenNode? leading, GreenNode? trailing, GreenFlags flags = GreenFlags.None)
        : base(kind)
    {
        Text = text;
        Leading = leading;
        Trailing = trailing;
        Flags = flags;
        FullWidth = text.Length + (leading?.FullWidth ?? 0) + (trailing?.FullWidth ?? 0);
    }

    public string Text { get; }

    public GreenNode? Leading { get; }

    public GreenNode? Trailing { get; }

    /// <summary>The keyword that an identifier token can be by its text.</summary>
    public SyntaxKind ContextualKind { get; init; }

    public LexicalError[] Errors { get; init; } = [];

    public bool IsMissing => (Flags & GreenFlags.Missing) != GreenFlags.None;

    internal override int SlotCount => 0;

    public static GreenToken Missing(SyntaxKind kind) =>
        new(kind, "", null, null, GreenFlags.Missing | GreenFlags.Imperfect);

    /// <summary>The same token as the keyword that its text spells.</summary>
    public GreenToken AsKeyword()
    {
        if (_keyword is null)
            Interlocked.CompareExchange(ref _keyword, new GreenToken(ContextualKind, Text, Leading, Trailing, Flags) { Errors = Errors }, null);
        return _keyword;
    }

    /// <summary>The same text as another kind of token: what the parser takes it for, with an error.</summary>
    public GreenToken TakenFor(SyntaxKind kind) => new(kind, Text, Leading, Trailing, (Flags & ~GreenFlags.Shareable) | GreenFlags.Imperfect);

    /// <summary>The same token where it fits nowhere, or must not stand: what holds it is imperfect.</summary>
    public GreenToken AsUnexpected() => IsImperfect ? this : With(Leading, Trailing, GreenFlags.Imperfect);

    public GreenToken With(GreenNode? leading, GreenNode? trailing, GreenFlags added = GreenFlags.None) =>
        new(Kind, Text, leading, trailing, (Flags & ~GreenFlags.Shareable) | added) { ContextualKind = ContextualKind, Errors = Errors };

    internal override GreenNode? GetSlot(int index) => throw new InvalidOperationException("A token has no children.");

    internal override SyntaxNode CreateRed(SyntaxNode? parent, int position) =>
        throw new InvalidOperationException("A token is no node.");
}

/// <summary>Text between tokens: blanks, a line break, a comment, skipped text.</summary>
internal sealed class GreenTrivia : GreenNode
{
    public GreenTrivia(SyntaxKind kind, string text)
        : base(kind)
    {
        Text = text;
        FullWidth = text.Length;
        if (kind == SyntaxKind.SkippedTokensTrivia)
            Flags = GreenFlags.Imperfect;
    }

    public string Text { get; }

    internal override int SlotCount => 0;

    internal override GreenNode? GetSlot(int index) => throw new InvalidOperationException("Trivia have no children.");

    internal override SyntaxNode CreateRed(SyntaxNode? parent, int position) =>
        throw new InvalidOperationException("Trivia are no nodes.");
}
