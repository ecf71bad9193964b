using System.Collections.Immutable;
using System.Text;
using ReportDsl.Text;

namespace ReportDsl.Testing;

/// <summary>
/// A text with marks: <c>[|…|]</c> around spans that a test expects, <c>$$</c> at the cursor. <see cref="Text"/> is the text
/// without them.
/// </summary>
public sealed record AnnotatedText(string Text, ImmutableArray<TextSpan> Spans, int? Cursor)
{
    private const string Open = "[|";
    private const string Close = "|]";
    private const string CursorMark = "$$";

    public static AnnotatedText Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var starts = new Stack<int>();
        int? cursor = null;
        for (var i = 0; i < marked.Length; i++)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith(Open))
                starts.Push(text.Length);
            else if (rest.StartsWith(Close) && starts.TryPop(out var start))
                spans.Add(TextSpan.FromBounds(start, text.Length));
            else if (rest.StartsWith(CursorMark))
                cursor = text.Length;
            else
            {
                text.Append(marked[i]);
                continue;
            }

            i++;
        }

        if (starts.Count > 0)
            throw new FormatException("A span is not closed.");
        return new AnnotatedText(text.ToString(), [.. spans.OrderBy(span => span.Start).ThenBy(span => span.End)], cursor);
    }

    /// <summary>A text with the spans marked: for messages that show what came instead.</summary>
    public static string Mark(string text, IEnumerable<TextSpan> spans)
    {
        var marks = spans
            .SelectMany(span => new[] { (At: span.Start, IsOpen: true, span.Length), (At: span.End, IsOpen: false, span.Length) })
            .OrderBy(mark => mark.At)
            .ThenBy(mark => mark.IsOpen == (mark.Length == 0) ? 1 : 0)
            .ThenBy(mark => mark.Length == 0 ? (mark.IsOpen ? 0 : 1) : 0);
        var result = new StringBuilder();
        var position = 0;
        foreach (var (at, isOpen, _) in marks)
        {
            result.Append(text, position, at - position).Append(isOpen ? Open : Close);
            position = at;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }
}
