using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Results;
using Finding = ReportDsl.Evaluation.Finding;
using FindingCell = ReportDsl.Evaluation.FindingCell;

namespace ReportDsl.Validation;

/// <summary>Puts findings of rules and of files into the one shape of results, with the places of a reading.</summary>
/// <param name="reading">Null where the source was not read.</param>
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
        finding.Message + (finding.Proposal is { IsOtherKind: true } kind ? RemedyOf(kind.Content) : ""),
        [.. finding.Cells.Select(Of)])
    {
        Explanation = finding.Explanation,
        Sides = finding.Sides,
        Proposal = finding.Proposal is { } proposal
            ? new ResultProposal(proposal.Content, ShownAt(finding.Cells[0].Slot, proposal.Content), proposal.Note, proposal.IsCertain, proposal.How.In(language))
            {
                IsTold = proposal.IsOtherKind,
            }
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

    public ResultUnassessed Of(Unassessed unassessed) => new(
        unassessed.Rule,
        unassessed.Instance,
        unassessed.Severity,
        unassessed.Text,
        ResultWords.ReasonName(unassessed.Reason),
        unassessed.ReasonText.In(language),
        unassessed.Message.In(language),
        unassessed.Cell is { } cell ? Of(cell) : null);

    /// <summary>Every instance of an evaluation, one after the other: none is kept.</summary>
    public static IEnumerable<ResultInstance> InstancesOf(EvaluationResult evaluation)
    {
        var form = evaluation.Form;
        for (var rule = 0; rule < form.Rules.Length; rule++)
        {
            for (var at = 0; at < form.Rules[rule].Instances.Length; at++)
            {
                var outcome = evaluation.IsExplained(rule, at) ? ResultWords.ExplainedName : ResultWords.OutcomeName(evaluation.Outcome(rule, at));
                yield return new ResultInstance(form.Rules[rule].Path, form.Rules[rule].Instances[at].Key, outcome, evaluation.Sides(rule, at));
            }
        }

        for (var at = 0; at < form.ComputedInOrder.Length; at++)
        {
            var cell = form.ComputedInOrder[at];
            yield return new ResultInstance(
                cell.RuleId, cell.Instance, ResultWords.OutcomeName(evaluation.TotalOutcomes[at]), evaluation.TotalSides(at));
        }
    }

    /// <summary>How what was typed is typed rightly, as a workbook or a data file has it.</summary>
    private string RemedyOf(CellContent meant)
    {
        var isData = reading is null || reading.Workbook.IsEmpty;
        return (meant.Kind == ContentKind.Number
            ? ResultWords.IsText(isData ? meant.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)
            : ResultWords.IsNumber(meant.Text ?? "", isData)).In(language);
    }

    private ResultCell Of(FindingCell cell) => new(
        cell.Path,
        cell.Label,
        PlaceOf(cell.Periods, cell.Slot),
        ContentOf(cell))
    {
        IsOwn = cell.Periods == 0,
        Shown = ShownAt(cell.Slot, ContentOf(cell)),
    };

    private string ShownAt(int slot, CellContent content) =>
        reading?.Report?.Form is { } form ? ShownNumber.Of(content, ValueSchemas.Of(form)[slot]) : content.ToString();

    /// <summary>A finding's cell has its content as text; whether that is a number follows from what stands in the report.</summary>
    private CellContent ContentOf(FindingCell cell)
    {
        var report = cell.Periods < reports.Length ? reports[cell.Periods] : null;
        if (report is null || cell.Value is null)
            return default;

        var entry = report[cell.Slot];
        if (entry.Kind != ContentKind.Blank)
            return Told(entry);

        // Blank but with a value: what its formula gives.
        var isNumber = report.Form.Slots[cell.Slot].Spec.Type is not (DataType.Text or DataType.Date or DataType.Code or DataType.Boolean);
        return isNumber && decimal.TryParse(
            cell.Value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? CellContent.Of(number)
            : CellContent.Of(cell.Value);
    }

    /// <summary>What nothing is known of is told as a blank.</summary>
    private static CellContent Told(CellContent content) => content.Kind == ContentKind.Absent ? CellContent.Blank : content;

    private ImmutableArray<ResultCell> CellsOf(FileFinding finding)
    {
        var named = finding.Sheet is { } sheet ? new ResultPlace(sheet, CellReference.Parse(sheet, finding.Address), finding.Address) : null;
        if (finding.Slot is { } slot && reading?.Report is { } report)
        {
            var concerned = finding.Periods == 0 ? report : reading.Priors.ElementAtOrDefault(finding.Periods - 1);
            var content = concerned is null ? default : Told(concerned[slot]);
            return
            [
                new ResultCell(
                    report.Form.Slots[slot].Path,
                    _labels.Value?.Of(report.Form.Slots[slot], finding.Periods).In(language) ?? "",
                    named ?? PlaceOf(finding.Periods, slot),
                    content)
                {
                    Shown = ShownAt(slot, content),
                },
            ];
        }

        return named is null ? [] : [new ResultCell("", "", named, default)];
    }

    private ResultPlace? PlaceOf(int periods, int slot) => ResultPlace.Of(periods == 0 ? reading?.AddressOf(slot) : reading?.AddressOfEarlier(periods, slot));
}
