using System.Collections.Immutable;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Files;

/// <summary>What came of writing outputs.</summary>
internal abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>All files are there. <paramref name="Changed"/> names those whose content is new; the others had it, byte for byte.</summary>
    public sealed record Written(ImmutableArray<string> Changed) : WriteResult;

    public sealed record Failed(string Path, Phrase Reason) : WriteResult;
}

/// <summary>Writes files whole or not at all.</summary>
internal static class OutputFolder
{
    /// <summary>
    /// Every file is first written beside its place under a temporary name; only when all are there are they renamed. A file that has its
    /// content already is left alone, with its time of change. A link stays a link: its target is written.
    /// </summary>
    public static WriteResult Write(string folder, ImmutableArray<OutputFile> files)
    {
        var current = folder;
        var staged = new List<(string Temporary, string Target)>();
        try
        {
            Directory.CreateDirectory(RealPath.Of(folder));
            var changed = ImmutableArray.CreateBuilder<string>();
            foreach (var file in files)
            {
                current = Path.Combine(folder, file.Name);
                if (FileTrouble.ObstacleToFile(current) is { } obstacle)
                    return new WriteResult.Failed(current, obstacle);
                var target = RealPath.Of(current);
                if (HasContent(target, file.Content.Span)) continue;

                var temporary = BesideOf(target);
                staged.Add((temporary, target));
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                    stream.Write(file.Content.Span);
                KeepPermissions(target, temporary);
                changed.Add(file.Name);
            }

            foreach (var (temporary, target) in staged)
            {
                current = target;
                File.Move(temporary, target, overwrite: true);
            }

            staged.Clear();
            return new WriteResult.Written(changed.ToImmutable());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new WriteResult.Failed(current, FileTrouble.OfFile(exception, current));
        }
        finally
        {
            foreach (var (temporary, _) in staged)
                DeleteIfThere(temporary);
        }
    }

    /// <summary>A temporary name in the folder of a file, which is made where it is not there.</summary>
    public static string BesideOf(string target)
    {
        var folder = Path.GetDirectoryName(target) ?? target;
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
    }

    /// <summary>Gives a file that is to replace another one the permissions of that.</summary>
    public static void KeepPermissions(string existing, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(existing))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(existing));
    }

    private static bool HasContent(string path, ReadOnlySpan<byte> content) =>
        File.Exists(path) && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    // The failure that led here is reported; a temporary file that cannot even be deleted adds nothing to it.
    private static void DeleteIfThere(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            System.Diagnostics.Debug.WriteLine(exception.Message);
        }
    }
}
