using ReportDsl.Excel.Formulas;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>
/// Formulas of computed cells. A sum shows nothing while nothing is filled in, the text <c>3519…</c> while something is missing, and
/// a number only when it is final: a text cannot be mistaken for a result, whatever path the workbook takes.
/// </summary>
internal sealed class ComputedFormulas
{
    /// <summary>How many times the operands of the form the inputs of its sums may be: sums that add sums by the thousand are added as they stand.</summary>
    private const int LeavesPerOperand = 20;

    private readonly EntryContext _context;
    private readonly Dictionary<int, ComputedCell> _bySlot;
    private readonly Dictionary<int, List<OperandCell>?> _leaves = [];
    private long _leavesLeft;

    public ComputedFormulas(EntryContext context)
    {
        _context = context;
        _bySlot = context.Form.ComputedInOrder.ToDictionary(cell => cell.Slot);
        _leavesLeft = context.Form.ComputedInOrder.Sum(cell => (long)cell.Operands.Length) * LeavesPerOperand;
        foreach (var cell in context.Form.ComputedInOrder)
            _leaves.Add(cell.Slot, LeavesOf(cell));
    }

    public Formula Of(int slot)
    {
        var cell = _bySlot[slot];
        var spec = _context.Form.Slots[slot].Spec;
        var formula = _leaves[slot] is { } leaves ? SumOf(leaves, spec) : General(cell, spec);
        return _context.OutcomeOf(slot) is { } outcome ? Fn.If(outcome.Is(3), formula, "/") : formula;
    }

    /// <summary>
    /// The inputs that a plain sum adds up, through the sums among its operands, which come before it: no total adds other totals, so nothing
    /// that is not final enters a sum. A sum that the report states otherwise is added as it stands. Null where the formula is no plain sum.
    /// </summary>
    private List<OperandCell>? LeavesOf(ComputedCell cell)
    {
        if (cell.Formula is not Aggregate { Function: AggregateFunction.Sum } sum)
            return null;
        var scale = _context.Form.Slots[cell.Slot].Spec.Type.Scale;
        List<OperandCell> leaves = [];
        foreach (var element in sum.Elements)
        {
            if (element is not { Filter: null, Value: OperandValue value }
                || _context.Locate(cell.Operands[value.Index]) is not { IsPlain: true } operand)
            {
                return null;
            }

            if (cell.Operands[value.Index] is Operand.Current current
                && operand.Slot is CellSlot { IsComputed: true }
                && !_context.Content.Values.ContainsKey(current.Slot)
                && operand.Slot.Spec.Type.Scale <= scale
                && _leaves.GetValueOrDefault(current.Slot) is { } inner
                && inner.Count <= _leavesLeft)
            {
                leaves.AddRange(inner);
                _leavesLeft -= inner.Count;
            }
            else
            {
                leaves.Add(operand);
            }
        }

        return leaves;
    }

    private Formula SumOf(List<OperandCell> leaves, ValueSpec spec)
    {
        if (leaves.Count == 0)
            return 0;

        var values = ExpressionCompiler.CoverCells(leaves.Select(leaf => leaf.Cell));
        var states = ExpressionCompiler.CoverCells(leaves.Select(leaf => leaf.State));
        var compiler = _context.CompilerOver([]);
        var sum = compiler.Total(values);
        Formula rounded = spec.Type.Scale == 0 && leaves.TrueForAll(leaf => leaf.Slot.Spec.Type.Scale == 0) ? sum : Fn.Round(sum, spec.Type.Scale);
        return Fn.If(
            compiler.Total(states) >= StateWeight.Required,
            Fn.If(Fn.Count(values).Is(0), "", Fn.IfError(rounded & "…", "…")),
            rounded);
    }

    private Formula General(ComputedCell cell, ValueSpec spec)
    {
        var compiler = _context.CompilerOver(cell.Operands);
        var compiled = compiler.Compile(cell.Formula);
        var value = spec.Type.IsNumeric ? Fn.Round(compiled.Value, spec.Type.Scale) : compiled.Value;
        if (spec.Type is DataType.Boolean)
            value = Fn.If(compiled.Value.IsNot(0), _context.Words.In(BooleanWords.EnglishYes, BooleanWords.ChineseYes), _context.Words.In(BooleanWords.EnglishNo, BooleanWords.ChineseNo));
        if (compiled.States is [])
            return value;
        var state = compiler.Once(compiled.State);
        return Fn.If(state >= StateWeight.Missing, "", Fn.If(state >= StateWeight.NotApplicable, "/", value));
    }
}
