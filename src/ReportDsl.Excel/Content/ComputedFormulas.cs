using ReportDsl.Excel.Formulas;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>
/// Formulas of computed cells. A sum shows nothing while nothing is filled in, the text <c>3519…</c> while something is missing, and
/// a number only when it is final: a text cannot be mistaken for a result, whatever path the workbook takes.
/// </summary>
internal sealed class ComputedFormulas(EntryContext context)
{
    private readonly Dictionary<int, ComputedCell> _bySlot = context.Form.ComputedInOrder.ToDictionary(cell => cell.Slot);
    private readonly Dictionary<int, List<OperandCell>?> _leaves = [];

    public Formula Of(int slot)
    {
        var cell = _bySlot[slot];
        var spec = context.Form.Slots[slot].Spec;
        var formula = LeavesOf(slot) is { } leaves ? SumOf(leaves, spec) : General(cell, spec);
        return context.OutcomeOf(slot) is { } outcome ? Fn.If(outcome.Is(3), formula, "/") : formula;
    }

    /// <summary>
    /// The inputs that a plain sum adds up, through the sums among its operands: no total adds other totals, so nothing that is not
    /// final enters a sum. A sum that the report states otherwise is added as it stands. Null where the formula is no plain sum.
    /// </summary>
    private List<OperandCell>? LeavesOf(int slot)
    {
        if (_leaves.TryGetValue(slot, out var known))
            return known;

        var cell = _bySlot[slot];
        var scale = context.Form.Slots[slot].Spec.Type.Scale;
        List<OperandCell>? leaves = [];
        if (cell.Formula is not Aggregate { Function: AggregateFunction.Sum } sum)
            leaves = null;
        else
        {
            foreach (var element in sum.Elements)
            {
                if (element is not { Filter: null, Value: OperandValue value }
                    || context.Locate(cell.Operands[value.Index]) is not { IsPlain: true } operand)
                {
                    leaves = null;
                    break;
                }

                if (cell.Operands[value.Index] is Operand.Current current
                    && operand.Slot is CellSlot { IsComputed: true }
                    && !context.Content.Values.ContainsKey(current.Slot)
                    && operand.Slot.Spec.Type.Scale <= scale
                    && LeavesOf(current.Slot) is { } inner)
                {
                    leaves.AddRange(inner);
                }
                else
                {
                    leaves.Add(operand);
                }
            }
        }

        _leaves.Add(slot, leaves);
        return leaves;
    }

    private Formula SumOf(List<OperandCell> leaves, ValueSpec spec)
    {
        if (leaves.Count == 0)
            return 0;

        var values = ExpressionCompiler.CoverCells(leaves.Select(leaf => leaf.Cell));
        var states = ExpressionCompiler.CoverCells(leaves.Select(leaf => leaf.State));
        var compiler = context.CompilerOver([]);
        var sum = compiler.Total(values);
        Formula rounded = spec.Type.Scale == 0 && leaves.TrueForAll(leaf => leaf.Slot.Spec.Type.Scale == 0) ? sum : Fn.Round(sum, spec.Type.Scale);
        return Fn.If(
            compiler.Total(states) >= StateWeight.Required,
            Fn.If(Fn.Count(values).Is(0), "", Fn.IfError(rounded & "…", "…")),
            rounded);
    }

    private Formula General(ComputedCell cell, ValueSpec spec)
    {
        var compiler = context.CompilerOver(cell.Operands);
        var compiled = compiler.Compile(cell.Formula);
        var value = spec.Type.IsNumeric ? Fn.Round(compiled.Value, spec.Type.Scale) : compiled.Value;
        if (spec.Type is DataType.Boolean)
            value = Fn.If(compiled.Value.IsNot(0), context.Words.In(BooleanWords.EnglishYes, BooleanWords.ChineseYes), context.Words.In(BooleanWords.EnglishNo, BooleanWords.ChineseNo));
        if (compiled.States is [])
            return value;
        var state = compiler.Once(compiled.State);
        return Fn.If(state >= StateWeight.Missing, "", Fn.If(state >= StateWeight.NotApplicable, "/", value));
    }
}
