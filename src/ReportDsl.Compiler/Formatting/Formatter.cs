using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Formatting;

/// <summary>
/// The one canonical style of source files. Only trivia change: blanks, line breaks, and where a comment stands on its line. Formatting
/// what has been formatted changes nothing.
/// </summary>
/// <remarks>
/// Blocks are indented by four blanks, a member a line; a block or check that stands on one line stays there while it fits into
/// <see cref="MaxWidth"/> columns. Labels of neighbouring one-line members stand under each other. One empty line between members stays.
/// Comments stay on their own line or behind what they follow. Lines end as the first line of the file does.
/// </remarks>
public static class Formatter
{
    /// <summary>Longer lines are wrapped where the language has a place for it.</summary>
    public const int MaxWidth = 140;

    /// <summary>Whether the tree can be formatted: without a syntax error it is known what belongs together.</summary>
    public static bool CanFormat(SyntaxTree tree) =>
        !tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The formatted text; the text itself where <see cref="CanFormat"/> does not hold.</summary>
    public static string Format(SyntaxTree tree)
    {
        if (!CanFormat(tree)) return tree.Text.ToString();
        var document = new Layout(tree.Text).Of(tree.Root);
        return new DocPrinter(MaxWidth, NewLineOf(tree)).Print(document);
    }

    /// <summary>The first line break of the file, those inside of comments and texts not counted.</summary>
    private static string NewLineOf(SyntaxTree tree) =>
        tree.Root.DescendantTokens()
            .SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia))
            .Where(trivia => trivia.Kind == SyntaxKind.EndOfLineTrivia)
            .Select(trivia => trivia.Text)
            .FirstOrDefault("\n");
}
