using System.Globalization;
using System.Text;
using ReportDsl.Text;

namespace ReportDsl.Syntax;

/// <summary>What the text of a token means.</summary>
internal static class TokenValues
{
    private const string RawQuote = "\"\"\"";

    public static string ValueText(SyntaxKind kind, string text) => kind switch
    {
        SyntaxKind.StringToken => StringContent(text),
        SyntaxKind.IdentifierToken => Name(text),
        SyntaxKind.NumberToken => AsciiNumber(text),
        SyntaxKind.TagToken when text.Length > 0 => text[1..],
        _ => text,
    };

    /// <summary>A name in normal form, without the invisible characters in it, which the lexer has reported.</summary>
    public static string Name(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var visible = text.Any(CharacterFacts.IsInvisible) ? string.Concat(text.Where(c => !CharacterFacts.IsInvisible(c))) : text;
        return NormalForms.Normalized(visible, NormalizationForm.FormC);
    }

    /// <summary>A number with ASCII digits and signs, a digit before its point and behind it.</summary>
    public static string AsciiNumber(string text)
    {
        if (!Ascii.IsValid(text))
        {
            text = string.Create(text.Length, text, static (ascii, written) =>
            {
                for (var i = 0; i < written.Length; i++)
                    ascii[i] = CharacterFacts.IsDigit(written[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(written[i])) : CharacterFacts.AsciiTwin(written[i]);
            });
        }

        if (text.EndsWith('%'))
            text = text[..^1].TrimEnd() + "%";
        return text.StartsWith('.') ? "0" + text
            : text.EndsWith('.') ? text[..^1]
            : text.EndsWith(".%", StringComparison.Ordinal) ? text[..^2] + "%"
            : text;
    }

    /// <summary>The value of a number's text; 0 for a text that is no number, which the lexer has reported.</summary>
    public static decimal Number(string text)
    {
        text = AsciiNumber(text);
        var digits = text.AsSpan().TrimEnd('%').ToString().Replace("_", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return 0;
        return text.EndsWith('%') ? value / 100 : value;
    }

    /// <summary>The content as a string token's text.</summary>
    public static string Quote(string content)
    {
        var text = new StringBuilder(content.Length + 2).Append('"');
        foreach (var c in content)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{{{(int)c:X}}}"),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    private static string StringContent(string text)
    {
        if (text.StartsWith(RawQuote, StringComparison.Ordinal))
        {
            var end = text.Length >= 2 * RawQuote.Length && text.EndsWith(RawQuote, StringComparison.Ordinal) ? text.Length - RawQuote.Length : text.Length;
            return RawStrings.Content(text[RawQuote.Length..end]);
        }

        if (text.Length == 0)
            return "";
        var closed = text.Length > 1 && CharacterFacts.Closes(text[0], text[^1]) && !EndsInEscape(text);
        var content = text.AsSpan(1, text.Length - (closed ? 2 : 1));
        return content.Contains('\\') ? EscapeSequences.Resolve(content) : content.ToString();
    }

    /// <summary>Whether the last character is escaped, so that it does not close the string.</summary>
    private static bool EndsInEscape(string text)
    {
        var backslashes = 0;
        for (var i = text.Length - 2; i > 0 && text[i] == '\\'; i--) backslashes++;
        return backslashes % 2 == 1;
    }
}
