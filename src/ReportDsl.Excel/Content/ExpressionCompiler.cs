using System.Collections.Immutable;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Excel.Content;

/// <summary>
/// An expression as formulas: weights that add up to its state, and its value, which is only right where the state says value.
/// </summary>
internal sealed record CompiledValue(IReadOnlyList<Formula> States, Formula Value)
{
    public CompiledValue(Formula value)
        : this([], value)
    {
    }

    public Formula State => States switch
    {
        [] => 0,
        [CellFormula single] => single,
        _ => Fn.Sum([.. States]),
    };
}

/// <summary>
/// Compiles the expressions and conditions of one rule instance or formula over its operands, with the meaning of the language's
/// table of states: conditions become outcomes 0 to 3, and a formula that grows too long goes on in a cell of the steps sheet.
/// </summary>
internal sealed partial class ExpressionCompiler(IReadOnlyList<OperandCell> operands, PeriodCells period, ListSheet lists, StepSheet steps)
{
    /// <summary>Far below Excel's 8,192 characters and 64 levels, which later use of the formula must not reach either.</summary>
    private const int LongestInline = 700;

    private const int DeepestInline = 16;

    /// <summary>Whether a part of what was compiled cannot be decided in a workbook.</summary>
    public bool HasPartNotLive { get; private set; }

    public CompiledValue Compile(Expression expression) => Limit(expression switch
    {
        NumberConstant constant => new CompiledValue(constant.Value),
        TextConstant text => new CompiledValue(text.Value),
        DateConstant date => new CompiledValue(date.Value.DayNumber - DateSerial.Offset),
        OperandValue operand => new CompiledValue([operands[operand.Index].State], ValueOf(operands[operand.Index])),
        PeriodValue value => new CompiledValue([period.State], period.Value(value.Property)),
        Arithmetic arithmetic => Compute(arithmetic),
        Negation negation => Map(negation.Value, value => 0 - value),
        Call call => Compute(call.Function, call.Arguments),
        Conversion conversion => WithinNumbers(Map(conversion.Value, value => ConversionFactor.Times(value, conversion.Factor)), conversion),
        Coalesce coalesce => Compute(coalesce),
        Choice choice => Compute(choice),
        Aggregate aggregate => WithinNumbers(Compute(aggregate), aggregate),
        ConditionValue condition => Compute(condition),
        _ => throw new ArgumentException($"An expression of an unknown shape: {expression.GetType().Name}.", nameof(expression)),
    });

    /// <summary>The same formula in a cell of its own, unless it is one already.</summary>
    public Formula Once(Formula formula) => formula is CellFormula or NumberFormula ? formula : steps.Add(formula);

    private static bool IsShort(Formula formula) => formula.Length <= LongestInline && formula.Depth <= DeepestInline;

    private Formula Shorten(Formula formula) => IsShort(formula) ? formula : steps.Add(formula);

    private CompiledValue Limit(CompiledValue compiled)
    {
        var states = compiled.States;
        if (states.Sum(state => state.Length) > LongestInline || states.Any(state => !IsShort(state)))
            states = [Sum(states)];
        if (IsShort(compiled.Value))
            return ReferenceEquals(states, compiled.States) ? compiled : compiled with { States = states };

        var state = new CompiledValue(states, 0).State;
        var guard = states is [] ? null : Once(state);
        return new CompiledValue(
            guard is null ? [] : [guard],
            steps.Add(guard is null ? compiled.Value : Fn.If(guard >= StateWeight.NotApplicable, "", compiled.Value)));
    }

    /// <summary>A sum of states in one cell, whatever their number: parts of it go before.</summary>
    private Formula Sum(IReadOnlyList<Formula> terms)
    {
        var parts = terms;
        while (parts.Count > 1 && parts.Sum(part => part.Length + 1) > LongestInline)
            parts = [.. Chunks(parts).Select(chunk => (Formula)steps.Add(Fn.Sum(chunk)))];
        return Once(Fn.Sum([.. parts]));
    }

    private static IEnumerable<List<Formula>> Chunks(IEnumerable<Formula> terms)
    {
        var chunk = new List<Formula>();
        var length = 0;
        foreach (var term in terms)
        {
            if (chunk.Count > 1 && length + term.Length > LongestInline)
            {
                yield return chunk;
                chunk = [];
                length = 0;
            }

            chunk.Add(term);
            length += term.Length + 1;
        }

        yield return chunk;
    }

    private CompiledValue Compute(ScalarFunction function, ImmutableArray<Expression> arguments)
    {
        var compiled = arguments.Select(Compile).ToArray();
        return new CompiledValue(
            [.. compiled.SelectMany(argument => argument.States)],
            FormulaTemplate.Fill(function.Workbook, [.. compiled.Select(argument => argument.Value)]));
    }

    private CompiledValue Map(Expression expression, Func<Formula, Formula> map)
    {
        var inner = Compile(expression);
        return inner with { Value = map(inner.Value) };
    }

    /// <summary>The value of a cell in state value. SUM reads a number, and a blank or a space that counts as zero, safely.</summary>
    private Formula ValueOf(OperandCell operand)
    {
        var cell = operand.Cell;
        switch (operand.Slot.Spec.Type)
        {
            case DataType.Text:
                return cell & "";
            case DataType.Code code when !operand.HasFormula:
                return Fn.Index(lists.CodesOf(code.List), lists.PositionOf(code.List, cell));
            case DataType.Code:
                return cell & "";
            case DataType.Boolean:
                return Fn.If(Fn.IsLogical(cell), Fn.If(cell, 1, 0), Fn.If(Fn.Or(cell.Is(BooleanWords.ChineseYes), cell.Is(BooleanWords.EnglishYes)), 1, 0));
            case DataType.Number { SpecialTexts: { Length: > 0 } specials }:
                Formula value = Fn.Sum([cell]);
                foreach (var special in specials.Reverse())
                    value = Fn.If(Fn.Exact(cell, special.Text), special.Value, value);
                return value;
            default:
                return Fn.Sum([cell]);
        }
    }

    private CompiledValue Compute(Arithmetic arithmetic)
    {
        var (first, steps) = Spine.Of(arithmetic);
        var result = Compile(first);
        var magnitude = Magnitude.Of(first);
        foreach (var step in steps)
        {
            var right = Compile(step.Right);
            magnitude = Magnitude.Of(step.Operator, magnitude, Magnitude.Of(step.Right));
            result = step.Operator == ArithmeticOperator.Divide
                ? Divide(result, right)
                : new CompiledValue([.. result.States, .. right.States], step.Operator switch
                {
                    ArithmeticOperator.Add => result.Value + right.Value,
                    ArithmeticOperator.Subtract => result.Value - right.Value,
                    _ => result.Value * right.Value,
                });
            if (step.Kind == ValueKind.Date)
                result = Within(result, DateOnly.MinValue.DayNumber - DateSerial.Offset, DateOnly.MaxValue.DayNumber - DateSerial.Offset);
            else if (Magnitude.MayOverflow(magnitude))
                (result, magnitude) = (Within(result, -Magnitude.Largest, Magnitude.Largest), (double)Magnitude.Largest);
            result = Limit(result);
        }

        return result;
    }

    private CompiledValue WithinNumbers(CompiledValue result, Expression expression) =>
        Magnitude.MayOverflow(Magnitude.Of(expression)) ? Within(result, -Magnitude.Largest, Magnitude.Largest) : result;

    /// <summary>A result that is missing where it lies beyond what can be held: no day of the calendar, or no number of the rules' arithmetic.</summary>
    private CompiledValue Within(CompiledValue result, decimal least, decimal most)
    {
        var state = Once(result.State);
        var value = Once(Fn.If(state >= StateWeight.NotApplicable, "", result.Value));
        return new CompiledValue(
            [state, Fn.If(state >= StateWeight.NotApplicable, 0, Fn.If(Fn.Or(value < least, value > most), StateWeight.Required, 0))], value);
    }

    /// <summary>By zero is missing; what is zero but for the noise of binary fractions counts as zero.</summary>
    private CompiledValue Divide(CompiledValue left, CompiledValue right)
    {
        if (right is { States: [], Value: NumberFormula { Value: not 0 } })
            return new CompiledValue(left.States, left.Value / right.Value);

        var state = Once(new CompiledValue([.. left.States, .. right.States], 0).State);
        var divisor = Once(Fn.If(state >= StateWeight.NotApplicable, "", Fn.Round(right.Value, 12)));
        return new CompiledValue(
            [state, Fn.If(state >= StateWeight.NotApplicable, 0, Fn.If(divisor.Is(0), StateWeight.Required, 0))],
            left.Value / divisor);
    }

    private CompiledValue Compute(Coalesce coalesce)
    {
        var operand = operands[coalesce.Value.Index];
        var other = Compile(coalesce.Other);
        var state = operand.State;
        return new CompiledValue(
            [Fn.If(
                state < StateWeight.NotApplicable,
                0,
                Fn.If(state >= StateWeight.Invalid, StateWeight.Required, other.State))],
            Fn.If(state < StateWeight.NotApplicable, ValueOf(operand), other.Value));
    }

    private CompiledValue Compute(Choice choice)
    {
        var test = Once(Compile(choice.If));
        var then = Compile(choice.Then);
        var otherwise = Compile(choice.Else);
        return new CompiledValue(
            [Fn.Choose(test + 1, otherwise.State, StateWeight.Required, StateWeight.NotApplicable, then.State)],
            Fn.If(test.Is(3), then.Value, otherwise.Value));
    }

    private CompiledValue Compute(ConditionValue condition)
    {
        var test = Once(Compile(condition.Condition));
        return new CompiledValue(
            [Fn.Choose(test + 1, 0, StateWeight.Required, StateWeight.NotApplicable, 0)], Fn.If(test.Is(3), 1, 0));
    }
}
