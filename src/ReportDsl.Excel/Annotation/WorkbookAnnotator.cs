using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Excel.Annotation;
using ReportDsl.Excel.Reading;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel;

/// <summary>What to write beside a cell of a returned workbook.</summary>
/// <param name="Address">The cell, with the name that its sheet has now; null where the whole file is meant: that stands on its first sheet.</param>
/// <param name="Severity">How grave it is: an error is marked red, anything else amber.</param>
/// <param name="Message">What is said, in the language of those who read it.</param>
public sealed record CellRemark(CellAddress? Address, RuleSeverity Severity, string Message);

/// <summary>Marks cells of a returned workbook and writes the messages beside them, and leaves everything else as it was.</summary>
/// <remarks>
/// A marked cell is red (or amber) as long as it holds what was found wrong: correcting it takes the mark away. The messages hang on the cells as
/// comments, a line each, under the notes that were there; what is typed below them is a note again. Reading the copy gives the same report.
/// </remarks>
public static class WorkbookAnnotator
{
    /// <summary>A copy of the workbook with the remarks, in place of those that an earlier annotation left.</summary>
    /// <param name="workbook">The bytes of the returned file; they stay as they are.</param>
    /// <param name="remarks">Those of one cell are joined, each message once. A remark on a sheet that is not there is left out.</param>
    /// <param name="language">That of the exception's message.</param>
    /// <exception cref="InvalidDataException">
    /// The file is no workbook that can be read, or one that can be read but not changed, because a part is missing or no valid XML: the message says
    /// which, and what to do.
    /// </exception>
    public static byte[] Annotate(
        ReadOnlyMemory<byte> workbook, IReadOnlyList<CellRemark> remarks, MessageLanguage language = MessageLanguage.English)
    {
        try
        {
            using var opened = OpenedWorkbook.Open(workbook);
            return Annotate(workbook, opened, remarks);
        }
        catch (UnreadableWorkbookException exception)
        {
            throw new InvalidDataException(exception.Reason.In(language), exception);
        }
    }

    private static byte[] Annotate(ReadOnlyMemory<byte> workbook, OpenedWorkbook opened, IReadOnlyList<CellRemark> remarks)
    {
        using var package = new PackageEdit(workbook);
        var styles = new MarkStyles(package, opened.StylesPart);
        var whole = opened.Sheets.IsEmpty ? null : new CellAddress(opened.Sheets[0].Name, SheetLayout.TitleRow, SheetLayout.FirstColumn) as CellAddress?;
        var bySheet = remarks.ToLookup(remark => (remark.Address ?? whole)?.Sheet, StringComparer.Ordinal);
        foreach (var sheet in opened.Sheets)
        {
            var cells = Cells(bySheet[sheet.Name], whole);
            if (cells.IsEmpty && !SheetComments.HasRemarks(package, sheet.Part))
                continue;
            SheetMarks.Write(package, sheet.Part, cells, opened.Read(sheet), styles);
            CommentDrawing.Draw(package, sheet.Part, SheetComments.Write(package, sheet.Part, cells));
        }

        return package.ToArray();
    }

    /// <summary>The remarks of one sheet, joined by cell, with the gravest severity of those that are about the cell itself.</summary>
    private static ImmutableArray<MarkedCell> Cells(IEnumerable<CellRemark> remarks, CellAddress? whole) =>
    [
        .. from remark in remarks
           let address = remark.Address ?? whole
           where address is not null
           group remark by (address.Value.Row, address.Value.Column) into cell
           orderby cell.Key.Row, cell.Key.Column
           select new MarkedCell(
               cell.Key.Row,
               cell.Key.Column,
               cell.Min(remark => remark.Address is null ? null : (RuleSeverity?)remark.Severity),
               [.. cell.Select(remark => remark.Message).Distinct()]),
    ];
}
