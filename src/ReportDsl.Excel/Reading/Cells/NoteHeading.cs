namespace ReportDsl.Excel.Reading.Cells;

/// <summary>
/// What programs write before a note by themselves: the name of its author and a colon, or that a thread begins. It is no content, and the name is
/// nobody's business.
/// </summary>
internal static class NoteHeading
{
    /// <summary>What stands for the name where names were taken out of a file.</summary>
    private static readonly string[] Nobody = ["Author", "作者"];

    /// <summary>A note without its heading; empty where there is nothing else.</summary>
    /// <param name="note">The note.</param>
    /// <param name="authors">Those that the file names.</param>
    public static string Without(string note, IReadOnlyList<string> authors)
    {
        note = WithoutThreads(note);
        var text = note.AsSpan().TrimStart();
        foreach (var author in authors.Concat(Nobody))
        {
            var name = author.AsSpan().Trim();
            if (name.IsEmpty || !text.StartsWith(name, StringComparison.Ordinal))
                continue;
            var rest = text[name.Length..].TrimStart(' ');
            if (rest is [':' or '：', ..])
                return WithoutBreak(rest[1..].TrimStart(' ')).ToString();
        }

        return note;
    }

    /// <summary>
    /// Three lines stand before each text of a thread that Google Sheets has written: signs, an identity, and a name with a time.
    /// </summary>
    private static string WithoutThreads(string note)
    {
        if (!note.StartsWith("======", StringComparison.Ordinal))
            return note;
        var lines = note.ReplaceLineEndings("\n").Split('\n');
        var kept = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var isRule = lines[i].Length >= 6 && lines[i].AsSpan().Trim("=-").IsEmpty;
            if (isRule && i + 2 < lines.Length && lines[i + 1].StartsWith("ID#", StringComparison.Ordinal))
                i += 2;
            else
                kept.Add(lines[i]);
        }

        return kept.Count == lines.Length ? note : string.Join('\n', kept).Trim();
    }

    private static ReadOnlySpan<char> WithoutBreak(ReadOnlySpan<char> text) => text switch
    {
        ['\r', '\n', ..] => text[2..],
        ['\n' or '\r', ..] => text[1..],
        _ => text,
    };
}
