using System.Collections.Immutable;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Files;

/// <summary>The files below a folder, at any depth.</summary>
internal static class FolderWalk
{
    /// <summary>
    /// Absolute paths in no particular order. Folders whose name begins with a dot are passed over, and a folder that links lead to twice is
    /// read once.
    /// </summary>
    public static (ImmutableArray<string> Files, ImmutableArray<Phrase> Problems) Find(string folder, Func<string, bool> isWanted)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<Phrase>();
        Collect(folder, isWanted, files, new HashSet<string>(RealPath.Comparer), problems);
        return (files.ToImmutable(), problems.ToImmutable());
    }

    private static void Collect(
        string folder,
        Func<string, bool> isWanted,
        ImmutableArray<string>.Builder files,
        HashSet<string> visited,
        ImmutableArray<Phrase>.Builder problems)
    {
        try
        {
            if (!visited.Add(RealPath.Of(folder))) return;
            files.AddRange(Directory.EnumerateFiles(folder).Where(isWanted));
            foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                if (!Path.GetFileName(inner.AsSpan()).StartsWith('.'))
                    Collect(inner, isWanted, files, visited, problems);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Messages.UnreadableFolder(folder, FileTrouble.OfFolder(exception)));
        }
    }
}
