using ReportDsl.Diagnostics;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Lexer
{
    private const string RawQuote = "\"\"\"";

    private SyntaxKind ScanString(char opening)
    {
        if (opening == '"' && _text.AsSpan(_position).StartsWith(RawQuote))
            ScanRawString();
        else
            ScanQuoted(opening);
        ReportUnwritable(_tokenStart, _position);
        return SyntaxKind.StringToken;
    }

    private void ScanQuoted(char opening)
    {
        _position++;
        var isClosed = false;
        while (!isClosed && !IsAtEnd && _text[_position] is not ('\n' or '\r'))
        {
            var c = _text[_position];
            if (c == '\\')
            {
                ScanEscape();
                continue;
            }

            if (opening == '"' && c != '"')
            {
                var length = _text.AsSpan(_position).IndexOfAny("\"\\\n\r");
                _position = length < 0 ? _text.Length : _position + length;
                continue;
            }

            isClosed = CharacterFacts.Closes(opening, c);
            _position++;
        }

        if (!isClosed)
            Report(SyntaxDiagnostics.UnterminatedText, _tokenStart, _position, null);
        else if (opening != '"' || _text[_position - 1] != '"')
            ReportForeignQuotes();
    }

    private void ScanRawString()
    {
        _position += RawQuote.Length;
        var length = _text.AsSpan(_position).IndexOf(RawQuote);
        _position = length < 0 ? _text.Length : _position + length + RawQuote.Length;

        // Quotes that directly follow belong to the content: the last three close.
        while (length >= 0 && Peek() == '"') _position++;
        if (length < 0)
            Report(SyntaxDiagnostics.UnterminatedText, _tokenStart, _tokenStart + RawQuote.Length, null);
    }

    /// <summary>Reports the characters of a text that people read which no output can hold; those that follow each other once.</summary>
    private void ReportUnwritable(int start, int end)
    {
        var content = _text.AsSpan(start, end - start);
        if (content.IndexOfAnyInRange('\0', '\u001F') < 0 && content.IndexOfAnyInRange('\uFFFE', '\uFFFF') < 0)
            return;

        for (; start < end; start++)
        {
            if (!CharacterFacts.IsUnwritable(_text[start]))
                continue;
            var first = start;
            while (start < end && CharacterFacts.IsUnwritable(_text[start])) start++;
            Report(SyntaxDiagnostics.UnwritableCharacter, first, start, "", Visible(_text[first..start]));
        }
    }

    private void ScanEscape()
    {
        var start = _position;
        var rest = _text.AsSpan(start);

        // The end of the line is the only thing behind the backslash that an escape could take along.
        var (length, value) = EscapeSequences.Read(rest is [_, '\n' or '\r', ..] ? rest[..1] : rest);
        _position += length;
        if (value is null)
            Report(SyntaxDiagnostics.UnknownEscape, start, _position, null, Quoted(_text[start.._position]));
        else if (CharacterFacts.HoldsUnwritable(value))
            Report(SyntaxDiagnostics.UnwritableCharacter, start, _position, "", Quoted(_text[start.._position]));
    }

    /// <summary>Whether a quote of another language stands here, with its end in the same line.</summary>
    private bool IsAtForeignText()
    {
        var opening = Peek();
        if (!CharacterFacts.IsForeignQuote(opening))
            return false;
        if (_unclosed.TryGetValue(opening, out var end) && _position < end)
            return false;
        var i = _position + 1;
        for (; i < _text.Length && _text[i] is not ('\n' or '\r'); i++)
        {
            if (CharacterFacts.Closes(opening, _text[i]))
                return true;
        }

        _unclosed[opening] = i;
        return false;
    }

    private void ReportForeignQuotes()
    {
        var opening = _text[_tokenStart];
        var isFullWidth = opening is CharacterFacts.OpeningCurlyQuote or CharacterFacts.ClosingCurlyQuote or '＂' or '"';
        var content = _text[(_tokenStart + 1)..(_position - 1)].Replace("\"", "\\\"", StringComparison.Ordinal);
        Report(
            SyntaxDiagnostics.ForeignSign, _tokenStart, _position, $"\"{content}\"",
            $"{opening}…{_text[_position - 1]}", "\"…\"", isFullWidth ? Expectations.FullWidth : Expectations.NoSign);
    }
}
