using System.Collections.Immutable;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

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
            var (inFolder, inner) = Entries(folder);
            files.AddRange(inFolder.Where(isWanted));
            foreach (var next in inner.Where(name => !Path.GetFileName(name.AsSpan()).StartsWith('.')).Order(StringComparer.Ordinal))
                Collect(next, isWanted, files, visited, problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Messages.UnreadableFolder(RawPath.Show(folder), FileTrouble.OfFolder(exception)));
        }
    }

    /// <summary>The framework reads names as UTF-8; where one is none, the folder is read as bytes.</summary>
    private static (IReadOnlyList<string> Files, IReadOnlyList<string> Folders) Entries(string folder)
    {
        if (!RawPath.Is(folder))
        {
            var (files, folders) = (Directory.GetFiles(folder), Directory.GetDirectories(folder));
            if (!RawFiles.AreSupported || !files.Concat(folders).Any(HasLostCharacters))
                return (files, folders);
            var raw = RawFiles.List(folder).Where(entry => RawPath.Is(entry.Name)).ToLookup(entry => entry.IsFolder, entry => Path.Combine(folder, entry.Name));
            return (
                [.. files.Where(name => !HasLostCharacters(name) || File.Exists(name)), .. raw[false]],
                [.. folders.Where(name => !HasLostCharacters(name) || Directory.Exists(name)), .. raw[true]]);
        }

        var entries = RawFiles.List(folder).ToLookup(entry => entry.IsFolder, entry => Path.Combine(folder, entry.Name));
        return ([.. entries[false]], [.. entries[true]]);
    }

    private static bool HasLostCharacters(string path) => path.Contains('\uFFFD', StringComparison.Ordinal);
}
