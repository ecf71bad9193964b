using System.Collections.Immutable;
using ReportDsl.Cli.Data;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;

namespace ReportDsl.Cli.Validation;

/// <summary>From a file to its result; files are independent of each other, and any thread will do.</summary>
/// <param name="priors">Earlier reports that were given; null where none were.</param>
/// <param name="isLenient">Whether an invalid content of certain meaning is taken for what it means.</param>
/// <param name="annotation">What marks the failing cells in a copy of a workbook; null where nobody asked.</param>
/// <param name="repeated">Which files are reports of one entity and period; null where that is not looked for.</param>
/// <param name="tellsAll">Whether results have every instance, whatever its outcome.</param>
internal sealed class ReportValidator(
    DataReader reader, PriorReports? priors, MessageLanguage language, bool isLenient, Annotation? annotation, bool tellsAll = false, RepeatedReports? repeated = null)
{
    /// <summary>A defect that one file brings to light is told as its result, and the others go on.</summary>
    public ReportResult Validate(DataFile file)
    {
        try
        {
            var reading = reader.Read(file);
            var result = Result(file, reading, language);
            return annotation is null || reading.Workbook.IsEmpty ? result : WithCopy(result, file, reading, annotation);
        }
        catch (Exception exception)
        {
            var finding = FileRules.Unreadable.Finding(DataMessages.DefectIn(exception));
            return new ReportResult(file) { Findings = [new FindingTeller(null, [], language).Of(finding)], Defect = exception };
        }
    }

    private ReportResult Result(DataFile file, DataReading reading, MessageLanguage language) => reading.Report is { } report
        ? Evaluated(file, reading, report, language)
        : new ReportResult(file)
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
    private ReportResult WithCopy(ReportResult result, DataFile file, DataReading reading, Annotation annotation)
    {
        try
        {
            var spoken = reading.Language ?? language;
            return result with { Copy = annotation.Write(reading.Workbook, spoken == language ? result : Result(file, reading, spoken), spoken) };
        }
        catch (Exception exception)
        {
            var path = annotation.PathOf(result.File);
            return result with { Copy = new AnnotatedCopy(path, DataMessages.NotMarked(path, Messages.WhatOf(exception))), Defect = exception };
        }
    }

    private ReportResult Evaluated(DataFile file, DataReading reading, ReportData asFilledIn, MessageLanguage language)
    {
        var (report, recognised) = isLenient ? LenientReading.Of(asFilledIn, reading.Shown) : new LenientReading(asFilledIn, []);
        var evaluator = Evaluator.For(report.Form);
        var (earlier, differences) = Earlier(report, reading.Priors, evaluator.PriorReports);
        var evaluation = evaluator.Evaluate(report, earlier);
        var teller = new FindingTeller(reading, [report, .. earlier], language);
        return new ReportResult(file)
        {
            Template = report.Form.Name,
            Version = report.Form.Version,
            Period = DataReading.PeriodOf(report)?.ToString(),
            Entity = DataReading.EntityOf(report),
            IsEvaluated = true,
            Counts = evaluation.Counts,
            Unassessed = [.. evaluation.Unassessed(language).Select(teller.Of)],
            Instances = tellsAll ? FindingTeller.InstancesOf(evaluation) : null,
            Findings =
            [
                .. reading.Findings.Concat(repeated?.FindingsOf(file) ?? []).Concat(recognised).Concat(differences).Select(teller.Of),
                .. evaluation.Findings(language).Select(teller.Of),
            ],
        };
    }

    /// <summary>An earlier report that was given counts more than its figures as a workbook carries them; where they differ, that is said.</summary>
    private (ReportData?[] Reports, ImmutableArray<FileFinding> Differences) Earlier(
        ReportData report, ImmutableArray<ReportData?> carried, int depth)
    {
        var known = priors?.Before(report, carried) ?? [.. carried.Select(own => new PriorReports.EarlierReport(own, IsGiven: false))];
        var reports = new ReportData?[Math.Max(depth, known.Length)];
        var differences = ImmutableArray.CreateBuilder<FileFinding>();
        for (var at = known.Length - 1; at >= 0; at--)
        {
            reports[at] = known[at].Report is { } earlier && isLenient ? LenientReading.Of(earlier).Report : known[at].Report;
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
            var type = carried.Form.Slots[slot].Spec.Type;
            if (own.Kind is EntryKind.Blank or EntryKind.Absent || other.Kind == EntryKind.Blank || own == other)
                continue;

            // What does not apply was carried in as that, whatever stands in the cell.
            if (own.Kind == EntryKind.NotApplicable && given.State(slot) == CellState.RuledOut)
                continue;

            // What is read alike says nothing of a difference.
            if (CellContent.Of(own).ShownIn(type) == CellContent.Of(other).ShownIn(type))
                continue;
            yield return FileRules.Prior.Finding(
                DataMessages.CarriedOtherwise(CellContent.Of(own).ShownIn(type), CellContent.Of(other).ShownIn(type), periods)) with { Slot = slot, Periods = periods };
        }
    }
}
