using System.Collections.Immutable;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Data;

/// <summary>The data files that path arguments stand for, each once, and what was asked for but is not there.</summary>
internal sealed record DataSelection(ImmutableArray<DataFile> Files, ImmutableArray<Phrase> Problems)
{
    /// <summary>What stands in the folders at places that the command writes.</summary>
    public ImmutableArray<DataFile> PassedOver { get; private init; } = [];

    /// <summary>What is taken from folders; a file named by itself may be of any kind.</summary>
    public static ImmutableArray<string> AllKinds { get; } = [".xlsx", ".xlsm", ".json"];

    public static ImmutableArray<string> Workbooks { get; } = [".xlsx", ".xlsm"];

    /// <summary>
    /// In the order of the arguments, those of a folder in ordinal order of their paths. In folders, names that begin with <c>.</c> or
    /// <c>~$</c> (a workbook that is open) are passed over, and so is what the same command writes.
    /// </summary>
    /// <param name="outputs">Files and folders that the command writes, absolute.</param>
    public static DataSelection Find(
        IEnumerable<string> paths, string workingDirectory, ImmutableArray<string> kinds, params IReadOnlyList<string> outputs)
    {
        ImmutableArray<string> written = [.. outputs.Select(RealPath.Of)];
        var files = ImmutableArray.CreateBuilder<DataFile>();
        var passedOver = ImmutableArray.CreateBuilder<DataFile>();
        var problems = ImmutableArray.CreateBuilder<Phrase>();
        foreach (var path in paths)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));
            switch (FileKinds.Of(full))
            {
                case FileKind.Folder:
                    AddFolder(path, full);
                    break;
                case FileKind.Missing:
                    problems.Add(Messages.NoSuchPath(RawPath.Show(path)));
                    break;
                default:
                    files.Add(new DataFile(full, RawPath.Show(Slashes(path)), RawPath.Show(Path.GetFileName(full))));
                    break;
            }
        }

        return new DataSelection([.. files.DistinctBy(file => file.FullPath)], problems.ToImmutable()) { PassedOver = passedOver.ToImmutable() };

        void AddFolder(string path, string full)
        {
            if (IsWritten(full))
            {
                problems.Add(DataMessages.CopiesAmongOriginals(path));
                return;
            }

            var found = FolderWalk.Find(full, file => IsData(file, kinds));
            problems.AddRange(found.Problems);
            var prefix = Slashes(path).TrimEnd('/') is var name and not "." ? name + "/" : "";
            var inOrder = found.Files
                .Select(file => (File: file, Relative: Slashes(Path.GetRelativePath(full, file))))
                .OrderBy(file => file.Relative, StringComparer.Ordinal)
                .Select(file => new DataFile(file.File, RawPath.Show(prefix + file.Relative), RawPath.Show(file.Relative)))
                .ToLookup(file => IsWritten(file.FullPath));
            files.AddRange(inOrder[false]);
            passedOver.AddRange(inOrder[true]);
            if (!inOrder.Contains(false) && found.Problems.IsEmpty)
                problems.Add(DataMessages.NoData(RawPath.Show(path), string.Join(' ', kinds)));
        }

        bool IsWritten(string place) =>
            !written.IsEmpty && RealPath.Of(place) is var real && written.Any(output => RealPath.IsWithin(output, real));
    }

    private static bool IsData(string path, ImmutableArray<string> kinds)
    {
        var name = Path.GetFileName(path.AsSpan());
        if (name.StartsWith(".") || name.StartsWith("~$"))
            return false;
        foreach (var kind in kinds)
        {
            if (name.EndsWith(kind, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
