using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>The notes on the sheets of one workbook, each taken by the value that it hangs on; those that hang on none are told.</summary>
internal sealed class SheetNotes
{
    private readonly ReadingContext _context;
    private readonly Dictionary<OpenedSheet, Dictionary<string, string>> _bySheet = new(ReferenceEqualityComparer.Instance);

    public SheetNotes(ReadingContext context, IEnumerable<OpenedSheet> sheets)
    {
        _context = context;
        foreach (var sheet in sheets)
        {
            if (context.Workbook.CommentsOf(sheet.Entry) is not { } notes)
                context.Report(FileRules.Altered, new Phrase("The notes of the sheet are missing from the file.", "文件中缺少该工作表的批注。"), sheet.Name);
            else if (notes.Count > 0)
                _bySheet.Add(sheet, notes);
        }
    }

    /// <summary>The note on a cell, null where there is none.</summary>
    public string? Take(OpenedSheet sheet, int row, int column) =>
        _bySheet.TryGetValue(sheet, out var notes) && notes.Remove(CellAddress.Name(row, column), out var note) ? note : null;

    /// <summary>Says where notes are left.</summary>
    public void TellOthers()
    {
        foreach (var (sheet, notes) in _bySheet)
        {
            if (notes.Count == 0)
                continue;
            var places = notes.Keys.Order(StringComparer.Ordinal).ToList();
            var list = ReadingContext.Listed(places, ", ");
            _context.Report(
                FileRules.Extra,
                new Phrase($"Notes on cells that hold no value of the form were not read: {list}.", $"批注所在的单元格不是填报项，未读取：{list}。"),
                sheet.Name,
                places[0]);
        }
    }
}
