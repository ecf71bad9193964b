using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>Reads one part with the scanner.</summary>
internal delegate T PartReading<out T>(ref XmlScanner xml, ReadOnlyMemory<byte> part);

/// <summary>Opens parts for the scanner; one that is not plain is rewritten first, and read from the start.</summary>
internal static class PartReader
{
    /// <summary>Reads a part with the scanner, plain or rewritten.</summary>
    /// <exception cref="UnreadableWorkbookException">The part is no XML, or XML that may not be read.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> part, string name, PartReading<T> reading)
    {
        if (PlainXml.IsPlain(part.Span))
        {
            try
            {
                return Scan(part, reading);
            }
            catch (NotPlainXmlException)
            {
                // Something that only shows inside: the complete reader decides.
            }
        }

        try
        {
            return Scan(PlainXml.Rewrite(part, name), reading);
        }
        catch (NotPlainXmlException)
        {
            throw UnreadableWorkbookException.Damaged(name);
        }
    }

    private static T Scan<T>(ReadOnlyMemory<byte> part, PartReading<T> reading)
    {
        Span<(int, int)> open = stackalloc (int, int)[ReadingLimits.XmlDepth];
        var xml = new XmlScanner(part.Span, open);
        return reading(ref xml, part);
    }
}
