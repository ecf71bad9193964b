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
    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<(int Start, int Length)> _open;
    private int _at;
    private int _depth;
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

    /// <summary>Whether the current start tag has a name, which is given without prefix.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => _text[_nameStart.._nameEnd].SequenceEqual(name);

    public readonly ReadOnlySpan<byte> RawText => Slice(TextRange);

    public readonly ReadOnlySpan<byte> Slice((int Start, int Length) range) => _text.Slice(range.Start, range.Length);

    public XmlItem Read()
    {
        while (_isInTag)
            NextAttribute(out _, out _);

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

    /// <summary>Passes over the current element, to its end.</summary>
    public void Skip()
    {
        var depth = _depth;
        while (_depth >= depth)
            Read();
    }

    /// <summary>
    /// Moves on to the next attribute of the current start tag: its name without prefix, its value not decoded. False after the last one.
    /// </summary>
    public bool NextAttribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        if (!_isInTag || TryReadAttribute(ref _at, out name, out value))
            return _isInTag;

        _isInTag = false;
        _isEmpty = _text[_at] == '/';
        _at += _isEmpty ? 2 : 1;
        if (_isEmpty && (_at > _text.Length || _text[_at - 1] != '>'))
            throw new NotPlainXmlException();
        return false;
    }

    /// <summary>The raw value of an attribute of the current start tag, by its name without prefix; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name) => TryAttribute(name, out var value) ? value : default;

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
    private readonly bool TryReadAttribute(scoped ref int at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var separated = SkipBlank(ref at);
        if (At(at) is (byte)'>' or (byte)'/')
        {
            name = value = default;
            return false;
        }

        var local = at;
        var start = at;
        while (IsNameByte(At(at)))
        {
            if (_text[at++] == ':')
                local = at;
        }

        name = _text[local..at];
        SkipBlank(ref at);
        if (!separated || at == start || At(at) != '=')
            throw new NotPlainXmlException();
        at++;
        SkipBlank(ref at);
        var quote = At(at);
        if (quote is not ((byte)'"' or (byte)'\''))
            throw new NotPlainXmlException();

        at++;
        var length = _text[at..].IndexOfAny(quote, (byte)'<');
        if (length < 0 || _text[at + length] != quote)
            throw new NotPlainXmlException();
        value = _text.Slice(at, length);
        at += length + 1;
        return true;
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

        var at = start;
        _nameStart = start;
        while (IsNameByte(At(at)))
        {
            if (_text[at++] == ':')
                _nameStart = at;
        }

        _hasRoot = true;
        _open[_depth++] = (start, at - start);
        _nameEnd = _at = at;
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
        at += length;
        SkipBlank(ref at);
        if (At(at) != '>')
            throw new NotPlainXmlException();
        _at = at + 1;
        return XmlItem.End;
    }

    private readonly byte At(int at) => at < _text.Length ? _text[at] : throw new NotPlainXmlException();

    private readonly bool SkipBlank(scoped ref int at)
    {
        var start = at;
        while (At(at) is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at > start;
    }

    private static bool IsNameStart(byte first) => first >= 0x80 || char.IsAsciiLetter((char)first) || first == '_';

    private static bool IsNameByte(byte b) => b >= 0x80 || char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-' or (byte)'.' or (byte)':';
}
