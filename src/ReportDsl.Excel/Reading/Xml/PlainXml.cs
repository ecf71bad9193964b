using System.Buffers;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using ReportDsl.Excel.Reading.Package;

namespace ReportDsl.Excel.Reading.Xml;

/// <summary>
/// The XML that <see cref="XmlScanner"/> may read, and how any other becomes such: parts in other encodings, with comments, CDATA or
/// entities are read by the framework's reader, complete and slower, and written out plainly. So there is one reader of each part.
/// </summary>
internal static class PlainXml
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not ('\t' or '\n' or '\r')).Select(code => (byte)code)]);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = ReadingLimits.PartBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <summary>
    /// Whether the scanner may try: UTF-8 throughout, nothing that begins with <c>&lt;!</c>, no forbidden character, no reference that needs a
    /// declaration. What is found plain here can be decoded later, cell by cell, and cannot fail then.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<byte> part)
    {
        var text = part.StartsWith(Mark) ? part[Mark.Length..] : part;
        return text.StartsWith("<"u8)
            && HasPlainDeclaration(text)
            && text.IndexOf("<!"u8) < 0
            && !text.ContainsAny(Controls)
            && Utf8.IsValid(text)
            && HasPlainReferences(text);
    }

    /// <summary>Where the first element begins: after a mark of the encoding and the declaration.</summary>
    public static int StartOf(ReadOnlySpan<byte> part)
    {
        var start = part.StartsWith(Mark) ? Mark.Length : 0;
        return part[start..].StartsWith("<?xml "u8) ? start + part[start..].IndexOf("?>"u8) + 2 : start;
    }

    /// <summary>The same elements, attributes and text as plain XML; names of one namespace, whichever its prefix, without one.</summary>
    /// <exception cref="UnreadableWorkbookException">It is no XML, or XML that may not be read.</exception>
    public static byte[] Rewrite(ReadOnlyMemory<byte> part, string name)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(part.ToArray(), writable: false), Settings);
            var text = new StringBuilder();
            string? own = null;
            while (reader.Read())
            {
                if (reader.Depth >= ReadingLimits.XmlDepth)
                    throw UnreadableWorkbookException.Damaged(name);
                if (reader.NodeType == XmlNodeType.Element)
                    own ??= reader.NamespaceURI;
                Append(reader, own, text);
            }

            return Encoding.UTF8.GetBytes(text.ToString());
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            throw UnreadableWorkbookException.Damaged(name);
        }
    }

    private static void Append(XmlReader reader, string? own, StringBuilder text)
    {
        var prefix = reader.NamespaceURI == own ? "" : "x:";
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                text.Append('<').Append(prefix).Append(reader.LocalName);
                var isEmpty = reader.IsEmptyElement;
                while (reader.MoveToNextAttribute())
                {
                    if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
                        continue;
                    text.Append(' ').Append(reader.Prefix.Length > 0 ? "x:" : "").Append(reader.LocalName).Append("=\"");
                    AppendText(text, reader.Value, isAttribute: true);
                    text.Append('"');
                }

                text.Append(isEmpty ? "/>" : ">");
                break;
            case XmlNodeType.EndElement:
                text.Append("</").Append(prefix).Append(reader.LocalName).Append('>');
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                AppendText(text, reader.Value, isAttribute: false);
                break;
        }
    }

    private static void AppendText(StringBuilder text, string value, bool isAttribute)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\r' => text.Append("&#13;"),
                '\n' when isAttribute => text.Append("&#10;"),
                '\t' when isAttribute => text.Append("&#9;"),
                _ => text.Append(c),
            };
        }
    }

    private static bool HasPlainReferences(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'&') is >= 0 and var at)
        {
            text = text[(at + 1)..];
            if (text.StartsWith("quot;"u8) || text.StartsWith("amp;"u8) || text.StartsWith("gt;"u8) || text.StartsWith("lt;"u8))
                continue;
            var end = text[..Math.Min(text.Length, XmlDecoding.LongestReference)].IndexOf((byte)';');
            if (end < 0 || !XmlDecoding.IsPlainReference(text[..end]))
                return false;
            text = text[(end + 1)..];
        }

        return true;
    }

    private static bool HasPlainDeclaration(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("<?"u8))
            return true;
        var end = text.IndexOf("?>"u8);
        if (!text.StartsWith("<?xml "u8) || end < 0 || text[(end + 2)..].IndexOf("<?"u8) >= 0)
            return false;

        var declaration = text[..end];
        var encoding = declaration.IndexOf("encoding"u8);
        return encoding < 0
            || declaration[encoding..].IndexOf("\"UTF-8\""u8) > 0
            || declaration[encoding..].IndexOf("'UTF-8'"u8) > 0
            || declaration[encoding..].IndexOf("\"utf-8\""u8) > 0
            || declaration[encoding..].IndexOf("'utf-8'"u8) > 0;
    }
}
