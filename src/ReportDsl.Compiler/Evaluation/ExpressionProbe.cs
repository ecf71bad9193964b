using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>
/// Evaluates the parts of one rule instance, to tell how its outcome came about. It compiles each part anew: only failures are told, and
/// they are few.
/// </summary>
internal sealed class ExpressionProbe
{
    private readonly EvaluationResult _result;
    private readonly ImmutableArray<OperandReference> _operands;

    public ExpressionProbe(EvaluationResult result, ImmutableArray<Operand> operands)
    {
        _result = result;
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
        _operands[operand] is var (periods, slot)
        && periods < _result.Reports.Length
        && _result.Reports[periods] is { } report
        && report.States[slot] is CellState.BlankOptional or CellState.NotApplicable or CellState.RuledOut;

    /// <summary>Whether an operand is a percentage.</summary>
    public bool IsPercent(int operand) => _result.Form.Slots[_operands[operand].Slot].Spec.Type is DataType.Percent;

    private Machine MachineFor(ProgramCompiler compiler) =>
        new(ProgramSet.Of(compiler.Programs, _operands, compiler.Constants), _result.Reports.ToArray(), 0, _result.Data.Period);
}
