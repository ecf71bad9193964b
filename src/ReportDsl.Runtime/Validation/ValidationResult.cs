using System.Collections.Immutable;
using System.Text.Json;

namespace ReportDsl.Runtime;

/// <summary>The validation of one report: every outcome counted, every failure told.</summary>
/// <param name="Template">The code of the template.</param>
/// <param name="Version">The version of the template.</param>
/// <param name="Period">The period of the report, null where it is not known.</param>
/// <param name="Entity">Whose report it is, null where that is not filled in.</param>
/// <param name="Summary">How many rule instances came out how.</param>
/// <param name="Findings">The failures, explained ones included: of rules, then of computed cells, then of single cells.</param>
public sealed record ValidationResult(
    string Template, string Version, ReportPeriod? Period, string? Entity, ValidationSummary Summary, ImmutableArray<Finding> Findings)
{
    /// <summary>Whether no error stands without a reason; warnings may.</summary>
    public bool IsValid => !Findings.Any(finding => finding is { Severity: Severity.Error, IsExplained: false });

    /// <summary>The result as JSON, indented: one entry of <c>reports</c> in the format of validation results.</summary>
    public string ToJson() => System.Text.Encoding.UTF8.GetString(JsonText.Write(WriteTo));

    /// <summary>Writes the result as one JSON object.</summary>
    /// <param name="writer">Stands where a value may be written.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("template", Template);
        writer.WriteString("version", Version);
        writer.WriteString("period", Period?.ToString());
        writer.WriteString("entity", Entity);
        writer.WriteStartObject("summary");
        writer.WriteNumber("pass", Summary.Pass);
        writer.WriteNumber("fail", Summary.Fail);
        writer.WriteNumber("explained", Summary.Explained);
        writer.WriteNumber("notApplicable", Summary.NotApplicable);
        writer.WriteNumber("notAssessable", Summary.NotAssessable);
        writer.WriteNumber("blankAsZero", Summary.BlankAsZero);
        writer.WriteEndObject();
        writer.WriteStartArray("findings");
        foreach (var finding in Findings)
            Write(writer, finding);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("instance", finding.Instance);
        writer.WriteString("severity", finding.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        });
        writer.WriteString("outcome", finding.IsExplained ? "explained" : "fail");
        if (finding.Explanation is { } explanation)
            writer.WriteString("explanation", explanation);
        writer.WriteString("text", finding.Text);
        writer.WriteString("message", finding.Message);
        WriteNumber(writer, "left", finding.Left);
        WriteNumber(writer, "right", finding.Right);
        WriteNumber(writer, "difference", finding.Difference);
        WriteNumber(writer, "tolerance", finding.Tolerance);
        writer.WriteStartArray("cells");
        foreach (var cell in finding.Cells)
        {
            writer.WriteStartObject();
            writer.WriteString("path", cell.Path);
            writer.WriteString("label", cell.Label);
            if (cell.Periods > 0)
                writer.WriteNumber("periods", cell.Periods);
            if (cell.Number is { } number)
                writer.WriteNumber("value", number);
            else
                writer.WriteString("value", cell.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } value)
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }
}
