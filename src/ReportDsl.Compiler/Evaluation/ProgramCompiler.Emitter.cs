using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Evaluation;

internal sealed partial class ProgramCompiler
{
    /// <summary>Writes the code of one program: here that of expressions.</summary>
    private sealed partial class Emitter(ProgramCompiler owner)
    {
        private readonly List<Instruction> _code = [];
        private StackUse _values;
        private StackUse _outcomes;
        private StackUse _aggregates;

        public CompiledProgram ToProgram() => new([.. _code], _values.Deepest, _outcomes.Deepest, _aggregates.Deepest);

        public void Emit(Expression expression)
        {
            switch (expression)
            {
                case NumberConstant constant:
                    Push(OpCode.Number, owner._numbers.IndexOf(constant.Value));
                    break;
                case DateConstant date:
                    Push(OpCode.Number, owner._numbers.IndexOf(date.Value.DayNumber));
                    break;
                case TextConstant text:
                    Push(OpCode.Text, owner._texts.IndexOf(text.Value));
                    break;
                case OperandValue operand:
                    Push(OpCode.Load, operand.Index);
                    break;
                case PeriodValue period:
                    Push(OpCode.Period, (int)period.Property);
                    break;
                case Arithmetic arithmetic:
                    EmitArithmetic(arithmetic);
                    break;
                case Negation negation:
                    Emit(negation.Value);
                    _code.Add(new(OpCode.Negate));
                    break;
                case Call call:
                    EmitArguments(call.Arguments);
                    Push(OpCode.Call, ScalarFunctions.All.IndexOf(call.Function));
                    break;
                case Conversion conversion:
                    Emit(conversion.Value);
                    Push(OpCode.Number, owner._numbers.IndexOf(conversion.Factor));
                    PopValue(OpCode.Multiply);
                    break;
                case Coalesce coalesce:
                    var load = Reserve();
                    Emit(coalesce.Other);
                    _code[load] = new(OpCode.LoadOr, coalesce.Value.Index, _code.Count);
                    break;
                case Choice choice:
                    EmitChoice(choice);
                    break;
                case Aggregate aggregate:
                    EmitAggregate(aggregate);
                    break;
                case ConditionValue condition:
                    Emit(condition.Condition);
                    _outcomes.Pop();
                    Push(OpCode.ToValue);
                    break;
                default:
                    throw new ArgumentException($"An expression of an unknown shape: {expression.GetType().Name}.", nameof(expression));
            }
        }

        private void EmitArithmetic(Arithmetic arithmetic)
        {
            var (first, steps) = Spine.Of(arithmetic);
            Emit(first);
            foreach (var step in steps)
            {
                Emit(step.Right);
                PopValue(step.Operator switch
                {
                    ArithmeticOperator.Add => OpCode.Add,
                    ArithmeticOperator.Subtract => OpCode.Subtract,
                    ArithmeticOperator.Multiply => OpCode.Multiply,
                    _ => OpCode.Divide,
                });
                if (step.Kind == ValueKind.Date)
                    _code.Add(new(OpCode.CheckDate));
            }
        }

        private void EmitArguments(ImmutableArray<Expression> arguments)
        {
            foreach (var argument in arguments)
                Emit(argument);
            foreach (var _ in arguments)
                _values.Pop();
        }

        private void EmitChoice(Choice choice)
        {
            Emit(choice.If);
            _outcomes.Pop();
            var branch = Reserve();
            Emit(choice.Then);
            var jump = Reserve();
            _values.Pop();
            var elseAt = _code.Count;
            Emit(choice.Else);
            _code[branch] = new(OpCode.BranchValue, elseAt, _code.Count);
            _code[jump] = new(OpCode.Jump, _code.Count);
        }

        private void EmitAggregate(Aggregate aggregate)
        {
            _aggregates.Push();
            _code.Add(new(OpCode.Begin, (int)aggregate.Function));
            var extendable = -1;
            foreach (var element in aggregate.Elements)
            {
                var filter = -1;
                if (element.Filter is not null)
                {
                    Emit(element.Filter);
                    _outcomes.Pop();
                    filter = Reserve();
                }

                extendable = EmitElement(element.Value, filter < 0 ? extendable : -1);
                if (filter >= 0)
                {
                    _code[filter] = new(OpCode.Filter, _code.Count);
                    extendable = -1;
                }
            }

            _aggregates.Pop();
            Push(OpCode.End);
        }

        /// <summary>
        /// Takes an element in; operands in a row become one step. Gives the place of the step that the next element may extend, or -1.
        /// A converted operand is still that one operand: changing its unit does not make an optional blank a missing element.
        /// </summary>
        private int EmitElement(Expression value, int extendable)
        {
            var (operand, factor) = value switch
            {
                OperandValue plain => (plain, -1),
                Conversion { Value: OperandValue converted } conversion => (converted, owner._numbers.IndexOf(conversion.Factor)),
                _ => (null, -1),
            };
            if (operand is null)
            {
                Emit(value);
                _code.Add(new(OpCode.Take));
                _values.Pop();
                return -1;
            }

            if (extendable >= 0 && _code[extendable] is var last && last.C == factor && last.A + last.B == operand.Index)
            {
                _code[extendable] = last with { B = last.B + 1 };
                return extendable;
            }

            _code.Add(new(OpCode.TakeOperands, operand.Index, 1, factor));
            return _code.Count - 1;
        }

        /// <summary>A place to be filled in when the target of its jump is known.</summary>
        private int Reserve()
        {
            _code.Add(default);
            return _code.Count - 1;
        }

        private void Push(OpCode op, int a = 0)
        {
            _code.Add(new(op, a));
            _values.Push();
        }

        private void PopValue(OpCode op)
        {
            _code.Add(new(op));
            _values.Pop();
        }
    }

    private struct StackUse
    {
        private int _depth;

        public int Deepest { get; private set; }

        public void Push()
        {
            _depth++;
            Deepest = Math.Max(Deepest, _depth);
        }

        public void Pop() => _depth--;
    }
}
