using System.Text;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>The texts that cells share by index. A plain one stays undecoded until it is asked for: most never are.</summary>
internal sealed class SharedStringTable
{
    private readonly ReadOnlyMemory<byte> _part;
    private readonly List<(int Start, int Length)> _raw;
    private readonly string?[] _decoded;
    private string?[]? _squeezed;

    private SharedStringTable(ReadOnlyMemory<byte> part, List<(int Start, int Length)> raw, Dictionary<int, string> rich)
    {
        _part = part;
        _raw = raw;
        _decoded = new string?[raw.Count];
        foreach (var (index, text) in rich)
            _decoded[index] = text;
    }

    public static SharedStringTable Empty { get; } = new(default, [], []);

    /// <summary>The text of an index, null where there is none.</summary>
    public string? this[int index]
    {
        get
        {
            if (index < 0 || index >= _raw.Count)
                return null;
            return _decoded[index] ??= XmlDecoding.CellText(RawOf(index));
        }
    }

    /// <summary>The text of an index without white space, null where there is none. Worked out once, however many cells share it.</summary>
    public string? SqueezedOf(int index)
    {
        if (this[index] is not { } text)
            return null;
        _squeezed ??= new string?[_raw.Count];
        return _squeezed[index] ??= Squeezed.Of(text);
    }

    /// <summary>Whether an index has exactly the given text, in UTF-8 and free of characters that XML escapes.</summary>
    public bool IsRaw(int index, ReadOnlySpan<byte> text) =>
        index >= 0 && index < _raw.Count && _decoded[index] is null && RawOf(index).SequenceEqual(text);

    public static SharedStringTable Read(ref XmlScanner xml, ReadOnlyMemory<byte> part)
    {
        var raw = new List<(int, int)>();
        var rich = new Dictionary<int, string>();
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item != XmlItem.Start || !xml.Is("si"u8))
                continue;
            if (raw.Count == ReadingLimits.SharedStrings)
                throw UnreadableWorkbookException.TooLarge("more than a million texts", "文本超过一百万条");
            var text = RichText.Read(ref xml);
            if (text.Decoded is { } decoded)
                rich.Add(raw.Count, decoded);
            raw.Add(text.Range);
        }

        return new SharedStringTable(part, raw, rich);
    }

    private ReadOnlySpan<byte> RawOf(int index) => _part.Span.Slice(_raw[index].Start, _raw[index].Length);
}

/// <summary>
/// A string item: one plain run, by its place in the part, or several joined. Phonetic hints, which Japanese and Chinese input adds, are no
/// part of the text.
/// </summary>
internal readonly record struct RichText((int Start, int Length) Range, string? Decoded)
{
    /// <summary>Reads an element that holds <c>t</c> or <c>r/t</c> to its end.</summary>
    public static RichText Read(ref XmlScanner xml)
    {
        var depth = xml.Depth;
        var (runs, length) = (0, 0);
        if (xml.TryPass("t"u8, out var range) && range.Length > 0)
            (runs, length) = (1, range.Length);
        if (length > ReadingLimits.TextBytes)
            throw UnreadableWorkbookException.TooLongText;
        StringBuilder? joined = null;
        var inText = false;
        while (true)
        {
            switch (xml.Read())
            {
                case XmlItem.Start when xml.Is("rPh"u8) || xml.Is("phoneticPr"u8):
                    xml.Skip();
                    break;
                case XmlItem.Start:
                    inText = xml.Is("t"u8);
                    break;
                case XmlItem.Text when !inText && xml.RawText.ContainsAnyExcept(" \t\r\n"u8):
                    throw new NotPlainXmlException();
                case XmlItem.Text when inText:
                    length += xml.TextRange.Length;
                    if (length > ReadingLimits.TextBytes)
                        throw UnreadableWorkbookException.TooLongText;
                    if (++runs == 1)
                    {
                        range = xml.TextRange;
                    }
                    else
                    {
                        joined ??= new StringBuilder(XmlDecoding.CellText(xml.Slice(range)));
                        joined.Append(XmlDecoding.CellText(xml.RawText));
                    }

                    break;
                case XmlItem.End:
                    inText = false;
                    if (xml.Depth < depth)
                        return new RichText(range, joined?.ToString());
                    break;
            }
        }
    }
}
