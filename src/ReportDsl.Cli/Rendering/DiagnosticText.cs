using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Rendering;

/// <summary>
/// Diagnostics for people: <c>file(line,column): error RD2003: message</c>, the source line, a line of carets under the place, then
/// related places and proposed corrections.
/// </summary>
/// <param name="display">Turns a path of the compilation into what the user calls it.</param>
internal sealed class DiagnosticText(TextWriter writer, MessageLanguage language, bool colours, Func<string, string> display)
{
    /// <summary>More than these are counted, not printed; errors go first.</summary>
    public const int MaxPrinted = 100;

    private readonly TerminalStyle _style = TerminalStyle.Of(colours);

    public void Write(ImmutableArray<Diagnostic> diagnostics)
    {
        var visible = diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).ToImmutableArray();
        foreach (var diagnostic in Select(visible))
            Write(diagnostic);
        if (visible.Length > MaxPrinted)
            writer.WriteLine(Messages.More(visible.Length - MaxPrinted).In(language));
    }

    private static IEnumerable<Diagnostic> Select(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Length <= MaxPrinted
            ? diagnostics
            : diagnostics
                .Select((diagnostic, index) => (Diagnostic: diagnostic, Index: index))
                .OrderByDescending(item => item.Diagnostic.Severity)
                .Take(MaxPrinted)
                .OrderBy(item => item.Index)
                .Select(item => item.Diagnostic);

    private void Write(Diagnostic diagnostic)
    {
        var (severity, colour) = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => ("error", _style.Error),
            DiagnosticSeverity.Warning => ("warning", _style.Warning),
            _ => ("info", _style.Note),
        };
        writer.WriteLine(
            $"{Place(diagnostic.Location)}{colour}{severity} {diagnostic.Code}{_style.End}: {_style.Strong}{Clean(diagnostic.Message(language))}{_style.End}");
        WriteExcerpt(diagnostic.Location, '^', colour);

        foreach (var related in diagnostic.Related)
        {
            writer.WriteLine($"  {Place(related.Location)}{Clean(related.Text.In(language))}");
            WriteExcerpt(related.Location, '-', _style.Note);
        }

        foreach (var fix in diagnostic.Fixes)
            writer.WriteLine($"  {_style.Help}{Messages.Help.In(language)}{_style.End}{Clean(fix.Title.In(language))}");
    }

    /// <summary>A diagnostic about a file as a whole has no line, one about no source file has no place at all.</summary>
    private string Place(Location location)
    {
        if (location.Source.Path.Length == 0 && location.Source.Length == 0) return "";
        var path = Clean(display(location.Source.Path));
        if (location.Source.Length == 0) return path + ": ";
        var start = location.Start;
        return string.Create(CultureInfo.InvariantCulture, $"{path}({start.Line + 1},{start.Character + 1}): ");
    }

    private void WriteExcerpt(Location location, char mark, string colour)
    {
        if (location.Source.Length == 0) return;
        var excerpt = SourceExcerpt.Of(location);
        if (excerpt.Text.Length == 0) return;

        var number = (location.Start.Line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(5);
        writer.WriteLine($"{_style.Margin}{number} |{_style.End} {excerpt.Text}");
        writer.WriteLine(
            $"{_style.Margin}      |{_style.End} {new string(' ', excerpt.MarkStart)}{colour}{new string(mark, excerpt.MarkWidth)}{_style.End}");
    }

    private static string Clean(string text) => PrintableText.Of(text);
}
