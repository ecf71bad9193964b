using System.Collections.Immutable;
using ReportDsl.Syntax;

namespace ReportDsl.Formatting;

/// <summary>Which labels of neighbouring members stand under each other.</summary>
internal static class LabelColumns
{
    /// <summary>
    /// For the label tokens, named by their positions, the blanks to put before them. Members are aligned that follow each other line by line,
    /// are of one sort, and have neither a block nor comments before them.
    /// </summary>
    public static IEnumerable<(int Label, int Blanks)> Of(ImmutableArray<SyntaxNode> members)
    {
        var run = new List<(int Label, int Width)>();
        var sort = SyntaxKind.None;
        foreach (var member in members)
        {
            var column = ColumnOf(member);
            if (run.Count > 0 && (column is null || sort != SortOf(member) || !FollowsDirectly(member)))
            {
                foreach (var padding in Paddings(run))
                    yield return padding;
                run.Clear();
            }

            if (column is null) continue;
            sort = SortOf(member);
            run.Add(column.Value);
        }

        foreach (var padding in Paddings(run))
            yield return padding;
    }

    private static (int Label, int Blanks)[] Paddings(List<(int Label, int Width)> run)
    {
        if (run.Count < 2) return [];
        var width = run.Max(column => column.Width);
        return [.. run.Where(column => column.Width < width).Select(column => (column.Label, width - column.Width))];
    }

    /// <summary>Lines of cells stand together; a group has none of its own.</summary>
    private static SyntaxKind SortOf(SyntaxNode member) =>
        member is TotalItemSyntax or MemoItemSyntax ? SyntaxKind.PlainItem : member.Kind;

    private static (int Label, int Width)? ColumnOf(SyntaxNode member)
    {
        var label = member switch
        {
            PlainItemSyntax { Children: null } item => item.Label,
            TotalItemSyntax { Children: null } item => item.Label,
            MemoItemSyntax { Children: null } item => item.Label,
            GroupItemSyntax { Children: AxisReferenceSyntax } item => item.Label,
            FieldDeclarationSyntax field => field.Label,
            UnitDeclarationSyntax unit => unit.Label,
            CodeEntrySyntax entry => entry.Label,
            _ => null,
        };
        if (label is null) return null;

        var width = 0;
        foreach (var child in member.ChildNodesAndTokens())
        {
            if (child.Token is not { } token) break;
            if (width > 0 && HasComment(token.LeadingTrivia)) return null;
            if (HasComment(token.TrailingTrivia)) return null;
            width += TokenDocs.WidthOf(token) + 1;
        }

        return HasComment(label.Text.LeadingTrivia) ? null : (label.Text.Position, width);
    }

    /// <summary>Whether the member begins on the line behind the one before, without a comment or an empty line between them.</summary>
    private static bool FollowsDirectly(SyntaxNode member)
    {
        var token = member.GetFirstToken();
        if (HasComment(token.LeadingTrivia)) return false;
        var lineBreaks = token.LeadingTrivia.Count(IsLineBreak);
        if (token.GetPreviousToken() is { } previous)
            lineBreaks += previous.TrailingTrivia.Count(IsLineBreak);
        return lineBreaks < 2;
    }

    private static bool IsLineBreak(SyntaxTrivia trivia) => trivia.Kind == SyntaxKind.EndOfLineTrivia;

    private static bool HasComment(SyntaxTriviaList trivia) =>
        trivia.Any(item => item.Kind is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));
}
