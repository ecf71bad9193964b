using System.Collections.Immutable;
using System.Xml.Linq;
using ReportDsl.Excel.Packaging;
using ReportDsl.Excel.Reading;

namespace ReportDsl.Excel.Annotation;

/// <summary>
/// The drawing of a sheet's comments: programs show only comments that have a shape there. It is no XML that one could rely on; shapes are put in
/// before its end.
/// </summary>
internal static class CommentDrawing
{
    private const string Type = "vmlDrawing";

    private const string ContentType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    public static void Draw(PackageEdit package, string sheet, ImmutableArray<MarkedCell> cells)
    {
        if (cells.IsEmpty)
            return;
        var root = package.Edit(sheet).Root ?? throw PackageEdit.Invalid(sheet);
        var part = PartOf(package, sheet, root);
        var known = part is null ? null : package.TextOf(part);
        if (part is not null && !CommentShapes.IsDrawing(known))
            throw PackageEdit.Invalid(part);
        package.SetText(part ?? Added(package, sheet, root), CommentShapes.Added(known, cells.Select(cell => (cell.Row, cell.Column))));
    }

    /// <summary>Named by the sheet: headers and footers have a drawing of the same type.</summary>
    private static string? PartOf(PackageEdit package, string sheet, XElement root)
    {
        var link = root.Elements().FirstOrDefault(element => element.Name.LocalName == "legacyDrawing");
        if (link is null)
            return null;
        var id = link.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id")?.Value;
        return package.RelationshipsOf(sheet).FirstOrDefault(relationship => relationship.Id == id).Target ?? throw UnreadableWorkbookException.Damaged(sheet);
    }

    private static string Added(PackageEdit package, string sheet, XElement root)
    {
        var part = package.NewName("xl/drawings/remarks", ".vml");
        package.Declare(part, ContentType);
        XNamespace relationships = root.Name.NamespaceName.Contains("purl.oclc.org", StringComparison.Ordinal)
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var link = new XElement(root.Name.Namespace + "legacyDrawing", new XAttribute(relationships + "id", package.Relate(sheet, Type, part)));
        if (root.Elements().FirstOrDefault(IsAfter) is { } after)
            after.AddBeforeSelf(link);
        else
            root.Add(link);
        return part;
    }

    private static bool IsAfter(XElement element) => element.Name.LocalName
        is "legacyDrawingHF" or "drawingHF" or "picture" or "oleObjects" or "controls" or "webPublishItems" or "tableParts" or "extLst";
}
