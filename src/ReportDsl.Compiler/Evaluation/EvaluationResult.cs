using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// How many instances came out how. An instance is one of the form's rules, or a computed cell held against what is reported; a cell that
/// is filled in wrongly, or is blank and must not be, counts as one more failure.
/// </summary>
public readonly record struct EvaluationCounts(int Pass, int Fail, int Explained, int NotApplicable, int NotAssessable, int BlankAsZero);

/// <summary>What is wrong with the content of a cell by itself.</summary>
public enum CellFault
{
    None,

    /// <summary>Required and blank: rule <c>.required</c>.</summary>
    Blank,

    /// <summary>Wrong kind, range, digits, code, reported or computed: rule <c>.type</c>.</summary>
    Invalid,

    /// <summary>Filled in although its <c>when</c> does not hold: rule <c>.applicable</c>.</summary>
    RuledOut,
}

/// <summary>The outcome of every rule instance on one report, and the state and value of every cell that they rest on.</summary>
public sealed class EvaluationResult
{
    private readonly Evaluator _evaluator;
    private readonly FormPlan _plan;
    private readonly ReportValues?[] _reports;
    private readonly ReportValues _values;
    private readonly Outcome[] _outcomes;
    private readonly Outcome[] _totals;

    internal EvaluationResult(Evaluator evaluator, FormPlan plan, ReportValues?[] reports, Outcome[] outcomes, Outcome[] totals)
    {
        _evaluator = evaluator;
        _plan = plan;
        _reports = reports;
        _values = reports[0] ?? throw new ArgumentException("There is no report.", nameof(reports));
        _outcomes = outcomes;
        _totals = totals;
        Counts = Count();
    }

    public Form Form => _evaluator.Form;

    public ReportData Data => _values.Data;

    public EvaluationCounts Counts { get; }

    /// <summary>The outcomes of the instances of all <see cref="Form.Rules"/>, in order; a failure with a written reason is a failure here.</summary>
    public ReadOnlySpan<Outcome> Outcomes => _outcomes;

    /// <summary>The outcomes of the built-in rules on <see cref="Form.ComputedInOrder"/>, in its order.</summary>
    public ReadOnlySpan<Outcome> TotalOutcomes => _totals;

    internal ReadOnlySpan<ReportValues?> Reports => _reports;

    public DecidedState State(int slot) => _values.States[slot];

    /// <summary>
    /// The number of a cell, reported or computed (a date's day number, a boolean's 0 or 1, 0 for a blank that reads as zero); null where
    /// it has none, and for texts.
    /// </summary>
    public decimal? Number(int slot) =>
        _plan.Slots[slot].IsText || _values.Load(slot) is not { State: ValueState.Value } value ? null : value.Number;

    /// <summary>The text of a cell that holds one as its value, else null.</summary>
    public string? Text(int slot) => _values.States[slot] == DecidedState.Value ? _values.Text(slot) : null;

    /// <summary>What is wrong with the content of a cell by itself.</summary>
    public CellFault Fault(int slot) => _values.States[slot] switch
    {
        DecidedState.BlankRequired => CellFault.Blank,
        DecidedState.Invalid => CellFault.Invalid,
        DecidedState.RuledOut when Data.Kinds[slot] is not (ContentKind.Blank or ContentKind.Mark) => CellFault.RuledOut,
        _ => CellFault.None,
    };

    /// <summary>The outcome of an instance, both by index in the form.</summary>
    public Outcome Outcome(int rule, int instance) => _outcomes[_evaluator.StartOf(rule) + instance];

    /// <summary>Whether an instance fails, and may, because a reason is written down.</summary>
    public bool IsExplained(int rule, int instance) =>
        Form.Rules[rule].Explain
        && Outcome(rule, instance) == Runtime.Outcome.Fail
        && ExplanationOf(rule, instance) is not null;

    /// <summary>The reason written down for an instance, null where there is none.</summary>
    public string? ExplanationOf(int rule, int instance) => Data.Explanations.IsEmpty
        ? null
        : Data.Explanations.GetValueOrDefault(Form.Rules[rule].Path + Form.Rules[rule].Instances[instance].Key);

    /// <summary>
    /// Both sides of an instance whose condition is one comparison of numbers or dates, whatever its <c>when</c>; all null for other
    /// conditions. Worked out when asked for.
    /// </summary>
    public ComparedSides Sides(int rule, int instance)
    {
        if (Form.Rules[rule].Instances[instance].Condition is not Comparison { Left.Kind: not ValueKind.Text } comparison)
            return default;

        var plan = _plan.Instances[_evaluator.StartOf(rule) + instance];
        var (left, right) = NewMachine().Sides(plan.Condition, plan.Operands);
        return SidesOf(left, right, comparison.Scale, comparison.Tolerance);
    }

    /// <summary>What is reported in a computed cell, and what its formula gives, by index in <see cref="Form.ComputedInOrder"/>.</summary>
    public ComparedSides TotalSides(int computed)
    {
        var cell = _plan.Computed[computed];
        if (_plan.Slots[cell.Slot].IsText)
            return default;

        var reported = Data.Kinds[cell.Slot] == ContentKind.Blank ? Value.Missing : _values.Load(cell.Slot);
        return SidesOf(reported, NewMachine().Compute(cell), cell.Scale ?? 0, cell.Tolerance);
    }

    /// <summary>
    /// What the formula of a computed cell gives, as the content of the cell, by index in <see cref="Form.ComputedInOrder"/>; blank where it
    /// gives no value. What other computed cells report counts.
    /// </summary>
    public CellContent ComputedContent(int computed)
    {
        var cell = _plan.Computed[computed];
        return _values.States[cell.Slot] == DecidedState.RuledOut
            ? CellContent.Blank
            : NewMachine().Compute(cell).AsContent(_plan.Slots[cell.Slot]);
    }

    /// <summary>Every failure with its words, numbers and cells: rules first, then computed cells, then single cells.</summary>
    public ImmutableArray<Finding> Findings(MessageLanguage language) => new FindingWriter(this, language).Findings();

    /// <summary>Every instance that could be judged neither as holding nor as failing, with its reason: rules first, then computed cells.</summary>
    public ImmutableArray<Unassessed> Unassessed(MessageLanguage language) =>
        Counts.NotAssessable == 0 ? [] : new UnassessedWriter(this, language).All();

    internal InvalidReason ReasonOf(int slot) => _values.FaultOf(slot);

    internal static ComparedSides SidesOf(in Value left, in Value right, int scale, Tolerance tolerance) => ComparedSides.Of(
        left.State == ValueState.Value ? left.Number : null, right.State == ValueState.Value ? right.Number : null, scale, tolerance);

    private Machine NewMachine() => new(_plan.Programs, _reports, 0, Data.Period);

    private EvaluationCounts Count()
    {
        Span<int> by = stackalloc int[4];
        by.Clear();
        foreach (var outcome in _outcomes)
            by[(int)outcome]++;
        foreach (var outcome in _totals)
            by[(int)outcome]++;

        var explained = Data.Explanations.IsEmpty ? 0 : CountExplained();
        var (faults, zeros) = (0, 0);
        for (var slot = 0; slot < _values.States.Length; slot++)
        {
            zeros += _values.States[slot] == DecidedState.BlankZero ? 1 : 0;
            faults += Fault(slot) == CellFault.None ? 0 : 1;
        }

        return new EvaluationCounts(
            by[(int)Runtime.Outcome.Pass],
            by[(int)Runtime.Outcome.Fail] - explained + faults,
            explained,
            by[(int)Runtime.Outcome.NotApplicable],
            by[(int)Runtime.Outcome.NotAssessable],
            zeros);
    }

    private int CountExplained()
    {
        var count = 0;
        for (var rule = 0; rule < Form.Rules.Length; rule++)
        {
            for (var instance = 0; Form.Rules[rule].Explain && instance < Form.Rules[rule].Instances.Length; instance++)
                count += IsExplained(rule, instance) ? 1 : 0;
        }

        return count;
    }
}
