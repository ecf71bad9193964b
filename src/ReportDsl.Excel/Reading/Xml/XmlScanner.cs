using System.Buffers;

namespace ReportDsl.Excel.Reading.Xml;

internal enum XmlItem
{
    /// <summary>The end of the text.</summary>
    None,

    /// <summary>A start tag. An empty element gives a start and an end.</summary>
    Start,

    End,

    /// <summary>Text between tags, not decoded; see <see cref="XmlDecoding"/>.</summary>
    Text,
}

/// <summary>
/// A pull parser over UTF-8 for the XML that spreadsheet programs write: elements, attributes and text, no more. It knows names without
/// their prefixes. Whatever else it meets (comments, CDATA, declarations, tags that do not match) ends in a
/// <see cref="NotPlainXmlException"/>, so that nothing is read in two ways.
/// </summary>
internal ref struct XmlScanner
{
    private static readonly SearchValues<byte> EndsOfName = SearchValues.Create(" \t\r\n/>"u8);

    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<(int Start, int Length)> _open;
    private int _at;
    private int _depth;
    private int _nameStart;
    private int _nameLength;
    private int _attributesEnd;
    private bool _isEmpty;
    private bool _hasRoot;

    /// <summary>Begins before the first element.</summary>
    /// <param name="text">A part that <see cref="PlainXml.IsPlain"/> holds for.</param>
    /// <param name="open">Room for as many open elements as may be.</param>
    public XmlScanner(ReadOnlySpan<byte> text, Span<(int Start, int Length)> open)
    {
        _text = text;
        _open = open;
        _at = PlainXml.StartOf(text);
    }

    /// <summary>How many elements are open, the current one included.</summary>
    public readonly int Depth => _depth;

    /// <summary>The name of the current tag without its prefix.</summary>
    public readonly ReadOnlySpan<byte> Name => Local(_text.Slice(_nameStart, _nameLength));

    /// <summary>Where the current text begins and how long it is.</summary>
    public (int Start, int Length) TextRange { get; private set; }

    public readonly bool Is(ReadOnlySpan<byte> name) => Name.SequenceEqual(name);

    public readonly ReadOnlySpan<byte> RawText => Slice(TextRange);

    public readonly ReadOnlySpan<byte> Slice((int Start, int Length) range) => _text.Slice(range.Start, range.Length);

    public XmlItem Read()
    {
        if (_isEmpty)
        {
            _isEmpty = false;
            _depth--;
            return XmlItem.End;
        }

        if (_at >= _text.Length)
            return _depth == 0 && _hasRoot ? XmlItem.None : throw new NotPlainXmlException();

        var rest = _text[_at..];
        var tag = rest.IndexOf((byte)'<');
        if (tag != 0)
        {
            var length = tag < 0 ? rest.Length : tag;
            TextRange = (_at, length);
            _at += length;
            if (_depth > 0)
                return XmlItem.Text;
            if (rest[..length].ContainsAnyExcept(" \t\r\n"u8))
                throw new NotPlainXmlException();
            return Read();
        }

        return rest.Length > 1 && rest[1] == '/' ? ReadEnd(rest) : ReadStart(rest);
    }

    /// <summary>Passes over the current element, to its end.</summary>
    public void Skip()
    {
        var depth = _depth;
        while (_depth >= depth)
            Read();
    }

    /// <summary>The raw value of an attribute of the current start tag, by its name without prefix; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name) => TryAttribute(name, out var value) ? value : default;

    public readonly bool TryAttribute(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var rest = _text[(_nameStart + _nameLength).._attributesEnd];
        while (true)
        {
            var start = rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (start < 0)
                break;
            rest = rest[start..];
            var equals = rest.IndexOf((byte)'=');
            if (equals <= 0)
                throw new NotPlainXmlException();
            var found = rest[..equals].TrimEnd(" \t\r\n"u8);
            rest = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
                throw new NotPlainXmlException();
            var end = rest[1..].IndexOf(rest[0]);
            if (end < 0)
                throw new NotPlainXmlException();
            if (Local(found).SequenceEqual(name))
            {
                value = rest.Slice(1, end);
                return true;
            }

            rest = rest[(end + 2)..];
        }

        value = default;
        return false;
    }

    private static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> name) => name[(name.LastIndexOf((byte)':') + 1)..];

    private XmlItem ReadStart(ReadOnlySpan<byte> rest)
    {
        var nameLength = rest[1..].IndexOfAny(EndsOfName);
        if (nameLength <= 0 || _depth == _open.Length || !IsNameStart(rest[1]) || (_depth == 0 && _hasRoot))
            throw new NotPlainXmlException();

        _hasRoot = true;
        var end = EndOfTag(rest, 1 + nameLength);
        _isEmpty = rest[end - 1] == '/';
        _nameStart = _at + 1;
        _nameLength = nameLength;
        _attributesEnd = _at + end - (_isEmpty ? 1 : 0);
        _open[_depth++] = (_nameStart, nameLength);
        _at += end + 1;
        return XmlItem.Start;
    }

    private XmlItem ReadEnd(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'>');
        if (end < 0 || _depth == 0)
            throw new NotPlainXmlException();
        var name = rest[2..end].TrimEnd(" \t\r\n"u8);
        var (start, length) = _open[_depth - 1];
        if (!name.SequenceEqual(_text.Slice(start, length)))
            throw new NotPlainXmlException();
        (_nameStart, _nameLength) = (start, length);
        _depth--;
        _at += end + 1;
        return XmlItem.End;
    }

    private static bool IsNameStart(byte first) => first >= 0x80 || char.IsAsciiLetter((char)first) || first == '_';

    /// <summary>The place of the <c>&gt;</c> that ends a tag: the first outside quotes.</summary>
    private static int EndOfTag(ReadOnlySpan<byte> tag, int from)
    {
        while (true)
        {
            var next = tag[from..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (next < 0)
                throw new NotPlainXmlException();
            from += next;
            if (tag[from] == '>')
                return from;
            var close = tag[(from + 1)..].IndexOf(tag[from]);
            if (close < 0)
                throw new NotPlainXmlException();
            from += close + 2;
        }
    }
}
