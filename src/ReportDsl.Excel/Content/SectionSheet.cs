using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>Fills the sheet of one section: the form as printed, and beside it, hidden, states and marks.</summary>
internal sealed class SectionSheet
{
    private readonly EntryContext _context;
    private readonly ComputedFormulas _computed;
    private readonly SheetLayout _layout;
    private readonly SheetDraft _sheet;
    private readonly InputValidation _validation;
    private readonly ItemGuidance _guidance;
    private readonly List<(CellArea Area, Digits Digits)> _inputs = [];
    private readonly List<(CellArea Area, Digits Digits)> _totals = [];

    public SectionSheet(EntryContext context, ComputedFormulas computed, SheetLayout layout)
    {
        _context = context;
        _computed = computed;
        _layout = layout;
        _sheet = context[layout.Name];
        _validation = new InputValidation(_sheet, context.Words, context.Lists);
        _guidance = new ItemGuidance(layout.Tables);
    }

    public void Fill()
    {
        SheetFrame.Columns(_sheet, _layout);
        SheetFrame.ToolBar(_context, _sheet, _layout);
        SheetFrame.Identity(_context, _sheet, _layout.Path, _layout.RowHeights.ContainsKey(SheetLayout.IdentityRow));
        foreach (var cell in _layout.Cells)
            Place(cell);
        foreach (var (row, key) in _layout.RowKeys)
            _sheet.Set(row, SheetLayout.KeyColumn, key, _context.Styles.Key);
        foreach (var table in _layout.Tables)
            PlaceTable(table);
        foreach (var (row, height) in _layout.RowHeights)
            _sheet.SetHeight(row, height);
        _validation.Complete();
        PlaceConditions();
        PlaceAttention();
        _sheet.Page = new PageSetup(_layout.IsLandscape, _layout.PrintArea, _layout.RepeatedRows)
        {
            Breaks = _layout.PageBreaks, RepeatedColumns = _layout.RepeatedColumns,
        };
        _sheet.Scrolling = _layout.Scrolling;
        _sheet.Selection = _inputs is [var (first, _), ..] ? (first.Row, first.Column) : null;
    }

    private void Place(PlacedCell cell)
    {
        var styles = _context.Styles;
        switch (cell.Role)
        {
            case CellRole.Input or CellRole.Computed or CellRole.Field:
                PlaceValue(cell, _context.Form.Slots[cell.Slot]);
                break;
            case CellRole.Narrative:
                PlaceNarrative(cell);
                break;
            default:
                _sheet.Set(cell.Area, cell.Text.Length == 0 ? null : cell.Text, cell.Role switch
                {
                    CellRole.Title => styles.Title,
                    CellRole.Heading => styles.Heading,
                    CellRole.TableTitle or CellRole.ColumnHeader or CellRole.FieldLabel => styles.Header,
                    CellRole.StubHead => styles.StubHead,
                    CellRole.RowLabel => styles.RowLabel(cell.Indent, cell.IsTotal),
                    CellRole.RowGroup => styles.Centered,
                    CellRole.StubValue => styles.Centered,
                    CellRole.NarrativeLabel => styles.NarrativeLabel,
                    CellRole.Void => styles.Void,
                    CellRole.Unit => styles.Unit,
                    _ => styles.Note,
                });
                _validation.AddGuidance(cell.Guidance ?? "", cell.Area with { RowSpan = 1, ColumnSpan = 1 });
                break;
        }
    }

    private void PlaceValue(PlacedCell placed, Slot slot)
    {
        var area = placed.Area;
        var isComputed = placed.Role == CellRole.Computed;
        var cell = Fn.Cell(_sheet, area.Row, area.Column);
        var content = _context.Content.Values.GetValueOrDefault(slot.Index);
        var isTotal = placed.IsTotal && isComputed;
        _sheet.Set(
            area,
            isComputed && content is null ? _computed.Of(slot.Index) : content,
            content is MisreadDate ? _context.Styles.MisreadDate : _context.Styles.Value(slot.Spec, !isComputed || content is not null, isTotal, placed.Role == CellRole.Field));
        _context.PlaceNote(_sheet, area, slot.Index);
        if (isComputed && content is not null)
        {
            // Reported otherwise than computed: it stands as reported, and its state is that of an input.
            _totals.Add((area, Digits.Of(slot.Spec.Type)));
            SetState(area, StateOf(slot, cell));
        }
        else if (isComputed)
        {
            _totals.Add((area, Digits.Of(slot.Spec.Type)));
            _sheet.FormulaAreas.Add(area);
            _validation.AddGuidance(GuidanceOf(slot), area);
            SetState(area, _context.States.Computed(slot.Spec, cell));
        }
        else
        {
            _inputs.Add((area, Digits.Of(slot.Spec.Type)));
            _validation.Add(slot.Spec, GuidanceOf(slot), area);
            SetState(area, StateOf(slot, cell));
        }

        SetMark(area, slot.Index);
    }

    private void PlaceNarrative(PlacedCell placed)
    {
        var area = placed.Area;
        var slot = _context.Form.Slots[placed.Slot];
        var narrative = _context.Form.Narratives.First(narrative => narrative.Slot == placed.Slot);
        var language = _context.Words.MessageLanguage;
        _sheet.Set(area, _context.Content.Values.GetValueOrDefault(slot.Index), _context.Styles.Narrative);
        _context.PlaceNote(_sheet, area, slot.Index);
        _inputs.Add((area, Digits.Of(slot.Spec.Type)));
        SetState(area, StateOf(slot, Fn.Cell(_sheet, area.Row, area.Column)));
        SetMark(area, slot.Index);

        var lengths = ConstraintText.Lengths(narrative)?.In(language);
        var rule = _context.Words.In("Write text", "文字描述") + (lengths is null ? "" : _context.Words.In(", ", "，") + lengths)
            + _context.Words.In(". ", "。") + ConstraintText.Blank(narrative.Presence).In(language) + _context.Words.In(".", "。");
        _validation.AddText(
            area,
            narrative.MinLength,
            narrative.MaxLength,
            (narrative.Guidance is { } guidance ? guidance + "\n" : "") + rule + _context.Words.In(
                " Alt+Enter starts a new line.", "换行按 Alt+Enter。"),
            rule);
    }

    private Formula StateOf(Slot slot, CellFormula cell)
    {
        var state = _context.States.Input(slot.Spec, cell, StateFormulas.WeightOfBlank(slot.Spec.Presence));
        return _context.OutcomeOf(slot.Index) is { } outcome ? StateFormulas.When(outcome, cell, state) : state;
    }

    private void SetState(CellArea area, Formula state) => _sheet.Set(area.Row, area.Column + _layout.StateOffset, state, 0);

    private void SetMark(CellArea area, int slot)
    {
        if (_context.MarkOf(slot) is { } mark)
            _sheet.Set(area.Row, area.Column + _layout.MarkOffset, mark, 0);
    }

    private string GuidanceOf(Slot slot) => slot is CellSlot cell
        ? _guidance.Of(cell)
        : _context.Form.Fields.FirstOrDefault(field => field.Slot == slot.Index)?.Guidance ?? "";

    private void PlaceTable(TableLayout table)
    {
        foreach (var line in table.Table.Columns.Lines)
            _sheet.Set(table.KeyRow, table.Columns[line.Line].Column, line.Path.Length == 0 ? "." : line.Path, _context.Styles.Key);
        _sheet.HideRow(table.KeyRow);
        _context.Workbook.Names.Add(new DefinedName(
            _context.TableNames.Next(table.Table.Path),
            $"'{_sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!{AbsoluteAddress.Of(table.Body)}",
            false));
    }

    /// <summary>One element for each rectangle, the first rule that holds wins: priorities say so by themselves.</summary>
    private void PlaceConditions()
    {
        foreach (var (areas, rules) in ((List<(CellArea Area, Digits Digits)>, Func<CellFormula, CellFormula, CellFormula, Digits, ConditionalRule[]>)[])
            [(_inputs, CellConditions.OfInputs), (_totals, CellConditions.OfTotals)])
        {
            foreach (var alike in areas.GroupBy(cell => cell.Digits, cell => cell.Area))
            {
                foreach (var area in Rectangles.Of(alike))
                {
                    _sheet.Conditions.Add((area, rules(
                        Fn.Cell(_sheet, area.Row, area.Column),
                        Fn.Cell(_sheet, area.Row, area.Column + _layout.StateOffset),
                        Fn.Cell(_sheet, area.Row, area.Column + _layout.MarkOffset),
                        alike.Key)));
                }
            }
        }
    }

    private void PlaceAttention()
    {
        foreach (var row in _inputs.Select(input => input.Area.Row).Distinct())
        {
            var states = Fn.Area(_sheet, new CellArea(row, _layout.StateOffset + SheetLayout.FirstColumn, 1, Math.Max(2, _layout.Width)));
            _sheet.Set(row, _layout.AttentionColumn, SheetFrame.Attention(states), 0);
        }
    }
}
