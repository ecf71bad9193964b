using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>One relationship: the last word of its type (<c>worksheet</c>, the same in strict and transitional files) and the part it leads to.</summary>
internal readonly record struct Relationship(string Id, string Type, string Target);

/// <summary>The relationships of a part.</summary>
internal static class Relationships
{
    /// <summary>Of a part, or of the package where the name is empty; none where the file of relationships is not there.</summary>
    public static List<Relationship> Of(ZipPackage zip, string part)
    {
        var name = PartOf(part);
        return zip.Find(name) is { } content
            ? PartReader.Read(content, name, (ref XmlScanner xml, ReadOnlyMemory<byte> _) => Read(ref xml, part))
            : [];
    }

    /// <summary>The part that holds the relationships of a part.</summary>
    public static string PartOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    /// <summary>What a part calls another: absolute (<c>/xl/worksheets/sheet1.xml</c>) or relative to its own folder.</summary>
    public static string Resolve(string part, string target)
    {
        var slash = part.LastIndexOf('/');
        var steps = target.StartsWith('/') || slash < 0 ? [] : part[..slash].Split('/').ToList();
        foreach (var step in target.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                if (steps.Count > 0)
                    steps.RemoveAt(steps.Count - 1);
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private static List<Relationship> Read(ref XmlScanner xml, string part)
    {
        var relationships = new List<Relationship>();
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item != XmlItem.Start || !xml.Is("Relationship"u8) || xml.Attribute("TargetMode"u8).SequenceEqual("External"u8))
                continue;
            if (relationships.Count == ReadingLimits.Relationships)
                throw UnreadableWorkbookException.TooLarge("more than ten thousand relationships", "关系超过一万条");
            var type = XmlDecoding.Text(xml.Attribute("Type"u8));
            relationships.Add(new Relationship(
                XmlDecoding.Text(xml.Attribute("Id"u8)),
                type[(type.LastIndexOf('/') + 1)..],
                Resolve(part, Uri.UnescapeDataString(XmlDecoding.Text(xml.Attribute("Target"u8))))));
        }

        return relationships;
    }
}
