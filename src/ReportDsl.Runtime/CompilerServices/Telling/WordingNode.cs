namespace ReportDsl.Runtime.CompilerServices;

/// <summary>What a step of a <see cref="Wording"/> does.</summary>
internal enum WordingOp : byte
{
    Operand,
    Constant,
    Text,
    PeriodYear,
    PeriodNumber,
    PeriodStart,
    PeriodEnd,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Convert,
    Coalesce,
    Choose,
    Sum,
    Min,
    Max,
    Average,
    Count,
    Where,
    OfCondition,
    Call,
    Compare,
    IsAny,
    And,
    Or,
    Not,
    Pass,
    Fail,
    IsTrue,
    Exists,
    Matches,
}

/// <summary>What a step gives.</summary>
internal enum WordingKind : byte
{
    Number,
    Text,
    Date,
    Boolean,
    Outcome,
}

/// <summary>
/// A step with what belongs to it. The steps of its operands stand right before it: <see cref="Size"/> of them, itself included, are the
/// whole of what it works out, and <see cref="Arity"/> of them are its own operands.
/// </summary>
internal sealed record WordingNode(WordingOp Op, WordingKind Kind, int Arity, int Size)
{
    /// <summary>The index of an operand, or the number of decimals of a comparison or call.</summary>
    public int Index { get; init; }

    public decimal Number { get; init; }

    /// <summary>Whether a constant is written as a percentage.</summary>
    public bool IsPercent { get; init; }

    public string Text { get; init; } = "";

    public TextPattern? Pattern { get; init; }

    /// <summary>What a call calls.</summary>
    public ScalarFunction? Function { get; init; }

    public ComparisonOperator Comparison { get; init; }

    public Tolerance Tolerance { get; init; }
}
