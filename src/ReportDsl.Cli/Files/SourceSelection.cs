using System.Collections.Immutable;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Files;

/// <summary>The source files that path arguments stand for.</summary>
/// <param name="Root">The folder they have in common, absolute: the root of imports.</param>
/// <param name="Files">Paths relative to the root, with <c>/</c>, in ordinal order.</param>
/// <param name="DisplayRoot">What is put before a path of <paramref name="Files"/> to name it as the user would.</param>
/// <param name="Problems">What was asked for but is not there.</param>
internal sealed record SourceSelection(
    string Root, ImmutableArray<string> Files, string DisplayRoot, ImmutableArray<Phrase> Problems)
{
    private const string Extension = ".rdsl";

    /// <summary>
    /// A file stands for itself, a folder for all <c>*.rdsl</c> files below it; folders whose name begins with a dot are passed over,
    /// and a folder that links lead to twice is read once.
    /// </summary>
    public static SourceSelection Find(IEnumerable<string> paths, string workingDirectory)
    {
        var problems = ImmutableArray.CreateBuilder<Phrase>();
        var folders = new List<string>();
        var files = new List<string>();
        var relative = false;
        foreach (var path in paths)
        {
            relative |= !Path.IsPathRooted(path);
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));
            var kind = FileKinds.Of(full);
            if (kind == FileKind.Folder)
            {
                folders.Add(full);
                var found = FolderWalk.Find(full, file => file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase));
                files.AddRange(found.Files);
                problems.AddRange(found.Problems);
                if (found.Files.IsEmpty && problems.Count == 0)
                    problems.Add(Messages.NoSources(RawPath.Show(path)));
            }
            else if (kind != FileKind.Missing || IsLink(full))
            {
                folders.Add(Path.GetDirectoryName(full) ?? full);
                files.Add(full);
            }
            else
            {
                problems.Add(Messages.NoSuchPath(RawPath.Show(path)));
            }
        }

        var root = folders.Count == 0 ? workingDirectory : folders.Aggregate(CommonFolder);
        if (root.Length == 0)
            return new SourceSelection(workingDirectory, [], "", [Messages.NoCommonFolder]);

        var display = relative ? Path.GetRelativePath(workingDirectory, root) : root;
        return new SourceSelection(
            root,
            [.. files.Select(file => Slashes(Path.GetRelativePath(root, file))).Distinct().Order(StringComparer.Ordinal)],
            display == "." ? "" : Slashes(display).TrimEnd('/') + "/",
            problems.ToImmutable());
    }

    /// <summary>A path of the compilation as the user would name it.</summary>
    public string Display(string path) => RawPath.Show(DisplayRoot + path);

    public string FullPath(string path) => Path.Combine(Root, path);

    /// <summary>Reads all files; those that cannot be read are diagnostics.</summary>
    public (ImmutableArray<SourceText> Texts, ImmutableArray<Diagnostic> Problems) Read(ISourceProvider provider)
    {
        var texts = ImmutableArray.CreateBuilder<SourceText>();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var file in Files)
        {
            var place = new Location(SourceText.From("", file), default);
            switch (provider.Read(file))
            {
                case SourceResult.Found found:
                    texts.Add(found.Text);
                    break;
                case SourceResult.Undecodable undecodable:
                    problems.Add(Diagnostic.Create(
                        EmitDiagnostics.Undecodable, undecodable.Place, undecodable.Offset, SourceEncodings.LooksLike(undecodable.Encoding)));
                    break;
                case SourceResult.TooLarge large:
                    problems.Add(Diagnostic.Create(EmitDiagnostics.FileTooLarge, place, large.Bytes, SourceLimits.MaxFileBytes));
                    break;
                case SourceResult.Unreadable unreadable:
                    problems.Add(Diagnostic.Create(EmitDiagnostics.FileUnreadable, place, unreadable.Reason));
                    break;
                case SourceResult.NotFound:
                    problems.Add(Diagnostic.Create(EmitDiagnostics.FileUnreadable, place, new Phrase("it is gone", "文件已不存在")));
                    break;
            }
        }

        return (texts.ToImmutable(), problems.ToImmutable());
    }

    // A link whose target is missing, or that leads to itself, does not exist for File.Exists; it is a file that cannot be read.
    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static string CommonFolder(string left, string right)
    {
        while (!IsWithin(left, right))
        {
            if (Path.GetDirectoryName(left) is not { } parent) return "";
            left = parent;
        }

        return left;
    }

    private static bool IsWithin(string folder, string path) =>
        path == folder || path.StartsWith(
            Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
