using System.Text;
using DocumentFormat.OpenXml.Packaging;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Packaging;

/// <summary>
/// Writes the comments of a sheet: their texts, and the drawing in the old vector format without which spreadsheet programs do not show them.
/// </summary>
internal static class CommentsPart
{
    /// <summary>What the sheet refers to the drawing by.</summary>
    public const string DrawingId = "rIdDrawing";

    public static void Write(IReadOnlyDictionary<(int Row, int Column), string> comments, WorksheetPart sheet)
    {
        using (var stream = sheet.AddNewPart<WorksheetCommentsPart>("rIdComments").GetStream(FileMode.Create))
            WriteTexts(comments, stream);
        using (var stream = sheet.AddNewPart<VmlDrawingPart>(DrawingId).GetStream(FileMode.Create))
            stream.Write(Encoding.UTF8.GetBytes(CommentShapes.Added(null, comments.Keys)));
    }

    private static void WriteTexts(IReadOnlyDictionary<(int Row, int Column), string> comments, Stream stream)
    {
        using var xml = new XmlText(stream);
        xml.Raw(PartXml.Declaration).Raw("<comments xmlns=\"").Raw(PartXml.Main).Raw("\"><authors><author></author></authors><commentList>");
        foreach (var ((row, column), text) in comments)
        {
            xml.Raw("<comment").Attribute("ref", CellAddress.Name(row, column))
                .Raw(" authorId=\"0\"><text><r><t xml:space=\"preserve\">").CellText(text).Raw("</t></r></text></comment>");
        }

        xml.Raw("</commentList></comments>");
    }
}
