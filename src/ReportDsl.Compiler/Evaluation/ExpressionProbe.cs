using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// Evaluates the parts of one rule instance, to tell how its outcome came about. It compiles each part anew: only failures are told, and
/// they are few.
/// </summary>
internal sealed class ExpressionProbe
{
    private readonly EvaluationResult _result;
    private readonly int _at;
    private readonly ImmutableArray<OperandReference> _operands;

    /// <summary>Evaluates over operands of one report.</summary>
    /// <param name="at">The report that the operands are counted from: 0, or so many periods back.</param>
    public ExpressionProbe(EvaluationResult result, ImmutableArray<Operand> operands, int at = 0)
    {
        _result = result;
        _at = at;
        Operands = operands;
        _operands = [.. operands.Select(OperandReference.Of)];
    }

    public ImmutableArray<Operand> Operands { get; }

    public Value Evaluate(Expression expression)
    {
        var compiler = new ProgramCompiler();
        var program = compiler.Compile(expression);
        return MachineFor(compiler).Evaluate(program, new OperandRange(0, _operands.Length));
    }

    public Outcome Evaluate(Condition condition)
    {
        var compiler = new ProgramCompiler();
        var program = compiler.Compile(condition);
        return MachineFor(compiler).Test(program, new OperandRange(0, _operands.Length));
    }

    /// <summary>Whether an aggregate passes over an operand: optional and blank, or not applicable.</summary>
    public bool IsPassedOver(int operand) =>
        StateOf(operand) is DecidedState.BlankOptional or DecidedState.NotApplicable or DecidedState.RuledOut;

    /// <summary>Whether <c>??</c> takes its other side for an operand.</summary>
    public bool IsReplaceable(int operand) =>
        StateOf(operand) is DecidedState.BlankOptional or DecidedState.BlankRequired or DecidedState.NotApplicable or DecidedState.RuledOut or DecidedState.Absent;

    /// <summary>What keeps an operand from having a value; it is taken to have none.</summary>
    public UnassessedCause MissingAt(int operand) =>
        MissingIn.OfSlot(ReportOf(operand), _at + _operands[operand].Periods, _operands[operand].Slot);

    /// <summary>Whether an expression has no value; single operands are not compiled for that.</summary>
    public bool IsMissing(Expression expression) => expression switch
    {
        OperandValue operand => StateOf(operand.Index) is not (DecidedState.Value or DecidedState.BlankZero or DecidedState.NotApplicable or DecidedState.RuledOut),
        NumberConstant or TextConstant or DateConstant => false,
        _ => Evaluate(expression).State == ValueState.Missing,
    };

    private ReportValues? ReportOf(int operand) =>
        _at + _operands[operand].Periods is var at && at < _result.Reports.Length ? _result.Reports[at] : null;

    /// <summary>Absent, too, where the whole report is.</summary>
    private DecidedState StateOf(int operand) => ReportOf(operand)?.States[_operands[operand].Slot] ?? DecidedState.Absent;

    /// <summary>Whether an operand is a percentage.</summary>
    public bool IsPercent(int operand) => _result.Form.Slots[_operands[operand].Slot].Spec.Type is DataType.Percent;

    private Machine MachineFor(ProgramCompiler compiler) =>
        new(ProgramSet.Of(compiler.Programs, _operands, compiler.Constants), _result.Reports.ToArray(), _at, _result.Reports[_at]?.Data.Period ?? default);
}
