using System.Globalization;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>The cover: title, basis, period and fields, the live state of the report by sheet, the rules in short, how to fill in.</summary>
internal sealed class CoverSheet
{
    private static readonly double[] Widths = [37, 8, 8, 8, 8, 8, 8, 13];
    private readonly EntryContext _context;
    private readonly Formula? _onReturn;
    private readonly CoverLayout _layout;
    private readonly SheetDraft _sheet;
    private readonly InputValidation _validation;
    private readonly List<(CellArea Area, Digits Digits)> _inputs = [];

    /// <summary>The cover of a workbook that is being put together.</summary>
    /// <param name="context">The workbook.</param>
    /// <param name="onReturn">How many checks wait for it to be handed in; null where formulas can decide all of them.</param>
    public CoverSheet(EntryContext context, Formula? onReturn)
    {
        _context = context;
        _onReturn = onReturn;
        _layout = context.Layout.Cover;
        _sheet = context[_layout.Name];
        _validation = new InputValidation(_sheet, context.Words, context.Lists);
    }

    public void Fill()
    {
        _sheet.Columns[SheetLayout.KeyColumn] = (12, true);
        foreach (var (i, width) in Widths.Index())
            _sheet.Columns[CoverLayout.LabelColumn + i] = (width, false);
        SheetFrame.Helpers(_sheet, CoverLayout.LastColumn + 2, CoverLayout.AttentionColumn);
        SheetFrame.Identity(_context, _sheet, SheetIdentity.Cover);
        PlaceTitle();
        PlacePeriod();
        foreach (var (field, row) in _layout.Fields)
            PlaceField(field, row);
        _validation.Complete();
        PlaceConditions();
        new CoverProgress(_context, _sheet, _onReturn).Fill();
        var last = PlaceInstructions();
        _sheet.Page = new PageSetup(
            false, new CellArea(SheetLayout.TitleRow, CoverLayout.LabelColumn, last - SheetLayout.TitleRow + 1, CoverLayout.Width), null);
        _sheet.Selection = (_layout.YearRow, CoverLayout.ValueColumn);
    }

    private static CellArea Line(int row) => new(row, CoverLayout.LabelColumn, 1, CoverLayout.Width);

    private static CellArea ValueArea(int row) => new(row, CoverLayout.ValueColumn, 1, CoverLayout.Width - 1);

    private void PlaceTitle()
    {
        var words = _context.Words;
        var title = words.Of(_context.Form.Label);
        _sheet.SetHeight(SheetLayout.ToolRow, 30);
        _sheet.Set(Line(SheetLayout.TitleRow), title, _context.Styles.CoverTitle);
        _sheet.SetHeight(SheetLayout.TitleRow, TextMetrics.Height(TextMetrics.Lines(title, Widths.Sum(), 26), 26) + 14);
        if (_layout.BasisRow > 0 && _context.Form.Basis is { } basis)
        {
            var text = words.Of(basis);
            _sheet.Set(Line(_layout.BasisRow), words.In(text, $"（{text}格式）"), _context.Styles.CoverBasis);
            _sheet.SetHeight(_layout.BasisRow, TextMetrics.Height(TextMetrics.Lines(text, Widths.Sum(), 12), 12) + 10);
        }
    }

    private void PlacePeriod()
    {
        var words = _context.Words;
        var period = _context.Form.Period;
        var least = PeriodCells.Parse(period.From)?.Year ?? 1980;
        var most = PeriodCells.Parse(period.To)?.Year ?? 2100;
        PlaceNumber(_layout.YearRow, "@period.year", FrameLabels.Year(words), least, most, _context.Content.Year);
        if (_layout.NumberRow == 0)
            return;

        var label = FrameLabels.Number(words, period.Kind);
        PlaceNumber(_layout.NumberRow, "@period.number", label, 1, PeriodCells.CountOf(period.Kind), _context.Content.Number);
    }

    private void PlaceNumber(int row, string key, string label, int min, int max, int? content)
    {
        var area = ValueArea(row);
        var spec = new ValueSpec(new DataType.Integer(), null, Presence.Required, false, min, max);
        _sheet.Set(row, SheetLayout.KeyColumn, key, _context.Styles.Key);
        _sheet.Set(row, CoverLayout.LabelColumn, label, _context.Styles.Header);
        _sheet.Set(area, content is { } number ? (decimal)number : null, _context.Workbook.Style(new CellStyle
        {
            Border = CellBorder.Grid, Horizontal = HorizontalAlignment.Left, Indent = 1, NumberFormat = "0", IsUnlocked = true,
        }));
        _sheet.SetHeight(row, 27);
        _inputs.Add((area, Digits.Of(spec.Type)));
        SetState(area, _context.States.Input(spec, Fn.Cell(_sheet, row, area.Column), StateWeight.Required));
        _validation.AddWhole(area, min, max, label + _context.Words.In($": from {min} to {max}", $"：{min} 至 {max}"));
    }

    private void PlaceField(Field field, int row)
    {
        var area = ValueArea(row);
        var label = _context.Words.Of(field);
        _sheet.Set(row, SheetLayout.KeyColumn, "@" + field.Path, _context.Styles.Key);
        _sheet.Set(row, CoverLayout.LabelColumn, label, _context.Styles.Header);
        _sheet.Set(
            area, _context.Content.Values.GetValueOrDefault(field.Slot), _context.Styles.Value(field.Spec, isInput: true, isField: true));
        _context.PlaceNote(_sheet, area, field.Slot);
        _sheet.SetHeight(row, Math.Max(27, TextMetrics.Height(TextMetrics.Lines(label, Widths[0]))));
        _inputs.Add((area, Digits.Of(field.Spec.Type)));
        var state = _context.States.Input(
            field.Spec, Fn.Cell(_sheet, row, area.Column), StateFormulas.WeightOfBlank(field.Spec.Presence));
        SetState(area, _context.OutcomeOf(field.Slot) is { } outcome
            ? StateFormulas.When(outcome, Fn.Cell(_sheet, row, area.Column), state)
            : state);
        if (_context.MarkOf(field.Slot) is { } mark)
            _sheet.Set(row, area.Column + CoverLayout.MarkOffset, mark, 0);
        _validation.Add(field.Spec, field.Guidance ?? "", area);
        if (field.Guidance is { } guidance)
            _validation.AddGuidance(guidance, new CellArea(row, CoverLayout.LabelColumn, 1, 1));
    }

    private void SetState(CellArea area, Formula state)
    {
        _sheet.Set(area.Row, area.Column + CoverLayout.StateOffset, state, 0);
        var states = Fn.Area(_sheet, new CellArea(area.Row, area.Column + CoverLayout.StateOffset, 1, 2));
        _sheet.Set(area.Row, CoverLayout.AttentionColumn, SheetFrame.Attention(states), 0);
    }

    private void PlaceConditions()
    {
        foreach (var alike in _inputs.GroupBy(input => input.Digits, input => input.Area))
        {
            foreach (var area in Rectangles.Of(alike))
            {
                _sheet.Conditions.Add((area, CellConditions.OfInputs(
                    Fn.Cell(_sheet, area.Row, area.Column),
                    Fn.Cell(_sheet, area.Row, area.Column + CoverLayout.StateOffset),
                    Fn.Cell(_sheet, area.Row, area.Column + CoverLayout.MarkOffset),
                    alike.Key)));
            }
        }
    }

    /// <summary>How to fill in, then what the form itself remarks. Gives the last row.</summary>
    private int PlaceInstructions()
    {
        var words = _context.Words;
        var hasPrior = _context.Layout.Prior is not null;
        var hasNa = _context.Form.Slots.Any(slot => slot.Spec.AllowNotApplicable);
        var lines = new List<string>
        {
            words.In("How to fill in", "填写说明"),
            words.In(
                "1. Pale yellow cells must be filled in, pale green ones may stay blank. Grey totals compute themselves.",
                "1. 淡黄色的格必须填写，淡绿色的格可以留空；灰底的合计自动计算，不能填写。"),
            words.In(
                "2. A total followed by … is not final: something it adds up is missing or wrong.",
                "2. 合计后带“…”的尚不完整：还有应填未填或填写有误的数。"),
            words.In(
                "3. White on red: what stands there is no valid entry. Pale red: the figure contradicts another one, see the checks.",
                "3. 红底白字：填的内容不合要求；浅红底：与其他数字不符，原因见“校验”表。"),
            words.In("4. Enter 0 where nothing happened", "4. 没有发生的填 0")
                + (hasNa ? words.In("; enter / where a cell that allows it does not apply.", "；确不适用、且该格允许的填“/”。") : words.In(".", "。")),
            words.In(
                "5. Do not insert or delete rows or columns, and do not rename sheets.", "5. 请勿增删行列，勿改工作表名；请勿剪切，可以复制粘贴。"),
        };
        if (hasPrior)
        {
            lines.Add(words.In(
                $"6. Enter the figures of earlier reports in “{_context.Layout.Prior?.Name}” if you want the comparisons with them checked.",
                $"6. 需要与以往数据比对的，先填“{_context.Layout.Prior?.Name}”表；不填的，有关规则不作判断。"));
        }

        if (_context.Form.Guidance is { } guidance)
            lines.AddRange(guidance.Split('\n'));
        lines.AddRange(
            from field in _context.Form.Members.OfType<Field>()
            where field.Guidance is { Length: > SheetLayout.LongestPrompted }
            select words.Of(field.Label) + words.In(": ", "：") + field.Guidance);
        lines.AddRange(_context.Form.Members.OfType<Note>().Select(note => words.Of(note.Label)));

        var row = _layout.InstructionsRow;
        foreach (var (i, line) in lines.Index())
        {
            _sheet.Set(Line(row), line, i == 0 ? _context.Styles.NarrativeLabel : _context.Styles.Note);
            _sheet.SetHeight(row, TextMetrics.Height(TextMetrics.Lines(line, Widths.Sum(), 10), 10));
            row++;
        }

        _sheet.Set(
            Line(row),
            string.Create(CultureInfo.InvariantCulture, $"{_context.Form.Name} {_context.Form.Version} · {_context.Layout.Hash}"),
            _context.Styles.Faint);
        return row;
    }
}
