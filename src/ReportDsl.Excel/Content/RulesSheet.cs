using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>
/// The sheet of the checks: every rule instance with its words, its place, both sides, the difference and the outcome, live; and
/// where a failure may be explained, the place for the reason.
/// </summary>
internal sealed class RulesSheet(EntryContext context, RulesLayout layout)
{
    /// <summary>What a failed rule adds to the marks of its cells: an error so much, a warning 1.</summary>
    public const int ErrorWeight = 1000;

    /// <summary>The outcome of a failure with a written reason.</summary>
    public const int Explained = 4;

    private static readonly double[] Widths = [46, 32, 14, 14, 11, 20, 33];

    private readonly SheetDraft _sheet = context[layout.Name];
    private readonly RuleResults _results = new(context);
    private readonly Dictionary<Shown, List<CellArea>> _sides = [];
    private readonly InputValidation _validation = new(context[layout.Name], context.Words, context.Lists);

    /// <summary>How many rules wait for the workbook to be handed in; null where formulas can decide all of them. To be asked when the sheet is filled.</summary>
    public Formula? OnReturn => _results.HasNotLive
        ? new TextCountFormula(Fn.Area(_sheet, new CellArea(RulesLayout.FirstRow, RulesLayout.ResultColumn, Math.Max(2, layout.Rows.Length), 1)), _results.NotLive)
        : null;

    public void Fill()
    {
        PlaceFrame();
        foreach (var row in layout.Rows)
            Place(row);
        PlaceLegend();
        PlaceConditions();
        var last = RulesLayout.FirstRow + layout.Rows.Length - 1;
        _sheet.Page = new PageSetup(
            true,
            new CellArea(SheetLayout.TitleRow, SheetLayout.FirstColumn, last - SheetLayout.TitleRow + 1, RulesLayout.ExplanationColumn - 1),
            (RulesLayout.HeaderRow, RulesLayout.HeaderRow));
        _sheet.Scrolling = (RulesLayout.FirstRow, RulesLayout.LeftColumn);
        _sheet.FormulaAreas.Add(new CellArea(RulesLayout.FirstRow, RulesLayout.LeftColumn, layout.Rows.Length, 4));
    }

    /// <summary>Lets the rules turn their cells red; to be called before the section sheets are filled.</summary>
    public void AddMarks()
    {
        foreach (var row in layout.Rows)
        {
            var reader = new OperandReader();
            reader.Read(row.Instance.Condition);
            var mark = Fn.Cell(_sheet, row.Row, RulesLayout.MarkColumn);
            foreach (var index in reader.Operands)
            {
                if (row.Instance.Operands[index] is Operand.Current current)
                    context.AddMark(current.Slot, mark);
            }
        }
    }

    private void PlaceFrame()
    {
        var words = context.Words;
        var styles = context.Styles;
        _sheet.Columns[SheetLayout.KeyColumn] = (12, true);
        foreach (var (i, width) in Widths.Index())
            _sheet.Columns[RulesLayout.WordsColumn + i] = (width, false);
        SheetFrame.Helpers(_sheet, RulesLayout.FlagColumn, RulesLayout.MarkColumn);
        SheetFrame.Back(context, _sheet, new CellArea(SheetLayout.ToolRow, SheetLayout.FirstColumn, 1, 1));
        SheetFrame.Identity(context, _sheet, SheetIdentity.Checks, isShown: true);
        _sheet.Set(
            new CellArea(SheetLayout.TitleRow, SheetLayout.FirstColumn, 1, Widths.Length), words.In("Checks", "校验规则"), styles.Title);
        _sheet.SetHeight(SheetLayout.TitleRow, 36);
        (int Column, string Text)[] heads =
        [
            (RulesLayout.WordsColumn, words.In("Rule", "规则")),
            (RulesLayout.WhereColumn, words.In("Where", "位置")),
            (RulesLayout.LeftColumn, words.In("Left side", "左边")),
            (RulesLayout.RightColumn, words.In("Right side", "右边")),
            (RulesLayout.DifferenceColumn, words.In("Difference", "相差")),
            (RulesLayout.ResultColumn, words.In("Result", "结果")),
            (RulesLayout.ExplanationColumn, FrameLabels.ReasonHead(words)),
        ];
        foreach (var (column, text) in heads)
            _sheet.Set(RulesLayout.HeaderRow, column, text, styles.Header);
        _sheet.SetHeight(RulesLayout.HeaderRow, 26);
    }

    /// <summary>What the results mean, as far as they do not say it themselves.</summary>
    private void PlaceLegend()
    {
        var area = new CellArea(SheetLayout.IdentityRow, SheetLayout.FirstColumn, 1, Widths.Length);
        var text = _results.Legend;
        _sheet.Set(area, text, context.Styles.Note);
        _sheet.SetHeight(area.Row, TextMetrics.Height(TextMetrics.Lines(text, Widths.Sum(), 10), 10) + 4);
    }

    private void Place(RuleRow row)
    {
        var (rule, instance, at) = row;
        var compiler = context.CompilerOver(instance.Operands);
        var text = FrameLabels.Words(context.Words, rule);
        var where = context.Places.Of(row);
        _sheet.Set(at, SheetLayout.KeyColumn, rule.Path + instance.Key, context.Styles.Key);
        _sheet.Set(at, RulesLayout.WordsColumn, text, context.Styles.Label);
        _sheet.Set(at, RulesLayout.WhereColumn, where, context.Styles.Label);
        var flag = GuardOf(rule, instance, compiler);
        var outcome = PlaceSides(instance, compiler, flag, at);
        PlaceExplanation(rule, instance, at);
        _sheet.Set(at, RulesLayout.OutcomeColumn, rule.Explain
            ? WithExplanation(Guarded(flag, outcome), Fn.Cell(_sheet, at, RulesLayout.ExplanationColumn), compiler)
            : Guarded(flag, outcome), 0);
        var result = Fn.Cell(_sheet, at, RulesLayout.OutcomeColumn);
        _sheet.Set(at, RulesLayout.MarkColumn, Fn.If(result.Is(0), WeightOf(rule.Severity), 0), 0);
        var (words, longest) = _results.Of(rule, instance, compiler, result);
        var target = RulePlaces.TargetOf(instance);
        _sheet.Set(at, RulesLayout.ResultColumn, words, target is null ? context.Styles.Result : context.Styles.LinkedResult);

        // A link on a formula: the text of one on a text is broken into lines by some programs only.
        if (target is not null)
        {
            _sheet.Links.Add(new Link(
                new CellArea(at, RulesLayout.ResultColumn, 1, 1), context.Layout.AddressOf(target.Slot).ToString(), ""));
        }

        int[] lines =
        [
            TextMetrics.Lines(text, Widths[0] - 1), TextMetrics.Lines(where, Widths[1] - 1),
            TextMetrics.Lines(longest, Widths[RulesLayout.ResultColumn - RulesLayout.WordsColumn]),
        ];
        _sheet.SetHeight(at, Math.Max(21, TextMetrics.Height(lines.Max())));
    }

    /// <summary>
    /// The outcome that <c>when</c>, <c>since</c> and <c>until</c> give in advance (1 or 2), 3 where the condition decides; null without them.
    /// </summary>
    private Formula? GuardOf(Rule rule, RuleInstance instance, ExpressionCompiler compiler)
    {
        Formula? guard = null;
        if (instance.When is { } when)
            guard = Fn.Choose(compiler.Once(compiler.Compile(when)) + 1, 2, 1, 2, 3);
        if (context.Period.IsBetween(rule.Since, rule.Until) is { } inside)
        {
            guard = Fn.If(
                context.Period.State >= StateWeight.NotApplicable, 1, Fn.If(compiler.Once(inside), guard ?? 3, 2));
        }

        return guard is null ? null : compiler.Once(guard);
    }

    private static Formula Guarded(Formula? guard, Formula outcome) => guard is null ? outcome : Fn.If(guard.Is(3), outcome, guard);

    /// <summary>Both sides and the difference, where the condition is a comparison; and the outcome of the condition.</summary>
    private Formula PlaceSides(RuleInstance instance, ExpressionCompiler compiler, Formula? guard, int at)
    {
        var condition = instance.Condition;
        var cells = ((int[])[RulesLayout.LeftColumn, RulesLayout.RightColumn, RulesLayout.DifferenceColumn])
            .Select(column => Fn.Cell(_sheet, at, column)).ToArray();
        if (condition is not Comparison comparison || !ExpressionCompiler.IsLive(comparison))
        {
            foreach (var cell in cells)
                _sheet.Set(at, cell.Column, null, context.Styles.Result);
            return compiler.Compile(condition);
        }

        var (left, right) = (compiler.Compile(comparison.Left), compiler.Compile(comparison.Right));
        var state = compiler.Total([.. left.States, .. right.States]);
        _sheet.Set(at, RulesLayout.FlagColumn, guard is null
            ? state
            : Fn.Choose(guard, StateWeight.Required, StateWeight.NotApplicable, state), 0);
        var flag = Fn.Cell(_sheet, at, RulesLayout.FlagColumn);
        var digits = SideDigits.Of(comparison, instance, context.Form);
        var style = context.Styles.Side(comparison.Left.Kind, digits);
        Set(cells[0], ExpressionCompiler.Side(comparison, left.Value));
        Set(cells[1], ExpressionCompiler.Side(comparison, right.Value));
        if (comparison.Left.Kind is ValueKind.Number or ValueKind.Date)
        {
            _sheet.Set(at, RulesLayout.DifferenceColumn, Compared(Fn.Round(cells[0] - cells[1], comparison.Scale)), context.Styles.Side(
                ValueKind.Number, comparison.Left.Kind == ValueKind.Date ? new Digits(0, false) : digits));
            if (comparison.Left.Kind == ValueKind.Number && digits.Whole is not Shown.AsIs)
                AddSides(digits.Whole, at);
        }
        else
        {
            _sheet.Set(at, RulesLayout.DifferenceColumn, null, style);
        }

        return Fn.If(
            flag >= StateWeight.NotApplicable,
            Fn.If(flag >= StateWeight.Missing, 1, 2),
            Fn.If(ExpressionCompiler.Holds(comparison, cells[0], cells[1]), 3, 0));

        void Set(CellFormula cell, Formula value) => _sheet.Set(at, cell.Column, Compared(value), style);

        Formula Compared(Formula value) => Fn.If(flag >= StateWeight.NotApplicable, "", value);
    }

    /// <summary>Sides that show no more decimals than there are.</summary>
    private void AddSides(Shown whole, int at)
    {
        if (!_sides.TryGetValue(whole, out var areas))
            _sides.Add(whole, areas = []);
        areas.Add(new CellArea(at, RulesLayout.LeftColumn, 1, 1));
    }

    private void PlaceExplanation(Rule rule, RuleInstance instance, int at)
    {
        if (!rule.Explain)
        {
            _sheet.Set(at, RulesLayout.ExplanationColumn, null, context.Styles.Void);
            return;
        }

        var words = context.Words;
        _sheet.Set(
            at, RulesLayout.ExplanationColumn, context.Content.Explanations.GetValueOrDefault(rule.Path + instance.Key), context.Styles.Explanation);
        _validation.AddText(
            new CellArea(at, RulesLayout.ExplanationColumn, 1, 1),
            null,
            2_000,
            words.In(
                "If the figures are right although the rule fails, say why: the failure then counts as explained. At most 2000 characters.",
                "数字无误而规则不符的，在此说明原因，该条按“已说明”处理。不超过 2000 字。"),
            words.In("At most 2000 characters.", "不超过 2000 字。"));
    }

    private static Formula WithExplanation(Formula outcome, CellFormula explanation, ExpressionCompiler compiler)
    {
        var decided = compiler.Once(outcome);
        return Fn.If(decided.Is(0), Fn.If(Fn.Len(Fn.Trimmed(explanation)) > 0, Explained, 0), decided);
    }

    /// <summary>What a failure of a rule adds to the marks of its cells.</summary>
    public static int WeightOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => ErrorWeight,
        RuleSeverity.Warning => 1,
        _ => 0,
    };

    private void PlaceConditions()
    {
        var area = new CellArea(RulesLayout.FirstRow, RulesLayout.ResultColumn, layout.Rows.Length, 1);
        var outcome = Fn.Cell(_sheet, RulesLayout.FirstRow, RulesLayout.OutcomeColumn);
        var mark = Fn.Cell(_sheet, RulesLayout.FirstRow, RulesLayout.MarkColumn);
        _sheet.Conditions.Add((area,
        [
            new ConditionalRule(mark >= ErrorWeight, Highlight.Failed),
            new ConditionalRule(outcome.Is(0), Highlight.Warned),
            new ConditionalRule(outcome.Is(3), Highlight.Good),
            new ConditionalRule(outcome.Is(1), Highlight.ToFill),
            new ConditionalRule(outcome.Is(2), Highlight.Muted),
        ]));
        foreach (var (whole, rows) in _sides)
        {
            foreach (var column in Rectangles.Of(rows))
            {
                var sides = column with { ColumnSpan = 3 };
                _sheet.Conditions.Add((sides, [CellConditions.WhenWhole(Fn.Cell(_sheet, sides.Row, sides.Column), whole)]));
            }
        }
    }
}
