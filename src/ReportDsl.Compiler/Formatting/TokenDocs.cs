using System.Collections.Immutable;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Formatting;

/// <summary>
/// Tokens as documents, with the comments around them and the blanks between them. Tokens are asked for in the order of the text, once each.
/// </summary>
internal sealed class TokenDocs
{
    private SyntaxToken? _previous;
    private bool _isSeparated = true;
    private int _hoisted = -1;
    private int _lineBreaks;

    /// <summary>The caller puts what separates the next token from the last one.</summary>
    public void Separate() => _isSeparated = true;

    /// <summary>
    /// The comments before a token, outside of what is laid out with the token. Empty lines in the source stay, one each, before and
    /// between comments where <paramref name="emptyLineBefore"/> holds, and before the token where <paramref name="emptyLineBehind"/> holds too.
    /// </summary>
    public Doc Leading(SyntaxToken token, bool emptyLineBefore, bool emptyLineBehind)
    {
        var parts = ImmutableArray.CreateBuilder<Doc>();
        AddLeading(parts, token, emptyLineBefore, emptyLineBehind, isMember: true);
        _hoisted = token.Position;
        return new Doc.Sequence(parts.ToImmutable());
    }

    public Doc Token(SyntaxToken token)
    {
        var parts = ImmutableArray.CreateBuilder<Doc>(3);
        if (_previous is { } previous && !_isSeparated && Spacing.IsBetween(previous, token))
            parts.Add(Doc.Space.Instance);
        if (token.Position != _hoisted)
            AddLeading(parts, token, emptyLineBefore: false, emptyLineBehind: false, isMember: false);

        if (!token.IsMissing && token.Kind != SyntaxKind.EndOfFileToken)
        {
            parts.Add(TextOf(token.Text));
            _previous = token;
            _isSeparated = false;
        }

        _lineBreaks = 0;
        foreach (var trivia in token.TrailingTrivia)
            AddTrivia(parts, trivia, emptyLine: false);
        return parts.Count == 1 ? parts[0] : new Doc.Sequence(parts.ToImmutable());
    }

    /// <summary>The columns that a token takes.</summary>
    public static int WidthOf(SyntaxToken token) => DisplayWidth.Of(token.Text);

    private void AddLeading(
        ImmutableArray<Doc>.Builder parts, SyntaxToken token, bool emptyLineBefore, bool emptyLineBehind, bool isMember)
    {
        var hadComment = false;
        foreach (var trivia in token.LeadingTrivia)
        {
            var isComment = AddTrivia(parts, trivia, emptyLineBefore || (isMember && hadComment));
            hadComment |= isComment;
        }

        if (isMember && emptyLineBehind && _lineBreaks >= 2 && (emptyLineBefore || hadComment))
            parts.Add(Doc.EmptyLine.Instance);
        else if (hadComment)
            parts.Add(_lineBreaks > 0 ? Doc.FreshLine.Instance : Doc.Space.Instance);
        _lineBreaks = 0;
    }

    private bool AddTrivia(ImmutableArray<Doc>.Builder parts, SyntaxTrivia trivia, bool emptyLine)
    {
        switch (trivia.Kind)
        {
            case SyntaxKind.EndOfLineTrivia:
                _lineBreaks++;
                return false;
            case SyntaxKind.LineCommentTrivia or SyntaxKind.DocumentationCommentTrivia:
                AddComment(parts, trivia.Text.TrimEnd(), emptyLine);
                parts.Add(Doc.EndOfLineComment.Instance);
                return true;
            case SyntaxKind.BlockCommentTrivia:
                AddComment(parts, trivia.Text, emptyLine);
                parts.Add(Doc.Space.Instance);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A comment stays on its own line or behind what it stands behind.</summary>
    private void AddComment(ImmutableArray<Doc>.Builder parts, string text, bool emptyLine)
    {
        if (_lineBreaks >= 2 && emptyLine)
            parts.Add(Doc.EmptyLine.Instance);
        else
            parts.Add(_lineBreaks > 0 ? Doc.FreshLine.Instance : Doc.Space.Instance);
        parts.Add(TextOf(text));
        _lineBreaks = 0;
    }

    private static Doc.Text TextOf(string text)
    {
        var lastLine = text.AsSpan(text.AsSpan().LastIndexOfAny('\n', '\r') + 1);
        return new Doc.Text(text, DisplayWidth.Of(lastLine));
    }
}
