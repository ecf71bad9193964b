namespace ReportDsl.Syntax;

/// <summary>The meaning of <c>"""…"""</c>.</summary>
internal static class RawStrings
{
    /// <summary>
    /// The content of a raw string: a first and a last line without text fall away, the indentation that all other lines share
    /// (the closing quotes' own line counts) is removed, and lines end with <c>\n</c>.
    /// </summary>
    public static string Content(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length == 1)
            return text;

        var first = string.IsNullOrWhiteSpace(lines[0]) ? 1 : 0;
        var closesOnOwnLine = string.IsNullOrWhiteSpace(lines[^1]);
        var indentation = int.MaxValue;
        for (var i = 1; i < lines.Length; i++)
        {
            var isClosing = closesOnOwnLine && i == lines.Length - 1;
            if (isClosing || !string.IsNullOrWhiteSpace(lines[i]))
                indentation = Math.Min(indentation, lines[i].Length - lines[i].TrimStart(' ', '\t').Length);
        }

        var content = new List<string>();
        for (var i = first; i < lines.Length - (closesOnOwnLine ? 1 : 0); i++)
            content.Add(i == 0 ? lines[i] : lines[i][Math.Min(indentation, lines[i].Length)..]);
        return string.Join('\n', content);
    }
}
