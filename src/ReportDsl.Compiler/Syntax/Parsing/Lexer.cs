using System.Diagnostics;
using System.Globalization;
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
    private readonly string _text = text;
    private readonly List<GreenNode> _trivia = [];
    private List<LexicalError>? _errors;
    private int _position;
    private int _tokenStart;

    /// <summary>For quotes of other languages up to where none ends a text that they begin, so that each line is searched once.</summary>
    private readonly Dictionary<char, int> _unclosed = [];

    /// <summary>The word that a sign of another language stands for.</summary>
    private SyntaxKind _foreignWord;

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
        _foreignWord = SyntaxKind.None;
        var leading = LexTrivia(isTrailing: false);
        _tokenStart = _position;
        var kind = LexText(out var text);
        var trailing = LexTrivia(isTrailing: true);
        var flags = _errors is not null ? GreenFlags.Imperfect : isShareable ? GreenFlags.Shareable : GreenFlags.None;
        return new GreenToken(kind, text, leading, trailing, flags)
        {
            ContextualKind = kind == SyntaxKind.IdentifierToken ? SyntaxFacts.GetKeywordKind(TokenValues.Name(text)) : _foreignWord,
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
        if (CharacterFacts.IsQuote(c) || IsAtForeignText())
            return ScanString(c);
        if (IsAtNumber())
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
            SkipInvisibleInside();
        }
        while (TryReadRune(_position, out rune) && CharacterFacts.IsIdentifierPart(rune));
        return true;
    }

    /// <summary>Passes over invisible characters inside a name, with an error; those behind a name are left.</summary>
    private void SkipInvisibleInside()
    {
        var end = _position;
        while (end < _text.Length && CharacterFacts.IsInvisible(_text[end]) && _text[end] != CharacterFacts.ZeroWidthBlank) end++;
        if (end == _position || !TryReadRune(end, out var rune) || !CharacterFacts.IsIdentifierPart(rune))
            return;
        Report(SyntaxDiagnostics.UnknownCharacter, _position, end, "", Visible(_text[_position..end]));
        _position = end;
    }

    private bool TryReadRune(int position, out Rune rune)
    {
        if (position < _text.Length && Rune.DecodeFromUtf16(_text.AsSpan(position), out rune, out _) == System.Buffers.OperationStatus.Done)
            return true;
        rune = default;
        return false;
    }

    private static string Quoted(string text) => $"'{text}'";

    /// <summary>Characters as they look, or by number where they do not show.</summary>
    private static string Visible(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar)
                shown.Append(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            else
                shown.Append(rune.ToString());
            if (shown.Length > 20)
                return Quoted(shown.Append('…').ToString());
        }

        return Quoted(shown.ToString());
    }
}
