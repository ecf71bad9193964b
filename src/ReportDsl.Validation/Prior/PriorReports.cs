using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Hashing;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Prior;

/// <summary>
/// Reports of earlier periods, found by template, entity and period. Only the source of each is kept; a report is read again when it is
/// asked for, so that ten thousand of them take no more memory than their names. Safe to use from many threads.
/// </summary>
public sealed class PriorReports
{
    private readonly DataReader _reader;
    private readonly FrozenDictionary<Key, DataSource> _sources;
    private readonly FrozenSet<Key> _anyVersion;
    private readonly MissedReports _missed = new();
    private int _otherVersionMet;

    private PriorReports(DataReader reader, Dictionary<Key, DataSource> sources, ImmutableArray<Phrase> problems, ImmutableArray<Phrase> remarks)
    {
        _reader = reader;
        _sources = sources.ToFrozenDictionary();
        _anyVersion = sources.Keys.Select(key => key with { Version = "" }).ToFrozenSet();
        Problems = problems;
        Remarks = remarks;
    }

    /// <summary>Sources that cannot be read as reports, and reports of which it is not known which one counts.</summary>
    public ImmutableArray<Phrase> Problems { get; }

    /// <summary>Reports that are not used although they can be read.</summary>
    public ImmutableArray<Phrase> Remarks { get; }

    /// <summary>Whether a report was asked for that is there in another version of the template only.</summary>
    private bool OtherVersionMet => Volatile.Read(ref _otherVersionMet) != 0;

    /// <summary>What is to be said when all reports have been worked on: nothing of what was given was of use, or some is not there.</summary>
    /// <param name="forms">The forms that the reports may be of.</param>
    public IEnumerable<Phrase> Unmet(ImmutableArray<Form> forms)
    {
        if (OtherVersionMet)
            yield return PriorWords.OfOtherVersion;
        if (forms.All(form => Evaluator.For(form).PriorReports == 0))
            yield return PriorWords.NoneRead;
        else if (_missed.Told() is { } told)
            yield return told;
    }

    /// <summary>Reads each report once, to know whose it is and of which period.</summary>
    /// <param name="sources">Reports of any entity and period.</param>
    /// <param name="reader">The same that reads the reports to be validated.</param>
    /// <param name="batch">How many are read at once, and what stops it.</param>
    public static PriorReports Index(IEnumerable<DataSource> sources, DataReader reader, Batch batch)
    {
        var found = new Dictionary<Key, DataSource>();
        var contents = new Dictionary<Key, UInt128>();
        var contradictory = new HashSet<Key>();
        var problems = ImmutableArray.CreateBuilder<Phrase>();
        var remarks = ImmutableArray.CreateBuilder<Phrase>();
        foreach (var entry in batch.Run(sources, source => EntryOf(source, reader)))
        {
            problems.AddRange(entry.Problems);
            if (entry is { Key: null, Problems.IsEmpty: true })
                remarks.Add(PriorWords.Nameless(entry.Source.Name));
            if (entry.Key is not { } key || (found.TryAdd(key, entry.Source) && contents.TryAdd(key, entry.Content)))
                continue;
            if (contents[key] == entry.Content)
            {
                remarks.Add(PriorWords.Twice(entry.Source.Name, found[key].Name));
                continue;
            }

            contradictory.Add(key);
            problems.Add(PriorWords.Contradictory(entry.Source.Name, found[key].Name));
        }

        foreach (var key in contradictory)
            found.Remove(key);
        return new PriorReports(reader, found, problems.ToImmutable(), remarks.ToImmutable());
    }

    /// <summary>The same entity's report so many periods earlier; null where it is not there, or not in this version of the template.</summary>
    private DataReading? Find(ReportData report, int periods)
    {
        var isRead = Evaluator.For(report.Form).Reads(periods);
        if (DataReading.PeriodOf(report)?.Earlier(periods) is not { } period || KeyOf(report, period) is not { } key)
        {
            if (isRead)
                _missed.Add(PriorWords.OfNameless(report.Form.Name, report.Form.Version));
            return null;
        }

        if (_sources.TryGetValue(key, out var source))
            return _reader.Read(source);
        if (_anyVersion.Contains(key with { Version = "" }))
            Interlocked.Exchange(ref _otherVersionMet, 1);
        else if (isRead)
            _missed.Add(PriorWords.Wanted(key.Template, key.Version, key.Entity, key.Period.ToString()));
        return null;
    }

    /// <summary>
    /// The reports before one, one, two, … periods earlier: those that its form reads, and behind them, without a gap, those that matter only to what these
    /// leave to be computed. Where none was given, the figures that the report's workbook carries, or those that a given one carries in its turn.
    /// </summary>
    /// <param name="carried">What the report's own workbook carries, by distance.</param>
    public ImmutableArray<EarlierReport> Before(ReportData report, ImmutableArray<ReportData?> carried)
    {
        var evaluator = Evaluator.For(report.Form);
        List<ReportData?> known = [.. carried];
        var reports = ImmutableArray.CreateBuilder<EarlierReport>();
        while (reports.Count < Math.Max(evaluator.PriorReports, known.Count) || (reports.Count < evaluator.PriorReach && IsThere(report, reports.Count + 1)))
        {
            var given = Find(report, reports.Count + 1);
            var own = reports.Count < known.Count ? known[reports.Count] : null;
            reports.Add(new EarlierReport(given?.Report ?? own, IsGiven: given?.Report is not null));
            foreach (var (further, figures) in (given?.Priors ?? []).Index())
            {
                var at = reports.Count + further;
                if (at >= evaluator.PriorReach)
                    break;
                while (known.Count <= at)
                    known.Add(null);
                known[at] ??= figures;
            }
        }

        return reports.ToImmutable();
    }

    private bool IsThere(ReportData report, int periods) =>
        DataReading.PeriodOf(report)?.Earlier(periods) is { } period && KeyOf(report, period) is { } key && _sources.ContainsKey(key);

    private static Entry EntryOf(DataSource source, DataReader reader)
    {
        var reading = reader.Read(source);
        if (reading.Report is not { } report)
            return new Entry(source, null, default, [.. reading.Findings.Select(finding => PriorWords.About(FindingLine.Of(source, finding)))]);
        return new Entry(source, DataReading.PeriodOf(report) is { } period ? KeyOf(report, period) : null, XxHash128.HashToUInt128(ReportJson.Write(report)), []);
    }

    /// <summary>Null where the form asks whose report it is and the report does not say.</summary>
    private static Key? KeyOf(ReportData report, ReportPeriod period) =>
        DataReading.EntityOf(report) is var entity && entity is null && report.Form.Entity is not null
            ? null
            : new Key(report.Form.Name, report.Form.Version, entity ?? "", period);

    /// <summary>A report of an earlier period, null where nothing is known of it.</summary>
    /// <param name="IsGiven">Whether it is a report of its own; else it is what a workbook carries of it.</param>
    public readonly record struct EarlierReport(ReportData? Report, bool IsGiven);

    private readonly record struct Key(string Template, string Version, string Entity, ReportPeriod Period);

    /// <summary>A source, whose report it is, and what tells it from others that differ.</summary>
    private sealed record Entry(DataSource Source, Key? Key, UInt128 Content, ImmutableArray<Phrase> Problems);
}
