using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>A report with the state and the value of every slot decided, computed ones included.</summary>
internal sealed class ReportValues
{
    private readonly FormPlan _plan;
    private readonly DecidedState[] _states;
    private readonly decimal[] _numbers;
    private Dictionary<int, string>? _computedTexts;

    private ReportValues(FormPlan plan, ReportData data, DecidedState[] states, decimal[] numbers)
    {
        _plan = plan;
        Data = data;
        _states = states;
        _numbers = numbers;
    }

    public ReportData Data { get; }

    public ReadOnlySpan<DecidedState> States => _states;

    /// <summary>
    /// Decides every cell of a report. <paramref name="reports"/> holds it at 0 (to be set here) and the same entity's earlier reports at
    /// their distance in periods.
    /// </summary>
    public static ReportValues Decide(FormPlan plan, ReportData data, ReportValues?[] reports, int at)
    {
        var states = new DecidedState[plan.Slots.Length];
        var numbers = data.Numbers.ToArray();
        var kinds = data.Kinds;
        var texts = data.Texts;
        for (var slot = 0; slot < states.Length; slot++)
            states[slot] = StateOf(plan.Slots[slot], kinds[slot], ref numbers[slot], texts[slot]);

        foreach (var (slot, state) in data.CarriedStates)
            states[slot] = StateOfCarried(state, states[slot], kinds[slot] == plan.Slots[slot].ContentKind);

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
        if (!_plan.Slots[slot].IsText)
            return null;
        return _computedTexts is not null && _computedTexts.TryGetValue(slot, out var text) ? text : Data.Texts[slot];
    }

    public Value Load(int slot) => _states[slot] switch
    {
        DecidedState.Value => new Value(ValueState.Value, _numbers[slot], Text(slot)),
        DecidedState.BlankZero => Value.Of(0),
        DecidedState.NotApplicable or DecidedState.RuledOut => Value.NotApplicable,
        _ => Value.Missing,
    };

    /// <summary>What a slot holds, reported or computed, be it valid or not.</summary>
    public Value Held(int slot) => _states[slot] == DecidedState.Invalid && IsComputed(slot)
        ? new Value(ValueState.Value, _numbers[slot], Text(slot))
        : Load(slot);

    /// <summary>What is wrong with what a slot holds.</summary>
    public InvalidReason FaultOf(int slot)
    {
        var number = Data.Numbers[slot];
        return IsComputed(slot) ? FaultOfComputed(slot, Held(slot)) : _plan.Slots[slot].FaultOf(Data.Kinds[slot], ref number, Data.Texts[slot]);
    }

    /// <summary>The state of a content, before a formula or a <c>when</c> has its say; a special text puts its number into <paramref name="number"/>.</summary>
    public static DecidedState StateOf(ValueSchema schema, ContentKind kind, ref decimal number, string? text) => kind switch
    {
        ContentKind.Blank when schema.IsComputed => DecidedState.Uncomputed,
        ContentKind.Blank => schema.Presence switch
        {
            Presence.BlankZero => DecidedState.BlankZero,
            Presence.Optional => DecidedState.BlankOptional,
            _ => DecidedState.BlankRequired,
        },
        ContentKind.Mark when schema.AllowNotApplicable => DecidedState.NotApplicable,
        ContentKind.Absent => DecidedState.Absent,
        _ => schema.FaultOf(kind, ref number, text) == InvalidReason.None ? DecidedState.Value : DecidedState.Invalid,
    };

    /// <summary>The state of a carried figure, as its own report had decided it; but nothing of another kind can be a value.</summary>
    private static DecidedState StateOfCarried(DecidedState decided, DecidedState typed, bool isOfKind) =>
        decided == DecidedState.Value && typed != DecidedState.Value && !isOfKind ? DecidedState.Invalid : decided;

    /// <summary>What is wrong with what the formula of a computed cell gives; it is asked what is asked of a content that is reported.</summary>
    private InvalidReason FaultOfComputed(int slot, in Value computed) => _plan.Slots[slot].FaultOfResult(computed.Number, computed.Text);

    /// <summary>Whether nothing is reported in a slot, so that a value in it is what its formula gives.</summary>
    private bool IsComputed(int slot) => Data.Kinds[slot] == ContentKind.Blank;

    private void Take(DecisionStep step, Machine machine)
    {
        if (step.IsApplicability)
        {
            var applicability = _plan.Applicabilities[step.Index];
            if (machine.Test(applicability.Program, applicability.Operands) != Outcome.Pass)
            {
                foreach (var slot in applicability.Slots)
                    _states[slot] = DecidedState.RuledOut;
            }
        }
        else
        {
            var cell = _plan.Computed[step.Index];
            if (_states[cell.Slot] == DecidedState.Uncomputed)
                Compute(cell, machine);
        }
    }

    private void Compute(ComputedPlan cell, Machine machine)
    {
        var value = machine.Compute(cell);
        _states[cell.Slot] = value.State switch
        {
            ValueState.Value => FaultOfComputed(cell.Slot, value) == InvalidReason.None ? DecidedState.Value : DecidedState.Invalid,
            ValueState.NotApplicable => DecidedState.NotApplicable,
            _ => DecidedState.Uncomputed,
        };
        _numbers[cell.Slot] = value.Number;
        if (value.State == ValueState.Value && value.Text is not null)
            (_computedTexts ??= [])[cell.Slot] = value.Text;
    }
}
