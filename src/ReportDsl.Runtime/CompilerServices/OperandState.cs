namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// The state of a value that a rule reads. The two low bits are its rank (0 missing, 1 not applicable, 2 value), of which strict
/// operators take the smaller; the bits above tell kinds of one rank apart, which only aggregates, <c>exists</c> and <c>??</c> see.
/// </summary>
internal enum OperandState : byte
{
    /// <summary>The report, the row or the cell is not there. Also the default.</summary>
    Absent = 0,

    /// <summary>The result of an operation whose operand is missing, or a division by zero.</summary>
    Missing = 0b0_0100,

    /// <summary>Blank where a value is required.</summary>
    RequiredBlank = 0b0_1000,

    /// <summary>Blank where a value is optional.</summary>
    OptionalBlank = 0b0_1100,

    /// <summary>Filled in, but not with what is asked for.</summary>
    Invalid = 0b1_0000,

    /// <summary>An element of an aggregate whose filter could not be assessed.</summary>
    Undecided = 0b1_0100,

    /// <summary>Does not apply.</summary>
    NotApplicable = 0b0_0001,

    /// <summary>A value.</summary>
    Value = 0b0_0010,

    /// <summary>A blank that reads as 0.</summary>
    BlankZero = 0b0_0110,
}

internal static class OperandStates
{
    private const int RankMask = 0b11;

    internal const int ValueRank = 2;

    internal static int Rank(this OperandState state) => (int)state & RankMask;

    /// <summary>The state of a strict operation on two operands: missing &lt; not applicable &lt; value.</summary>
    internal static OperandState Strict(OperandState left, OperandState right) => OfRank(Math.Min(left.Rank(), right.Rank()));

    internal static OperandState Strict(OperandState operand) => OfRank(operand.Rank());

    /// <summary>The outcome of a test on an operand that is no value.</summary>
    internal static Outcome Untested(this OperandState state) =>
        state.Rank() == 0 ? Outcome.NotAssessable : Outcome.NotApplicable;

    internal static bool Exists(this OperandState state) => state is OperandState.Value or OperandState.Invalid;

    /// <summary>Whether <c>r ?? a</c> gives <c>a</c>: blank (not zero), not applicable, absent.</summary>
    internal static bool GivesWay(this OperandState state) =>
        state is OperandState.Absent or OperandState.RequiredBlank or OperandState.OptionalBlank or OperandState.NotApplicable;

    private static OperandState OfRank(int rank) => rank switch
    {
        0 => OperandState.Missing,
        1 => OperandState.NotApplicable,
        _ => OperandState.Value,
    };
}
