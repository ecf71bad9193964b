using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ReportDsl.Excel.Reading.Xml;

/// <summary>Decodes the raw text of elements and attributes.</summary>
internal static class XmlDecoding
{
    /// <summary>Room for any reference without its ampersand, leading zeros included.</summary>
    public const int LongestReference = 16;

    /// <summary>A text with its references resolved and its line ends as XML has them.</summary>
    /// <exception cref="NotPlainXmlException">It refers to an entity that needs a declaration.</exception>
    public static string Text(ReadOnlySpan<byte> raw)
    {
        if (!raw.ContainsAny((byte)'&', (byte)'\r'))
            return Encoding.UTF8.GetString(raw);

        var text = new StringBuilder(raw.Length);
        while (!raw.IsEmpty)
        {
            var next = raw.IndexOfAny((byte)'&', (byte)'\r');
            if (next < 0)
            {
                text.Append(Encoding.UTF8.GetString(raw));
                break;
            }

            text.Append(Encoding.UTF8.GetString(raw[..next]));
            raw = raw[next..];
            if (raw[0] == '\r')
            {
                text.Append('\n');
                raw = raw[(raw.Length > 1 && raw[1] == '\n' ? 2 : 1)..];
                continue;
            }

            var end = raw.IndexOf((byte)';');
            if (end < 0)
                throw new NotPlainXmlException();
            text.Append((Referred(raw[1..end]) ?? throw new NotPlainXmlException()).ToString());
            raw = raw[(end + 1)..];
        }

        return text.ToString();
    }

    /// <summary>
    /// A text of a cell: like <see cref="Text"/>, with the spreadsheet format's own escapes resolved, <c>_x000D_</c> for what XML cannot hold.
    /// </summary>
    public static string CellText(ReadOnlySpan<byte> raw)
    {
        var text = Text(raw);
        return text.Contains("_x", StringComparison.Ordinal) ? Unescape(text) : text;
    }

    /// <summary>A whole number not below zero, -1 where the text is none.</summary>
    public static int Whole(ReadOnlySpan<byte> raw) =>
        Utf8Parser.TryParse(raw, out int number, out var used) && used == raw.Length && number >= 0 ? number : -1;

    /// <summary>Whether a name after <c>&amp;</c> is one of the five that XML knows by itself, or the number of a character.</summary>
    public static bool IsPlainReference(ReadOnlySpan<byte> name) => Referred(name) is not null;

    private static Rune? Referred(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("amp"u8))
            return new Rune('&');
        if (name.SequenceEqual("lt"u8))
            return new Rune('<');
        if (name.SequenceEqual("gt"u8))
            return new Rune('>');
        if (name.SequenceEqual("quot"u8))
            return new Rune('"');
        if (name.SequenceEqual("apos"u8))
            return new Rune('\'');
        if (name.Length < 2 || name[0] != '#')
            return null;

        var isHex = name[1] == 'x';
        var digits = name[(isHex ? 2 : 1)..];
        return Utf8Parser.TryParse(digits, out int code, out var used, isHex ? 'X' : 'D')
            && used == digits.Length
            && Rune.IsValid(code)
            && (code >= ' ' || code is '\t' or '\n' or '\r')
                ? new Rune(code)
                : null;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '_'
                && at + 6 < text.Length
                && text[at + 1] == 'x'
                && text[at + 6] == '_'
                && int.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                at += 6;
            }
            else
            {
                result.Append(text[at]);
            }
        }

        // Halves of surrogate pairs, which no encoding can hold, become replacement characters.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result.ToString()));
    }
}
