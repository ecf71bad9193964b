using System.Text.Json;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Writing;

/// <summary>
/// Results as one page that needs nothing else: style, program and data lie in it. The data is compact JSON, written as results come; rows
/// are drawn by the page when they are looked at. What comes from reports is in that JSON only, in which nothing can be taken for markup.
/// </summary>
public sealed class ResultHtml : IResultWriter, IDisposable
{
    /// <summary>So many cells of a finding are told; the others are counted.</summary>
    private const int MostCells = 12;

    private readonly TextWriter _text;
    private readonly MessageLanguage _language;
    private readonly JsonText _data;

    // Labels, sheets and rules: as many as the templates have, however many reports come.
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private readonly Dictionary<Rule, int> _rules = [];

    /// <summary>Begins a page.</summary>
    /// <param name="text">Takes it, and stays open.</param>
    /// <param name="language">The language of its words.</param>
    public ResultHtml(TextWriter text, MessageLanguage language)
    {
        _text = text;
        _language = language;
        _text.Write(ResultPage.Head(language));
        _data = JsonText.ForHtml(text);
        Json.WriteStartObject();
        Json.WriteStartArray("reports");
    }

    private Utf8JsonWriter Json => _data.Json;

    /// <inheritdoc/>
    public void Write(ReportResult result)
    {
        Json.WriteStartArray();
        Json.WriteStringValue(result.Source.Name);
        Json.WriteStringValue(result.Entity);
        Json.WriteStringValue(result.Period);
        Json.WriteStringValue(result.Template);
        Json.WriteStringValue(result.Version);
        Json.WriteStartArray();
        foreach (var count in (int[])
            [
                result.Counts.Pass, result.Counts.Fail, result.Counts.Explained,
                result.Counts.NotApplicable, result.Counts.NotAssessable, result.Counts.BlankAsZero,
            ])
        {
            Json.WriteNumberValue(count);
        }

        Json.WriteEndArray();
        Json.WriteStartArray();
        foreach (var finding in result.Findings)
            Write(finding);
        foreach (var unassessed in result.Unassessed)
            Write(unassessed);
        Json.WriteEndArray();
        Json.WriteEndArray();
        _data.Flush();
    }

    /// <inheritdoc/>
    public void End(BatchSummary summary)
    {
        Json.WriteEndArray();
        Json.WriteStartArray("rules");
        foreach (var (rule, _) in _rules.OrderBy(pair => pair.Value))
        {
            Json.WriteStartArray();
            Json.WriteStringValue(rule.Id);
            Json.WriteStringValue(rule.Text);
            Json.WriteNumberValue(IndexOf(rule.Severity));
            Json.WriteEndArray();
        }

        Json.WriteEndArray();
        Json.WriteStartArray("strings");
        foreach (var (text, _) in _strings.OrderBy(pair => pair.Value))
            Json.WriteStringValue(text);
        Json.WriteEndArray();
        Json.WriteString("banner", summary.IsInterrupted ? summary.Interruption.In(_language) : null);
        Json.WritePropertyName("words");
        ResultPage.WriteWords(Json, _language);
        Json.WriteEndObject();
        _data.Flush();
        _text.Write(ResultPage.Tail(summary, _language));
    }

    /// <summary>Gives back what the writer holds; the text stays open.</summary>
    public void Dispose() => _data.Dispose();

    private void Write(ResultFinding finding)
    {
        Json.WriteStartArray();
        Json.WriteNumberValue(IndexIn(_rules, new Rule(finding.Rule, finding.Text, finding.Severity)));
        Json.WriteNumberValue(finding.Explanation is null ? IndexOf(finding.Severity) : ResultPage.ExplainedIndex);
        Json.WriteStringValue(finding.Instance);
        Json.WriteStringValue(finding.Message);
        Json.WriteStartArray();
        foreach (var cell in finding.Cells.Take(MostCells))
            Write(cell);
        Json.WriteEndArray();
        Json.WriteNumberValue(Math.Max(0, finding.Cells.Length - MostCells));
        Json.WriteStringValue(finding.Explanation);
        Json.WriteStringValue(finding.Proposal is { IsTold: false } proposal ? proposal.Shown : null);
        if (finding.Position is var (line, column))
        {
            Json.WriteStartArray();
            Json.WriteNumberValue(line);
            Json.WriteNumberValue(column);
            Json.WriteEndArray();
        }

        Json.WriteEndArray();
    }

    private void Write(ResultUnassessed unassessed)
    {
        Json.WriteStartArray();
        Json.WriteNumberValue(IndexIn(_rules, new Rule(unassessed.Rule, unassessed.Text, unassessed.Severity)));
        Json.WriteNumberValue(ResultPage.NotAssessableIndex);
        Json.WriteStringValue(unassessed.Instance);
        Json.WriteStringValue(unassessed.Message);
        Json.WriteStartArray();
        if (unassessed.Cell is { } cell)
            Write(cell);
        Json.WriteEndArray();
        Json.WriteNumberValue(0);
        Json.WriteNullValue();
        Json.WriteNullValue();
        Json.WriteEndArray();
    }

    /// <summary>Label, sheet or path, address, content as text: a browser's numbers have fewer digits than a decimal.</summary>
    private void Write(ResultCell cell)
    {
        Json.WriteStartArray();
        Json.WriteNumberValue(IndexIn(_strings, cell.Label));
        Json.WriteNumberValue(IndexIn(_strings, cell.Place?.Sheet ?? cell.Path));
        Json.WriteStringValue(cell.Place?.Address ?? "");
        Json.WriteStringValue(cell.Content == default ? null : cell.Shown);
        Json.WriteEndArray();
    }

    private static int IndexIn<T>(Dictionary<T, int> known, T item)
        where T : notnull
    {
        if (!known.TryGetValue(item, out var index))
            known.Add(item, index = known.Count);
        return index;
    }

    private static int IndexOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => 0,
        RuleSeverity.Warning => 1,
        _ => 2,
    };

    private readonly record struct Rule(string Id, string Text, RuleSeverity Severity);
}
