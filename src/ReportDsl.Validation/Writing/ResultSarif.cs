using System.Collections.Immutable;
using System.Text.Json;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Text;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Writing;

/// <summary>
/// Results in the Static Analysis Results Interchange Format, version 2.1.0. A failure that stands with a written reason is suppressed,
/// with the reason as its justification; what could not be judged is neither right nor wrong: it is open.
/// </summary>
public sealed class ResultSarif : IResultWriter, IDisposable
{
    private readonly TextWriter _text;
    private readonly MessageLanguage _language;

    /// <summary>One value after the other, a result a line; what stands between them is written to the text.</summary>
    private readonly JsonText _value;

    // Rules of forms and files: as many as the templates have, however many reports come.
    private readonly Dictionary<(string Id, string Text), int> _indexes = [];
    private readonly List<Rule> _rules = [];
    private bool _isFirst = true;

    /// <summary>Begins a document.</summary>
    /// <param name="text">Takes it, and stays open.</param>
    /// <param name="language">That of the messages.</param>
    public ResultSarif(TextWriter text, MessageLanguage language)
    {
        _text = text;
        _language = language;
        _value = JsonText.Compact(text);
        _text.Write("""
            {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
            "columnKind": "utf16CodeUnits",
            "results": [
            """.ReplaceLineEndings("\n"));
    }

    private Utf8JsonWriter Json => _value.Json;

    /// <inheritdoc/>
    public void Write(ReportResult result)
    {
        foreach (var finding in result.Findings)
        {
            Separate();
            Write(result, finding);
            Complete();
        }

        foreach (var unassessed in result.Unassessed)
        {
            Separate();
            Write(result, unassessed);
            Complete();
        }
    }

    /// <inheritdoc/>
    public void End(BatchSummary summary)
    {
        _text.Write("\n],\n\"invocations\": ");
        WriteInvocations(summary);
        Complete();
        _text.Write(",\n\"tool\": ");
        WriteTool();
        Complete();
        _text.Write("\n}]\n}\n");
    }

    /// <summary>Gives back what the writer holds; the text stays open.</summary>
    public void Dispose() => _value.Dispose();

    private void Separate()
    {
        _text.Write(_isFirst ? "\n" : ",\n");
        _isFirst = false;
    }

    /// <summary>Hands on a value, and begins another.</summary>
    private void Complete()
    {
        _value.Flush();
        Json.Reset();
    }

    private void Write(ReportResult result, ResultFinding finding)
    {
        Json.WriteStartObject();
        Json.WriteString("ruleId", finding.Rule);
        Json.WriteNumber("ruleIndex", IndexOf(new Rule(finding.Rule, finding.Text, finding.Severity)));
        Json.WriteString("level", LevelOf(finding.Severity));
        WriteText("message", finding.Sentence.In(_language));
        WriteLocations(result, finding.Position, finding.Cells);
        if (finding.Explanation is { } reason)
        {
            Json.WriteStartArray("suppressions");
            Json.WriteStartObject();
            Json.WriteString("kind", "external");
            Json.WriteString("status", "accepted");
            Json.WriteString("justification", reason);
            Json.WriteEndObject();
            Json.WriteEndArray();
        }

        WriteProperties(result, finding.Instance, null);
        Json.WriteEndObject();
    }

    private void Write(ReportResult result, ResultUnassessed unassessed)
    {
        Json.WriteStartObject();
        Json.WriteString("ruleId", unassessed.Rule);
        Json.WriteNumber("ruleIndex", IndexOf(new Rule(unassessed.Rule, unassessed.Text, unassessed.Severity)));
        Json.WriteString("level", "none");
        WriteText("message", unassessed.Sentence.In(_language));
        WriteLocations(result, null, unassessed.Cell is { } cell ? [cell] : []);
        Json.WriteString("kind", "open");
        WriteProperties(result, unassessed.Instance, unassessed.ReasonName);
        Json.WriteEndObject();
    }

    private void WriteLocations(ReportResult result, (int Line, int Column)? position, ImmutableArray<ResultCell> cells)
    {
        Json.WriteStartArray("locations");
        Json.WriteStartObject();
        Json.WriteStartObject("physicalLocation");
        Json.WriteStartObject("artifactLocation");
        Json.WriteString("uri", PathUri.Of(result.Source.Name));
        Json.WriteEndObject();
        if (position is var (line, column))
        {
            Json.WriteStartObject("region");
            Json.WriteNumber("startLine", line);
            Json.WriteNumber("startColumn", column);
            Json.WriteNumber("endLine", line);
            Json.WriteNumber("endColumn", column);
            Json.WriteEndObject();
        }

        Json.WriteEndObject();
        if (!cells.IsEmpty)
        {
            Json.WriteStartArray("logicalLocations");
            foreach (var cell in cells)
                WriteLocation(cell);
            Json.WriteEndArray();
        }

        Json.WriteEndObject();
        Json.WriteEndArray();
    }

    private void WriteLocation(ResultCell cell)
    {
        Json.WriteStartObject();
        Json.WriteString("name", cell.Label.Length > 0 ? cell.Label : cell.Place?.Address ?? cell.Place?.Sheet ?? "");
        Json.WriteString("fullyQualifiedName", cell.Place?.Cell?.ToString() ?? (cell.Path.Length > 0 ? cell.Path : cell.Place?.Sheet ?? ""));
        Json.WriteString("kind", "value");
        Json.WriteEndObject();
    }

    /// <summary>What results on data say beside the standard's own properties.</summary>
    private void WriteProperties(ReportResult result, string instance, string? reason)
    {
        Json.WriteStartObject("properties");
        WriteKnown("template", result.Template);
        WriteKnown("version", result.Version);
        WriteKnown("period", result.Period);
        WriteKnown("entity", result.Entity);
        Json.WriteString("instance", instance);
        WriteKnown("reason", reason);
        Json.WriteEndObject();
    }

    private void WriteInvocations(BatchSummary summary)
    {
        Json.WriteStartArray();
        Json.WriteStartObject();
        Json.WriteBoolean("executionSuccessful", !summary.IsInterrupted);
        Json.WriteStartArray("toolExecutionNotifications");
        if (summary.IsInterrupted)
        {
            Json.WriteStartObject();
            Json.WriteString("level", "warning");
            WriteText("message", summary.Interruption.In(_language));
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
        Json.WriteEndObject();
        Json.WriteEndArray();
    }

    private void WriteTool()
    {
        Json.WriteStartObject();
        Json.WriteStartObject("driver");
        Json.WriteString("name", "reportdsl");
        Json.WriteString("version", typeof(ResultSarif).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
        Json.WriteString("informationUri", Documentation.Home);
        Json.WriteString("language", _language == MessageLanguage.Chinese ? "zh-CN" : "en-US");
        Json.WriteStartArray("rules");
        foreach (var rule in _rules)
        {
            Json.WriteStartObject();
            Json.WriteString("id", rule.Id);
            WriteText("shortDescription", rule.Text);
            Json.WriteString("helpUri", Documentation.Language);
            Json.WriteStartObject("defaultConfiguration");
            Json.WriteString("level", LevelOf(rule.Severity));
            Json.WriteEndObject();
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
        Json.WriteEndObject();
        Json.WriteEndObject();
    }

    private void WriteText(string name, string text)
    {
        Json.WriteStartObject(name);
        Json.WriteString("text", text);
        Json.WriteEndObject();
    }

    private void WriteKnown(string name, string? value)
    {
        if (value is not null)
            Json.WriteString(name, value);
    }

    private int IndexOf(Rule rule)
    {
        if (_indexes.TryGetValue((rule.Id, rule.Text), out var index))
            return index;

        index = _rules.Count;
        _indexes.Add((rule.Id, rule.Text), index);
        _rules.Add(rule);
        return index;
    }

    private static string LevelOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "note",
    };

    private sealed record Rule(string Id, string Text, RuleSeverity Severity);
}
