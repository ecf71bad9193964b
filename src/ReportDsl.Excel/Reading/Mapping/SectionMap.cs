using System.Collections.Frozen;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A field or narrative by its key: the value and the column it was sent out in.</summary>
internal readonly record struct KeyedValue(int Slot, int Column);

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

    /// <summary>What is printed on the form; formulas, which are all in cells for values or behind them, are not among it.</summary>
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
            if (cell.Slot >= 0 && form.Form.Slots[cell.Slot] is not CellSlot and var slot)
                values.Add("@" + slot.Path, new KeyedValue(slot.Index, cell.Area.Column));
        }

        return new SectionMap(layout, layout.Tables.Select(table => TableMap.Of(layout, table)), values, new PrintedSheet(texts, []));
    }
}
