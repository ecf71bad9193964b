using System.Collections.Immutable;
using ReportDsl.Cli.Data;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;

namespace ReportDsl.Cli.Validation;

/// <summary>Puts findings of rules and of files into the one shape of results, with the places of a reading.</summary>
/// <param name="reading">Null where the file was not read.</param>
/// <param name="reports">The report and the earlier ones, by periods back.</param>
internal sealed class FindingTeller(DataReading? reading, ImmutableArray<ReportData?> reports, MessageLanguage language)
{
    private readonly Lazy<LabelPaths?> _labels = new(() =>
        reading?.Report?.Form is { } form ? new LabelPaths(form, language == MessageLanguage.Chinese ? "zh" : "en") : null);

    public ResultFinding Of(Finding finding) => new(
        finding.Rule,
        finding.Instance,
        finding.Severity,
        finding.Text,
        finding.Message,
        [.. finding.Cells.Select(Of)])
    {
        Explanation = finding.Explanation,
        Sides = finding.Sides,
        Proposal = finding.Proposal is { } proposal
            ? new ResultProposal(CellContent.Of(proposal.Entry), ShownAt(finding.Cells[0].Slot, CellContent.Of(proposal.Entry)), proposal.Note, proposal.IsCertain, proposal.How.In(language))
            : null,
    };

    public ResultFinding Of(FileFinding finding) => new(
        finding.Rule,
        "",
        finding.Severity,
        finding.Text.In(language),
        finding.Message.In(language),
        CellsOf(finding))
    {
        Position = finding.Position,
    };

    private ResultCell Of(FindingCell cell) => new(
        cell.Path,
        cell.Label,
        cell.Periods == 0 ? ResultPlace.Of(reading?.AddressOf(cell.Slot)) : null,
        ContentOf(cell))
    {
        IsOwn = cell.Periods == 0,
        Shown = ShownAt(cell.Slot, ContentOf(cell)),
    };

    private string ShownAt(int slot, CellContent content) =>
        reading?.Report?.Form is { } form ? content.ShownIn(form.Slots[slot].Spec.Type) : content.ToString();

    /// <summary>A finding's cell has its content as text; whether that is a number follows from what stands in the report.</summary>
    private CellContent ContentOf(FindingCell cell)
    {
        var report = cell.Periods < reports.Length ? reports[cell.Periods] : null;
        if (report is null || cell.Value is null)
            return default;

        var entry = report[cell.Slot];
        if (entry.Kind != EntryKind.Blank)
            return CellContent.Of(entry);

        // Blank but with a value: what its formula gives.
        var isNumber = report.Form.Slots[cell.Slot].Spec.Type is not (DataType.Text or DataType.Date or DataType.Code or DataType.Boolean);
        return isNumber && decimal.TryParse(
            cell.Value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? CellContent.Of(number)
            : CellContent.Of(cell.Value);
    }

    private ImmutableArray<ResultCell> CellsOf(FileFinding finding)
    {
        var named = finding.Sheet is { } sheet ? new ResultPlace(sheet, CellReference.Parse(sheet, finding.Address), finding.Address) : null;
        if (finding.Slot is { } slot && reading?.Report is { } report)
        {
            return
            [
                new ResultCell(
                    report.Form.Slots[slot].Path,
                    _labels.Value?.Of(report.Form.Slots[slot]) ?? "",
                    named ?? ResultPlace.Of(reading.AddressOf(slot)),
                    CellContent.Of(report[slot]))
                {
                    Shown = ShownAt(slot, CellContent.Of(report[slot])),
                },
            ];
        }

        return named is null ? [] : [new ResultCell("", "", named, default)];
    }
}
