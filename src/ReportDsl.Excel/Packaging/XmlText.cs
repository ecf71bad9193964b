using System.Globalization;
using System.Text;

namespace ReportDsl.Excel.Packaging;

/// <summary>Writes a part's XML: UTF-8, no insignificant white space, numbers in their shortest exact form.</summary>
internal sealed class XmlText(Stream stream) : IDisposable
{
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 32_768);

    public void Dispose() => _writer.Dispose();

    /// <summary>Writes markup as it is.</summary>
    public XmlText Raw(string markup)
    {
        _writer.Write(markup);
        return this;
    }

    public XmlText Raw(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        _writer.Write(digits[..length]);
        return this;
    }

    public XmlText Raw(double number)
    {
        _writer.Write(number.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Writes text inside an element or an attribute, escaped.</summary>
    public XmlText Text(string text)
    {
        foreach (var c in text)
            Text(c);
        return this;
    }

    /// <summary>
    /// Writes the text of a cell. What the format itself would take for an escape (<c>_x000D_</c>) and halves of surrogate pairs are escaped, so
    /// that every text comes back as it was.
    /// </summary>
    public XmlText CellText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsEscape(text, i) || IsHalf(text, i))
                _writer.Write(Escape(c));
            else if (char.IsHighSurrogate(c))
                Text(text.Substring(i++, 2));
            else
                Text(c);
        }

        return this;
    }

    public XmlText Attribute(string name, string value) => Raw(" ").Raw(name).Raw("=\"").Text(value).Raw("\"");

    public XmlText Attribute(string name, int value) => Raw(" ").Raw(name).Raw("=\"").Raw(value).Raw("\"");

    public XmlText Attribute(string name, double value) => Raw(" ").Raw(name).Raw("=\"").Raw(value).Raw("\"");

    private static string Escape(char c) => "_x" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) + "_";

    private static bool IsEscape(string text, int at) =>
        text[at] == '_' && at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
        && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3]) && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5]);

    private static bool IsHalf(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));

    private void Text(char c)
    {
        switch (c)
        {
            case '&':
                _writer.Write("&amp;");
                break;
            case '<':
                _writer.Write("&lt;");
                break;
            case '>':
                _writer.Write("&gt;");
                break;
            case '"':
                _writer.Write("&quot;");
                break;
            case '\n':
                _writer.Write("&#10;");
                break;
            case < ' ' and not '\t' or '\uFFFE' or '\uFFFF':
                // What XML cannot hold, in the format's own escape.
                _writer.Write(Escape(c));
                break;
            default:
                _writer.Write(c);
                break;
        }
    }
}
