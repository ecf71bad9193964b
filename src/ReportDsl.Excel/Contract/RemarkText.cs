using ReportDsl.Excel.Packaging;

namespace ReportDsl.Excel.Contract;

/// <summary>
/// A cell has one comment: the agency's note, and under it between lines of their own what validation says. The lines tell the two apart, whatever
/// programs do to authors and formats. What stands in the comment and is not ours is the agency's, above, below and between.
/// </summary>
internal static class RemarkText
{
    private const string Opening = "—— ReportDsl ——";

    private const string Closing = "—— /ReportDsl ——";

    /// <summary>Each message is one line, which begins with this: so lines that are typed between are known, even where the closing line is gone.</summary>
    private const string Bullet = "• ";

    /// <summary>The text of a comment. It ends with an empty line: that is where an answer is typed.</summary>
    public static string Join(string note, IEnumerable<string> messages) =>
        (note.Length == 0 ? "" : note + "\n") + $"{Opening}\n{string.Concat(messages.Select(Line))}{Closing}\n";

    /// <summary>The agency's part of a comment; empty where there is none.</summary>
    public static string NoteIn(string comment)
    {
        if (!IsIn(comment))
            return comment;

        var (above, rest) = comment.IndexOf(Opening, StringComparison.Ordinal) is >= 0 and var opening
            ? (WithoutBreak(comment[..opening]), comment[(opening + Opening.Length)..])
            : ("", comment);
        var (inside, below) = rest.LastIndexOf(Closing, StringComparison.Ordinal) is >= 0 and var closing
            ? (rest[..closing], rest[(closing + Closing.Length)..])
            : (rest, "");
        var between = inside.Split('\n').Where(line => !IsOurs(line));
        return string.Join('\n', new[] { above, string.Join('\n', between).Trim(), below.Trim() }.Where(part => part.Length > 0));
    }

    public static bool IsIn(string comment) =>
        comment.Contains(Opening, StringComparison.Ordinal) || comment.Contains(Closing, StringComparison.Ordinal);

    private static string Line(string message) => $"{Bullet}{CellEscapes.In(message.ReplaceLineEndings(" "))}\n";

    private static bool IsOurs(string line) => line.StartsWith(Bullet, StringComparison.Ordinal) || line.Trim() is Opening or Closing;

    /// <summary>A note may end with line breaks of its own: one is ours.</summary>
    private static string WithoutBreak(string note) => note switch
    {
        [.. var text, '\r', '\n'] => text,
        [.. var text, '\n'] => text,
        _ => note,
    };
}
