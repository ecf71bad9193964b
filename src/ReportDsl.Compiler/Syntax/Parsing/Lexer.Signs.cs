using ReportDsl.Diagnostics;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Signs, those of other languages and what is none.</summary>
internal sealed partial class Lexer
{
    private SyntaxKind ScanSign()
    {
        if (ForeignSigns.At(_text.AsSpan(_position)) is { } foreign)
            return ScanForeignSign(foreign);
        var kind = SignAt(_position, out var width);
        if (kind == SyntaxKind.TagToken)
            return ScanTag();
        if (kind == SyntaxKind.BadToken)
            return ScanUnknown();
        _position += width;
        ReportFullWidth(SyntaxFacts.GetText(kind) ?? "");
        return kind;
    }

    /// <summary>Reads a sign as what it means. One that stands for a word is no name, so it is a token of no kind that can be that word.</summary>
    private SyntaxKind ScanForeignSign(ForeignSign sign)
    {
        _position += sign.Text.Length;
        if (!SyntaxFacts.IsKeyword(sign.Kind))
        {
            ReportForeign(_tokenStart, sign.Text.Length, sign.Written);
            return sign.Kind;
        }

        var before = _tokenStart > 0 && !char.IsWhiteSpace(_text[_tokenStart - 1]) && sign.Kind != SyntaxKind.NotKeyword ? " " : "";
        var behind = IsAtEnd || char.IsWhiteSpace(Peek()) ? "" : " ";
        ReportForeign(_tokenStart, sign.Text.Length, $"{before}{sign.Written}{behind}");
        _foreignWord = sign.Kind;
        return SyntaxKind.BadToken;
    }

    /// <summary>Reports what is written in another way here: a full-width twin, or a sign of another language.</summary>
    private void ReportForeign(int start, int width, string written)
    {
        var met = _text.Substring(start, width);
        var isFullWidth = met.All(c => c is >= '\uFF01' and <= '\uFF5E');
        Report(
            SyntaxDiagnostics.ForeignSign, start, start + width, written, Quoted(met), Quoted(written.Trim()),
            isFullWidth ? Expectations.FullWidth : Expectations.NoSign);
    }

    private SyntaxKind ScanTag()
    {
        _position++;
        while (char.IsAsciiLetter(Peek())) _position++;
        while (Peek() == '-' && char.IsAsciiLetterOrDigit(Peek(1)))
        {
            _position++;
            while (char.IsAsciiLetterOrDigit(Peek())) _position++;
        }

        ReportFullWidth("@" + _text[(_tokenStart + 1).._position]);
        return SyntaxKind.TagToken;
    }

    private void ReportFullWidth(string ascii)
    {
        if (!_text.AsSpan(_tokenStart, _position - _tokenStart).SequenceEqual(ascii))
            ReportForeign(_tokenStart, _position - _tokenStart, ascii);
    }

    /// <summary>Characters that begin nothing; those that follow each other are one token.</summary>
    private SyntaxKind ScanUnknown()
    {
        do
        {
            _position += TryReadRune(_position, out var rune) ? rune.Utf16SequenceLength : 1;
        }
        while (!IsAtEnd && !BeginsSomething());
        ReportUnknown(_text[_tokenStart.._position]);
        return SyntaxKind.BadToken;
    }

    private void ReportUnknown(string text)
    {
        switch (text)
        {
            case "%" or "％":
                Report(SyntaxDiagnostics.ForeignForm, _tokenStart, _position, null, Quoted(text), ForeignWords.Percent);
                break;
            case "^":
                Report(SyntaxDiagnostics.ForeignForm, _tokenStart, _position, null, Quoted(text), ForeignWords.Power);
                break;
            case ";" or "；":
                Report(SyntaxDiagnostics.UnknownCharacter, _tokenStart, _position, "", Visible(text));
                break;
            default:
                Report(SyntaxDiagnostics.UnknownCharacter, _tokenStart, _position, null, Visible(text));
                break;
        }
    }

    private bool BeginsSomething()
    {
        var c = Peek();
        return c is '\n' or '\r' || CharacterFacts.IsBlank(c) || CharacterFacts.IsInvisible(c) || CharacterFacts.IsQuote(c) || IsAtNumber()
            || CharacterFacts.AsciiTwin(c) == '#' || IsAtForeignText() || ForeignSigns.At(_text.AsSpan(_position)) is not null
            || SignAt(_position, out _) != SyntaxKind.BadToken
            || (TryReadRune(_position, out var rune) && CharacterFacts.IsIdentifierStart(rune));
    }

    /// <summary>The sign at a position; a tag where <c>@</c> and a letter stand.</summary>
    private SyntaxKind SignAt(int position, out int width)
    {
        var first = CharacterFacts.AsciiTwin(_text[position]);
        var second = position + 1 < _text.Length ? CharacterFacts.AsciiTwin(_text[position + 1]) : '\0';
        width = (first, second) is ('=' or '!' or '<' or '>', '=') or ('?', '?') ? 2 : 1;
        return (first, second) switch
        {
            ('=', '=') => SyntaxKind.EqualsEqualsToken,
            ('!', '=') => SyntaxKind.ExclamationEqualsToken,
            ('<', '=') => SyntaxKind.LessThanEqualsToken,
            ('>', '=') => SyntaxKind.GreaterThanEqualsToken,
            ('?', '?') => SyntaxKind.QuestionQuestionToken,
            ('@', _) when char.IsAsciiLetter(second) => SyntaxKind.TagToken,
            ('{', _) => SyntaxKind.OpenBraceToken,
            ('}', _) => SyntaxKind.CloseBraceToken,
            ('(', _) => SyntaxKind.OpenParenToken,
            (')', _) => SyntaxKind.CloseParenToken,
            ('[', _) => SyntaxKind.OpenBracketToken,
            (']', _) => SyntaxKind.CloseBracketToken,
            (',', _) => SyntaxKind.CommaToken,
            (':', _) => SyntaxKind.ColonToken,
            ('.', _) => SyntaxKind.DotToken,
            ('=', _) => SyntaxKind.EqualsToken,
            ('<', _) => SyntaxKind.LessThanToken,
            ('>', _) => SyntaxKind.GreaterThanToken,
            ('+', _) => SyntaxKind.PlusToken,
            ('-', _) => SyntaxKind.MinusToken,
            ('*', _) => SyntaxKind.AsteriskToken,
            ('/', _) => SyntaxKind.SlashToken,
            _ => SyntaxKind.BadToken,
        };
    }
}
