using System.Text;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>The notes of a sheet by the address of their cell: its comments, without what an annotation wrote into them.</summary>
internal static class CellComments
{
    /// <summary>In the comment that Excel writes beside a thread, for programs that know none: a line that leads to this page, then the texts.</summary>
    private const string ThreadedHint = "https://go.microsoft.com/fwlink/?linkid=870924";

    public static Dictionary<string, string> Read(ref XmlScanner xml, ReadOnlyMemory<byte> _)
    {
        var comments = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var authors = new List<string>();
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item != XmlItem.Start)
                continue;
            if (xml.Is("author"u8))
            {
                authors.Add(ReadAuthor(ref xml));
                continue;
            }

            if (!xml.Is("comment"u8))
                continue;
            var address = XmlDecoding.Text(xml.Attribute("ref"u8));
            var note = NoteHeading.Without(WithoutHint(RemarkText.NoteIn(ReadText(ref xml))), authors);
            if (!string.IsNullOrWhiteSpace(note))
                comments[address] = comments.TryGetValue(address, out var other) ? other + "\n" + note : note;
        }

        return comments;
    }

    private static string WithoutHint(string note)
    {
        var hint = note.StartsWith('[') ? note.IndexOf(ThreadedHint, StringComparison.Ordinal) : -1;
        if (hint < 0)
            return note;

        // What follows is a blank line, a line with the word for comment, then the text.
        var lines = note[(hint + ThreadedHint.Length)..].TrimStart();
        return lines.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? lines[(end + 1)..].Trim() : "";
    }

    private static string ReadAuthor(ref XmlScanner xml)
    {
        var depth = xml.Depth;
        var name = "";
        while (true)
        {
            var item = xml.Read();
            if (item == XmlItem.Text)
                name += XmlDecoding.CellText(xml.RawText);
            else if (item == XmlItem.End && xml.Depth < depth)
                return name;
        }
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
                case XmlItem.Start when xml.Is("rPh"u8) || xml.Is("phoneticPr"u8):
                    xml.Skip();
                    break;
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
