using System.Globalization;
using System.Text;
using ReportDsl.Text;

namespace ReportDsl.Cli.Rendering;

/// <summary>A source line as it is shown, and where in it the marks stand, in columns of a fixed pitch font.</summary>
/// <param name="Text">Tabs are spread out; what could steer a terminal or turn its writing around is replaced.</param>
internal readonly record struct SourceExcerpt(string Text, int MarkStart, int MarkWidth)
{
    /// <summary>A longer line is shown only around its place.</summary>
    private const int MaxCharacters = 160;

    private const int CharactersBefore = 60;

    private static readonly Rune Ellipsis = new('…');

    public static SourceExcerpt Of(Location location)
    {
        var source = location.Source;
        var line = source.GetLineSpan(location.Start.Line);
        var start = Math.Min(location.Span.Start, line.End);
        var end = Math.Clamp(location.Span.End, start, line.End);
        var window = Window(source, line, start);

        var shown = new StringBuilder();
        var column = 0;
        if (window.Start > line.Start)
            PrintableText.Append(shown, Ellipsis, ref column);

        var (markStart, markEnd) = (-1, -1);
        var text = source.AsSpan()[window.Start..window.End];
        for (var position = 0; position < text.Length;)
        {
            var absolute = window.Start + position;
            if (markStart < 0 && absolute >= start) markStart = column;
            if (markEnd < 0 && absolute >= end) markEnd = column;

            var length = StringInfo.GetNextTextElementLength(text[position..]);

            // A place may begin inside a text element: the whole element is marked.
            if (markStart < 0 && absolute + length > start) markStart = column;
            AppendElement(shown, text.Slice(position, length), ref column);
            position += length;
        }

        if (markStart < 0) markStart = column;
        if (markEnd < 0) markEnd = column;
        if (window.End < line.End)
            PrintableText.Append(shown, Ellipsis, ref column);
        return new SourceExcerpt(shown.ToString().TrimEnd(), markStart, Math.Max(1, markEnd - markStart));
    }

    private static TextSpan Window(SourceText source, TextSpan line, int start)
    {
        if (line.Length <= MaxCharacters) return line;
        var from = Math.Max(line.Start, start - CharactersBefore);
        var to = Math.Min(line.End, from + MaxCharacters);
        if (from > line.Start && char.IsLowSurrogate(source[from])) from--;
        if (to < line.End && char.IsLowSurrogate(source[to])) to++;
        return TextSpan.FromBounds(from, to);
    }

    private static void AppendElement(StringBuilder shown, ReadOnlySpan<char> element, ref int column)
    {
        if (element.ContainsAny('\t', '\r', '\n') || element.Length == 1)
        {
            foreach (var rune in element.EnumerateRunes())
                PrintableText.Append(shown, rune, ref column);
            return;
        }

        var before = column;
        foreach (var rune in element.EnumerateRunes())
            PrintableText.Append(shown, rune, ref column);

        // Characters joined into one are drawn in the width of the widest.
        column = before + Math.Max(1, DisplayWidth.Of(element));
    }
}
