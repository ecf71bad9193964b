namespace ReportDsl.Runtime;

/// <summary>Why a content is invalid.</summary>
public enum InvalidReason : byte
{
    None,

    /// <summary>A text where a number is asked for, a number where a date is, and so on.</summary>
    WrongKind,

    /// <summary>A mark for "not applicable" where none is allowed.</summary>
    MarkNotAllowed,

    /// <summary>More than 14 significant digits.</summary>
    TooManyDigits,

    TooManyDecimals,
    Negative,
    BelowMinimum,
    AboveMaximum,
    UnknownCode,
    TooLong,
    TooShort,
    PatternMismatch,
}
