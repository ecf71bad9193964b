namespace ReportDsl.Syntax;

/// <summary>Reads the doc comments of sources.</summary>
public static class Documentation
{
    /// <summary>
    /// The text of the <c>///</c> lines directly before a declaration or item, one line of text a line, without the slashes and
    /// the blank behind them; null when there is none.
    /// </summary>
    public static string? GetDocumentation(this SyntaxNode node)
    {
        List<string>? lines = null;
        foreach (var trivia in node.GetLeadingTrivia())
        {
            if (trivia.Kind != SyntaxKind.DocumentationCommentTrivia)
                continue;
            var line = trivia.Text.AsSpan(3);
            (lines ??= []).Add((line.StartsWith(' ') ? line[1..] : line).TrimEnd().ToString());
        }

        return lines is null ? null : string.Join('\n', lines);
    }
}
