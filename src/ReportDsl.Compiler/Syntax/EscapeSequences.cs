using System.Globalization;
using System.Text;

namespace ReportDsl.Syntax;

/// <summary>The escapes of strings: <c>\"</c>, <c>\\</c>, <c>\n</c> and <c>\u{…}</c> with the number of a Unicode scalar value.</summary>
internal static class EscapeSequences
{
    /// <summary>
    /// Reads the escape at the beginning of the text: its length and what it stands for; null for an escape that the language
    /// does not have.
    /// </summary>
    public static (int Length, string? Value) Read(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
            return (text.Length, null);
        switch (text[1])
        {
            case '"' or '\\':
                return (2, text[1].ToString());
            case 'n':
                return (2, "\n");
            case 'u' when text.Length > 2 && text[2] == '{':
                var digits = 0;
                while (3 + digits < text.Length && char.IsAsciiHexDigit(text[3 + digits])) digits++;
                if (3 + digits >= text.Length || text[3 + digits] != '}')
                    return (3 + digits, null);
                var isScalar = int.TryParse(text.Slice(3, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                    && Rune.IsValid(value);
                return (4 + digits, isScalar ? new Rune(value).ToString() : null);
            default:
                return (2, null);
        }
    }

    /// <summary>The text with its escapes resolved; wrong ones stay as they are.</summary>
    public static string Resolve(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        while (text.Length > 0)
        {
            var plain = text.IndexOf('\\');
            if (plain != 0)
            {
                var length = plain < 0 ? text.Length : plain;
                result.Append(text[..length]);
                text = text[length..];
                continue;
            }

            var (width, value) = Read(text);
            if (value is null)
                result.Append(text[..width]);
            else
                result.Append(value);
            text = text[width..];
        }

        return result.ToString();
    }
}
