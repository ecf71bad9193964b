using System.Globalization;
using System.Text;
using System.Xml;

namespace ReportDsl.Excel.Packaging;

/// <summary>
/// The format's own escape, <c>_x000D_</c>, for what XML cannot hold in a text (ECMA-376 part 1, 22.9.2.19). What the format would take for an
/// escape is escaped itself, so that every text comes back as it was.
/// </summary>
internal static class CellEscapes
{
    /// <summary>The text with everything escaped that needs it; the same text where nothing does.</summary>
    public static string In(string text)
    {
        var first = FirstIn(text);
        if (first < 0)
            return text;

        var escaped = new StringBuilder(text, 0, first, text.Length + 8);
        for (var at = first; at < text.Length; at++)
            _ = IsEscaped(text, at) ? escaped.Append(Of(text[at])) : escaped.Append(text[at]);
        return escaped.ToString();
    }

    /// <summary>Whether something in a text needs to be escaped.</summary>
    public static bool AreIn(string text) => FirstIn(text) >= 0;

    /// <summary>The escape of one character.</summary>
    public static string Of(char c) => "_x" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) + "_";

    private static int FirstIn(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsEscaped(text, at))
                return at;
        }

        return -1;
    }

    /// <summary>XML can hold a carriage return, but reading takes it for the end of a line.</summary>
    private static bool IsEscaped(string text, int at) => text[at] switch
    {
        '_' => LooksLikeEscape(text, at),
        '\r' => true,
        var c when char.IsHighSurrogate(c) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        var c => !XmlConvert.IsXmlChar(c),
    };

    private static bool LooksLikeEscape(string text, int at) =>
        at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
        && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3]) && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5]);
}
