using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportDsl.Cli.Rendering.Results;

[JsonSerializable(typeof(SarifResult))]
[JsonSerializable(typeof(ImmutableArray<SarifInvocation>))]
[JsonSerializable(typeof(SarifTool))]
internal sealed partial class ResultSarifContext : JsonSerializerContext
{
    /// <summary>A result a line; Chinese stays readable.</summary>
    public static ResultSarifContext Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
