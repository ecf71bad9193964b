using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ReportDsl.Diagnostics;
using ReportDsl.Excel.Reading;
using ReportDsl.Excel.Reading.Package;

namespace ReportDsl.Excel.Annotation;

/// <summary>
/// A workbook's archive with some parts changed. The others are copied as they are, whatever they hold: a program's own parts survive. Only what
/// the reader accepted gets here; but the reader takes parts that are not there or not quite XML, and those cannot be changed.
/// </summary>
internal sealed class PackageEdit(ReadOnlyMemory<byte> file) : IDisposable
{
    private const string ContentTypesPart = "[Content_Types].xml";

    private readonly ZipPackage _original = ZipPackage.Open(file);
    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, XDocument> _edited = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _added = [];

    /// <summary>That a part is not there which every program writes.</summary>
    public static UnreadableWorkbookException Missing(string part) => new(new Phrase(
        $"The workbook has no {part}, which a marked copy needs. Open it in a spreadsheet program and save it again as .xlsx.",
        $"工作簿缺少标注副本所需的 {part}。请用电子表格程序打开，另存为 .xlsx。"));

    /// <summary>That a part is not XML as every program writes it.</summary>
    public static UnreadableWorkbookException Invalid(string part) => new(new Phrase(
        $"The workbook cannot be marked, as {part} is not valid XML. Open it in a spreadsheet program and save it again as .xlsx.",
        $"工作簿无法标注：{part} 不是有效的 XML。请用电子表格程序打开，另存为 .xlsx。"));

    public bool Has(string part) => _edited.ContainsKey(part) || _texts.ContainsKey(part) || _original.Find(part) is not null;

    /// <summary>A part as it came.</summary>
    public ReadOnlyMemory<byte> Original(string part) => _original.Find(part) ?? throw Missing(part);

    /// <summary>A part as a document that may be changed; the changes are in the result.</summary>
    public XDocument Edit(string part)
    {
        if (!_edited.TryGetValue(part, out var document))
            _edited.Add(part, document = Load(part));
        return document;
    }

    public void Add(string part, XDocument document)
    {
        _added.Add(part);
        _edited.Add(part, document);
    }

    /// <summary>A part that need not be XML, as text.</summary>
    public string TextOf(string part) => Encoding.UTF8.GetString(_texts.TryGetValue(part, out var text) ? text : Original(part).Span);

    public void SetText(string part, string text)
    {
        if (!Has(part))
            _added.Add(part);
        _texts[part] = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The relationships that a part came with.</summary>
    public List<Relationship> RelationshipsOf(string part) => Relationships.Of(_original, part);

    /// <summary>Adds a relationship to a part beside it; gives its id.</summary>
    public string Relate(string part, string type, string target)
    {
        XNamespace ns = "http://schemas.openxmlformats.org/package/2006/relationships";
        var rels = Relationships.PartOf(part);
        if (!Has(rels))
            Add(rels, new XDocument(new XElement(ns + "Relationships")));
        var root = Edit(rels).Root ?? throw Invalid(rels);
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
        var root = Edit(ContentTypesPart).Root ?? throw Invalid(ContentTypesPart);
        root.Add(new XElement(root.Name.Namespace + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", contentType)));
    }

    /// <summary>A name for a new part that no part has. The prefix is one that no program uses, since parts may be named that are not there.</summary>
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
            foreach (var name in _original.Names.Where(name => !name.EndsWith('/')).Concat(_added))
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                if (_edited.TryGetValue(name, out var document))
                    Save(document, stream);
                else
                    stream.Write(_texts.TryGetValue(name, out var text) ? text : Original(name).Span);
            }
        }

        return output.ToArray();
    }

    public void Dispose() => _original.Dispose();

    private XDocument Load(string part)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(Original(part).ToArray(), writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            throw Invalid(part);
        }
    }

    private static void Save(XDocument document, Stream stream)
    {
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false, NewLineHandling = NewLineHandling.Entitize });
        document.Save(writer);
    }
}
