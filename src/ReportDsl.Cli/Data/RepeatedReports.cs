using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using ReportDsl.Cli.Validation;
using ReportDsl.Evaluation;

namespace ReportDsl.Cli.Data;

/// <summary>
/// Which files of a batch are reports of one entity and period, found before the first of them is worked on: results go out in order, and both are
/// to be told. Files are read for this no further than needed, and only those that meet others are read whole. Kept are a key for each file while
/// they are looked for, and afterwards the files concerned.
/// </summary>
internal sealed class RepeatedReports
{
    private const int MostNamed = 5;

    private readonly Dictionary<string, ImmutableArray<FileFinding>> _findings;

    private RepeatedReports(Dictionary<string, ImmutableArray<FileFinding>> findings) => _findings = findings;

    public static RepeatedReports None { get; } = new([]);

    /// <summary>What is to be said of a file because of others.</summary>
    public ImmutableArray<FileFinding> FindingsOf(DataFile file) => _findings.GetValueOrDefault(file.FullPath, []);

    public static RepeatedReports Find(ImmutableArray<DataFile> files, DataReader reader, Batch batch)
    {
        // Copies of one file say the same: each content is looked at once.
        var keys = new ConcurrentDictionary<FileContent, Key?>();
        var first = new Dictionary<Key, Named>(files.Length);
        var groups = new Dictionary<Key, List<Named>>();
        foreach (var named in batch.Run(files, Look))
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
        foreach (var (bytes, content) in batch.Run(distinct, named => new Whole(named.Bytes, Content.Of(reader.Read(named.File).Report))))
            contents.Add(bytes, content);

        var findings = new Dictionary<string, ImmutableArray<FileFinding>>(StringComparer.Ordinal);
        foreach (var group in groups.Values)
        {
            var known = group.Where(named => contents.TryGetValue(named.Bytes, out var content) && content.Key is not null);
            foreach (var same in known.GroupBy(named => contents[named.Bytes].Key).Select(same => same.ToList()).Where(same => same.Count > 1))
                AddFindings(same, named => contents[named.Bytes].Hash, findings);
        }

        return new RepeatedReports(findings);

        Named Look(DataFile file)
        {
            if (DataReader.ContentOf(file) is not { } bytes)
                return new Named(file, default, null);
            var content = new FileContent(XxHash128.HashToUInt128(bytes), file.IsJson);
            if (!keys.TryGetValue(content, out var key))
                keys[content] = key = KeyOf(reader.HeadingIn(file, bytes));
            return new Named(file, content, key);
        }
    }

    /// <summary>In linear time, however many are the same: of the others, no more are looked for than are named.</summary>
    private static void AddFindings(List<Named> reports, Func<Named, UInt128> hashOf, Dictionary<string, ImmutableArray<FileFinding>> findings)
    {
        foreach (var same in reports.GroupBy(hashOf))
        {
            var others = Listed(reports.Where(other => hashOf(other) != same.Key));
            var copies = same.Take(MostNamed + 2).ToList();
            foreach (var report in same)
            {
                var twins = Listed(copies.Where(other => other != report));
                findings[report.File.FullPath] =
                [
                    .. others.Length > 0 ? [FileRules.Contradictory.Finding(DataMessages.Contradictory(others))] : Array.Empty<FileFinding>(),
                    .. twins.Length > 0 ? [FileRules.Twice.Finding(DataMessages.Twice(twins))] : Array.Empty<FileFinding>(),
                ];
            }
        }
    }

    private static string Listed(IEnumerable<Named> reports)
    {
        var told = reports.Select(report => report.File.Display).Take(MostNamed + 1).ToList();
        return string.Join(", ", told.Take(MostNamed)) + (told.Count > MostNamed ? ", …" : "");
    }

    /// <summary>Null where it is not known whose report it is, or of which period.</summary>
    private static Key? KeyOf(ReportHeading? heading) => heading is { Entity: { Length: > 0 } entity, Period.IsKnown: true }
        ? new Key(heading.Form.Name, heading.Form.Version, entity, heading.Period)
        : null;

    private readonly record struct Key(string Template, string Version, string Entity, Runtime.ReportPeriod Period);

    /// <summary>What is in a file, by a hash of its bytes, and how it is read.</summary>
    private readonly record struct FileContent(UInt128 Hash, bool IsJson);

    private sealed record Named(DataFile File, FileContent Bytes, Key? Key);

    private sealed record Whole(FileContent Bytes, Content Content);

    private readonly record struct Content(Key? Key, UInt128 Hash)
    {
        public static Content Of(ReportData? report) => report is null
            ? default
            : new Content(KeyOf(ReportHeading.Of(report)), XxHash128.HashToUInt128(ReportJson.Write(report)));
    }
}
