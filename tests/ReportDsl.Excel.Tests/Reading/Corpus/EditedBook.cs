using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>A workbook taken apart, to be changed in ways that no program would change it, or every program does.</summary>
internal sealed class EditedBook
{
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, byte[] Content)> _parts = [];

    public EditedBook(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            _parts.Add((entry.FullName, content.ToArray()));
        }
    }

    public IReadOnlyList<(string Name, byte[] Content)> Parts => _parts;

    /// <summary>The part of the sheet with a tab.</summary>
    public string PartOf(string sheet)
    {
        var entry = XDocument.Parse(TextOf("xl/workbook.xml")).Descendants().Single(element => element.Name.LocalName == "sheet" && (string?)element.Attribute("name") == sheet);
        var relation = XDocument.Parse(TextOf("xl/_rels/workbook.xml.rels")).Descendants()
            .Single(element => (string?)element.Attribute("Id") == (string?)entry.Attribute(Relations + "id"));
        var target = (string?)relation.Attribute("Target") ?? "";
        return target.StartsWith('/') ? target[1..] : "xl/" + target;
    }

    public string TextOf(string part) => Encoding.UTF8.GetString(Content(part)).TrimStart('\uFEFF');

    /// <summary>Changes the cells of a sheet.</summary>
    public EditedBook Sheet(string sheet, Action<EditedSheet> edit)
    {
        var part = PartOf(sheet);
        var edited = new EditedSheet(XDocument.Parse(TextOf(part), LoadOptions.PreserveWhitespace));
        edit(edited);
        return Set(part, edited.ToBytes()).MoveNotes(part, edited);
    }

    /// <summary>Changes a part as text.</summary>
    public EditedBook Text(string part, Func<string, string> edit) => Set(part, Encoding.UTF8.GetBytes(edit(TextOf(part))));

    /// <summary>Changes the text of a sheet's part.</summary>
    public EditedBook SheetText(string sheet, Func<string, string> edit) => Text(PartOf(sheet), edit);

    /// <summary>Replaces a text in a part, which must be there.</summary>
    public EditedBook Replace(string part, string old, string replacement) => Text(part, text =>
        text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, replacement, StringComparison.Ordinal) : throw new InvalidOperationException($"{part} has no {old}."));

    /// <summary>Changes or adds a part.</summary>
    public EditedBook Set(string part, byte[] content)
    {
        var at = _parts.FindIndex(other => other.Name == part);
        if (at < 0)
            _parts.Add((part, content));
        else
            _parts[at] = (part, content);
        return this;
    }

    public EditedBook Set(string part, string content) => Set(part, Encoding.UTF8.GetBytes(content));

    public EditedBook Remove(string part)
    {
        _parts.RemoveAll(other => other.Name == part);
        return this;
    }

    /// <summary>Gives a part another name, without telling those that refer to it.</summary>
    public EditedBook Rename(string part, string name)
    {
        var at = _parts.FindIndex(other => other.Name == part);
        _parts[at] = (name, _parts[at].Content);
        return this;
    }

    /// <summary>Takes a sheet out of the workbook; its part stays behind.</summary>
    public EditedBook DeleteSheet(string sheet) => Workbook(book => SheetOf(book, sheet).Remove());

    public EditedBook RenameSheet(string sheet, string name) => Workbook(book => SheetOf(book, sheet).SetAttributeValue("name", name));

    /// <summary>Puts a copy of a sheet behind the others, changed on the way.</summary>
    public EditedBook CopySheet(string sheet, string name, Action<EditedSheet>? edit = null) => AddSheet(name, Copy(sheet, edit ?? (_ => { })));

    /// <summary>Puts a sheet behind the others.</summary>
    public EditedBook AddSheet(string name, byte[] content)
    {
        var number = _parts.Count + 100;
        Set($"xl/worksheets/sheet{number}.xml", content);
        Replace("xl/_rels/workbook.xml.rels", "</Relationships>", $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/></Relationships>");
        return Workbook(book => book.Descendants().Single(element => element.Name.LocalName == "sheets").Add(new XElement(
            book.Name.Namespace + "sheet", new XAttribute("name", name), new XAttribute("sheetId", number), new XAttribute(Relations + "id", $"rId{number}"))));
    }

    public EditedBook Workbook(Action<XElement> edit)
    {
        var document = XDocument.Parse(TextOf("xl/workbook.xml"), LoadOptions.PreserveWhitespace);
        edit(document.Root ?? throw new InvalidOperationException());
        return Set("xl/workbook.xml", document.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>Adds a number format to the styles; gives the style that has it, which is otherwise that of the first cell.</summary>
    public int AddFormat(string code)
    {
        var styles = XDocument.Parse(TextOf("xl/styles.xml"));
        var ns = styles.Root?.Name.Namespace ?? XNamespace.None;
        var formats = styles.Descendants(ns + "numFmts").Single();
        var id = 1000 + formats.Elements().Count();
        formats.Add(new XElement(ns + "numFmt", new XAttribute("numFmtId", id), new XAttribute("formatCode", code)));
        return AddStyle(styles, id);
    }

    /// <summary>Adds a style with a number format that files name by number alone.</summary>
    public int AddBuiltInFormat(int id) => AddStyle(XDocument.Parse(TextOf("xl/styles.xml")), id);

    private int AddStyle(XDocument styles, int format)
    {
        var ns = styles.Root?.Name.Namespace ?? XNamespace.None;
        var list = styles.Descendants(ns + "cellXfs").Single();
        list.Add(new XElement(ns + "xf", new XAttribute("numFmtId", format), new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0), new XAttribute("xfId", 0)));
        Set("xl/styles.xml", styles.ToString(SaveOptions.DisableFormatting));
        return list.Elements().Count() - 1;
    }

    public byte[] Content(string part) => _parts.Single(other => other.Name == part).Content;

    public byte[] ToArray()
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return output.ToArray();
    }

    /// <summary>Notes move with their cells.</summary>
    private EditedBook MoveNotes(string part, EditedSheet edited)
    {
        var rels = $"xl/worksheets/_rels/{part.Split('/')[^1]}.rels";
        if (!_parts.Exists(other => other.Name == rels) || !TextOf(rels).Contains("comments1.xml", StringComparison.Ordinal))
            return this;
        var notes = XDocument.Parse(TextOf("xl/comments1.xml"), LoadOptions.PreserveWhitespace);
        foreach (var comment in notes.Descendants().Where(element => element.Name.LocalName == "comment"))
            comment.SetAttributeValue("ref", edited.Moved((string?)comment.Attribute("ref") ?? ""));
        return Set("xl/comments1.xml", notes.ToString(SaveOptions.DisableFormatting));
    }

    private static XElement SheetOf(XElement book, string sheet) =>
        book.Descendants().Single(element => element.Name.LocalName == "sheet" && (string?)element.Attribute("name") == sheet);

    private byte[] Copy(string sheet, Action<EditedSheet> edit)
    {
        var copy = new EditedSheet(XDocument.Parse(TextOf(PartOf(sheet)), LoadOptions.PreserveWhitespace));
        edit(copy);
        return copy.ToBytes();
    }
}
