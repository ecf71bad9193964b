using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportDsl.Benchmarks;

/// <summary>A report as System.Text.Json holds it without knowing the form: the least that a program could work with.</summary>
internal sealed record PlainReport(
    string Template,
    string Version,
    string Period,
    Dictionary<string, string> Fields,
    Dictionary<string, string> Narratives,
    Dictionary<string, Dictionary<string, JsonElement>> Tables);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainReport))]
internal sealed partial class PlainReportContext : JsonSerializerContext;
