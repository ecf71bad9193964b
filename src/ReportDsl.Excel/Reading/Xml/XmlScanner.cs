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
    /// <summary>What may be part of a name, and so each part of a character beyond ASCII.</summary>
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create([.. Enumerable.Range(0, 256).Select(code => (byte)code).Where(IsNameByte)]);

    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<(int Start, int Length)> _open;
    private int _at;
    private int _depth;
    private (int Start, int Length) _rootPrefix;
    private int _nameStart;
    private int _nameEnd;
    private bool _isInTag;
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

    /// <summary>Where the current text begins and how long it is.</summary>
    public (int Start, int Length) TextRange { get; private set; }

    /// <summary>Whether the current element's prefix is another than that of the root: what it is called is said by somebody else.</summary>
    public readonly bool IsForeign => _text[_open[_depth - 1].Start.._nameStart] is var prefix && !prefix.SequenceEqual(Slice(_rootPrefix));

    /// <summary>Whether the current start tag has a name, which is given without prefix.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => _text[_nameStart.._nameEnd].SequenceEqual(name);

    public readonly ReadOnlySpan<byte> RawText => Slice(TextRange);

    public readonly ReadOnlySpan<byte> Slice((int Start, int Length) range) => _text.Slice(range.Start, range.Length);

    public XmlItem Read()
    {
        if (_isInTag)
            PassAttributes();

        if (_isEmpty)
        {
            _isEmpty = false;
            _depth--;
            return XmlItem.End;
        }

        if (_at >= _text.Length)
            return _depth == 0 && _hasRoot ? XmlItem.None : throw new NotPlainXmlException();
        if (_text[_at] != '<')
            return ReadText();
        return _at + 1 < _text.Length && _text[_at + 1] == '/' ? ReadEnd() : ReadStart();
    }

    /// <summary>
    /// Passes over the next element where it stands right here as programs write most: <c>&lt;name&gt;text&lt;/name&gt;</c>, without attributes or
    /// elements inside, in a part without prefixes. False, and nothing passed, where anything else stands here. To be asked when the current tag's attributes are through.
    /// </summary>
    /// <param name="name">The name, without a prefix.</param>
    /// <param name="text">Where its text stands and how long it is.</param>
    public bool TryPass(ReadOnlySpan<byte> name, out (int Start, int Length) text)
    {
        text = default;
        var rest = _text[_at..];
        if (_isEmpty || _rootPrefix.Length > 0 || rest.Length < name.Length + 2 || rest[0] != '<' || rest[name.Length + 1] != '>' || !rest[1..].StartsWith(name))
            return false;

        var content = rest[(name.Length + 2)..];
        var length = content.IndexOf((byte)'<');
        if (length < 0 || content[length..] is not [_, (byte)'/', .. var end] || end.Length <= name.Length || end[name.Length] != '>' || !end.StartsWith(name))
            return false;
        text = (_at + name.Length + 2, length);
        _at += (2 * name.Length) + 5 + length;
        return true;
    }

    /// <summary>Passes over the current element, to its end.</summary>
    public void Skip()
    {
        var depth = _depth;
        while (_depth >= depth)
            Read();
    }

    /// <summary>
    /// Moves on to the next attribute of the current start tag: its name as it is written, its value not decoded. False after the last one.
    /// </summary>
    public bool NextAttribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        if (!_isInTag || TryReadAttribute(ref _at, out name, out value))
            return _isInTag;
        EndTag();
        return false;
    }

    /// <summary>Whether the current element is empty; to be asked when its attributes are through. Its end is still to be read.</summary>
    public readonly bool IsEmpty => _isEmpty;

    /// <summary>The raw value of an attribute of the current start tag, which has no prefix; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name) => TryAttribute(name, out var value) ? value : default;

    /// <summary>The raw value of an attribute that has a prefix, whichever, or none; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> AttributeOfAnyPrefix(ReadOnlySpan<byte> name)
    {
        var at = _nameEnd;
        while (TryReadAttribute(ref at, out var found, out var value))
        {
            if (found[(found.LastIndexOf((byte)':') + 1)..].SequenceEqual(name))
                return value;
        }

        return default;
    }

    /// <summary>As <see cref="Attribute"/>; true where there is one. Looks from the first attribute on, wherever <see cref="NextAttribute"/> stands.</summary>
    public readonly bool TryAttribute(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var at = _nameEnd;
        while (TryReadAttribute(ref at, out var found, out value))
        {
            if (found.SequenceEqual(name))
                return true;
        }

        return false;
    }

    /// <summary>Reads the attribute at a place behind a name or value and moves behind it; false, and at the tag's end, where there is none.</summary>
    private readonly bool TryReadAttribute(scoped ref int place, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var text = _text;
        var start = PastBlank(text, place);
        if (At(start) is (byte)'>' or (byte)'/')
        {
            place = start;
            name = value = default;
            return false;
        }

        var (_, end) = PastName(text, start);
        var at = PastBlank(text, end);
        if (start == place || end == start || At(at) != '=')
            throw new NotPlainXmlException();
        at = PastBlank(text, at + 1);
        var quote = At(at);
        if (quote is not ((byte)'"' or (byte)'\''))
            throw new NotPlainXmlException();

        var content = text[(at + 1)..];
        var length = content.IndexOfAny(quote, (byte)'<');
        if (length < 0 || content[length] != quote)
            throw new NotPlainXmlException();
        name = text[start..end];
        value = content[..length];
        place = at + length + 2;
        return true;
    }

    /// <summary>Moves behind the attributes that nobody asked for: by long strides where they stand as programs write them, one blank before each.</summary>
    private void PassAttributes()
    {
        while (At(_at) is not ((byte)'>' or (byte)'/'))
        {
            var rest = _text[(_at + 1)..];
            var equals = rest.IndexOfAnyExcept(NameBytes);
            if (_text[_at] == ' ' && equals > 0 && equals + 1 < rest.Length && rest[equals] == '=' && rest[equals + 1] == '"'
                && rest[(equals + 2)..] is var value && value.IndexOfAny((byte)'"', (byte)'<') is >= 0 and var length && value[length] == '"')
            {
                _at += equals + length + 4;
            }
            else if (!TryReadAttribute(ref _at, out _, out _))
            {
                break;
            }
        }

        EndTag();
    }

    private void EndTag()
    {
        _isInTag = false;
        _isEmpty = _text[_at] == '/';
        _at += _isEmpty ? 2 : 1;
        if (_isEmpty && (_at > _text.Length || _text[_at - 1] != '>'))
            throw new NotPlainXmlException();
    }

    private XmlItem ReadText()
    {
        var rest = _text[_at..];
        var tag = rest.IndexOf((byte)'<');
        var length = tag < 0 ? rest.Length : tag;
        TextRange = (_at, length);
        _at += length;
        if (_depth > 0)
            return XmlItem.Text;
        if (rest[..length].ContainsAnyExcept(" \t\r\n"u8))
            throw new NotPlainXmlException();
        return Read();
    }

    private XmlItem ReadStart()
    {
        var start = _at + 1;
        if (_depth == _open.Length || !IsNameStart(At(start)) || (_depth == 0 && _hasRoot))
            throw new NotPlainXmlException();

        (_nameStart, _nameEnd) = PastName(_text, start);
        if (_depth == 0)
            _rootPrefix = (start, _nameStart - start);
        _hasRoot = true;
        _open[_depth++] = (start, _nameEnd - start);
        _at = _nameEnd;
        _isInTag = true;
        return XmlItem.Start;
    }

    private XmlItem ReadEnd()
    {
        if (_depth == 0)
            throw new NotPlainXmlException();
        var (start, length) = _open[--_depth];
        var at = _at + 2;
        if (!_text[at..].StartsWith(_text.Slice(start, length)))
            throw new NotPlainXmlException();
        at = PastBlank(_text, at + length);
        if (At(at) != '>')
            throw new NotPlainXmlException();
        _at = at + 1;
        return XmlItem.End;
    }

    private readonly byte At(int at) => at < _text.Length ? _text[at] : throw new NotPlainXmlException();

    private static int PastBlank(ReadOnlySpan<byte> text, int at)
    {
        while ((uint)at < (uint)text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    /// <summary>Where the name at a place begins without its prefix, and where it ends.</summary>
    private static (int Local, int End) PastName(ReadOnlySpan<byte> text, int at)
    {
        var local = at;
        for (; (uint)at < (uint)text.Length && IsNameByte(text[at]); at++)
        {
            if (text[at] == ':')
                local = at + 1;
        }

        return (local, at);
    }

    private static bool IsNameStart(byte first) => first >= 0x80 || char.IsAsciiLetter((char)first) || first == '_';

    private static bool IsNameByte(byte b) => b >= 0x80 || char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-' or (byte)'.' or (byte)':';
}
