using System.Collections.Frozen;
using ReportDsl.Excel.Content;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A field or narrative by its key: the value, the column it was sent out in, and over how many columns.</summary>
/// <param name="Label">What stands before it in its row; null for a narrative.</param>
/// <param name="LabelWidth">How many columns the label takes.</param>
internal readonly record struct KeyedValue(int Slot, int Column, int Width, LabelText? Label, int LabelWidth);

/// <summary>What is known of a section's sheet before a workbook is opened.</summary>
internal sealed class SectionMap
{
    private SectionMap(SheetLayout layout, IEnumerable<TableMap> tables, Dictionary<string, KeyedValue> values, PrintedSheet printed)
    {
        Layout = layout;
        Tables = tables.ToFrozenDictionary(table => table.Path, StringComparer.Ordinal);
        Values = values.ToFrozenDictionary(StringComparer.Ordinal);
        Printed = printed;
    }

    public SheetLayout Layout { get; }

    /// <summary>The tables by their paths.</summary>
    public FrozenDictionary<string, TableMap> Tables { get; }

    /// <summary>Fields and narratives by their keys, <c>@overview.body</c>.</summary>
    public FrozenDictionary<string, KeyedValue> Values { get; }

    /// <summary>What is printed on the form; of formulas only the one over it, since the others stand in cells for values or behind them.</summary>
    public PrintedSheet Printed { get; }

    /// <summary>Whether a text is the key of a table, field or narrative of this section.</summary>
    public bool IsOwnKey(string text) => Values.ContainsKey(text) || (text.StartsWith('#') && Tables.ContainsKey(text[1..]));

    /// <summary>Whether a text is the key of a row of one of the tables.</summary>
    public bool IsRowKey(string text) => Tables.Values.Any(table => table.Rows.ContainsKey(text));

    public static SectionMap Of(FormLayout form, SheetLayout layout)
    {
        var texts = new List<(int, int, string)> { (SheetLayout.ToolRow, SheetLayout.FirstColumn, "« " + form.Cover.Name) };
        var values = new Dictionary<string, KeyedValue>(StringComparer.Ordinal);
        foreach (var cell in layout.Cells)
        {
            if (cell.Text.Length > 0)
                texts.Add((cell.Area.Row, cell.Area.Column, cell.Text));
            if (cell.Slot < 0 || form.Form.Slots[cell.Slot] is not (not CellSlot and var slot))
                continue;
            var label = layout.Cells.FirstOrDefault(other => other.Role == CellRole.FieldLabel && other.Area.Row == cell.Area.Row && other.Text.Length > 0);
            values.Add("@" + slot.Path, new KeyedValue(
                slot.Index, cell.Area.Column, cell.Area.ColumnSpan, label is null ? null : new LabelText(label.Text), label?.Area.ColumnSpan ?? 0));
        }

        return new SectionMap(layout, layout.Tables.Select(table => TableMap.Of(layout, table)), values, new PrintedSheet(texts, SheetFrame.ProgressColumn(layout) is { } column ? [(SheetLayout.ToolRow, column)] : [], []));
    }
}
