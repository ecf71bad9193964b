using ReportDsl.Excel.Reading.Numbers;
using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>The number formats of the cell styles of a workbook, each read once.</summary>
internal sealed class CellStyles
{
    private readonly NumberFormat[] _formats;

    private CellStyles(NumberFormat[] formats) => _formats = formats;

    public static CellStyles None { get; } = new([]);

    public NumberFormat this[int style] => style >= 0 && style < _formats.Length ? _formats[style] : NumberFormat.General;

    public static CellStyles Read(ref XmlScanner xml, ReadOnlyMemory<byte> _)
    {
        var formats = new Dictionary<int, NumberFormat>();
        var styles = new List<NumberFormat>();
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

        return new CellStyles([.. styles]);
    }

    private static void ReadFormats(ref XmlScanner xml, Dictionary<int, NumberFormat> formats)
    {
        while (xml.Read() != XmlItem.End || xml.Depth >= 2)
        {
            if (xml.Is("numFmt"u8) && xml.Depth == 3)
                formats[XmlDecoding.Whole(xml.Attribute("numFmtId"u8))] = NumberFormat.Of(XmlDecoding.Text(xml.Attribute("formatCode"u8)));
        }
    }

    private static void ReadStyles(ref XmlScanner xml, Dictionary<int, NumberFormat> formats, List<NumberFormat> styles)
    {
        while (true)
        {
            var item = xml.Read();
            if (item == XmlItem.End && xml.Depth < 2)
                return;
            if (item != XmlItem.Start || xml.Depth != 3)
                continue;
            var id = XmlDecoding.Whole(xml.Attribute("numFmtId"u8));
            if (!formats.TryGetValue(id, out var format))
                formats.Add(id, format = NumberFormat.OfBuiltIn(id));
            styles.Add(format);
        }
    }
}
