namespace ReportDsl.Runtime;

/// <summary>What kind of value an expression has.</summary>
public enum ValueKind
{
    Number,
    Text,
    Date,
    Boolean,
}
