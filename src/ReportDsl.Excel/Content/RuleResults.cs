using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>
/// The words for the outcomes of rules. What is not decided says why: because something is still to be filled in, or although nothing is.
/// </summary>
internal sealed class RuleResults(EntryContext context)
{
    private readonly Dictionary<Condition, bool> _divides = new(ReferenceEqualityComparer.Instance);
    private bool _hasPending;
    private bool _hasUndecidable;
    private bool _hasReasons;

    private LayoutWords Words => context.Words;

    private string ToFill => Words.In("… To be filled in", "… 待填");

    private string CannotBeJudged => Words.In("… Cannot be judged", "… 不能判断");

    /// <summary>Whether there is a rule that formulas cannot decide.</summary>
    public bool HasNotLive { get; private set; }

    /// <summary>The words for one.</summary>
    public string NotLive => Words.In("… Checked on return", "… 由校验程序核对");

    private string NoEarlierFigure => Because(context.Layout.Prior is { IsOfLastPeriod: false }
        ? Words.In("no earlier figure", "缺往期数")
        : Words.In("no figure of " + Words.LastPeriod, $"缺{Words.LastPeriod}数"));

    private string DivisionByZero => Because(Words.In("division by 0", "除数为 0"));

    private string OptionalBlank => Because(Words.In("a cell is blank", "有空格"));

    private string NotComputed => Because(Words.In("a figure cannot be computed", "有数算不出"));

    /// <summary>What the words mean that some row of the sheet can show.</summary>
    public string Legend
    {
        get
        {
            var lines = new List<string>();
            if (_hasPending)
                lines.Add(Words.In($"“{ToFill}”: figures are missing or invalid.", $"“{ToFill}”：有数还没有填，或填写有误。"));
            if (_hasUndecidable)
            {
                lines.Add(Words.In(
                    $"“{CannotBeJudged}”: what must be filled in is there, but the rule cannot be worked out with it; validation calls it “not assessable”. This is no error.",
                    $"“{CannotBeJudged}”：应填的都填了，但据此算不出结果，校验结果中称“无法评定”；不算错误。"));
            }

            if (HasNotLive)
            {
                lines.Add(Words.In(
                    $"“{NotLive}”: a workbook cannot decide this rule; it is decided when the workbook is handed in. Nothing needs to be done.",
                    $"“{NotLive}”：工作簿本身不能判断这一条，报送后由校验程序核对，填报时不必处理。"));
            }

            lines.Add(Words.In("“— Not applicable”: the rule does not concern what is reported.", "“— 不适用”：所填情况不涉及这一条。"));
            if (_hasReasons)
                lines.Add(Words.In("“○ Explained”: the rule fails, and a reason is given.", "“○ 已说明”：不符，但已写明原因。"));
            lines.Add(Words.In("A result leads to its figures.", "点“结果”可转到填写处。"));
            return string.Join(Words.In(" ", ""), lines);
        }
    }

    /// <summary>The words of a row by its outcome, and the longest that they can be.</summary>
    public (Formula Words, string Longest) Of(Rule rule, RuleInstance instance, ExpressionCompiler compiler, CellFormula outcome)
    {
        _hasReasons |= rule.Explain;
        var failed = rule.Severity switch
        {
            RuleSeverity.Error => Words.In("× Fails", "× 不符"),
            RuleSeverity.Warning => Words.In("! Please check", "! 请核对"),
            _ => Words.In("i Note", "i 提示"),
        };
        var (pending, longest) = Pending(instance, compiler);
        return (
            Fn.Choose(
                outcome + 1, failed, pending, Words.In("— Not applicable", "— 不适用"), Words.In("√ Passes", "√ 通过"), Words.In("○ Explained", "○ 已说明")),
            longest);
    }

    private string Because(string reason) => CannotBeJudged + Words.In(": ", "：") + reason;

    private (Formula Words, string Longest) Pending(RuleInstance instance, ExpressionCompiler compiler)
    {
        if (compiler.HasPartNotLive)
        {
            HasNotLive = true;
            return (NotLive, NotLive);
        }

        _hasPending = true;
        var operands = instance.Operands.Distinct().ToArray();
        var (current, prior) = (operands.OfType<Operand.Current>().Select(context.Locate).ToArray(), operands.OfType<Operand.Prior>().Select(context.Locate).ToArray());
        var hasOptional = current.Any(operand => operand.Slot is not CellSlot { IsComputed: true } && operand.Slot.Spec.Presence == Presence.Optional);
        var hasComputed = current.Any(operand => operand.Slot is CellSlot { IsComputed: true });
        var divides = Divides(instance.Condition) || (instance.When is { } when && Divides(when));
        if (prior.Length == 0 && !hasOptional && !hasComputed && !divides)
            return (ToFill, ToFill);

        _hasUndecidable = true;
        var reasons = new List<string> { ToFill };
        var state = compiler.Once(compiler.Total([.. ExpressionCompiler.CoverCells(current.Select(operand => operand.State)), context.Period.State]));
        Formula words = divides ? Reason(DivisionByZero) : ToFill;
        if (hasOptional)
            words = Fn.If(state >= StateWeight.Missing, Reason(OptionalBlank), words);
        if (hasComputed)
            words = Fn.If(state >= StateWeight.Required, Reason(NotComputed), words);
        if (prior.Length > 0)
        {
            words = Fn.If(
                compiler.Total(ExpressionCompiler.CoverCells(prior.Select(operand => operand.State))) >= StateWeight.Missing, Reason(NoEarlierFigure), words);
        }

        // Where the cover has nothing left to fill in, no rule says that there is.
        words = Fn.If(Fn.And(state >= StateWeight.Required, context.Unfinished > 0), ToFill, words);
        return (words, reasons.MaxBy(reason => TextMetrics.Width(reason)) ?? ToFill);

        string Reason(string reason)
        {
            reasons.Add(reason);
            return reason;
        }
    }

    private bool Divides(Condition condition)
    {
        if (!_divides.TryGetValue(condition, out var divides))
        {
            var reader = new OperandReader();
            reader.Read(condition);
            _divides.Add(condition, divides = reader.Divides);
        }

        return divides;
    }
}
