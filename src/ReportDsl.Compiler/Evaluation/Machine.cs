using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Evaluation;

/// <summary>
/// Runs programs over one report. Its stacks are made once and serve all programs of the form; it is for one thread.
/// </summary>
internal sealed partial class Machine
{
    private readonly ProgramSet _programs;
    private readonly ReportValues?[] _reports;
    private readonly int _at;
    private readonly ReportPeriod _period;
    private readonly Value[] _values;
    private readonly Outcome[] _outcomes;
    private readonly Accumulator[] _aggregates;
    private readonly ScalarArgument[] _arguments = new ScalarArgument[ScalarFunctions.MostParameters];
    private OperandRange _operands;

    /// <summary>
    /// <paramref name="at"/> is the report that the programs run over; those after it in <paramref name="reports"/> are its earlier ones.
    /// </summary>
    public Machine(ProgramSet programs, ReportValues?[] reports, int at, ReportPeriod period)
    {
        _programs = programs;
        _reports = reports;
        _at = at;
        _period = period;
        _values = new Value[programs.ValueDepth];
        _outcomes = new Outcome[programs.OutcomeDepth];
        _aggregates = new Accumulator[programs.AggregateDepth];
    }

    /// <summary>The value of a computed cell by its formula, rounded to the cell's decimals.</summary>
    public Value Compute(ComputedPlan cell)
    {
        Run(cell.Program.Code.AsSpan(), cell.Operands);
        var value = _values[0];
        return value is { State: ValueState.Value, Text: null } && cell.Scale is { } scale
            ? Value.Of(decimal.Round(value.Number, scale, MidpointRounding.AwayFromZero))
            : value;
    }

    public Outcome Test(CompiledProgram condition, OperandRange operands)
    {
        Run(condition.Code.AsSpan(), operands);
        return _outcomes[0];
    }

    /// <summary>
    /// The outcome of the built-in rule on a computed cell: what is reported equals what is computed. A blank is not assessable, whatever
    /// the cell's state by its formula; in a cell that a <c>when</c> rules out there is nothing to hold.
    /// </summary>
    public Outcome HoldsReported(ComputedPlan cell, bool isBlank)
    {
        if (_reports[_at] is not { } report)
            return Outcome.NotAssessable;
        if (report.States[cell.Slot] == DecidedState.RuledOut)
            return Outcome.NotApplicable;
        if (isBlank)
            return Outcome.NotAssessable;

        var (reported, computed) = (report.Load(cell.Slot), Compute(cell));
        return reported.Text is null
            ? Compare(ComparisonOperator.Equal, reported, computed, cell.Scale ?? 0, cell.Tolerance)
            : CompareText(ComparisonOperator.Equal, reported, computed);
    }

    /// <summary>Both sides of a condition that is a comparison, before they are rounded.</summary>
    public (Value Left, Value Right) Sides(CompiledProgram comparison, OperandRange operands)
    {
        Run(comparison.Code.AsSpan()[..^1], operands);
        return (_values[0], _values[1]);
    }

    public Value Evaluate(CompiledProgram expression, OperandRange operands)
    {
        Run(expression.Code.AsSpan(), operands);
        return _values[0];
    }

    private void Run(ReadOnlySpan<Instruction> code, OperandRange operands)
    {
        _operands = operands;
        var values = _values;
        var outcomes = _outcomes;
        var aggregates = _aggregates;
        var (value, outcome, aggregate) = (-1, -1, -1);
        for (var at = 0; at < code.Length; at++)
        {
            var step = code[at];
            switch (step.Op)
            {
                case OpCode.Number:
                    values[++value] = Value.Of(_programs.Constants.Numbers[step.A]);
                    break;
                case OpCode.Text:
                    values[++value] = Value.Of(_programs.Constants.Texts[step.A]);
                    break;
                case OpCode.Load:
                    values[++value] = Load(step.A);
                    break;
                case OpCode.Period:
                    values[++value] = _period.IsKnown ? Value.Of(PeriodNumber((PeriodProperty)step.A)) : Value.Missing;
                    break;
                case OpCode.Add or OpCode.Subtract or OpCode.Multiply or OpCode.Divide:
                    value--;
                    values[value] = Apply(step.Op, values[value], values[value + 1]);
                    break;
                case OpCode.CheckDate:
                    if (values[value].Number < 0 || values[value].Number > DateOnly.MaxValue.DayNumber)
                        values[value] = Value.Missing;
                    break;
                case OpCode.Negate:
                    values[value] = values[value] with { Number = -values[value].Number };
                    break;
                case OpCode.Call:
                    var function = ScalarFunctions.All[step.A];
                    value -= function.Parameters.Length - 1;
                    values[value] = Apply(function, values.AsSpan(value, function.Parameters.Length));
                    break;
                case OpCode.LoadOr:
                    if (!IsReplaceable(step.A))
                    {
                        values[++value] = Load(step.A);
                        at = step.B - 1;
                    }

                    break;
                case OpCode.BranchValue:
                    switch (outcomes[outcome--])
                    {
                        case Outcome.Pass:
                            break;
                        case Outcome.Fail:
                            at = step.A - 1;
                            break;
                        case var undecided:
                            values[++value] = undecided == Outcome.NotApplicable ? Value.NotApplicable : Value.Missing;
                            at = step.B - 1;
                            break;
                    }

                    break;
                case OpCode.Jump:
                    at = step.A - 1;
                    break;
                case OpCode.ToValue:
                    values[++value] = outcomes[outcome--] switch
                    {
                        Outcome.Pass => Value.Of(1),
                        Outcome.Fail => Value.Of(0),
                        Outcome.NotApplicable => Value.NotApplicable,
                        _ => Value.Missing,
                    };
                    break;
                case OpCode.Begin:
                    aggregates[++aggregate] = new Accumulator((AggregateFunction)step.A);
                    break;
                case OpCode.Filter:
                    var filter = outcomes[outcome--];
                    if (filter != Outcome.Pass)
                    {
                        if (filter == Outcome.NotAssessable)
                            aggregates[aggregate].Miss();
                        at = step.A - 1;
                    }

                    break;
                case OpCode.Take:
                    Take(ref aggregates[aggregate], values[value--]);
                    break;
                case OpCode.TakeOperands:
                    TakeOperands(ref aggregates[aggregate], step);
                    break;
                case OpCode.End:
                    values[++value] = aggregates[aggregate--].Result;
                    break;
                case OpCode.Compare:
                    value -= 2;
                    outcomes[++outcome] = Compare(
                        (ComparisonOperator)step.A, values[value + 1], values[value + 2], step.B, _programs.Constants.Tolerances[step.C]);
                    break;
                case OpCode.CompareText:
                    value -= 2;
                    outcomes[++outcome] = CompareText((ComparisonOperator)step.A, values[value + 1], values[value + 2]);
                    break;
                case OpCode.And:
                    outcome--;
                    outcomes[outcome] = Logic.And(outcomes[outcome], outcomes[outcome + 1]);
                    break;
                case OpCode.Or:
                    outcome--;
                    outcomes[outcome] = Logic.Or(outcomes[outcome], outcomes[outcome + 1]);
                    break;
                case OpCode.Not:
                    outcomes[outcome] = Logic.Not(outcomes[outcome]);
                    break;
                case OpCode.BranchOutcome:
                    switch (outcomes[outcome])
                    {
                        case Outcome.Pass:
                            outcome--;
                            break;
                        case Outcome.Fail:
                            outcome--;
                            at = step.A - 1;
                            break;
                        default:
                            at = step.B - 1;
                            break;
                    }

                    break;
                case OpCode.Outcome:
                    outcomes[++outcome] = (Outcome)step.A;
                    break;
                case OpCode.Truth:
                    outcomes[++outcome] = values[value--].AsOutcome;
                    break;
                case OpCode.Exists:
                    outcomes[++outcome] = Logic.Of(Exists(step.A));
                    break;
                case OpCode.Matches:
                    outcomes[++outcome] = values[value--] is { State: ValueState.Value, Text: { } text }
                        ? Logic.Of(_programs.Constants.Patterns[step.A].IsMatch(text))
                        : values[value + 1].AsOutcome;
                    break;
                case OpCode.Test:
                    var test = ScalarFunctions.All[step.A];
                    value -= test.Parameters.Length;
                    outcomes[++outcome] = Apply(test, values.AsSpan(value + 1, test.Parameters.Length)).AsOutcome;
                    break;
                case OpCode.Duplicate:
                    values[value + 1] = values[value];
                    value++;
                    break;
                case OpCode.Drop:
                    value--;
                    break;
                default:
                    throw new InvalidOperationException($"An unknown step: {step.Op}.");
            }
        }
    }
}
