using System.Collections.Immutable;
using System.Xml.Linq;
using ReportDsl.Excel.Packaging;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Annotation;

/// <summary>Writes the remarks of a sheet into its comments, under the notes that are there, and draws those that are new.</summary>
internal static class SheetComments
{
    private const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

    private const string DrawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    /// <summary>Whether an earlier annotation left remarks on a sheet.</summary>
    public static bool HasRemarks(PackageEdit package, string part) =>
        package.TargetOf(part, "comments") is { } comments
        && package.Has(comments)
        && package.Edit(comments).Descendants().Any(element => element.Name.LocalName == "comment" && RemarkText.IsIn(TextOf(element)));

    public static void Write(PackageEdit package, string part, ImmutableArray<MarkedCell> cells)
    {
        var sheet = package.Edit(part).Root ?? throw UnreadableWorkbookException.Damaged(part);
        var list = ListOf(package, part, sheet.Name.Namespace);
        var ns = list.Name.Namespace;
        foreach (var comment in list.Elements(ns + "comment").ToList())
            RemoveRemark(comment);

        var drawn = new List<MarkedCell>();
        foreach (var cell in cells)
        {
            var address = CellAddress.Name(cell.Row, cell.Column);
            var comment = list.Elements(ns + "comment").FirstOrDefault(other => (string?)other.Attribute("ref") == address);
            if (comment is null)
            {
                comment = new XElement(ns + "comment", new XAttribute("ref", address), new XAttribute("authorId", 0));
                list.Add(comment);
                drawn.Add(cell);
            }

            SetText(comment, RemarkText.Join(RemarkText.NoteIn(TextOf(comment)), CellEscapes.In(cell.Message)));
        }

        Draw(package, part, sheet, drawn);
    }

    private static XElement ListOf(PackageEdit package, string part, XNamespace ns)
    {
        var comments = package.TargetOf(part, "comments");
        if (comments is null || !package.Has(comments))
        {
            comments = package.NewName("xl/comments", ".xml");
            package.Add(comments, new XDocument(new XElement(
                ns + "comments", new XElement(ns + "authors", new XElement(ns + "author", "ReportDsl")), new XElement(ns + "commentList"))));
            package.Declare(comments, CommentsType);
            package.Relate(part, "comments", comments);
        }

        var root = package.Edit(comments).Root;
        return root?.Element(root.Name.Namespace + "commentList") ?? throw UnreadableWorkbookException.Damaged(comments);
    }

    /// <summary>Takes an earlier remark out; the shape that drew it goes with it where nothing else is left.</summary>
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

    /// <summary>Programs show only comments that are drawn. The drawing is no XML that one could rely on: shapes are put in before its end.</summary>
    private static void Draw(PackageEdit package, string part, XElement sheet, List<MarkedCell> cells)
    {
        var drawing = package.TargetOf(part, "vmlDrawing");
        var known = drawing is not null && package.Has(drawing) ? package.TextOf(drawing) : null;
        var missing = cells.Where(cell => known is null || !IsDrawn(known, cell)).ToList();
        if (missing.Count == 0)
            return;
        if (drawing is null || known is null)
        {
            drawing = package.NewName("xl/drawings/vmlDrawing", ".vml");
            package.Declare(drawing, DrawingType);
            XNamespace relationships = sheet.Name.NamespaceName.Contains("purl.oclc.org", StringComparison.Ordinal)
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            var link = new XElement(sheet.Name.Namespace + "legacyDrawing", new XAttribute(relationships + "id", package.Relate(part, "vmlDrawing", drawing)));
            if (sheet.Elements().FirstOrDefault(element => element.Name.LocalName is "legacyDrawingHF" or "picture" or "oleObjects" or "controls" or "webPublishItems" or "tableParts" or "extLst") is { } after)
                after.AddBeforeSelf(link);
            else
                sheet.Add(link);
        }

        package.SetText(drawing, CommentShapes.Added(known, missing.Select(cell => (cell.Row, cell.Column))));
    }

    private static bool IsDrawn(string drawing, MarkedCell cell) =>
        drawing.Contains(CommentShapes.PlaceOf(cell.Row, cell.Column), StringComparison.Ordinal);
}
