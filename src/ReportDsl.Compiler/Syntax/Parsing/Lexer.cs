using System.Diagnostics;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// Splits a text into tokens. A token depends on nothing but the text from its beginning on, so lexing can start again at
/// every border between two tokens. The lexer knows no keyword: words are identifier tokens.
/// </summary>
internal sealed partial class Lexer(string text)
{
    /// <summary>A decimal holds any number of so many digits.</summary>
    private const int MaxDigits = 28;

    private readonly string _text = text;
    private readonly List<GreenNode> _trivia = [];
    private List<LexicalError>? _errors;
    private int _position;
    private int _tokenStart;

    /// <summary>Where the next token begins, with its trivia.</summary>
    public int Position
    {
        get => _position;
        set => _position = value;
    }

    public GreenToken Lex()
    {
        var start = _position;
        var end = ScanCommonToken(start);
        if (end < 0)
            return LexSlowly(isShareable: false);

        var slice = _text.AsSpan(start, end - start);
        var hash = TokenCache.Hash(slice);
        if (TokenCache.Find(slice, hash) is { } known)
        {
            _position = end;
            return known;
        }

        var token = LexSlowly(isShareable: true);
        Debug.Assert(_position == end, "Both ways to read a token must agree.");
        TokenCache.Add(slice, hash, token);
        return token;
    }

    private GreenToken LexSlowly(bool isShareable)
    {
        _errors = null;
        var leading = LexTrivia(isTrailing: false);
        _tokenStart = _position;
        var kind = LexText(out var text);
        var trailing = LexTrivia(isTrailing: true);
        var flags = _errors is not null ? GreenFlags.Imperfect : isShareable ? GreenFlags.Shareable : GreenFlags.None;
        return new GreenToken(kind, text, leading, trailing, flags)
        {
            ContextualKind = kind == SyntaxKind.IdentifierToken ? SyntaxFacts.GetKeywordKind(text) : SyntaxKind.None,
            Errors = _errors is null ? [] : [.. _errors.Select(error => error with { Offset = error.Offset - _tokenStart })],
        };
    }

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool IsAtEnd => _position >= _text.Length;

    private void Report(DiagnosticDescriptor descriptor, int start, int end, string? replacement, params ReadOnlySpan<object> arguments)
    {
        _errors ??= [];
        _errors.Add(new LexicalError(descriptor, start, end - start, [.. arguments]) { Replacement = replacement });
    }

    private SyntaxKind LexText(out string text)
    {
        if (IsAtEnd)
        {
            text = "";
            return SyntaxKind.EndOfFileToken;
        }

        var kind = ScanText();
        text = SyntaxFacts.GetText(kind) is { } fixedText && fixedText.Length == _position - _tokenStart
            && _text.AsSpan(_tokenStart, fixedText.Length).SequenceEqual(fixedText)
            ? fixedText
            : _text[_tokenStart.._position];
        return kind;
    }

    private SyntaxKind ScanText()
    {
        var c = Peek();
        if (CharacterFacts.IsQuote(c))
            return ScanString(c);
        if (char.IsAsciiDigit(c))
            return ScanNumber();
        if (ScanIdentifier())
            return SyntaxKind.IdentifierToken;
        return ScanSign();
    }

    private bool ScanIdentifier()
    {
        if (!TryReadRune(_position, out var rune) || !CharacterFacts.IsIdentifierStart(rune))
            return false;
        do
        {
            _position += rune.Utf16SequenceLength;
        }
        while (TryReadRune(_position, out rune) && CharacterFacts.IsIdentifierPart(rune));
        return true;
    }

    private bool TryReadRune(int position, out Rune rune)
    {
        if (position < _text.Length && Rune.DecodeFromUtf16(_text.AsSpan(position), out rune, out _) == System.Buffers.OperationStatus.Done)
            return true;
        rune = default;
        return false;
    }

    private SyntaxKind ScanNumber()
    {
        var digits = 0;
        while (char.IsAsciiDigit(Peek()) || Peek() == '_')
        {
            if (Peek() != '_')
                digits++;
            _position++;
        }

        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _position++;
            while (char.IsAsciiDigit(Peek()))
            {
                digits++;
                _position++;
            }
        }

        if (Peek() == '%')
            _position++;
        var end = _position;
        while (TryReadRune(_position, out var rune) && CharacterFacts.IsIdentifierPart(rune)) _position += rune.Utf16SequenceLength;
        if (_position > end)
            Report(SyntaxDiagnostics.MalformedNumber, _tokenStart, _position, null, Quoted(_text[_tokenStart.._position]));
        else if (digits > MaxDigits)
            Report(SyntaxDiagnostics.NumberTooLong, _tokenStart, _position, null, MaxDigits);
        return SyntaxKind.NumberToken;
    }

    private SyntaxKind ScanSign()
    {
        var kind = SignAt(_position, out var width);
        if (kind == SyntaxKind.TagToken)
            return ScanTag();
        if (kind == SyntaxKind.BadToken)
            return ScanUnknown();
        _position += width;
        ReportFullWidth(SyntaxFacts.GetText(kind) ?? "");
        return kind;
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
        var written = _text.AsSpan(_tokenStart, _position - _tokenStart);
        if (!written.SequenceEqual(ascii))
            Report(SyntaxDiagnostics.FullWidthSign, _tokenStart, _position, ascii, Quoted(written.ToString()), Quoted(ascii));
    }

    /// <summary>Characters that begin nothing; those that follow each other are one token.</summary>
    private SyntaxKind ScanUnknown()
    {
        do
        {
            _position += TryReadRune(_position, out var rune) ? rune.Utf16SequenceLength : 1;
        }
        while (!IsAtEnd && !BeginsSomething());
        Report(SyntaxDiagnostics.UnknownCharacter, _tokenStart, _position, null, Visible(_text[_tokenStart.._position]));
        return SyntaxKind.BadToken;
    }

    private bool BeginsSomething()
    {
        var c = Peek();
        return c is '\n' or '\r' || CharacterFacts.IsBlank(c) || CharacterFacts.IsQuote(c) || char.IsAsciiDigit(c)
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

    private static string Quoted(string text) => $"'{text}'";

    /// <summary>Characters as they look, or by number where they do not show.</summary>
    private static string Visible(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format || rune == Rune.ReplacementChar)
                shown.Append(System.Globalization.CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            else
                shown.Append(rune.ToString());
            if (shown.Length > 20)
                return Quoted(shown.Append('…').ToString());
        }

        return Quoted(shown.ToString());
    }
}
