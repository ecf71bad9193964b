namespace ReportDsl.Runtime;

/// <summary>What kind of value an expression has.</summary>
public enum ValueKind
{
    /// <summary>A number: a count, an integer, a percentage as its fraction.</summary>
    Number,

    /// <summary>A text, or a code of a code list.</summary>
    Text,

    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Boolean,
}
