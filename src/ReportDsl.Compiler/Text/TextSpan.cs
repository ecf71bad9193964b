namespace ReportDsl.Text;

/// <summary>A range of characters (UTF-16 code units) in a source text.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool IsEmpty => Length == 0;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    public bool Contains(int position) => position >= Start && position < End;

    public bool OverlapsWith(TextSpan other) => Start < other.End && other.Start < End;

    public override string ToString() => $"[{Start}..{End})";
}

/// <summary>The replacement of the characters in <paramref name="Span"/> by <paramref name="NewText"/>.</summary>
public readonly record struct TextChange(TextSpan Span, string NewText);

/// <summary>A place in a text as line and character, both counted from 0.</summary>
public readonly record struct LinePosition(int Line, int Character);
