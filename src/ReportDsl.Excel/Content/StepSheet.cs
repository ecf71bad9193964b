using ReportDsl.Excel.Sheets;

namespace ReportDsl.Excel.Content;

/// <summary>The hidden sheet of intermediate steps: a formula that would grow too long, or is needed twice, stands here once.</summary>
internal sealed class StepSheet(SheetDraft sheet)
{
    private const int Columns = 64;

    private int _count;

    public bool IsEmpty => _count == 0;

    public CellFormula Add(Formula formula) => Place(formula);

    /// <summary>A text that is too long to stand in a formula.</summary>
    public CellFormula Add(string text) => Place(text);

    private CellFormula Place(object content)
    {
        var (row, column) = ((_count / Columns) + 1, (_count % Columns) + 1);
        _count++;
        sheet.Set(row, column, content, 0);
        return new CellFormula(sheet, row, column);
    }
}
