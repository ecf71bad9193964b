using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;

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
    private readonly Dictionary<int, Leaves?> _leaves = [];
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
    private Leaves? LeavesOf(ComputedCell cell)
    {
        if (cell.Formula is not Aggregate { Function: AggregateFunction.Sum } sum)
            return null;
        var scale = _context.Form.Slots[cell.Slot].Spec.Type.Scale;
        var leaves = new Leaves([], []);
        foreach (var element in sum.Elements)
        {
            if (element is not { Filter: null, Value: OperandValue value }
                || _context.Locate(cell.Operands[value.Index]) is not { IsNumber: true } operand
                || !AppliesWith(cell.Slot, cell.Operands[value.Index]))
            {
                return null;
            }

            if (cell.Operands[value.Index] is Operand.Current current
                && operand.Slot is CellSlot { IsComputed: true }
                && !_context.Content.Values.ContainsKey(current.Slot)
                && operand.Slot.Spec.Type.Scale <= scale
                && _leaves.GetValueOrDefault(current.Slot) is { } inner
                && inner.Cells.TrueForAll(leaf => leaf.Slot.Spec.Type.Scale <= operand.Slot.Spec.Type.Scale)
                && inner.Cells.Count <= _leavesLeft)
            {
                leaves.Cells.AddRange(inner.Cells);
                leaves.Sums.AddRange([.. inner.Sums, operand]);
                _leavesLeft -= inner.Cells.Count;
            }
            else
            {
                leaves.Cells.Add(operand);
            }
        }

        return leaves;
    }

    /// <summary>Whether an operand applies wherever a total does, which is only added up there.</summary>
    private bool AppliesWith(int total, Operand operand) =>
        operand is not Operand.Current current || _context.OutcomeOf(current.Slot) is not { } outcome || ReferenceEquals(outcome, _context.OutcomeOf(total));

    private Formula SumOf(Leaves operands, ValueSpec spec)
    {
        var leaves = operands.Cells;
        if (leaves.Count == 0)
            return 0;

        var values = ExpressionCompiler.CoverCells(leaves.Select(leaf => leaf.Cell));
        var states = ExpressionCompiler.CoverCells(leaves.Concat(operands.Sums).Select(operand => operand.State));
        var compiler = _context.CompilerOver([]);
        var (sum, count) = (compiler.Total(values), Fn.Count(values));
        var texts = new List<(Formula IsAll, string Text)>();
        foreach (var (special, cells) in SpecialsOf(leaves))
        {
            var found = compiler.Once(compiler.Total(
                [.. ExpressionCompiler.CoverCells(cells.Select(leaf => leaf.Cell)).Select(area => new TextCountFormula(area, special.Text))]));
            count += found;
            if (special.Value != 0)
                sum += found * special.Value;
            if (IsShown(special, spec, cells.Count, leaves.Count))
                texts.Add((found.Is(leaves.Count), special.Text));
        }

        return Fn.If(
            compiler.Total(states) >= StateWeight.Required,
            Fn.If(count.Is(0), "", Fn.IfError(Rounded() & "…", "…")),
            texts.Aggregate(Rounded(), (otherwise, text) => Fn.If(text.IsAll, text.Text, otherwise)));

        Formula Rounded() => spec.Type.Scale == 0 && leaves.TrueForAll(leaf => leaf.Slot.Spec.Type.Scale == 0 && leaf.IsPlain) ? sum : Fn.Round(sum, spec.Type.Scale);
    }

    /// <summary>The texts that stand for numbers, each with the cells that may hold it.</summary>
    private static IEnumerable<(SpecialText Special, List<OperandCell> Cells)> SpecialsOf(List<OperandCell> leaves) =>
        from leaf in leaves
        where leaf.Slot.Spec.Type is DataType.Number { SpecialTexts.IsDefaultOrEmpty: false }
        from special in ((DataType.Number)leaf.Slot.Spec.Type).SpecialTexts
        group leaf by special into cells
        select (cells.Key, cells.ToList());

    /// <summary>Whether the total of cells that all hold a text says so with it: its number is what the text stands for, and it may hold the text itself.</summary>
    private static bool IsShown(SpecialText special, ValueSpec total, int holders, int leaves) =>
        holders == leaves
        && (special.Value == 0 || leaves == 1)
        && total.Type is DataType.Number { SpecialTexts: { IsDefaultOrEmpty: false } own }
        && own.Contains(special);

    /// <summary>What a sum adds up, and the sums among its operands, which add up part of that: one of them may be more than it may hold.</summary>
    private sealed record Leaves(List<OperandCell> Cells, List<OperandCell> Sums);

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
