using System.Collections;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax;

/// <summary>Text between tokens: blanks, a line break, a comment, skipped text.</summary>
public readonly struct SyntaxTrivia : IEquatable<SyntaxTrivia>
{
    internal SyntaxTrivia(GreenTrivia green, int position)
    {
        Green = green;
        Position = position;
    }

    /// <summary>The kind of the trivia.</summary>
    public SyntaxKind Kind => Green.Kind;

    /// <summary>The characters as written.</summary>
    public string Text => Green.Text;

    /// <summary>Its place in the text.</summary>
    public TextSpan Span => new(Position, Green.FullWidth);

    internal GreenTrivia Green { get; }

    internal int Position { get; }

    /// <summary>The characters as written.</summary>
    public override string ToString() => Text;

    /// <summary>Whether it is the same trivia at the same position.</summary>
    public bool Equals(SyntaxTrivia other) => ReferenceEquals(Green, other.Green) && Position == other.Position;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SyntaxTrivia other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Green, Position);

    /// <summary>Whether both are the same trivia at the same position.</summary>
    public static bool operator ==(SyntaxTrivia left, SyntaxTrivia right) => left.Equals(right);

    /// <summary>Whether the trivia differ, or their positions do.</summary>
    public static bool operator !=(SyntaxTrivia left, SyntaxTrivia right) => !left.Equals(right);
}

/// <summary>The trivia before or behind a token.</summary>
public readonly struct SyntaxTriviaList : IReadOnlyList<SyntaxTrivia>
{
    private readonly GreenNode? _green;
    private readonly int _position;

    internal SyntaxTriviaList(SyntaxToken token, GreenNode? green, int position)
    {
        Token = token;
        _green = green;
        _position = position;
    }

    /// <summary>The token that the trivia belong to.</summary>
    public SyntaxToken Token { get; }

    /// <summary>How many there are.</summary>
    public int Count => _green is null ? 0 : _green.IsList ? _green.SlotCount : 1;

    /// <summary>The place of all of them in the text.</summary>
    public TextSpan FullSpan => new(_position, _green?.FullWidth ?? 0);

    /// <summary>One of them by its index from 0.</summary>
    public SyntaxTrivia this[int index] => _green switch
    {
        GreenTrivia single when index == 0 => new SyntaxTrivia(single, _position),
        GreenList list when list.GetSlot(index) is GreenTrivia trivia => new SyntaxTrivia(trivia, _position + list.GetSlotOffset(index)),
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, null),
    };

    /// <inheritdoc/>
    public IEnumerator<SyntaxTrivia> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The characters of all of them.</summary>
    public override string ToString() => _green?.ToFullString() ?? "";
}
