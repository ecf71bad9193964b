using System.Runtime.InteropServices;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Lexer
{
    private static readonly GreenTrivia LineFeed = new(SyntaxKind.EndOfLineTrivia, "\n");
    private static readonly GreenTrivia CarriageReturnLineFeed = new(SyntaxKind.EndOfLineTrivia, "\r\n");

    /// <summary>Runs of spaces by their width, made when they are first met; two threads may make equal ones.</summary>
    private static readonly GreenTrivia?[] Blanks = new GreenTrivia?[65];

    /// <summary>
    /// Reads the trivia at the current position. Those behind a token reach to the end of its line, the line break included;
    /// all others stand before a token.
    /// </summary>
    private GreenNode? LexTrivia(bool isTrailing)
    {
        _trivia.Clear();
        while (!IsAtEnd)
        {
            var c = _text[_position];
            if (CharacterFacts.IsBlank(c))
            {
                _trivia.Add(LexBlanks());
            }
            else if (c is '\n' or '\r')
            {
                _trivia.Add(LexLineBreak());
                if (isTrailing)
                    break;
            }
            else if (CharacterFacts.IsInvisible(c))
            {
                _trivia.Add(LexInvisible());
            }
            else if (CharacterFacts.AsciiTwin(c) == '#')
            {
                ReportForeign(_position, 1, "//");
                _trivia.Add(LexLineComment(isTrailing: true));
            }
            else if (c == '/' && Peek(1) == '/')
            {
                _trivia.Add(LexLineComment(isTrailing));
            }
            else if (c == '/' && Peek(1) == '*')
            {
                _trivia.Add(LexBlockComment());
            }
            else
            {
                break;
            }
        }

        return GreenList.Create(CollectionsMarshal.AsSpan(_trivia));
    }

    private GreenTrivia LexBlanks()
    {
        var start = _position;
        var isSpaces = true;
        while (!IsAtEnd && CharacterFacts.IsBlank(_text[_position]))
            isSpaces &= _text[_position++] == ' ';
        var width = _position - start;
        return isSpaces && width < Blanks.Length
            ? Blanks[width] ??= new GreenTrivia(SyntaxKind.WhitespaceTrivia, _text[start.._position])
            : new GreenTrivia(SyntaxKind.WhitespaceTrivia, _text[start.._position]);
    }

    /// <summary>Characters that do not show, between tokens. A zero-width blank parts two words, and so does what replaces it.</summary>
    private GreenTrivia LexInvisible()
    {
        var start = _position;
        while (!IsAtEnd && CharacterFacts.IsInvisible(_text[_position])) _position++;
        var characters = _text[start.._position];
        var parts = characters.Contains(CharacterFacts.ZeroWidthBlank, StringComparison.Ordinal)
            && start > 0 && char.IsLetterOrDigit(_text[start - 1]) && char.IsLetterOrDigit(Peek());
        Report(SyntaxDiagnostics.UnknownCharacter, start, _position, parts ? " " : "", Visible(characters));
        return new GreenTrivia(SyntaxKind.WhitespaceTrivia, characters);
    }

    private GreenTrivia LexLineBreak()
    {
        if (_text[_position] == '\r' && Peek(1) == '\n')
        {
            _position += 2;
            return CarriageReturnLineFeed;
        }

        return _text[_position++] == '\n' ? LineFeed : new GreenTrivia(SyntaxKind.EndOfLineTrivia, "\r");
    }

    private GreenTrivia LexLineComment(bool isTrailing)
    {
        var start = _position;
        var length = _text.AsSpan(start).IndexOfAny('\n', '\r');
        _position = length < 0 ? _text.Length : start + length;

        // Three slashes document what follows; behind a token nothing follows, and four are a line to look at.
        var isDocumentation = !isTrailing && _position - start >= 3 && _text[start + 2] == '/' && (_position - start == 3 || _text[start + 3] != '/');
        if (isDocumentation)
            ReportUnwritable(start, _position);
        return new GreenTrivia(
            isDocumentation ? SyntaxKind.DocumentationCommentTrivia : SyntaxKind.LineCommentTrivia, _text[start.._position]);
    }

    private GreenTrivia LexBlockComment()
    {
        var start = _position;
        var end = _text.AsSpan(start + 2).IndexOf("*/");
        _position = end < 0 ? _text.Length : start + 2 + end + 2;
        if (end < 0)
            Report(SyntaxDiagnostics.UnterminatedComment, start, start + 2, null);
        return new GreenTrivia(SyntaxKind.BlockCommentTrivia, _text[start.._position]);
    }
}
