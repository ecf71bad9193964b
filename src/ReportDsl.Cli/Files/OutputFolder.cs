using System.Collections.Immutable;

namespace ReportDsl.Cli.Files;

/// <summary>What came of writing outputs.</summary>
internal abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>All files are there. <paramref name="Changed"/> names those whose content is new; the others had it, byte for byte.</summary>
    public sealed record Written(ImmutableArray<string> Changed) : WriteResult;

    public sealed record Failed(string Path, string Reason) : WriteResult;
}

/// <summary>Writes files whole or not at all.</summary>
internal static class OutputFolder
{
    /// <summary>
    /// Every file is first written beside its place under a temporary name; only when all are there are they renamed. A file that has its
    /// content already is left alone, with its time of change.
    /// </summary>
    public static WriteResult Write(string folder, ImmutableArray<OutputFile> files)
    {
        var current = folder;
        var staged = new List<(string Temporary, string Target)>();
        try
        {
            Directory.CreateDirectory(folder);
            var changed = ImmutableArray.CreateBuilder<string>();
            foreach (var file in files)
            {
                current = Path.Combine(folder, file.Name);
                if (Directory.Exists(current))
                    return new WriteResult.Failed(current, "a folder has this name");
                if (HasContent(current, file.Content.Span)) continue;

                var temporary = Path.Combine(folder, $".{file.Name}.{Path.GetRandomFileName()}");
                staged.Add((temporary, current));
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                    stream.Write(file.Content.Span);
                KeepPermissions(current, temporary);
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
            return new WriteResult.Failed(current, exception.Message);
        }
        finally
        {
            foreach (var (temporary, _) in staged)
                DeleteIfThere(temporary);
        }
    }

    private static bool HasContent(string path, ReadOnlySpan<byte> content) =>
        File.Exists(path) && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    private static void KeepPermissions(string existing, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(existing))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(existing));
    }

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
