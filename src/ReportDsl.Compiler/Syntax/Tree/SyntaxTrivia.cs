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

    public SyntaxKind Kind => Green.Kind;

    public string Text => Green.Text;

    public TextSpan Span => new(Position, Green.FullWidth);

    internal GreenTrivia Green { get; }

    internal int Position { get; }

    public override string ToString() => Text;

    public bool Equals(SyntaxTrivia other) => ReferenceEquals(Green, other.Green) && Position == other.Position;

    public override bool Equals(object? obj) => obj is SyntaxTrivia other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Green, Position);

    public static bool operator ==(SyntaxTrivia left, SyntaxTrivia right) => left.Equals(right);

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

    public int Count => _green is null ? 0 : _green.IsList ? _green.SlotCount : 1;

    public TextSpan FullSpan => new(_position, _green?.FullWidth ?? 0);

    public SyntaxTrivia this[int index] => _green switch
    {
        GreenTrivia single when index == 0 => new SyntaxTrivia(single, _position),
        GreenList list when list.GetSlot(index) is GreenTrivia trivia => new SyntaxTrivia(trivia, _position + list.GetSlotOffset(index)),
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, null),
    };

    public IEnumerator<SyntaxTrivia> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _green?.ToFullString() ?? "";
}
