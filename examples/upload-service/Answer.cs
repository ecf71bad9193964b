using System.Text.Json.Serialization;
using ReportDsl.Excel;
using ReportDsl.Runtime;

namespace UploadService;

/// <summary>What the service answers.</summary>
/// <param name="Agency">Whose report it is, null where the file cannot be read.</param>
/// <param name="Failed">How many rules fail, cells that are filled in wrongly included; null where the file cannot be read.</param>
public sealed record Answer(string? Agency, int? Failed, IReadOnlyList<AnswerFinding> Findings)
{
    public static Answer Of(WorkbookReading reading) => new(null, null, [.. OfFile(reading)]);

    public static Answer Of(WorkbookReading reading, string agency, ValidationResult result) => new(
        agency,
        result.Summary.Fail,
        [
            .. OfFile(reading),
            .. result.Findings.Select(finding => new AnswerFinding(
                finding.Rule + finding.Instance, finding.Severity.ToString(), finding.Text, finding.Message, [.. finding.Cells.Select(cell => cell.Label)])),
        ]);

    private static IEnumerable<AnswerFinding> OfFile(WorkbookReading reading) => reading.Findings.Select(finding => new AnswerFinding(
        finding.Rule, finding.Severity.ToString(), finding.Text.Chinese, finding.Message.Chinese, finding.Sheet is null ? [] : [$"{finding.Sheet}!{finding.Address}"]));
}

/// <summary>One thing that is wrong.</summary>
public sealed record AnswerFinding(string Rule, string Severity, string Text, string Message, IReadOnlyList<string> Where);

[JsonSerializable(typeof(Answer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AnswerContext : JsonSerializerContext;
