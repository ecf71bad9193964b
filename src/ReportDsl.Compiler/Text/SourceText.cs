using System.Collections.Immutable;
using System.Text;

namespace ReportDsl.Text;

/// <summary>
/// An immutable source text with its path and its lines. Lines end at <c>\n</c>, <c>\r\n</c> or <c>\r</c>.
/// </summary>
public sealed class SourceText
{
    private readonly string _text;
    private ImmutableArray<int> _lineStarts;

    private SourceText(string text, string path)
    {
        _text = text;
        Path = path;
    }

    /// <summary>The path as the user gave it; empty for a text without a file.</summary>
    public string Path { get; }

    /// <summary>The number of characters (UTF-16 code units).</summary>
    public int Length => _text.Length;

    /// <summary>A character by its position from 0.</summary>
    public char this[int index] => _text[index];

    /// <summary>Where each line begins; a text has one at least.</summary>
    public ImmutableArray<int> LineStarts
    {
        get
        {
            if (_lineStarts.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _lineStarts, FindLineStarts(_text));
            return _lineStarts;
        }
    }

    /// <summary>A text.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="path">Its path from the root of imports, with <c>/</c>; empty for a text without a file.</param>
    /// <exception cref="ArgumentNullException">The text or the path is null.</exception>
    public static SourceText From(string text, string path = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        return new SourceText(text, path);
    }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> AsSpan() => _text;

    /// <summary>The line and the character of a position; the position behind the last character is one too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside the text.</exception>
    public LinePosition GetLinePosition(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Length);
        var index = LineStarts.BinarySearch(position);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line, position - LineStarts[line]);
    }

    /// <summary>The position of a character of a line; what lies behind the last character of a line is its line break, or the end of the text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line, or the line is not as long.</exception>
    public int GetPosition(LinePosition position)
    {
        CheckLine(position.Line, nameof(position));
        var start = LineStarts[position.Line];
        var end = position.Line + 1 < LineStarts.Length ? LineStarts[position.Line + 1] - 1 : Length;
        if (position.Character < 0 || position.Character > end - start)
            throw new ArgumentOutOfRangeException(nameof(position), position, "The line has no such character.");
        return start + position.Character;
    }

    /// <summary>The span of a line without its line break.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan GetLineSpan(int line)
    {
        CheckLine(line, nameof(line));
        var start = LineStarts[line];
        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Length;
        while (end > start && _text[end - 1] is '\n' or '\r') end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>A part of the text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie in the text.</exception>
    public string ToString(TextSpan span) => _text.Substring(span.Start, span.Length);

    /// <summary>The whole text.</summary>
    public override string ToString() => _text;

    /// <summary>A new text with the changes applied; the changes do not overlap and are sorted by their start.</summary>
    /// <exception cref="ArgumentException">Changes overlap, are not sorted or lie outside the text.</exception>
    public SourceText WithChanges(IEnumerable<TextChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var builder = new StringBuilder(_text.Length);
        var position = 0;
        foreach (var change in changes)
        {
            if (change.Span.Start < position || change.Span.End > Length)
                throw new ArgumentException("Changes must be sorted, must not overlap and must lie inside the text.", nameof(changes));
            builder.Append(_text, position, change.Span.Start - position).Append(change.NewText);
            position = change.Span.End;
        }

        builder.Append(_text, position, _text.Length - position);
        return new SourceText(builder.ToString(), Path);
    }

    private void CheckLine(int line, string parameter)
    {
        if (line < 0 || line >= LineStarts.Length)
            throw new ArgumentOutOfRangeException(parameter, line, "The text has no such line.");
    }

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        return starts.ToImmutable();
    }
}
