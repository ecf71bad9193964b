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
        var first = new Dictionary<Key, DataFile>(files.Length);
        var groups = new Dictionary<Key, List<DataFile>>();
        foreach (var (file, key) in batch.Run(files, file => new Named(file, KeyOf(reader.ReadHeading(file)))))
        {
            if (key is not { } known || first.TryAdd(known, file))
                continue;
            if (!groups.TryGetValue(known, out var group))
                groups.Add(known, group = [first[known]]);
            group.Add(file);
        }

        var findings = new Dictionary<string, ImmutableArray<FileFinding>>(StringComparer.Ordinal);
        foreach (var group in groups.Values)
        {
            // A heading is what the file says at first sight; what counts is the report as it is read.
            var whole = batch.Run(group, file => new Content(file, reader.Read(file).Report)).Where(content => content.Key is not null);
            foreach (var same in whole.GroupBy(content => content.Key).Select(same => same.ToList()).Where(same => same.Count > 1))
                AddFindings(same, findings);
        }

        return new RepeatedReports(findings);
    }

    private static void AddFindings(List<Content> reports, Dictionary<string, ImmutableArray<FileFinding>> findings)
    {
        foreach (var report in reports)
        {
            var others = reports.Where(other => other != report).ToLookup(other => other.Hash == report.Hash, other => other.File.Display);
            findings[report.File.FullPath] =
            [
                .. others[false].Any() ? [FileRules.Contradictory.Finding(DataMessages.Contradictory(Listed(others[false])))] : Array.Empty<FileFinding>(),
                .. others[true].Any() ? [FileRules.Twice.Finding(DataMessages.Twice(Listed(others[true])))] : Array.Empty<FileFinding>(),
            ];
        }
    }

    private static string Listed(IEnumerable<string> names)
    {
        var told = names.Take(MostNamed + 1).ToList();
        return string.Join(", ", told.Take(MostNamed)) + (told.Count > MostNamed ? ", …" : "");
    }

    /// <summary>Null where it is not known whose report it is, or of which period.</summary>
    private static Key? KeyOf(ReportHeading? heading) => heading is { Entity: { Length: > 0 } entity, Period.IsKnown: true }
        ? new Key(heading.Form.Name, heading.Form.Version, entity, heading.Period)
        : null;

    private readonly record struct Key(string Template, string Version, string Entity, Forms.ReportPeriod Period);

    private sealed record Named(DataFile File, Key? Key);

    private sealed record Content(DataFile File, Key? Key, UInt128 Hash)
    {
        public Content(DataFile file, ReportData? report)
            : this(
                file,
                report is null ? null : KeyOf(ReportHeading.Of(report)),
                report is null ? default : XxHash128.HashToUInt128(ReportJson.Write(report)))
        {
        }
    }
}
