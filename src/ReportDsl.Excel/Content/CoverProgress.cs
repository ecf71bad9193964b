using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>The live part of the cover: one line of status, the cells by sheet, the rules by outcome.</summary>
internal sealed class CoverProgress(EntryContext context, SheetDraft sheet, Formula? onReturn)
{
    private const int First = CoverLayout.LabelColumn;
    private readonly CoverLayout _cover = context.Layout.Cover;
    private readonly LayoutWords _words = context.Words;
    private readonly EntryStyles _styles = context.Styles;

    /// <summary>Where formulas stand whose results are labels.</summary>
    public static IEnumerable<(int Row, int Column)> Links(FormLayout layout) =>
        Enumerable.Range(layout.Cover.ProgressRow + 1, layout.Sheets.Length + 1).Select(row => (row, First));

    public void Fill()
    {
        var rows = PlaceProgress();
        if (context.Layout.Rules is { } rules)
            PlaceRules(rules);
        PlaceStatus(rows);
    }

    /// <summary>
    /// The cells by sheet: all, filled, to fill, blank where that is allowed, invalid, not applicable; they add up, but for computed cells, which
    /// count only where they are invalid.
    /// </summary>
    private CellArea PlaceProgress()
    {
        Heads(_cover.ProgressRow,
        [
            _words.In("Part", "部分"), _words.In("Cells", "应填"), _words.In("Filled", "已填"), _words.In("To fill", "未填"),
            _words.In("Left blank", "可空"), _words.In("Invalid", "有误"), _words.In("n/a", "不适用"), _words.In("Next", "下一处"),
        ]);
        var row = _cover.ProgressRow + 1;
        var coverRows = _cover.Fields.Length + (_cover.NumberRow > 0 ? 2 : 1);
        PlaceRow(
            row++,
            _cover.Name,
            _cover.Name,
            coverRows,
            Fn.Area(sheet, new CellArea(_cover.YearRow, CoverLayout.ValueColumn + CoverLayout.StateOffset, Math.Max(2, coverRows), 1)),
            new CellArea(_cover.YearRow, CoverLayout.AttentionColumn, Math.Max(2, coverRows), 1),
            CoverLayout.ValueColumn);
        foreach (var part in context.Layout.Sheets)
        {
            var draft = context[part.Name];
            var inputs = part.Cells.Count(cell => cell.Role is CellRole.Input or CellRole.Field or CellRole.Narrative);
            var firstInput = part.Cells.FirstOrDefault(cell => cell.Role is CellRole.Input or CellRole.Field or CellRole.Narrative);
            PlaceRow(
                row++,
                part.Name,
                part.Label,
                inputs,
                SheetFrame.StatesOf(draft, part),
                new CellArea(SheetLayout.IdentityRow + 1, part.AttentionColumn, Math.Max(2, part.LastRow - SheetLayout.IdentityRow), 1),
                firstInput?.Area.Column ?? SheetLayout.FirstColumn);
        }

        return new CellArea(_cover.ProgressRow + 1, First, row - _cover.ProgressRow - 1, CoverLayout.Width);
    }

    private void PlaceRow(int row, string name, string label, int cells, AreaFormula states, CellArea attention, int jumpColumn)
    {
        // Programs break the result of a formula into lines, but not the text of a link.
        sheet.Set(row, First, Fn.Hyperlink("#" + new CellAddress(name, 1, SheetLayout.FirstColumn), label), _styles.GridLink);
        sheet.SetHeight(row, Math.Max(24, TextMetrics.Height(TextMetrics.Lines(label, 34))));
        Formula[] counts =
        [
            cells,
            Fn.Cell(sheet, row, First + 1) - Fn.Sum(Fn.Area(sheet, new CellArea(row, First + 3, 1, 4))) + Fn.CountIf(states, StateWeight.ComputedInvalid),
            Fn.CountIf(states, StateWeight.Required),
            Fn.CountIf(states, StateWeight.BlankZero) + Fn.CountIf(states, StateWeight.Missing),
            SheetFrame.Invalid(states),
            Fn.CountIf(states, StateWeight.NotApplicable),
        ];
        foreach (var (i, count) in counts.Index())
            sheet.Set(row, First + 1 + i, i == 0 ? (decimal)cells : count, _styles.Number);

        var draft = context[name];
        var flags = Fn.Area(draft, attention);
        var at = (Formula)(attention.Row - 1) + Fn.Match(1, flags);
        var quoted = $"#'{name.Replace("'", "''", StringComparison.Ordinal)}'!{CellAddress.ColumnName(jumpColumn)}";
        sheet.Set(
            row,
            First + 7,
            Fn.If(
                Fn.Sum(flags).Is(0),
                "",
                Fn.Hyperlink((Formula)quoted & at, (Formula)_words.In("row ", "第 ") & at & _words.In(" »", " 行 »"))),
            _styles.CenteredLink);
        sheet.Conditions.Add((new CellArea(row, First + 3, 1, 1), [new ConditionalRule(Fn.Cell(sheet, row, First + 3) > 0, Highlight.ToFill)]));
        sheet.Conditions.Add((new CellArea(row, First + 5, 1, 1), [new ConditionalRule(Fn.Cell(sheet, row, First + 5) > 0, Highlight.Failed)]));
    }

    private void PlaceRules(RulesLayout rules)
    {
        Heads(_cover.RuleSummaryRow,
        [
            _words.In("Checks", "校验规则"), _words.In("All", "共"), _words.In("Pass", "通过"), _words.In("Fail", "不符"),
            _words.In("To check", "提示"), _words.In("Open", "待定"), _words.In("n/a", "不适用"), _words.In("Explained", "已说明"),
        ]);
        var row = _cover.RuleSummaryRow + 1;
        var draft = context[rules.Name];
        sheet.Set(row, First, _words.In("Show all checks", "查看全部规则"), _styles.GridLink);
        sheet.Links.Add(new Link(new CellArea(row, First, 1, 1), new CellAddress(rules.Name, 1, SheetLayout.FirstColumn).ToString(), ""));
        sheet.SetHeight(row, 24);
        AreaFormula Column(int column) => Fn.Area(draft, new CellArea(RulesLayout.FirstRow, column, Math.Max(2, rules.Rows.Length), 1));
        var outcomes = Column(RulesLayout.OutcomeColumn);
        var errors = Fn.CountIf(Column(RulesLayout.MarkColumn), RulesSheet.ErrorWeight);
        Formula[] counts =
        [
            rules.Rows.Length,
            Fn.CountIf(outcomes, 3),
            errors,
            Fn.CountIf(outcomes, 0) - errors,
            Fn.CountIf(outcomes, 1),
            Fn.CountIf(outcomes, 2),
            Fn.CountIf(outcomes, RulesSheet.Explained),
        ];
        foreach (var (i, count) in counts.Index())
            sheet.Set(row, First + 1 + i, i == 0 ? (decimal)rules.Rows.Length : count, _styles.Number);
        sheet.Conditions.Add((new CellArea(row, First + 3, 1, 1), [new ConditionalRule(Fn.Cell(sheet, row, First + 3) > 0, Highlight.Failed)]));
        sheet.Conditions.Add((new CellArea(row, First + 4, 1, 1), [new ConditionalRule(Fn.Cell(sheet, row, First + 4) > 0, Highlight.Warned)]));
    }

    /// <summary>What stands between the report and its being finished, the gravest first. Complete is not yet passed.</summary>
    private void PlaceStatus(CellArea progress)
    {
        Formula Sum(int offset) => Fn.Sum(Fn.Area(sheet, new CellArea(progress.Row, First + offset, progress.RowSpan, 1)));
        Formula Rules(int offset) => Fn.Cell(sheet, _cover.RuleSummaryRow + 1, First + offset);

        Formula done = _words.In("√ Complete", "√ 填写完整");
        if (_cover.RuleSummaryRow > 0)
        {
            // What waits for the workbook to be handed in is nothing that those who fill it in could look into.
            var undecided = onReturn is null ? Rules(5) : Rules(5) - onReturn;
            Formula passed = _words.In("√ Complete, all checks pass", "√ 填写完整，校验通过");
            if (onReturn is not null)
            {
                passed = Fn.If(
                    onReturn > 0,
                    _words.In("√ Complete, all checks pass that are decided here; checked on return: ", "√ 填写完整，校验通过；另有 ") & onReturn & _words.In("", " 条规则报送后核对"),
                    passed);
            }

            done = Fn.If(
                Rules(4) > 0,
                _words.In("√ Complete; please check: ", "√ 填写完整，有 ") & Rules(4) & _words.In("", " 条提示请核对"),
                Fn.If(
                    undecided > 0,
                    _words.In("√ Complete; checks that cannot be judged: ", "√ 填写完整，另有 ") & undecided & _words.In(" (see there why)", " 条规则不能判断（原因见“校验”）"),
                    passed));
        }

        var blank = Sum(3);
        var status = Fn.If(blank > 0, _words.In("… Still to fill in: ", "… 还有 ") & blank & _words.In("", " 处未填"), done);
        if (_cover.RuleSummaryRow > 0)
            status = Fn.If(Rules(3) > 0, _words.In("× Checks that fail: ", "× 有 ") & Rules(3) & _words.In("", " 条规则不符"), status);
        var bad = Sum(5);
        sheet.Set(_cover.StatusRow, CoverLayout.AttentionColumn, blank + bad, 0);
        status = Fn.If(bad > 0, _words.In("× Invalid cells: ", "× 有 ") & bad & _words.In("", " 处填写有误"), status);
        var area = new CellArea(_cover.StatusRow, First, 1, CoverLayout.Width);
        sheet.Set(area, status, _styles.Status);
        sheet.SetHeight(_cover.StatusRow, 34);
        var sign = Fn.Left(Fn.Cell(sheet, area.Row, area.Column), 1);
        sheet.Conditions.Add((area,
        [
            new ConditionalRule(sign.Is("×"), Highlight.Failed),
            new ConditionalRule(sign.Is("…"), Highlight.ToFill),
            new ConditionalRule(sign.Is("√"), Highlight.Good),
        ]));
    }

    private void Heads(int row, string[] heads)
    {
        foreach (var (i, head) in heads.Index())
            sheet.Set(row, First + i, head, _styles.Header);
        sheet.SetHeight(row, 24);
    }
}
