using System.Collections.Concurrent;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Reading.Formulas;
using ReportDsl.Excel.Sheets;
using ReportDsl.Excel.Reading.Cells;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>The formulas of the cells that a form computes, as its workbook is sent out. Safe to use from many threads.</summary>
internal sealed class SentFormulas
{
    private readonly Dictionary<int, string> _texts = [];
    private readonly ConcurrentDictionary<int, List<FormulaToken>> _tokens = new();

    public SentFormulas(EntryContext workbook)
    {
        foreach (var cell in workbook.Form.ComputedInOrder)
        {
            var address = workbook.Layout.AddressOf(cell.Slot);
            var sheet = workbook[address.Sheet];
            if (sheet.Find(address.Row, address.Column)?.Content is Formula formula)
                _texts.Add(cell.Slot, FormulaText.Of(formula, sheet));
        }
    }

    /// <summary>The formula of a cell, null where the workbook holds none there.</summary>
    public string? TextOf(int slot) => _texts.GetValueOrDefault(slot);

    public List<FormulaToken>? TokensOf(int slot) =>
        TextOf(slot) is null ? null : _tokens.GetOrAdd(slot, key => FormulaScanner.Tokens(new FormulaSource(_texts[key], 0, 0)));
}
