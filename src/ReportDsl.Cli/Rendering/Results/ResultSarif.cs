using System.Collections.Immutable;
using System.Text.Json;
using ReportDsl.Cli.Validation;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Cli.Rendering.Results;

/// <summary>
/// Results in the Static Analysis Results Interchange Format, version 2.1.0. A failure that stands with a written reason is suppressed,
/// with the reason as its justification.
/// </summary>
internal sealed class ResultSarif : IResultWriter
{
    private readonly TextWriter _text;
    private readonly MessageLanguage _language;

    // Rules of forms and files: as many as the templates have, however many reports come.
    private readonly Dictionary<(string Id, string Text), int> _indexes = [];
    private readonly List<SarifRule> _rules = [];
    private bool _isFirst = true;

    public ResultSarif(TextWriter text, MessageLanguage language)
    {
        _text = text;
        _language = language;
        _text.Write($$"""
            {
            "$schema": "{{SarifLog.SchemaUri}}",
            "version": "{{SarifLog.StandardVersion}}",
            "runs": [{
            "columnKind": "utf16CodeUnits",
            "results": [
            """.ReplaceLineEndings("\n"));
    }

    public void Write(ReportResult result)
    {
        foreach (var finding in result.Findings)
        {
            _text.Write(_isFirst ? "\n" : ",\n");
            _isFirst = false;
            _text.Write(JsonSerializer.Serialize(Of(result, finding), ResultSarifContext.Compact.SarifResult));
        }
    }

    public void End(BatchSummary summary)
    {
        var driver = SarifDriver.ReportDsl(_language, [.. _rules]);
        var notes = summary.IsInterrupted
            ? [new SarifNotification("warning", new SarifMessage(DataMessages.Interrupted(summary.Reports, summary.Selected).In(_language)))]
            : ImmutableArray<SarifNotification>.Empty;
        _text.Write("\n],\n\"invocations\": ");
        _text.Write(JsonSerializer.Serialize(
            [new SarifInvocation(!summary.IsInterrupted, notes)], ResultSarifContext.Compact.ImmutableArraySarifInvocation));
        _text.Write(",\n\"tool\": ");
        _text.Write(JsonSerializer.Serialize(new SarifTool(driver), ResultSarifContext.Compact.SarifTool));
        _text.Write("\n}]\n}\n");
    }

    private SarifResult Of(ReportResult result, ResultFinding finding) => new(
        finding.Rule,
        IndexOf(finding),
        LevelOf(finding.Severity),
        new SarifMessage(finding.Sentence.In(_language)),
        [LocationOf(result, finding)])
    {
        Suppressions = finding.Explanation is { } reason ? [new SarifSuppression("external", "accepted", reason)] : null,
        Properties = new SarifProperties(result.Template, result.Version, result.Period, result.Entity, finding.Instance),
    };

    private int IndexOf(ResultFinding finding)
    {
        if (_indexes.TryGetValue((finding.Rule, finding.Text), out var index))
            return index;

        index = _rules.Count;
        _indexes.Add((finding.Rule, finding.Text), index);
        _rules.Add(new SarifRule(
            finding.Rule, new SarifMessage(finding.Text), Documentation.Language, new SarifConfiguration(LevelOf(finding.Severity))));
        return index;
    }

    private static SarifLocation LocationOf(ReportResult result, ResultFinding finding) =>
        new(new SarifPhysicalLocation(
            SarifArtifactLocation.Of(result.File.Display),
            finding.Position is var (line, column) ? new SarifRegion(line, column, line, column) : null))
        {
            LogicalLocations = finding.Cells.IsEmpty ? null : [.. finding.Cells.Select(Of)],
        };

    private static SarifLogicalLocation Of(ResultCell cell) =>
        new(
            cell.Label.Length > 0 ? cell.Label : cell.Place?.Address ?? cell.Place?.Sheet ?? "",
            cell.Place?.Cell?.ToString() ?? (cell.Path.Length > 0 ? cell.Path : cell.Place?.Sheet ?? ""),
            "value");

    private static string LevelOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "note",
    };
}
