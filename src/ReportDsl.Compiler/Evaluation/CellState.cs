namespace ReportDsl.Evaluation;

/// <summary>The state of a cell, as in the language's table of states.</summary>
public enum CellState : byte
{
    /// <summary>A valid value, reported or computed.</summary>
    Value,

    /// <summary>Blank, and declared to read as zero.</summary>
    BlankZero,

    BlankOptional,

    BlankRequired,

    /// <summary>A mark where marks are allowed, or computed from such cells.</summary>
    NotApplicable,

    /// <summary>Not applicable because its <c>when</c> does not hold, whatever stands in the cell.</summary>
    RuledOut,

    /// <summary>Wrong kind, range, digits or code, reported or computed, or a mark where none is allowed.</summary>
    Invalid,

    /// <summary>Computed, blank in the report, and its formula misses an operand.</summary>
    Uncomputed,

    /// <summary>Nothing is known of it.</summary>
    Absent,
}

/// <summary>The outcome of a condition or a rule; <c>and</c> is the smaller.</summary>
public enum Outcome : byte
{
    Fail = 0,
    NotAssessable = 1,
    NotApplicable = 2,
    Pass = 3,
}

internal static class Outcomes
{
    public static Outcome And(Outcome left, Outcome right) => left < right ? left : right;

    public static Outcome Or(Outcome left, Outcome right) => Not(And(Not(left), Not(right)));

    public static Outcome Not(Outcome outcome) => outcome switch
    {
        Outcome.Fail => Outcome.Pass,
        Outcome.Pass => Outcome.Fail,
        _ => outcome,
    };

    public static Outcome Of(bool passes) => passes ? Outcome.Pass : Outcome.Fail;
}
