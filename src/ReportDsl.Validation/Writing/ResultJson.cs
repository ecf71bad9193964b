using System.Text.Json;
using ReportDsl.Runtime;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Writing;

/// <summary>Results for programs, as <c>docs/schemas/validation.schema.json</c> describes them.</summary>
public sealed class ResultJson : IResultWriter, IDisposable
{
    private const int FlushedAt = 1 << 16;

    private readonly TextWriter _text;
    private readonly JsonText _document;

    /// <summary>Begins a document.</summary>
    /// <param name="text">Takes it, and stays open.</param>
    public ResultJson(TextWriter text)
    {
        _text = text;
        _document = JsonText.Indented(text);
        Json.WriteStartObject();
        Json.WriteStartArray("reports");
    }

    private Utf8JsonWriter Json => _document.Json;

    /// <inheritdoc/>
    public void Write(ReportResult result)
    {
        Json.WriteStartObject();
        Json.WriteString("file", result.Source.Name);
        Json.WriteString("template", result.Template);
        Json.WriteString("version", result.Version);
        Json.WriteString("period", result.Period);
        Json.WriteString("entity", result.Entity);
        Json.WriteStartObject("summary");
        Json.WriteNumber("pass", result.Counts.Pass);
        Json.WriteNumber("fail", result.Counts.Fail);
        Json.WriteNumber("explained", result.Counts.Explained);
        Json.WriteNumber("notApplicable", result.Counts.NotApplicable);
        Json.WriteNumber("notAssessable", result.Counts.NotAssessable);
        Json.WriteNumber("blankAsZero", result.Counts.BlankAsZero);
        Json.WriteNumber("errors", result.Errors);
        Json.WriteNumber("warnings", result.Warnings);
        Json.WriteNumber("infos", result.Infos);
        Json.WriteEndObject();
        Json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
            Write(finding);
        Json.WriteEndArray();
        Json.WriteStartArray("notAssessable");
        foreach (var unassessed in result.Unassessed)
            Write(unassessed);
        Json.WriteEndArray();
        if (result.Instances is { } instances)
        {
            Json.WriteStartArray("instances");
            foreach (var instance in instances)
                Write(instance);
            Json.WriteEndArray();
        }

        Json.WriteEndObject();
        _document.Flush();
    }

    /// <inheritdoc/>
    public void End(BatchSummary summary)
    {
        Json.WriteEndArray();
        Json.WriteStartObject("summary");
        Json.WriteNumber("reports", summary.Reports);
        Json.WriteNumber("withErrors", summary.WithErrors);
        Json.WriteNumber("withWarnings", summary.WithWarnings);
        Json.WriteNumber("errors", summary.Errors);
        Json.WriteNumber("warnings", summary.Warnings);
        Json.WriteNumber("infos", summary.Infos);
        Json.WriteNumber("explained", summary.Explained);
        Json.WriteNumber("selected", summary.Selected);
        Json.WriteBoolean("interrupted", summary.IsInterrupted);
        Json.WriteEndObject();
        Json.WriteEndObject();
        _document.Flush();
        _text.WriteLine();
    }

    /// <summary>Gives back what the writer holds; the text stays open.</summary>
    public void Dispose() => _document.Dispose();

    private void Write(ResultFinding finding)
    {
        Json.WriteStartObject();
        Json.WriteString("rule", finding.Rule);
        Json.WriteString("instance", finding.Instance);
        Json.WriteString("severity", ResultWords.SeverityName(finding.Severity));
        Json.WriteString("outcome", finding.Explanation is null ? "fail" : "explained");
        Json.WriteString("text", finding.Text);
        Json.WriteString("message", finding.Message);
        if (finding.Explanation is { } explanation)
            Json.WriteString("explanation", explanation);
        Write(finding.Sides);
        if (finding.Position is var (line, column))
        {
            Json.WriteStartObject("position");
            Json.WriteNumber("line", line);
            Json.WriteNumber("column", column);
            Json.WriteEndObject();
        }

        if (finding.Proposal is { } proposal)
            Write(proposal);
        Json.WriteStartArray("cells");
        foreach (var cell in finding.Cells)
            Write(cell);
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private void Write(ResultUnassessed unassessed)
    {
        Json.WriteStartObject();
        Json.WriteString("rule", unassessed.Rule);
        Json.WriteString("instance", unassessed.Instance);
        Json.WriteString("reason", unassessed.ReasonName);
        Json.WriteString("text", unassessed.Text);
        Json.WriteString("message", unassessed.Message);
        Json.WriteStartArray("cells");
        if (unassessed.Cell is { } cell)
            Write(cell);
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private void Write(ResultInstance instance)
    {
        Json.WriteStartObject();
        Json.WriteString("rule", instance.Rule);
        Json.WriteString("instance", instance.Instance);
        Json.WriteString("outcome", instance.Outcome);
        Write(instance.Sides);
        Json.WriteEndObject();

        // A form may have a hundred thousand instances: they flow on as they come.
        if (Json.BytesPending > FlushedAt)
            _document.Flush();
    }

    /// <summary>Nothing where the rule is no comparison; a side without a value is null.</summary>
    private void Write(ComparedSides sides)
    {
        if (sides == default)
            return;
        Write("left", sides.Left);
        Write("right", sides.Right);
        Write("difference", sides.Difference);
        Write("tolerance", sides.Tolerance);
    }

    private void Write(string name, decimal? number) =>
        Write(name, number is { } known ? CellContent.Of(known) : default);

    private void Write(ResultProposal proposal)
    {
        Json.WriteStartObject("proposal");
        Write("value", proposal.Content);
        if (proposal.Note is { } note)
            Json.WriteString("note", note);
        Json.WriteBoolean("certain", proposal.IsCertain);
        Json.WriteString("how", proposal.How);
        Json.WriteEndObject();
    }

    private void Write(ResultCell cell)
    {
        Json.WriteStartObject();
        Json.WriteString("path", cell.Path);
        Json.WriteString("label", cell.Label);
        if (cell.Place is { } place)
        {
            Json.WriteString("sheet", place.Sheet);
            if (place.Address is { } address)
                Json.WriteString("address", address);
        }

        Write("value", cell.Content);
        Json.WriteEndObject();
    }

    private void Write(string name, CellContent content)
    {
        switch (content.Kind)
        {
            case ContentKind.Blank: Json.WriteNull(name); break;
            case ContentKind.Number: Json.WriteNumber(name, content.Number); break;
            case ContentKind.Boolean: Json.WriteBoolean(name, content.Number != 0); break;
            default: Json.WriteString(name, content.ToString()); break;
        }
    }
}
