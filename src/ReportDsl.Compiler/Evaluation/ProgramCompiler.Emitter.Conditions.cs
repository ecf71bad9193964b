using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Evaluation;

internal sealed partial class ProgramCompiler
{
    private sealed partial class Emitter
    {
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
                case Connection connection:
                    EmitConnected(connection);
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
                    PushOutcome(OpCode.Outcome, (int)Logic.Of(constant.Value));
                    break;
                case Exists exists:
                    PushOutcome(OpCode.Exists, exists.Index);
                    break;
                case Matches matches:
                    Emit(matches.Text);
                    EmitTest(OpCode.Matches, owner._patterns.IndexOf(matches.Pattern));
                    break;
                case CallCondition call:
                    EmitArguments(call.Arguments);
                    PushOutcome(OpCode.Test, ScalarFunctions.All.IndexOf(call.Function));
                    break;
                default:
                    throw new ArgumentException($"A condition of an unknown shape: {condition.GetType().Name}.", nameof(condition));
            }
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

        private void EmitMembership(Membership membership)
        {
            Emit(membership.Value);
            PushOutcome(OpCode.Outcome, (int)Outcome.Fail);
            foreach (var value in membership.Values)
            {
                Push(OpCode.Duplicate);
                Emit(value);
                EmitComparison(ComparisonOperator.Equal, membership.Value.Kind, membership.Scale, Tolerance.None);
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

        private void EmitConnected(Connection chain)
        {
            var (first, steps) = Spine.Of(chain);
            Emit(first);
            foreach (var step in steps)
            {
                Emit(step.Right);
                PopOutcome(step is And ? OpCode.And : OpCode.Or);
            }
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
}
