using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Rendering;

/// <summary>Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0.</summary>
internal static class SarifReport
{
    /// <summary>What stands for the arguments where a rule is described without them; no message has more.</summary>
    private static readonly object[] AnyArguments = [.. Enumerable.Repeat("…", 10)];

    public static string Write(ImmutableArray<Diagnostic> diagnostics, MessageLanguage language, Func<string, string> display)
    {
        var visible = diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).ToImmutableArray();
        var descriptors = visible
            .Select(diagnostic => diagnostic.Descriptor)
            .DistinctBy(descriptor => descriptor.Code)
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        var indexes = descriptors.Select((descriptor, index) => (descriptor.Code, index)).ToDictionary(item => item.Code, item => item.index);

        var driver = SarifDriver.ReportDsl(language, [.. descriptors.Select(descriptor => RuleOf(descriptor, language))]);
        var results = visible.Select(diagnostic => ResultOf(diagnostic, indexes[diagnostic.Code], language, display));
        return JsonSerializer.Serialize(
            new SarifLog(
                SarifLog.SchemaUri,
                SarifLog.StandardVersion,
                [new SarifRun(new SarifTool(driver), "utf16CodeUnits", [.. results])]),
            DiagnosticJsonContext.Relaxed.SarifLog);
    }

    private static SarifRule RuleOf(DiagnosticDescriptor descriptor, MessageLanguage language) => new(
        descriptor.Code,
        new SarifMessage(string.Format(CultureInfo.InvariantCulture, descriptor.Text.In(language), AnyArguments)),
        Documentation.PageOf(descriptor.Code, language),
        new SarifConfiguration(LevelOf(descriptor.Severity)));

    private static SarifResult ResultOf(Diagnostic diagnostic, int rule, MessageLanguage language, Func<string, string> display) => new(
        diagnostic.Code,
        rule,
        LevelOf(diagnostic.Severity),
        new SarifMessage(diagnostic.Message(language)),
        diagnostic.Location.Source.Path.Length == 0 ? [] : [LocationOf(diagnostic.Location, display)])
    {
        RelatedLocations = diagnostic.Related.IsEmpty
            ? null
            : [.. diagnostic.Related.Select((related, index) => LocationOf(related.Location, display) with
                {
                    Id = index + 1,
                    Message = new SarifMessage(related.Text.In(language)),
                })],
        Fixes = diagnostic.Fixes.IsEmpty
            ? null
            : [.. diagnostic.Fixes.Select(fix => FixOf(fix, diagnostic.Location.Source, language, display))],
    };

    private static SarifFix FixOf(Fix fix, SourceText source, MessageLanguage language, Func<string, string> display) => new(
        new SarifMessage(fix.Title.In(language)),
        [new SarifArtifactChange(
            ArtifactOf(source, display),
            [.. fix.Changes.Select(change => new SarifReplacement(RegionOf(source, change.Span), new SarifContent(change.NewText)))])]);

    private static SarifLocation LocationOf(Location location, Func<string, string> display) => new(
        new SarifPhysicalLocation(
            ArtifactOf(location.Source, display),
            location.Source.Length == 0 ? null : RegionOf(location.Source, location.Span)));

    private static SarifRegion RegionOf(SourceText source, TextSpan span)
    {
        var start = source.GetLinePosition(span.Start);
        var end = source.GetLinePosition(span.End);
        return new SarifRegion(start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1);
    }

    private static SarifArtifactLocation ArtifactOf(SourceText source, Func<string, string> display) =>
        new(PathUri.Of(display(source.Path)));

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
