using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using ReportDsl.Evaluation;
using ReportDsl.Validation.Data;

namespace ReportDsl.Validation.Batches;

/// <summary>
/// Which reports of a batch are of one entity and period, found before the first of them is worked on: results go out in order, and both are
/// to be told. Sources are read for this no further than needed, and only those that meet others are read whole. Kept are a key for each source while
/// they are looked for, and afterwards the sources concerned.
/// </summary>
public sealed class RepeatedReports
{
    private const int MostNamed = 5;

    private readonly Dictionary<DataSource, ImmutableArray<FileFinding>> _findings;

    private RepeatedReports(Dictionary<DataSource, ImmutableArray<FileFinding>> findings) => _findings = findings;

    /// <summary>What is to be said of a source because of others.</summary>
    internal ImmutableArray<FileFinding> FindingsOf(DataSource source) => _findings.GetValueOrDefault(source, []);

    /// <summary>Looks for them.</summary>
    /// <param name="sources">Each once.</param>
    /// <param name="reader">The same that reads the reports.</param>
    /// <param name="batch">How many are looked at at once, and what stops it.</param>
    public static RepeatedReports Find(IReadOnlyCollection<DataSource> sources, DataReader reader, Batch batch)
    {
        // Copies of one file say the same: each content is looked at once.
        var keys = new ConcurrentDictionary<FileContent, Key?>();
        var first = new Dictionary<Key, Named>(sources.Count);
        var groups = new Dictionary<Key, List<Named>>();
        foreach (var named in batch.Run(sources, Look))
        {
            if (named.Key is not { } known || first.TryAdd(known, named))
                continue;
            if (!groups.TryGetValue(known, out var group))
                groups.Add(known, group = [first[known]]);
            group.Add(named);
        }

        // A heading is what the file says at first sight; what counts is the report as it is read.
        var contents = new Dictionary<FileContent, Content>();
        var distinct = groups.Values.SelectMany(group => group).DistinctBy(named => named.Bytes);
        foreach (var (bytes, content) in batch.Run(distinct, named => new Whole(named.Bytes, Content.Of(reader.Read(named.Source).Report))))
            contents.Add(bytes, content);

        var findings = new Dictionary<DataSource, ImmutableArray<FileFinding>>();
        foreach (var group in groups.Values)
        {
            var known = group.Where(named => contents.TryGetValue(named.Bytes, out var content) && content.Key is not null);
            foreach (var same in known.GroupBy(named => contents[named.Bytes].Key).Select(same => same.ToList()).Where(same => same.Count > 1))
                AddFindings(same, named => contents[named.Bytes].Hash, findings);
        }

        return new RepeatedReports(findings);

        Named Look(DataSource source)
        {
            if (DataReader.ContentOf(source) is not var (bytes, kind))
                return new Named(source, default, null);
            var content = new FileContent(XxHash128.HashToUInt128(bytes.Span), kind);
            if (!keys.TryGetValue(content, out var key))
                keys[content] = key = KeyOf(reader.HeadingIn(bytes, kind));
            return new Named(source, content, key);
        }
    }

    /// <summary>In linear time, however many are the same: of the others, no more are looked for than are named.</summary>
    private static void AddFindings(List<Named> reports, Func<Named, UInt128> hashOf, Dictionary<DataSource, ImmutableArray<FileFinding>> findings)
    {
        foreach (var same in reports.GroupBy(hashOf))
        {
            var others = Listed(reports.Where(other => hashOf(other) != same.Key));
            var copies = same.Take(MostNamed + 2).ToList();
            foreach (var report in same)
            {
                var twins = Listed(copies.Where(other => other != report));
                findings[report.Source] =
                [
                    .. others.Length > 0 ? [FileRules.Contradictory.Finding(RepeatedWords.Contradictory(others))] : Array.Empty<FileFinding>(),
                    .. twins.Length > 0 ? [FileRules.Twice.Finding(RepeatedWords.Twice(twins))] : Array.Empty<FileFinding>(),
                ];
            }
        }
    }

    private static string Listed(IEnumerable<Named> reports)
    {
        var told = reports.Select(report => report.Source.Name).Take(MostNamed + 1).ToList();
        return string.Join(", ", told.Take(MostNamed)) + (told.Count > MostNamed ? ", …" : "");
    }

    /// <summary>Null where it is not known whose report it is, or of which period.</summary>
    private static Key? KeyOf(ReportHeading? heading) => heading is { Entity: { Length: > 0 } entity, Period.IsKnown: true }
        ? new Key(heading.Form.Name, heading.Form.Version, entity, heading.Period)
        : null;

    private readonly record struct Key(string Template, string Version, string Entity, Runtime.ReportPeriod Period);

    /// <summary>What is in a source, by a hash of its bytes, and how it is read.</summary>
    private readonly record struct FileContent(UInt128 Hash, DataKind Kind);

    private sealed record Named(DataSource Source, FileContent Bytes, Key? Key);

    private sealed record Whole(FileContent Bytes, Content Content);

    private readonly record struct Content(Key? Key, UInt128 Hash)
    {
        public static Content Of(ReportData? report) => report is null
            ? default
            : new Content(KeyOf(ReportHeading.Of(report)), XxHash128.HashToUInt128(ReportJson.Write(report)));
    }
}
