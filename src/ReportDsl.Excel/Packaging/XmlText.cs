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

    /// <summary>Writes the text of a cell: every text comes back as it was.</summary>
    public XmlText CellText(string text) => Text(CellEscapes.In(text));

    public XmlText Attribute(string name, string value) => Raw(" ").Raw(name).Raw("=\"").Text(value).Raw("\"");

    public XmlText Attribute(string name, int value) => Raw(" ").Raw(name).Raw("=\"").Raw(value).Raw("\"");

    public XmlText Attribute(string name, double value) => Raw(" ").Raw(name).Raw("=\"").Raw(value).Raw("\"");

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
                _writer.Write(CellEscapes.Of(c));
                break;
            default:
                _writer.Write(c);
                break;
        }
    }
}
