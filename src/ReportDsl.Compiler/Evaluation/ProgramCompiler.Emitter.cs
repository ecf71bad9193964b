using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

internal sealed partial class ProgramCompiler
{
    /// <summary>Writes the code of one program.</summary>
    private sealed class Emitter(ProgramCompiler owner)
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
                    EmitUnary(OpCode.Negate, negation.Value);
                    break;
                case Absolute absolute:
                    EmitUnary(OpCode.Absolute, absolute.Value);
                    break;
                case Round round:
                    EmitUnary(OpCode.Round, round.Value, round.Scale);
                    break;
                case Length length:
                    EmitUnary(OpCode.Length, length.Value);
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

        public void Emit(Condition condition)
        {
            switch (condition)
            {
                case Comparison comparison:
                    Emit(comparison.Left);
                    Emit(comparison.Right);
                    EmitComparison(comparison.Operator, comparison.Left.Kind, comparison.Scale, comparison.Tolerance);
                    break;
                case Membership membership:
                    EmitMembership(membership);
                    break;
                case And or Or:
                    EmitConnected(condition);
                    break;
                case Not negation:
                    Emit(negation.Operand);
                    _code.Add(new(OpCode.Not));
                    break;
                case ConditionalCondition conditional:
                    EmitConditional(conditional);
                    break;
                case Truth truth:
                    Emit(truth.Value);
                    EmitTest(OpCode.Truth);
                    break;
                case ConstantCondition constant:
                    PushOutcome(OpCode.Outcome, (int)Outcomes.Of(constant.Value));
                    break;
                case Exists exists:
                    PushOutcome(OpCode.Exists, exists.Index);
                    break;
                case Matches matches:
                    Emit(matches.Text);
                    EmitTest(OpCode.Matches, owner._patterns.IndexOf(matches.Pattern));
                    break;
                case StartsWith starts:
                    Emit(starts.Text);
                    Emit(starts.Prefix);
                    _values.Pop();
                    EmitTest(OpCode.StartsWith);
                    break;
                default:
                    throw new ArgumentException($"A condition of an unknown shape: {condition.GetType().Name}.", nameof(condition));
            }
        }

        /// <summary>Long sums lean to the left and may be longer than the call stack is deep: their spine is walked, not recursed into.</summary>
        private void EmitArithmetic(Arithmetic arithmetic)
        {
            var spine = new Stack<Arithmetic>();
            Expression first = arithmetic;
            while (first is Arithmetic step)
            {
                spine.Push(step);
                first = step.Left;
            }

            Emit(first);
            foreach (var step in spine)
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

        private void EmitUnary(OpCode op, Expression value, int a = 0)
        {
            Emit(value);
            _code.Add(new(op, a));
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

        private void EmitConditional(ConditionalCondition conditional)
        {
            Emit(conditional.If);
            _outcomes.Pop();
            var branch = Reserve();
            Emit(conditional.Then);
            var jump = Reserve();
            _outcomes.Pop();
            var elseAt = _code.Count;
            Emit(conditional.Else);
            _code[branch] = new(OpCode.BranchOutcome, elseAt, _code.Count);
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

        private void EmitMembership(Membership membership)
        {
            Emit(membership.Value);
            PushOutcome(OpCode.Outcome, (int)Outcome.Fail);
            foreach (var value in membership.Values)
            {
                Push(OpCode.Duplicate);
                Emit(value);
                EmitComparison(ComparisonOperator.Equal, membership.Value.Kind, membership.Scale, Tolerance.None.Instance);
                PopOutcome(OpCode.Or);
            }

            PopValue(OpCode.Drop);
        }

        private void EmitComparison(ComparisonOperator comparison, ValueKind kind, int scale, Tolerance tolerance)
        {
            _values.Pop();
            if (kind == ValueKind.Text)
                EmitTest(OpCode.CompareText, (int)comparison);
            else
                EmitTest(OpCode.Compare, (int)comparison, scale, owner._tolerances.IndexOf(tolerance));
        }

        private void EmitConnected(Condition condition)
        {
            var spine = new Stack<(OpCode Op, Condition Right)>();
            var first = condition;
            while (true)
            {
                if (first is And all)
                {
                    spine.Push((OpCode.And, all.Right));
                    first = all.Left;
                }
                else if (first is Or any)
                {
                    spine.Push((OpCode.Or, any.Right));
                    first = any.Left;
                }
                else
                {
                    break;
                }
            }

            Emit(first);
            foreach (var (op, right) in spine)
            {
                Emit(right);
                PopOutcome(op);
            }
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

        private void PushOutcome(OpCode op, int a)
        {
            _code.Add(new(op, a));
            _outcomes.Push();
        }

        private void PopOutcome(OpCode op)
        {
            _code.Add(new(op));
            _outcomes.Pop();
        }

        /// <summary>A step that turns the value on top into an outcome.</summary>
        private void EmitTest(OpCode op, int a = 0, int b = 0, int c = 0)
        {
            _code.Add(new(op, a, b, c));
            _values.Pop();
            _outcomes.Push();
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
