using System.Globalization;
using ReportDsl.Diagnostics;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Numbers, with digits of any script.</summary>
internal sealed partial class Lexer
{
    private bool IsAtNumber() => CharacterFacts.IsDigit(Peek()) || (CharacterFacts.AsciiTwin(Peek()) == '.' && CharacterFacts.IsDigit(Peek(1)));

    private SyntaxKind ScanNumber()
    {
        var digits = 0;
        while (CharacterFacts.IsDigit(Peek()) || Peek() == '_')
        {
            if (Peek() != '_')
                digits++;
            _position++;
        }

        if (CharacterFacts.AsciiTwin(Peek()) == '.')
        {
            _position++;
            while (CharacterFacts.IsDigit(Peek()))
            {
                digits++;
                _position++;
            }
        }

        var isApart = SkipToPercent();
        if (CharacterFacts.AsciiTwin(Peek()) == '%')
            _position++;
        var end = _position;
        while (TryReadRune(_position, out var rune) && CharacterFacts.IsIdentifierPart(rune)) _position += rune.Utf16SequenceLength;
        var written = _text[_tokenStart.._position];
        if (_position > end)
            Report(
                SyntaxDiagnostics.MalformedNumber, _tokenStart, _position,
                ForeignDates.NumbersOf(written) is { } date ? $"date({date})" : WithoutExponent(written), Quoted(written));
        else if (digits > NumberLimits.Written)
            Report(SyntaxDiagnostics.NumberTooLong, _tokenStart, _position, null, NumberLimits.Significant, NumberLimits.Written);
        else if (isApart)
            Report(SyntaxDiagnostics.ForeignForm, _tokenStart, _position, TokenValues.AsciiNumber(written), Quoted(written), ForeignWords.Write(TokenValues.AsciiNumber(written)));
        else if (TokenValues.AsciiNumber(written) is var ascii && ascii != written)
            ReportForeign(_tokenStart, written.Length, ascii);
        return SyntaxKind.NumberToken;
    }

    /// <summary>Passes over blanks before a percent sign, but not where a number follows it: there it asks for a remainder.</summary>
    private bool SkipToPercent()
    {
        var sign = BlanksEnd(_position);
        if (sign == _position || sign >= _text.Length || CharacterFacts.AsciiTwin(_text[sign]) != '%')
            return false;
        var next = BlanksEnd(sign + 1);
        if (next < _text.Length && (CharacterFacts.IsDigit(_text[next]) || CharacterFacts.AsciiTwin(_text[next]) == '('))
            return false;
        _position = sign;
        return true;

        int BlanksEnd(int position)
        {
            while (position < _text.Length && CharacterFacts.IsBlank(_text[position])) position++;
            return position;
        }
    }

    /// <summary>A number that was written with an exponent; null for another text, and for a number that is too long without.</summary>
    private static string? WithoutExponent(string written) =>
        written.Contains('e', StringComparison.OrdinalIgnoreCase)
        && decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
        && value < 100_000_000_000_000m
            ? value.ToString("0.##############", CultureInfo.InvariantCulture)
            : null;
}
