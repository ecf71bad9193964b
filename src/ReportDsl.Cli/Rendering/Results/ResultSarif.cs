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
            Write(Of(result, finding));
        foreach (var unassessed in result.Unassessed)
            Write(Of(result, unassessed));
    }

    private void Write(SarifResult result)
    {
        _text.Write(_isFirst ? "\n" : ",\n");
        _isFirst = false;
        _text.Write(JsonSerializer.Serialize(result, ResultSarifContext.Compact.SarifResult));
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
        IndexOf(finding.Rule, finding.Text, finding.Severity),
        LevelOf(finding.Severity),
        new SarifMessage(finding.Sentence.In(_language)),
        [LocationOf(result, finding.Position, finding.Cells)])
    {
        Suppressions = finding.Explanation is { } reason ? [new SarifSuppression("external", "accepted", reason)] : null,
        Properties = new SarifProperties(result.Template, result.Version, result.Period, result.Entity, finding.Instance),
    };

    /// <summary>What could not be judged is neither right nor wrong: it is open.</summary>
    private SarifResult Of(ReportResult result, ResultUnassessed unassessed) => new(
        unassessed.Rule,
        IndexOf(unassessed.Rule, unassessed.Text, unassessed.Severity),
        "none",
        new SarifMessage(unassessed.Sentence.In(_language)),
        [LocationOf(result, null, unassessed.Cell is { } cell ? [cell] : [])])
    {
        Kind = "open",
        Properties = new SarifProperties(result.Template, result.Version, result.Period, result.Entity, unassessed.Instance)
        {
            Reason = unassessed.ReasonName,
        },
    };

    private int IndexOf(string rule, string text, RuleSeverity severity)
    {
        if (_indexes.TryGetValue((rule, text), out var index))
            return index;

        index = _rules.Count;
        _indexes.Add((rule, text), index);
        _rules.Add(new SarifRule(
            rule, new SarifMessage(text), Documentation.Language, new SarifConfiguration(LevelOf(severity))));
        return index;
    }

    private static SarifLocation LocationOf(ReportResult result, (int Line, int Column)? position, ImmutableArray<ResultCell> cells) =>
        new(new SarifPhysicalLocation(
            SarifArtifactLocation.Of(result.File.Display),
            position is var (line, column) ? new SarifRegion(line, column, line, column) : null))
        {
            LogicalLocations = cells.IsEmpty ? null : [.. cells.Select(Of)],
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
