using System.Collections.Immutable;

namespace ReportDsl.CSharp.Writing;

/// <summary>
/// The types that generated code uses and does not declare, if only through its base class, named from the global namespace: so nothing that a template calls a thing, and
/// nothing in the program beside it, can hide them.
/// </summary>
internal static class Foreign
{
    public const string AcceptedPeriods = Services + "AcceptedPeriods";
    public const string Aggregates = Services + "Aggregates";
    public const string Cell = Runtime + "Cell";
    public const string Compare = Services + "Compare";
    public const string ComparisonOperator = Runtime + "ComparisonOperator";
    public const string Computed = Runtime + "Computed";
    public const string GeneratedReport = Services + "GeneratedReport";
    public const string Logic = Runtime + "Logic";
    public const string Numeric = Services + "Numeric";
    public const string Outcome = Runtime + "Outcome";
    public const string PeriodKind = Runtime + "PeriodKind";
    public const string Presence = Runtime + "Presence";
    public const string Report = Runtime + "Report";
    public const string ReportJsonConverter = Services + "ReportJsonConverter";
    public const string ReportPeriod = Runtime + "ReportPeriod";
    public const string ReportSchema = Services + "ReportSchema";
    public const string RuleSchema = Services + "RuleSchema";
    public const string Severity = Runtime + "Severity";
    public const string TextPattern = Runtime + "TextPattern";
    public const string TextValue = Services + "TextValue";
    public const string Tolerance = Runtime + "Tolerance";
    public const string Validation = Services + "Validation";
    public const string ValidationResult = Runtime + "ValidationResult";
    public const string DataTypeKind = Runtime + "DataTypeKind";
    public const string ValueSchema = Runtime + "ValueSchema";
    public const string Values = Services + "Values";
    public const string Wording = Services + "Wording";

    public const string ArgumentException = "global::System.ArgumentException";
    public const string DateOnly = "global::System.DateOnly";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
    public const string Stream = "global::System.IO.Stream";
    public const string JsonException = "global::System.Text.Json.JsonException";
    public const string JsonConverterAttribute = "global::System.Text.Json.Serialization.JsonConverterAttribute";

    /// <summary>What users of a report know, too.</summary>
    private const string Runtime = "global::ReportDsl.Runtime.";

    /// <summary>What generated code alone calls.</summary>
    private const string Services = Runtime + "CompilerServices.";

    /// <summary>All of them: a namespace cannot be called as one of them.</summary>
    private static readonly ImmutableArray<string> All =
    [
        AcceptedPeriods, Aggregates, Cell, Compare, ComparisonOperator, Computed, GeneratedReport, Logic, Numeric, Outcome, PeriodKind, Presence,
        Report, ReportJsonConverter, ReportPeriod, ReportSchema, RuleSchema, Severity, TextPattern, TextValue, Tolerance,
        Validation, ValidationResult, DataTypeKind, ValueSchema, Values, Wording, ArgumentException, DateOnly, ReadOnlySpan, Stream,
        JsonException, JsonConverterAttribute,
    ];

    /// <summary>Whether a dotted name is that of one of the types, or lies inside one.</summary>
    public static bool IsTaken(string dotted) =>
        All.Any(type => $"global::{dotted}.".StartsWith($"{type}.", StringComparison.Ordinal));
}
