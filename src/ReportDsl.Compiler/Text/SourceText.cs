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

    public int Length => _text.Length;

    public char this[int index] => _text[index];

    public ImmutableArray<int> LineStarts
    {
        get
        {
            if (_lineStarts.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _lineStarts, FindLineStarts(_text));
            return _lineStarts;
        }
    }

    public static SourceText From(string text, string path = "") => new(text, path);

    public ReadOnlySpan<char> AsSpan() => _text;

    public LinePosition GetLinePosition(int position)
    {
        var index = LineStarts.BinarySearch(position);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line, position - LineStarts[line]);
    }

    public int GetPosition(LinePosition position) => LineStarts[position.Line] + position.Character;

    /// <summary>The span of a line without its line break.</summary>
    public TextSpan GetLineSpan(int line)
    {
        var start = LineStarts[line];
        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Length;
        while (end > start && _text[end - 1] is '\n' or '\r') end--;
        return TextSpan.FromBounds(start, end);
    }

    public string ToString(TextSpan span) => _text.Substring(span.Start, span.Length);

    public override string ToString() => _text;

    /// <summary>A new text with the changes applied; the changes do not overlap and are sorted by their start.</summary>
    public SourceText WithChanges(IEnumerable<TextChange> changes)
    {
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
