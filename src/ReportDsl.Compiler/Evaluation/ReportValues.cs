using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>A report with the state and the value of every slot decided, computed ones included.</summary>
internal sealed class ReportValues
{
    private readonly FormPlan _plan;
    private readonly CellState[] _states;
    private readonly decimal[] _numbers;
    private Dictionary<int, string>? _computedTexts;

    private ReportValues(FormPlan plan, ReportData data, CellState[] states, decimal[] numbers)
    {
        _plan = plan;
        Data = data;
        _states = states;
        _numbers = numbers;
    }

    public ReportData Data { get; }

    public ReadOnlySpan<CellState> States => _states;

    /// <summary>
    /// Decides every cell of a report. <paramref name="reports"/> holds it at 0 (to be set here) and the same entity's earlier reports at
    /// their distance in periods.
    /// </summary>
    public static ReportValues Decide(FormPlan plan, ReportData data, ReportValues?[] reports, int at)
    {
        var states = new CellState[plan.Slots.Length];
        var numbers = data.Numbers.ToArray();
        var kinds = data.Kinds;
        var texts = data.Texts;
        for (var slot = 0; slot < states.Length; slot++)
            states[slot] = plan.Slots[slot].Classify(kinds[slot], ref numbers[slot], texts[slot]);

        foreach (var (slot, state) in data.CarriedStates)
            states[slot] = plan.Slots[slot].Carried(state, states[slot], kinds[slot]);

        var values = new ReportValues(plan, data, states, numbers);
        reports[at] = values;
        if (plan.Steps.Length > 0 && !data.IsCarried)
        {
            var machine = new Machine(plan.Programs, reports, at, data.Period);
            foreach (var step in plan.Steps)
                values.Take(step, machine);
        }

        return values;
    }

    public decimal Number(int slot) => _numbers[slot];

    /// <summary>The text that is a slot's value; null where it is not a slot for texts, whose special texts stand for numbers.</summary>
    public string? Text(int slot)
    {
        if (!_plan.Slots[slot].HoldsText)
            return null;
        return _computedTexts is not null && _computedTexts.TryGetValue(slot, out var text) ? text : Data.Texts[slot];
    }

    public Value Load(int slot) => _states[slot] switch
    {
        CellState.Value => new Value(ValueState.Value, _numbers[slot], Text(slot)),
        CellState.BlankZero => Value.Of(0),
        CellState.NotApplicable or CellState.RuledOut => Value.NotApplicable,
        _ => Value.Missing,
    };

    /// <summary>What a slot holds, reported or computed, be it valid or not.</summary>
    public Value Held(int slot) => _states[slot] == CellState.Invalid && IsComputed(slot)
        ? new Value(ValueState.Value, _numbers[slot], Text(slot))
        : Load(slot);

    /// <summary>What is wrong with what a slot holds.</summary>
    public InvalidReason FaultOf(int slot)
    {
        var number = Data.Numbers[slot];
        return IsComputed(slot) ? _plan.Slots[slot].FaultOfComputed(Held(slot)) : _plan.Slots[slot].Fault(Data.Kinds[slot], ref number, Data.Texts[slot]);
    }

    /// <summary>Whether nothing is reported in a slot, so that a value in it is what its formula gives.</summary>
    private bool IsComputed(int slot) => Data.Kinds[slot] == EntryKind.Blank;

    private void Take(DecisionStep step, Machine machine)
    {
        if (step.IsApplicability)
        {
            var applicability = _plan.Applicabilities[step.Index];
            if (machine.Test(applicability.Program, applicability.Operands) != Outcome.Pass)
            {
                foreach (var slot in applicability.Slots)
                    _states[slot] = CellState.RuledOut;
            }
        }
        else
        {
            var cell = _plan.Computed[step.Index];
            if (_states[cell.Slot] == CellState.Uncomputed)
                Compute(cell, machine);
        }
    }

    private void Compute(ComputedPlan cell, Machine machine)
    {
        var value = machine.Compute(cell);
        _states[cell.Slot] = value.State switch
        {
            ValueState.Value => _plan.Slots[cell.Slot].FaultOfComputed(value) == InvalidReason.None ? CellState.Value : CellState.Invalid,
            ValueState.NotApplicable => CellState.NotApplicable,
            _ => CellState.Uncomputed,
        };
        _numbers[cell.Slot] = value.Number;
        if (value.State == ValueState.Value && value.Text is not null)
            (_computedTexts ??= [])[cell.Slot] = value.Text;
    }
}
