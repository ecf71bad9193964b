using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax;

/// <summary>A word, sign, name or literal of the text, with the trivia around it.</summary>
public readonly struct SyntaxToken : IEquatable<SyntaxToken>
{
    internal SyntaxToken(SyntaxNode? parent, GreenToken green, int position)
    {
        Parent = parent;
        Green = green;
        Position = position;
    }

    /// <summary>The node that the token is a child of; null for a token that is in no tree.</summary>
    public SyntaxNode? Parent { get; }

    /// <summary>The kind of the token.</summary>
    public SyntaxKind Kind => Green.Kind;

    /// <summary>The text as written; empty for a missing token.</summary>
    public string Text => Green.Text;

    /// <summary>
    /// What the text means: a name in Unicode normal form C, the content of a string with its escapes resolved, a tag without
    /// <c>@</c>; else the text.
    /// </summary>
    public string ValueText => TokenValues.ValueText(Kind, Text);

    /// <summary>The value of a number token; a percentage is a fraction (<c>20%</c> is 0.2).</summary>
    /// <exception cref="InvalidOperationException">The token is no number.</exception>
    public decimal NumericValue => Kind == SyntaxKind.NumberToken
        ? TokenValues.Number(Text)
        : throw new InvalidOperationException($"A {Kind} has no numeric value.");

    /// <summary>The place in the text without trivia.</summary>
    public TextSpan Span => new(Position + LeadingWidth, Text.Length);

    /// <summary>The place in the text with trivia.</summary>
    public TextSpan FullSpan => new(Position, Green.FullWidth);

    /// <summary>Whether the grammar asks for the token here and the text lacks it.</summary>
    public bool IsMissing => Green.IsMissing;

    /// <summary>The token's span in its source text.</summary>
    /// <exception cref="InvalidOperationException">The token is in no tree.</exception>
    public Location Location => Parent is null
        ? throw new InvalidOperationException("A token that is in no tree has no location.")
        : Parent.LocationOf(Span);

    /// <summary>The trivia before it.</summary>
    public SyntaxTriviaList LeadingTrivia => new(this, Green.Leading, Position);

    /// <summary>The trivia behind it.</summary>
    public SyntaxTriviaList TrailingTrivia => new(this, Green.Trailing, Position + LeadingWidth + Text.Length);

    internal GreenToken Green { get; }

    internal int Position { get; }

    private int LeadingWidth => Green.Leading?.FullWidth ?? 0;

    /// <summary>The next token that has a width; null behind the last one.</summary>
    public SyntaxToken? GetNextToken()
    {
        var root = Root();
        return root is not null && FullSpan.End < root.FullSpan.End ? root.FindToken(FullSpan.End) : null;
    }

    /// <summary>The token before this one that has a width; null before the first one.</summary>
    public SyntaxToken? GetPreviousToken()
    {
        var root = Root();
        return root is not null && Position > root.FullSpan.Start ? root.FindToken(Position - 1) : null;
    }

    /// <summary>The same token, in no tree, with other trivia before it.</summary>
    public SyntaxToken WithLeadingTrivia(params ReadOnlySpan<SyntaxTrivia> trivia) =>
        new(null, Green.With(SyntaxFactory.GreenTriviaOf(trivia), Green.Trailing), 0);

    /// <summary>The same token, in no tree, with other trivia behind it.</summary>
    public SyntaxToken WithTrailingTrivia(params ReadOnlySpan<SyntaxTrivia> trivia) =>
        new(null, Green.With(Green.Leading, SyntaxFactory.GreenTriviaOf(trivia)), 0);

    /// <summary>Its text, trivia included.</summary>
    public string ToFullString() => Green.ToFullString();

    /// <summary>Its text, without trivia.</summary>
    public override string ToString() => Text;

    /// <summary>Whether it is the same token at the same place of the same tree.</summary>
    public bool Equals(SyntaxToken other) =>
        ReferenceEquals(Parent, other.Parent) && ReferenceEquals(Green, other.Green) && Position == other.Position;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SyntaxToken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parent, Green, Position);

    /// <summary>Whether both are the same token at the same place of the same tree.</summary>
    public static bool operator ==(SyntaxToken left, SyntaxToken right) => left.Equals(right);

    /// <summary>Whether the tokens differ, or their places do.</summary>
    public static bool operator !=(SyntaxToken left, SyntaxToken right) => !left.Equals(right);

    private SyntaxNode? Root()
    {
        var node = Parent;
        while (node?.Parent is { } parent) node = parent;
        return node;
    }
}
