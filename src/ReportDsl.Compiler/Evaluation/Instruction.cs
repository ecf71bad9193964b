using System.Collections.Immutable;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// The steps that expressions and conditions are compiled to. Values and outcomes have a stack each; jumps go forward only, so every
/// program ends.
/// </summary>
internal enum OpCode : byte
{
    /// <summary>Pushes number constant A.</summary>
    Number,

    /// <summary>Pushes text constant A.</summary>
    Text,

    /// <summary>Pushes operand A as one operand.</summary>
    Load,

    /// <summary>Pushes period property A.</summary>
    Period,

    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>Makes the top missing where it is no day of the calendar.</summary>
    CheckDate,
    Negate,

    /// <summary>Takes the arguments of scalar function A, pushes its result.</summary>
    Call,

    /// <summary>Pushes operand A and jumps to B, unless it is blank or not applicable.</summary>
    LoadOr,

    /// <summary>Takes an outcome: pass goes on, fail jumps to A, else pushes the state it stands for and jumps to B.</summary>
    BranchValue,
    Jump,

    /// <summary>Takes an outcome, pushes it as a boolean value.</summary>
    ToValue,

    /// <summary>Opens an aggregate of function A.</summary>
    Begin,

    /// <summary>Takes an outcome: pass goes on, else jumps to A.</summary>
    Filter,

    /// <summary>Takes the value on top into the aggregate.</summary>
    Take,

    /// <summary>Takes operands A to A + B - 1 into the aggregate, each times number constant C, or as it is where C is negative.</summary>
    TakeOperands,

    /// <summary>Closes the aggregate and pushes its result.</summary>
    End,

    /// <summary>Compares two numbers, dates or booleans: operator A, at B decimals, within tolerance C.</summary>
    Compare,

    /// <summary>Compares two texts: operator A.</summary>
    CompareText,
    And,
    Or,
    Not,

    /// <summary>Takes an outcome: pass goes on, fail jumps to A, else pushes it again and jumps to B.</summary>
    BranchOutcome,

    /// <summary>Pushes outcome A.</summary>
    Outcome,

    /// <summary>Takes a boolean value, pushes its outcome.</summary>
    Truth,

    /// <summary>Pushes whether operand A holds anything.</summary>
    Exists,

    /// <summary>Takes a text, pushes whether it matches pattern A.</summary>
    Matches,

    /// <summary>Takes the arguments of scalar function A, pushes its outcome.</summary>
    Test,

    /// <summary>Pushes the value on top once more.</summary>
    Duplicate,

    /// <summary>Drops the value on top.</summary>
    Drop,
}

internal readonly record struct Instruction(OpCode Op, int A = 0, int B = 0, int C = 0);

/// <summary>
/// A compiled expression or condition. Flat, so that running it neither allocates nor recurses, however deep the source was nested.
/// </summary>
/// <param name="Values">The deepest that the stack of values gets; <paramref name="Outcomes"/> and <paramref name="Aggregates"/> likewise.</param>
internal sealed record CompiledProgram(ImmutableArray<Instruction> Code, int Values, int Outcomes, int Aggregates);

/// <summary>What the instructions of a form's programs name by index.</summary>
internal sealed record ProgramConstants(
    ImmutableArray<decimal> Numbers,
    ImmutableArray<string> Texts,
    ImmutableArray<TextPattern> Patterns,
    ImmutableArray<Tolerance> Tolerances);

/// <summary>The state of an expression's value; a strict operator takes the smaller.</summary>
internal enum ValueState : byte
{
    Missing = 0,
    NotApplicable = 1,
    Value = 2,
}

/// <summary>
/// The value of an expression: its number (a date's day number, a boolean's 0 or 1) or text, meaningful only where the state is
/// <see cref="ValueState.Value"/>.
/// </summary>
internal readonly record struct Value(ValueState State, decimal Number, string? Text)
{
    public static Value Missing => default;

    public static Value NotApplicable => new(ValueState.NotApplicable, 0, null);

    public static Value Of(decimal number) => new(ValueState.Value, number, null);

    public static Value Of(string text) => new(ValueState.Value, 0, text);

    public Outcome AsOutcome => State switch
    {
        ValueState.Missing => Outcome.NotAssessable,
        ValueState.NotApplicable => Outcome.NotApplicable,
        _ => Logic.Of(Number != 0),
    };

    /// <summary>The value as a cell would hold it that computes it: blank where there is none, a mark where one is allowed.</summary>
    public CellContent AsContent(ValueSchema schema) => State switch
    {
        ValueState.Value => schema.ContentOf(Number, Text),
        ValueState.NotApplicable when schema.AllowNotApplicable => schema.Normalize(CellContent.Of("/")),
        _ => CellContent.Blank,
    };
}
