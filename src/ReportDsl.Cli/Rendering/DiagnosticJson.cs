using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Rendering;

/// <summary>Diagnostics for programs. Lines and columns count from 1; columns in UTF-16 units.</summary>
internal static class DiagnosticJson
{
    public static string Write(ImmutableArray<Diagnostic> diagnostics, MessageLanguage language, Func<string, string> display)
    {
        var visible = diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).ToImmutableArray();
        var document = new JsonReport(
            [.. visible.Select(diagnostic => Of(diagnostic, language, display))],
            new JsonSummary(
                visible.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
                visible.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning),
                visible.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info)));
        return JsonSerializer.Serialize(document, DiagnosticJsonContext.Relaxed.JsonReport);
    }

    private static JsonDiagnostic Of(Diagnostic diagnostic, MessageLanguage language, Func<string, string> display) => new(
        diagnostic.Code,
        SeverityOf(diagnostic.Severity),
        diagnostic.Message(language),
        FileOf(diagnostic.Location, display),
        RangeOf(diagnostic.Location),
        Documentation.PageOf(diagnostic.Code, language),
        [.. diagnostic.Related.Select(related =>
            new JsonRelated(related.Text.In(language), FileOf(related.Location, display), RangeOf(related.Location)))],
        [.. diagnostic.Fixes.Select(fix => new JsonFix(
            fix.Title.In(language),
            [.. fix.Changes.Select(change =>
                new JsonChange(RangeOf(diagnostic.Location.Source, change.Span), change.NewText))]))]);

    private static string SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private static string? FileOf(Location location, Func<string, string> display) =>
        location.Source.Path.Length == 0 ? null : display(location.Source.Path);

    private static JsonRange? RangeOf(Location location) =>
        location.Source.Length == 0 ? null : RangeOf(location.Source, location.Span);

    private static JsonRange RangeOf(SourceText source, TextSpan span) =>
        new(PositionOf(source.GetLinePosition(span.Start)), PositionOf(source.GetLinePosition(span.End)));

    private static JsonPosition PositionOf(LinePosition position) => new(position.Line + 1, position.Character + 1);
}

internal sealed record JsonReport(ImmutableArray<JsonDiagnostic> Diagnostics, JsonSummary Summary);

internal sealed record JsonSummary(int Errors, int Warnings, int Infos);

internal sealed record JsonDiagnostic(
    string Code,
    string Severity,
    string Message,
    string? File,
    JsonRange? Range,
    string Help,
    ImmutableArray<JsonRelated> Related,
    ImmutableArray<JsonFix> Fixes);

internal sealed record JsonRelated(string Message, string? File, JsonRange? Range);

internal sealed record JsonFix(string Title, ImmutableArray<JsonChange> Changes);

internal sealed record JsonChange(JsonRange Range, string NewText);

internal sealed record JsonRange(JsonPosition Start, JsonPosition End);

internal readonly record struct JsonPosition(int Line, int Column);

[JsonSerializable(typeof(JsonReport))]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class DiagnosticJsonContext : JsonSerializerContext
{
    /// <summary>Chinese stays readable; the documents are never put into HTML.</summary>
    public static DiagnosticJsonContext Relaxed { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
