using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ReportDsl.Excel.Reading.Package;

namespace ReportDsl.Excel.Annotation;

/// <summary>
/// A workbook's archive with some parts changed. The others are copied as they are, whatever they hold: a program's own parts survive. Only what
/// the reader accepted gets here.
/// </summary>
internal sealed class PackageEdit
{
    private const string ContentTypesPart = "[Content_Types].xml";

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, XDocument> _edited = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];

    public PackageEdit(ReadOnlyMemory<byte> file)
    {
        using var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (name.EndsWith('/'))
                continue;
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            Set(name, content.ToArray());
        }
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>A part as a document that may be changed; the changes are in the result.</summary>
    public XDocument Edit(string part)
    {
        if (_edited.TryGetValue(part, out var document))
            return document;
        using var reader = XmlReader.Create(
            new MemoryStream(_parts[part], writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        _edited.Add(part, document);
        return document;
    }

    public void Add(string part, XDocument document)
    {
        Set(part, []);
        _edited[part] = document;
    }

    /// <summary>A part that need not be XML, as text.</summary>
    public string TextOf(string part) => Encoding.UTF8.GetString(_parts[part]);

    public void SetText(string part, string text) => Set(part, Encoding.UTF8.GetBytes(text));

    /// <summary>The part that a part's relationship of some type leads to, null where it has none.</summary>
    public string? TargetOf(string part, string type)
    {
        var rels = Relationships.PartOf(part);
        if (!Has(rels))
            return null;
        var target = Edit(rels).Root?.Elements()
            .FirstOrDefault(element => ((string?)element.Attribute("Type") ?? "").EndsWith("/" + type, StringComparison.Ordinal))?.Attribute("Target")?.Value;
        return target is null ? null : Relationships.Resolve(part, target);
    }

    /// <summary>Adds a relationship to a part beside it; gives its id.</summary>
    public string Relate(string part, string type, string target)
    {
        XNamespace ns = "http://schemas.openxmlformats.org/package/2006/relationships";
        var rels = Relationships.PartOf(part);
        if (!Has(rels))
            Add(rels, new XDocument(new XElement(ns + "Relationships")));
        var root = Edit(rels).Root ?? throw UnreadableWorkbookException.Damaged(rels);
        var ids = root.Elements().Select(element => (string?)element.Attribute("Id")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var number = 1;
        while (ids.Contains($"rIdRemark{number}"))
            number++;
        root.Add(new XElement(
            root.Name.Namespace + "Relationship",
            new XAttribute("Id", $"rIdRemark{number}"),
            new XAttribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type),
            new XAttribute("Target", "/" + target)));
        return $"rIdRemark{number}";
    }

    /// <summary>Says of what type a new part is.</summary>
    public void Declare(string part, string contentType)
    {
        var root = Edit(ContentTypesPart).Root ?? throw UnreadableWorkbookException.Damaged(ContentTypesPart);
        root.Add(new XElement(root.Name.Namespace + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", contentType)));
    }

    /// <summary>A name for a new part that no part has.</summary>
    public string NewName(string prefix, string extension)
    {
        var number = 1;
        while (Has($"{prefix}{number}{extension}"))
            number++;
        return $"{prefix}{number}{extension}";
    }

    public byte[] ToArray()
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in _order)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                if (_edited.TryGetValue(name, out var document))
                    Save(document, stream);
                else
                    stream.Write(_parts[name]);
            }
        }

        return output.ToArray();
    }

    private static void Save(XDocument document, Stream stream)
    {
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false, NewLineHandling = NewLineHandling.Entitize });
        document.Save(writer);
    }

    private void Set(string part, byte[] content)
    {
        if (!_parts.ContainsKey(part))
            _order.Add(part);
        _parts[part] = content;
    }
}
