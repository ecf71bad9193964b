using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>
/// The labels of the rows on the sheets around the sections: written there, and looked for when a workbook comes back. A row that has another
/// row's labels was moved without its key.
/// </summary>
internal static class FrameLabels
{
    public static string Year(LayoutWords words) => words.In("Year of the report", "报告年度");

    /// <summary>Of the half, quarter or month inside the year.</summary>
    public static string Number(LayoutWords words, PeriodKind kind) => kind switch
    {
        PeriodKind.Half => words.In("Half (1 or 2)", "半年（1-2）"),
        PeriodKind.Quarter => words.In("Quarter (1 to 4)", "季度（1-4）"),
        _ => words.In("Month (1 to 12)", "月份（1-12）"),
    };

    /// <summary>The head of the column of reasons.</summary>
    public static string ReasonHead(LayoutWords words) => words.In("Reason, where one is taken", "说明（白色格可填）");

    /// <summary>The head of the column of earlier figures.</summary>
    public static string PriorHead(LayoutWords words, PriorLayout prior) => prior.IsOfLastPeriod
        ? words.In("Figure of " + words.LastPeriod, words.LastPeriod + "数")
        : words.In("Earlier figure", "往期数");

    /// <summary>The words of a rule, with what its guidance adds to them.</summary>
    public static string Words(LayoutWords words, Rule rule) =>
        rule.Guidance is { Length: > 0 } guidance ? words.Of(rule.Text) + "\n" + guidance : words.Of(rule.Text);

    /// <summary>Table, row and column of an earlier figure.</summary>
    public static (string Table, string Row, string Column) Prior(FormLayout layout, PriorRow prior)
    {
        var (table, row, column) = LabelsOf(layout, layout.Form.Slots[prior.Slot]);
        if (table.Length == 0)
            table = SheetLabelOf(layout, prior.Slot);
        var ago = layout.Words.Ago(prior.Periods);
        return (layout.Prior is { IsOfLastPeriod: true } ? table : table + layout.Words.In($" ({ago})", $"（{ago}）"), row, column);
    }

    /// <summary>What the sheet is called on which a value stands.</summary>
    private static string SheetLabelOf(FormLayout layout, int slot)
    {
        var name = layout.AddressOf(slot).Sheet;
        return layout.Sheets.FirstOrDefault(sheet => sheet.Name == name)?.Label ?? name;
    }

    /// <summary>Table, row and column of a value, by their labels.</summary>
    public static (string Table, string Row, string Column) LabelsOf(FormLayout layout, Slot slot)
    {
        var words = layout.Words;
        switch (slot)
        {
            case CellSlot cell:
                var table = layout.Form.Tables.First(table => table.Path == cell.TablePath);
                var label = words.Of(table.Label);
                return (
                    label.Length == 0 ? SheetLabelOf(layout, slot.Index) : label,
                    string.Join(' ', PathLabels(words, table.Rows.Items, cell.Row)),
                    string.Join(' ', PathLabels(words, table.Columns.Items, cell.Column)));
            case FieldSlot field:
                return ("", words.Of(layout.Form.Fields.First(other => other.Slot == field.Index)), "");
            default:
                return ("", words.Of(((NarrativeSlot)slot).Label), "");
        }
    }

    /// <summary>The labels from the top of the axis down to an item: a 总计 by itself says too little.</summary>
    private static IEnumerable<string> PathLabels(LayoutWords words, IEnumerable<AxisItem> items, AxisItem target)
    {
        foreach (var item in items)
        {
            if (item.Path == target.Path)
                return [words.Of(item.Label)];
            if (target.Path.StartsWith(item.Path + ".", StringComparison.Ordinal))
                return PathLabels(words, item.Children, target).Prepend(words.Of(item.Label));
        }

        return [];
    }
}
