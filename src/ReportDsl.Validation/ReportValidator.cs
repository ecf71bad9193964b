using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Marking;
using ReportDsl.Validation.Prior;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation;

/// <summary>From sources to results. Sources are independent of each other, and any thread will do: one validator serves a program as long as it runs.</summary>
/// <param name="reader">Reads the reports.</param>
/// <param name="options">How they are validated.</param>
public sealed class ReportValidator(DataReader reader, ValidationOptions options)
{
    private readonly WorkbookMarking? _marking = options.Copies is { } copies ? new WorkbookMarking(copies, reader.Workbooks, options.Language) : null;

    /// <summary>Validates many at once, in bounded memory; the results come in the order of the sources.</summary>
    /// <param name="sources">Taken one by one, as their turn comes.</param>
    /// <param name="batch">How many are worked on at once, and what stops it: results of what was begun by then are complete.</param>
    public IEnumerable<ReportResult> Validate(IEnumerable<DataSource> sources, Batch batch) => batch.Run(sources, Validate);

    /// <summary>Validates one. Never throws: a defect that one source brings to light is told as its result, and the others go on.</summary>
    public ReportResult Validate(DataSource source)
    {
        try
        {
            var reading = reader.Read(source);
            var result = Result(source, reading, options.Language);
            return _marking is null || reading.Workbook.IsEmpty ? result : WithCopy(result, reading, _marking);
        }
        catch (Exception exception)
        {
            var finding = FileRules.Unreadable.Finding(DataWords.DefectIn(exception));
            return new ReportResult(source) { Findings = [new FindingTeller(null, [], options.Language).Of(finding)], Defect = exception };
        }
    }

    private ReportResult Result(DataSource source, DataReading reading, MessageLanguage language) => reading.Report is { } report
        ? Evaluated(source, reading, report, language)
        : new ReportResult(source)
        {
            Template = reading.Template,
            Version = reading.Version,
            Period = reading.Period,
            Entity = reading.Entity,
            Findings = [.. reading.Findings.Select(new FindingTeller(reading, [], language).Of)],
            IsInaccessible = reading.IsInaccessible,
            Defect = reading.Defect,
        };

    /// <summary>
    /// The result is complete before its copy is made, and stays so whatever comes of that. What is written into the copy is for those who fill it in:
    /// it is in the language of the workbook.
    /// </summary>
    private ReportResult WithCopy(ReportResult result, DataReading reading, WorkbookMarking marking)
    {
        try
        {
            var spoken = reading.Language ?? options.Language;
            return result with
            {
                Copy = marking.Write(reading.Workbook, spoken == options.Language ? result : Result(result.Source, reading, spoken), spoken),
            };
        }
        catch (Exception exception)
        {
            return result with { Copy = new CopyResult.NotMarked(DataWords.WhatOf(exception)), Defect = exception };
        }
    }

    private ReportResult Evaluated(DataSource source, DataReading reading, ReportData asFilledIn, MessageLanguage language)
    {
        var (report, recognised) = options.IsLenient ? LenientReading.Of(asFilledIn, reading.Shown) : new LenientReading(asFilledIn, []);
        var evaluator = Evaluator.For(report.Form);
        var (earlier, differences) = Earlier(report, reading.Priors, evaluator.PriorReports);
        var evaluation = evaluator.Evaluate(report, earlier);
        var teller = new FindingTeller(reading, [report, .. earlier], language);
        return new ReportResult(source)
        {
            Template = report.Form.Name,
            Version = report.Form.Version,
            Period = DataReading.PeriodOf(report)?.ToString(),
            Entity = DataReading.EntityOf(report),
            IsEvaluated = true,
            Counts = evaluation.Counts,
            Unassessed = [.. evaluation.Unassessed(language).Select(teller.Of)],
            Instances = options.TellsAll ? FindingTeller.InstancesOf(evaluation) : null,
            Findings =
            [
                .. reading.Findings.Concat(options.Repeated?.FindingsOf(source) ?? []).Concat(recognised).Concat(differences).Select(teller.Of),
                .. evaluation.Findings(language).Select(teller.Of),
            ],
        };
    }

    /// <summary>An earlier report that was given counts more than its figures as a workbook carries them; where they differ, that is said.</summary>
    private (ReportData?[] Reports, ImmutableArray<FileFinding> Differences) Earlier(
        ReportData report, ImmutableArray<ReportData?> carried, int depth)
    {
        var known = options.Prior?.Before(report, carried) ?? [.. carried.Select(own => new PriorReports.EarlierReport(own, IsGiven: false))];
        var reports = new ReportData?[Math.Max(depth, known.Length)];
        var differences = ImmutableArray.CreateBuilder<FileFinding>();
        for (var at = known.Length - 1; at >= 0; at--)
        {
            reports[at] = known[at].Report is { } earlier && options.IsLenient ? LenientReading.Of(earlier).Report : known[at].Report;
            if (at < carried.Length && carried[at] is { } own && known[at] is { IsGiven: true, Report: { } given })
                differences.InsertRange(0, Differences(own, Evaluator.For(given.Form).Evaluate(given, reports.AsSpan(at + 1)), at + 1));
        }

        return (reports, differences.ToImmutable());
    }

    private static IEnumerable<FileFinding> Differences(ReportData carried, EvaluationResult given, int periods)
    {
        for (var slot = 0; slot < carried.Form.Slots.Length; slot++)
        {
            var (own, other) = (carried[slot], given.Data[slot]);
            var schema = ValueSchemas.Of(carried.Form)[slot];
            if (own.Kind is ContentKind.Blank or ContentKind.Absent || other.Kind == ContentKind.Blank || own == other)
                continue;

            // What does not apply was carried in as that, whatever stands in the cell.
            if (own.Kind == ContentKind.Mark && given.State(slot) == DecidedState.RuledOut)
                continue;

            // What is read alike says nothing of a difference.
            var (ownText, otherText) = (ShownNumber.Of(own, schema), ShownNumber.Of(other, schema));
            if (ownText == otherText)
                continue;
            yield return FileRules.Prior.Finding(CarriedOtherwise(ownText, otherText, periods)) with { Slot = slot, Periods = periods };
        }
    }

    private static Phrase CarriedOtherwise(string carried, string reported, int periods) => new(
        $"{carried} is carried in from {periods} {(periods == 1 ? "period" : "periods")} earlier; that report says {reported}, which is used",
        $"带入的前{periods}期数为 {carried}，该期报告为 {reported}，以后者为准");
}
