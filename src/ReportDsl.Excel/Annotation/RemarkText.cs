using ReportDsl.Excel.Packaging;

namespace ReportDsl.Excel.Annotation;

/// <summary>
/// A cell has one comment: the agency's note, and under a line of its own what validation says. The line tells them apart, whatever programs
/// do to authors and formats.
/// </summary>
internal static class RemarkText
{
    private const string Separator = "—— ReportDsl ——";

    public static string Join(string note, IEnumerable<string> messages) =>
        (note.Length == 0 ? "" : note + "\n") + Separator + "\n" + string.Join('\n', messages.Select(message => "• " + CellEscapes.In(message)));

    /// <summary>The agency's part of a comment; empty where there is none.</summary>
    public static string NoteIn(string comment)
    {
        var at = comment.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? comment : comment[..at].TrimEnd('\n', '\r');
    }

    public static bool IsIn(string comment) => comment.Contains(Separator, StringComparison.Ordinal);
}
