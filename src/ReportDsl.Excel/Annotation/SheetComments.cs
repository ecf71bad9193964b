using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Reading;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Excel.Reading.Xml;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Annotation;

/// <summary>Writes the remarks of a sheet into its comments, under the notes that are there.</summary>
internal static class SheetComments
{
    private const string Type = "comments";

    /// <summary>Who says what validation says: nobody else's remarks have this author.</summary>
    private const string Author = "ReportDsl";

    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

    /// <summary>Whether an earlier annotation left remarks on a sheet.</summary>
    public static bool HasRemarks(PackageEdit package, string part) =>
        PartOf(package, part) is { } comments
        && package.Has(comments)
        && PartReader.Read(package.Original(comments), comments, HasRemark);

    /// <summary>Puts the remarks in place of those that are there; gives the cells that had no comment before.</summary>
    public static ImmutableArray<MarkedCell> Write(PackageEdit package, string part, ImmutableArray<MarkedCell> cells)
    {
        var list = ListOf(package, part);
        foreach (var comment in CommentsIn(list).ToList())
            RemoveRemark(comment);

        // Names of cells as the reader compares them.
        var known = new Dictionary<string, XElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var comment in CommentsIn(list))
            known.TryAdd((string?)comment.Attribute("ref") ?? "", comment);

        var author = cells.IsEmpty ? 0 : AuthorOf(list);
        var added = ImmutableArray.CreateBuilder<MarkedCell>();
        foreach (var cell in cells)
        {
            var address = CellAddress.Name(cell.Row, cell.Column);
            if (!known.TryGetValue(address, out var comment))
            {
                comment = new XElement(list.Name.Namespace + "comment", new XAttribute("ref", address), new XAttribute("authorId", author));
                list.Add(comment);
                known.Add(address, comment);
                added.Add(cell);
            }

            SetText(comment, RemarkText.Join(RemarkText.NoteIn(TextOf(comment)), cell.Messages));
        }

        return added.ToImmutable();
    }

    private static bool HasRemark(ref XmlScanner xml, ReadOnlyMemory<byte> _)
    {
        var text = new StringBuilder();
        var isText = false;
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item == XmlItem.Start && xml.Is("comment"u8))
            {
                if (RemarkText.IsIn(text.ToString()))
                    return true;
                text.Clear();
            }

            if (item == XmlItem.Text && isText)
                text.Append(XmlDecoding.Text(xml.RawText));
            isText = item == XmlItem.Start && xml.Is("t"u8);
        }

        return RemarkText.IsIn(text.ToString());
    }

    private static string? PartOf(PackageEdit package, string sheet) =>
        package.RelationshipsOf(sheet).FirstOrDefault(relationship => relationship.Type == Type).Target;

    private static XElement ListOf(PackageEdit package, string sheet)
    {
        var part = PartOf(package, sheet);
        if (part is null)
        {
            var ns = (package.Edit(sheet).Root ?? throw PackageEdit.Invalid(sheet)).Name.Namespace;
            part = package.NewName("xl/comments/remarks", ".xml");
            package.Add(part, new XDocument(new XElement(
                ns + "comments", new XElement(ns + "authors", new XElement(ns + "author", Author)), new XElement(ns + "commentList"))));
            package.Declare(part, ContentType);
            package.Relate(sheet, Type, part);
        }

        return package.Edit(part).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "commentList")
            ?? throw UnreadableWorkbookException.Damaged(part);
    }

    /// <summary>The index of the author of remarks, who is added where the list of comments does not know him.</summary>
    private static int AuthorOf(XElement list)
    {
        var ns = list.Name.Namespace;
        var authors = list.ElementsBeforeSelf().FirstOrDefault(element => element.Name.LocalName == "authors");
        if (authors is null)
        {
            authors = new XElement(ns + "authors");
            list.AddBeforeSelf(authors);
        }

        var known = authors.Elements().TakeWhile(element => element.Value != Author).Count();
        if (known == authors.Elements().Count())
            authors.Add(new XElement(ns + "author", Author));
        return known;
    }

    private static IEnumerable<XElement> CommentsIn(XElement list) => list.Elements().Where(element => element.Name.LocalName == "comment");

    /// <summary>Takes an earlier remark out; the shape that drew it is not shown where nothing else is left.</summary>
    private static void RemoveRemark(XElement comment)
    {
        var text = TextOf(comment);
        if (!RemarkText.IsIn(text))
            return;
        if (RemarkText.NoteIn(text) is { Length: > 0 } note)
            SetText(comment, note);
        else
            comment.Remove();
    }

    /// <summary>The text as it stands in the part, what is escaped in it still escaped.</summary>
    private static string TextOf(XElement comment) =>
        string.Concat(comment.Descendants().Where(element => element.Name.LocalName == "t" && element.Parent?.Name.LocalName != "rPh").Select(element => element.Value));

    private static void SetText(XElement comment, string text)
    {
        var ns = comment.Name.Namespace;
        comment.Elements(ns + "text").Remove();
        comment.AddFirst(new XElement(
            ns + "text", new XElement(ns + "r", new XElement(ns + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text))));
    }
}
