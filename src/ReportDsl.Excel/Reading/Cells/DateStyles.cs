using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>Which cell styles show a number as a date or a time: there a figure is one that a program took for a date.</summary>
internal sealed class DateStyles
{
    private readonly bool[] _isDate;

    private DateStyles(bool[] isDate) => _isDate = isDate;

    public static DateStyles None { get; } = new([]);

    public bool IsDate(int style) => style >= 0 && style < _isDate.Length && _isDate[style];

    public static DateStyles Read(ref XmlScanner xml, ReadOnlyMemory<byte> _)
    {
        var formats = new Dictionary<int, bool>();
        var styles = new List<bool>();
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item != XmlItem.Start || xml.Depth != 2)
                continue;
            if (xml.Is("numFmts"u8))
                ReadFormats(ref xml, formats);
            else if (xml.Is("cellXfs"u8))
                ReadStyles(ref xml, formats, styles);
            else
                xml.Skip();
        }

        return new DateStyles([.. styles]);
    }

    private static void ReadFormats(ref XmlScanner xml, Dictionary<int, bool> formats)
    {
        while (xml.Read() != XmlItem.End || xml.Depth >= 2)
        {
            if (xml.Is("numFmt"u8) && xml.Depth == 3)
                formats[XmlDecoding.Whole(xml.Attribute("numFmtId"u8))] = IsDateFormat(XmlDecoding.Text(xml.Attribute("formatCode"u8)));
        }
    }

    private static void ReadStyles(ref XmlScanner xml, Dictionary<int, bool> formats, List<bool> styles)
    {
        while (true)
        {
            var item = xml.Read();
            if (item == XmlItem.End && xml.Depth < 2)
                return;
            if (item != XmlItem.Start || xml.Depth != 3)
                continue;
            var format = XmlDecoding.Whole(xml.Attribute("numFmtId"u8));
            styles.Add(formats.TryGetValue(format, out var isDate) ? isDate : IsBuiltInDate(format));
        }
    }

    /// <summary>ECMA-376 part 1, 18.8.30: 14 to 22 and 45 to 47 everywhere, 27 to 36 and 50 to 58 in East Asian languages.</summary>
    private static bool IsBuiltInDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>A format with a part of a date outside quotes and brackets: <c>yyyy"年"m"月"</c>.</summary>
    private static bool IsDateFormat(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"':
                    at = code.IndexOf('"', at + 1) is var close and > 0 ? close : code.Length;
                    break;
                case '[':
                    at = code.IndexOf(']', at + 1) is var end and > 0 ? end : code.Length;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case 'G' or 'g' when code.AsSpan(at).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    at += "General".Length - 1;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    return true;
            }
        }

        return false;
    }
}
