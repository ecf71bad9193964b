using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Lets System.Text.Json read and write reports in the data format. Generated classes name theirs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReportJsonConverter<TReport> : JsonConverter<TReport>
    where TReport : GeneratedReport
{
    /// <inheritdoc/>
    public override TReport Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var report = Create();
        report.Read(ref reader);
        return report;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TReport value, JsonSerializerOptions options) => value.WriteTo(writer);

    /// <summary>Makes an empty report.</summary>
    protected abstract TReport Create();
}
