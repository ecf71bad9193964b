using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>
/// The sheet of earlier figures: an input for exactly those that the rules read. Any may stay blank; what reads it is then not
/// assessable.
/// </summary>
internal sealed class PriorSheet(EntryContext context, PriorLayout layout)
{
    private static readonly double[] Widths = [34, 34, 22, 18];
    private readonly SheetDraft _sheet = context[layout.Name];

    public void Fill()
    {
        var words = context.Words;
        var styles = context.Styles;
        _sheet.Columns[SheetLayout.KeyColumn] = (12, true);
        foreach (var (i, width) in Widths.Index())
            _sheet.Columns[SheetLayout.FirstColumn + i] = (width, false);
        var hasNumbers = context.Content.Prior.Values.Any(figure => figure.Number is not null);
        SheetFrame.Helpers(_sheet, PriorLayout.StateColumn, hasNumbers ? PriorLayout.CarriedNumberColumn : PriorLayout.CarriedContentColumn);
        SheetFrame.Back(context, _sheet, new CellArea(SheetLayout.ToolRow, SheetLayout.FirstColumn, 1, 1));
        SheetFrame.Identity(context, _sheet, SheetIdentity.Prior);
        _sheet.Set(
            new CellArea(SheetLayout.TitleRow, SheetLayout.FirstColumn, 1, Widths.Length),
            Title(words),
            styles.Title);
        _sheet.SetHeight(SheetLayout.TitleRow, 36);
        string[] heads =
        [
            words.In("Table", "表"), words.In("Row", "行"), words.In("Column", "列"), FrameLabels.PriorHead(words, layout),
        ];
        foreach (var (i, head) in heads.Index())
            _sheet.Set(PriorLayout.HeaderRow, SheetLayout.FirstColumn + i, head, styles.Header);
        _sheet.SetHeight(PriorLayout.HeaderRow, 26);

        var validation = new InputValidation(_sheet, words, context.Lists);
        foreach (var row in layout.Rows)
            Place(row, validation);
        validation.Complete();
        var last = PriorLayout.FirstRow + layout.Rows.Length - 1;
        var area = new CellArea(PriorLayout.FirstRow, PriorLayout.ValueColumn, layout.Rows.Length, 1);
        _sheet.Conditions.Add((area,
        [
            new ConditionalRule(
                Fn.Cell(_sheet, PriorLayout.FirstRow, PriorLayout.StateColumn).Is(StateWeight.Invalid), Highlight.Invalid),
        ]));
        _sheet.Page = new PageSetup(
            false,
            new CellArea(SheetLayout.TitleRow, SheetLayout.FirstColumn, last - SheetLayout.TitleRow + 1, Widths.Length),
            (PriorLayout.HeaderRow, PriorLayout.HeaderRow));
        _sheet.Scrolling = (PriorLayout.FirstRow, SheetLayout.FirstColumn);
        _sheet.Selection = (PriorLayout.FirstRow, PriorLayout.ValueColumn);
    }

    private string Title(LayoutWords words) => layout.IsOfLastPeriod
        ? words.In($"Figures of {words.LastPeriod} (may stay blank)", $"{words.LastPeriod}数据（可不填，不填则有关规则不作判断）")
        : words.In("Figures of earlier reports (may stay blank)", "往期数据（可不填，不填则有关规则不作判断）");

    /// <summary>Whether the figure stands there as it was carried in.</summary>
    private Formula IsUntouched(int row, CellFormula cell)
    {
        var copy = Fn.Cell(_sheet, row, PriorLayout.CarriedContentColumn);
        return Fn.IfError(Fn.And(Fn.IsNumber(cell).Is(Fn.IsNumber(copy)), Fn.Exact(cell, copy)), 0);
    }

    /// <summary>The state that the earlier report had decided, as long as its figure stands there as it was carried in.</summary>
    private Formula Carried(int row, CellFormula cell, Formula typed) =>
        Fn.If(IsUntouched(row, cell), Fn.Cell(_sheet, row, PriorLayout.CarriedStateColumn), typed);

    private void Place(PriorRow row, InputValidation validation)
    {
        var slot = context.Form.Slots[row.Slot];

        // Here a blank means that the report is not at hand, whatever it means in the form itself.
        var spec = slot.Spec with { Presence = Presence.Optional };
        var (table, line, column) = FrameLabels.Prior(context.Layout, row);
        _sheet.Set(row.Row, SheetLayout.KeyColumn, PriorLayout.KeyOf(row, context.Form), context.Styles.Key);
        _sheet.Set(row.Row, PriorLayout.TableColumn, table, context.Styles.Label);
        _sheet.Set(row.Row, PriorLayout.RowColumn, line, context.Styles.Label);
        _sheet.Set(row.Row, PriorLayout.ColumnColumn, column, context.Styles.Label);
        CarriedFigure? carried = context.Content.Prior.TryGetValue((row.Periods, row.Slot), out var figure) ? figure : null;
        _sheet.Set(row.Row, PriorLayout.ValueColumn, carried?.Content, context.Styles.Value(spec, isInput: true));
        var lines = Math.Max(TextMetrics.Lines(table, Widths[0]), Math.Max(TextMetrics.Lines(line, Widths[1]), TextMetrics.Lines(column, Widths[2])));
        _sheet.SetHeight(row.Row, Math.Max(21, TextMetrics.Height(lines)));
        var cell = Fn.Cell(_sheet, row.Row, PriorLayout.ValueColumn);
        var typed = context.States.Input(spec, cell, StateWeight.Required);
        _sheet.Set(row.Row, PriorLayout.StateColumn, carried?.Weight is null ? typed : Carried(row.Row, cell, typed), 0);
        if (carried?.Weight is { } weight)
        {
            _sheet.Set(row.Row, PriorLayout.CarriedStateColumn, weight, 0);
            if (carried?.Copy is { } copy)
                _sheet.Set(row.Row, PriorLayout.CarriedContentColumn, copy, 0);
            if (carried?.Number is { } number)
                _sheet.Set(row.Row, PriorLayout.CarriedNumberColumn, Fn.If(IsUntouched(row.Row, cell), number, cell), 0);
        }

        validation.Add(spec, "", new CellArea(row.Row, PriorLayout.ValueColumn, 1, 1));
    }
}
