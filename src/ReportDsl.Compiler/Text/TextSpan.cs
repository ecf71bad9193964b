namespace ReportDsl.Text;

/// <summary>A range of characters (UTF-16 code units) in a source text.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The position behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether it holds no character.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span from a position up to another, which is not in it.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether the character at a position lies in it.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>Whether both have a character in common.</summary>
    public bool OverlapsWith(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary><c>[3..7)</c>.</summary>
    public override string ToString() => $"[{Start}..{End})";
}

/// <summary>The replacement of the characters in <paramref name="Span"/> by <paramref name="NewText"/>.</summary>
public readonly record struct TextChange(TextSpan Span, string NewText);

/// <summary>A place in a text as line and character, both counted from 0.</summary>
public readonly record struct LinePosition(int Line, int Character);
