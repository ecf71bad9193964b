using System.Text;
using ReportDsl.Excel.Annotation;
using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>The notes of a sheet by the address of their cell: its comments, without what an annotation wrote into them.</summary>
internal static class CellComments
{
    public static Dictionary<string, string> Read(ref XmlScanner xml, ReadOnlyMemory<byte> _)
    {
        var comments = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item != XmlItem.Start || !xml.Is("comment"u8))
                continue;
            var address = XmlDecoding.Text(xml.Attribute("ref"u8));
            if (RemarkText.NoteIn(ReadText(ref xml)) is { Length: > 0 } note)
                comments[address] = note;
        }

        return comments;
    }

    private static string ReadText(ref XmlScanner xml)
    {
        var depth = xml.Depth;
        var text = new StringBuilder();
        var inText = false;
        while (true)
        {
            switch (xml.Read())
            {
                case XmlItem.Start:
                    inText = xml.Is("t"u8);
                    break;
                case XmlItem.Text when inText:
                    text.Append(XmlDecoding.CellText(xml.RawText));
                    break;
                case XmlItem.End:
                    inText = false;
                    if (xml.Depth < depth)
                        return text.ToString();
                    break;
            }
        }
    }
}
