namespace ReportDsl.Evaluation;

/// <summary>The state of a cell, as in the language's table of states.</summary>
public enum DecidedState : byte
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
