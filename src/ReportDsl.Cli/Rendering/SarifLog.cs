using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Rendering;

// The part of SARIF 2.1.0 that is used, with the names of the specification.

internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, ImmutableArray<SarifRun> Runs)
{
    public const string SchemaUri = "https://json.schemastore.org/sarif-2.1.0.json";

    public const string StandardVersion = "2.1.0";
}

internal sealed record SarifRun(SarifTool Tool, string ColumnKind, ImmutableArray<SarifResult> Results);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(
    string Name, string Version, string InformationUri, string Language, ImmutableArray<SarifRule> Rules)
{
    /// <summary>This program.</summary>
    public static SarifDriver ReportDsl(MessageLanguage language, ImmutableArray<SarifRule> rules) => new(
        "reportdsl",
        typeof(SarifDriver).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
        Documentation.Home,
        language == MessageLanguage.Chinese ? "zh-CN" : "en-US",
        rules);
}

internal sealed record SarifRule(string Id, SarifMessage ShortDescription, string HelpUri, SarifConfiguration DefaultConfiguration);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifMessage(string Text);

internal sealed record SarifResult(
    string RuleId, int RuleIndex, string Level, SarifMessage Message, ImmutableArray<SarifLocation> Locations)
{
    public ImmutableArray<SarifLocation>? RelatedLocations { get; init; }

    public ImmutableArray<SarifFix>? Fixes { get; init; }
}

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation)
{
    public int? Id { get; init; }

    public SarifMessage? Message { get; init; }
}

internal sealed record SarifPhysicalLocation(SarifArtifactLocation ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifactLocation(string Uri);

/// <summary>Lines and columns count from 1; the end column is the one after the last character.</summary>
internal sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn);

internal sealed record SarifFix(SarifMessage Description, ImmutableArray<SarifArtifactChange> ArtifactChanges);

internal sealed record SarifArtifactChange(SarifArtifactLocation ArtifactLocation, ImmutableArray<SarifReplacement> Replacements);

internal sealed record SarifReplacement(SarifRegion DeletedRegion, SarifContent InsertedContent);

internal sealed record SarifContent(string Text);
