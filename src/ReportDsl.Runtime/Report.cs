using System.Text;
using System.Text.Json;

namespace ReportDsl.Runtime;

/// <summary>A filled report of one version of a template. Generated classes derive from it and give its values names and types.</summary>
/// <remarks>Many threads may read and validate a report while none changes it.</remarks>
public abstract class Report
{
    private protected Report()
    {
    }

    /// <summary>The code of the template.</summary>
    public abstract string Template { get; }

    /// <summary>The version of the template.</summary>
    public abstract string Version { get; }

    /// <summary>The period that the report is of, null where it is not known. Whether the template serves it is asked where data are read.</summary>
    /// <exception cref="ArgumentException">The template's periods are of another kind.</exception>
    public abstract ReportPeriod? Period { get; set; }

    /// <summary>Written reasons for rules that fail, by rule and instance: <c>applications.opening[person]</c>.</summary>
    public IDictionary<string, string> Explanations { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The report in the data format, as indented UTF-8. Blank values are left out.</summary>
    public byte[] ToUtf8Json() => JsonText.Write(WriteTo);

    /// <summary>The report in the data format, indented. Blank values are left out.</summary>
    public string ToJson() => Encoding.UTF8.GetString(ToUtf8Json());

    /// <summary>Writes the report in the data format, as indented UTF-8.</summary>
    /// <param name="stream">Is written to from where it stands, and left open.</param>
    /// <exception cref="ArgumentNullException">There is no stream.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToUtf8Json());
    }

    /// <summary>Writes the report in the data format as one JSON object.</summary>
    /// <param name="writer">Stands where a value may be written.</param>
    public abstract void WriteTo(Utf8JsonWriter writer);
}
