using System.Collections.Frozen;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A field or narrative by its key: the value and the column it was sent out in.</summary>
internal readonly record struct KeyedValue(int Slot, int Column);

/// <summary>What is known of a section's sheet before a workbook is opened.</summary>
internal sealed class SectionMap
{
    private readonly FrozenDictionary<long, LabelText> _texts;
    private readonly FrozenSet<string> _squeezed;

    private SectionMap(SheetLayout layout, IEnumerable<TableMap> tables, Dictionary<string, KeyedValue> values, Dictionary<long, LabelText> texts)
    {
        Layout = layout;
        Tables = tables.ToFrozenDictionary(table => table.Path, StringComparer.Ordinal);
        Values = values.ToFrozenDictionary(StringComparer.Ordinal);
        _texts = texts.ToFrozenDictionary();
        _squeezed = texts.Values.Select(text => text.Squeezed).ToFrozenSet(StringComparer.Ordinal);
    }

    public SheetLayout Layout { get; }

    /// <summary>The tables by their paths.</summary>
    public FrozenDictionary<string, TableMap> Tables { get; }

    /// <summary>Fields and narratives by their keys, <c>@overview.body</c>.</summary>
    public FrozenDictionary<string, KeyedValue> Values { get; }

    /// <summary>The texts that are printed on the form, by the place they were sent out at.</summary>
    public IReadOnlyDictionary<long, LabelText> Texts => _texts;

    /// <summary>Whether a text is the key of a table, field or narrative of this section.</summary>
    public bool IsOwnKey(string text) => Values.ContainsKey(text) || (text.StartsWith('#') && Tables.ContainsKey(text[1..]));

    /// <summary>Whether a text is the key of a row of one of the tables.</summary>
    public bool IsRowKey(string text) => Tables.Values.Any(table => table.Rows.ContainsKey(text));

    /// <summary>Whether every printed text stands where it was sent out.</summary>
    public bool IsUnmoved(SheetCells cells) => Texts.All(text =>
        cells.Find((int)(text.Key >> 20), (int)(text.Key & 0xFFFFF)) is >= 0 and var at && text.Value.IsIn(cells, cells.Cells[at]));

    public static SectionMap Of(FormLayout form, SheetLayout layout)
    {
        var texts = new Dictionary<long, LabelText>
        {
            [RawCell.KeyOf(SheetLayout.ToolRow, SheetLayout.FirstColumn)] = new("« " + form.Cover.Name),
        };
        var values = new Dictionary<string, KeyedValue>(StringComparer.Ordinal);
        foreach (var cell in layout.Cells)
        {
            if (cell.Text.Length > 0)
                texts[RawCell.KeyOf(cell.Area.Row, cell.Area.Column)] = new LabelText(cell.Text);
            if (cell.Slot >= 0 && form.Form.Slots[cell.Slot] is not CellSlot and var slot)
                values.Add("@" + slot.Path, new KeyedValue(slot.Index, cell.Area.Column));
        }

        return new SectionMap(layout, layout.Tables.Select(table => TableMap.Of(layout, table)), values, texts);
    }

    /// <summary>Whether a cell holds a text that is printed on the form, wherever it has got to.</summary>
    public bool IsPrinted(SheetCells cells, in RawCell cell) =>
        (_texts.TryGetValue(cell.Key, out var expected) && expected.IsIn(cells, cell))
        || (cells.TextOf(cell) is { } text && _squeezed.Contains(LabelText.Squeeze(text)));
}
