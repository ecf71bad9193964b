using System.Collections.Immutable;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>What came of reading an imported file; <paramref name="File"/> is there where it was found.</summary>
internal sealed record ImportedFile(SourceResult Result, SourceFile? File);

/// <summary>The imported files that have been read, found or not: each path is asked for once, and snapshots hand on the answers.</summary>
internal sealed record ImportedFiles(ISourceProvider Provider, ImmutableDictionary<string, ImportedFile> Known)
{
    public static ImportedFiles From(ISourceProvider provider) => new(provider, ImmutableDictionary.Create<string, ImportedFile>(StringComparer.Ordinal));

    /// <summary>The same, knowing the file at a path too; it is read and parsed if it is not known yet.</summary>
    public ImportedFiles Read(string path, WorkCounter work) => Known.ContainsKey(path) ? this : this with { Known = Known.Add(path, ReadNew(path, work)) };

    /// <summary>The same with another tree in place of one that was read.</summary>
    public ImportedFiles With(string path, SyntaxTree tree, WorkCounter work) =>
        this with { Known = Known.SetItem(path, new ImportedFile(new SourceResult.Found(tree.Text), SourceFile.At(path, tree, work))) };

    /// <summary>The same, having read again what may have changed. A file with the same text stays the same file.</summary>
    public ImportedFiles ReadAgain(IEnumerable<string> paths, WorkCounter work)
    {
        var known = Known;
        foreach (var path in paths.Select(ImportPath.Of))
        {
            if (!known.TryGetValue(path, out var before))
                continue;
            var after = Provider.Read(path);
            if (after is SourceResult.Found found && before.File is { } file && found.Text.AsSpan().SequenceEqual(file.Tree.Text.AsSpan()))
                continue;
            known = known.SetItem(path, Parsed(path, after, work));
        }

        return this with { Known = known };
    }

    private ImportedFile ReadNew(string path, WorkCounter work) => Parsed(path, Provider.Read(path), work);

    private static ImportedFile Parsed(string path, SourceResult result, WorkCounter work)
    {
        if (result is not SourceResult.Found found)
            return new ImportedFile(result, null);
        work.CountImport();
        return new ImportedFile(result, SourceFile.At(path, SyntaxTree.ParseText(found.Text), work));
    }
}
