namespace ReportDsl.Runtime;

/// <summary>Why a content is invalid.</summary>
public enum InvalidReason : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>A text where a number is asked for, a number where a date is, and so on.</summary>
    WrongKind,

    /// <summary>A mark for "not applicable" where none is allowed.</summary>
    MarkNotAllowed,

    /// <summary>More than 14 significant digits.</summary>
    TooManyDigits,

    /// <summary>More digits after the decimal point than the value may have.</summary>
    TooManyDecimals,

    /// <summary>Below 0 where things are counted.</summary>
    Negative,

    /// <summary>Less than the least number, or earlier than the first day.</summary>
    BelowMinimum,

    /// <summary>More than the largest number, or later than the last day.</summary>
    AboveMaximum,

    /// <summary>Not in the code list.</summary>
    UnknownCode,

    /// <summary>Longer than the greatest length.</summary>
    TooLong,

    /// <summary>Shorter than the least length.</summary>
    TooShort,

    /// <summary>Not as the pattern asks.</summary>
    PatternMismatch,
}
