using System.Collections.Immutable;

namespace ReportDsl.CSharp.Writing;

/// <summary>
/// The types that generated code uses and does not declare, named from the global namespace: so nothing that a template calls a thing, and
/// nothing in the program beside it, can hide them.
/// </summary>
internal static class Foreign
{
    public const string AcceptedPeriods = Runtime + "AcceptedPeriods";
    public const string Aggregates = Runtime + "Aggregates";
    public const string Cell = Runtime + "Cell";
    public const string Compare = Runtime + "Compare";
    public const string ComparisonOperator = Runtime + "ComparisonOperator";
    public const string Computed = Runtime + "Computed";
    public const string Logic = Runtime + "Logic";
    public const string Numeric = Runtime + "Numeric";
    public const string Outcome = Runtime + "Outcome";
    public const string PeriodKind = Runtime + "PeriodKind";
    public const string Presence = Runtime + "Presence";
    public const string Report = Runtime + "Report";
    public const string ReportJsonConverter = Runtime + "ReportJsonConverter";
    public const string ReportPeriod = Runtime + "ReportPeriod";
    public const string ReportSchema = Runtime + "ReportSchema";
    public const string RuleSchema = Runtime + "RuleSchema";
    public const string Severity = Runtime + "Severity";
    public const string TextPattern = Runtime + "TextPattern";
    public const string TextValue = Runtime + "TextValue";
    public const string Tolerance = Runtime + "Tolerance";
    public const string Validation = Runtime + "Validation";
    public const string ValidationResult = Runtime + "ValidationResult";
    public const string DataTypeKind = Runtime + "DataTypeKind";
    public const string ValueSchema = Runtime + "ValueSchema";
    public const string Values = Runtime + "Values";
    public const string Wording = Runtime + "Wording";

    public const string ArgumentException = "global::System.ArgumentException";
    public const string DateOnly = "global::System.DateOnly";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
    public const string Stream = "global::System.IO.Stream";
    public const string JsonException = "global::System.Text.Json.JsonException";
    public const string JsonConverterAttribute = "global::System.Text.Json.Serialization.JsonConverterAttribute";

    private const string Runtime = "global::ReportDsl.Runtime.";

    /// <summary>All of them: a namespace cannot be called as one of them.</summary>
    private static readonly ImmutableArray<string> All =
    [
        AcceptedPeriods, Aggregates, Cell, Compare, ComparisonOperator, Computed, Logic, Numeric, Outcome, PeriodKind, Presence,
        Report, ReportJsonConverter, ReportPeriod, ReportSchema, RuleSchema, Severity, TextPattern, TextValue, Tolerance,
        Validation, ValidationResult, DataTypeKind, ValueSchema, Values, Wording, ArgumentException, DateOnly, ReadOnlySpan, Stream,
        JsonException, JsonConverterAttribute,
    ];

    /// <summary>Whether a dotted name is that of one of the types, or lies inside one.</summary>
    public static bool IsTaken(string dotted) =>
        All.Any(type => $"global::{dotted}.".StartsWith($"{type}.", StringComparison.Ordinal));
}
