using System.Formats.Tar;
using ReportDsl.Text;

namespace ReportDsl.Cli.Files;

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    /// <summary>Nothing, or links that lead in a circle.</summary>
    Missing,
    Regular,
    Folder,

    /// <summary>A device, a pipe or a socket: opening it may wait for ever, and renaming a file to its name destroys it.</summary>
    Special,
}

/// <summary>Tells what stands at a path, links followed, without opening it.</summary>
internal static class FileKinds
{
    public static FileKind Of(string path)
    {
        if (RawPath.Is(path)) return OfRaw(path);
        var real = RealPath.Of(path);
        if (Directory.Exists(real)) return FileKind.Folder;
        var file = new FileInfo(real);
        if (file.LinkTarget is not null) return FileKind.Missing;

        // A pipe behind a link such as /dev/stdout has no name of its own that could exist, and no file can be made where it seems to be.
        if (!file.Exists) return real.StartsWith("/proc/", StringComparison.Ordinal) ? FileKind.Special : FileKind.Missing;
        return OperatingSystem.IsWindows() || file.Length > 0 ? FileKind.Regular : OfLengthZero(real);
    }

    private static FileKind OfRaw(string path)
    {
        if (RawFiles.IsFolder(path)) return FileKind.Folder;
        try
        {
            using var stream = RawFiles.Open(path);
            return stream.CanSeek ? FileKind.Regular : FileKind.Special;
        }
        catch (UnauthorizedAccessException)
        {
            return FileKind.Regular;
        }
        catch (IOException exception)
        {
            return exception is FileNotFoundException ? FileKind.Missing : FileKind.Special;
        }
    }

    // The writer of archives is the one part of the framework that tells the types of Unix files. It opens regular files alone, and this one is
    // empty.
    private static FileKind OfLengthZero(string path)
    {
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, leaveOpen: true))
                writer.WriteEntry(path, "file");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType == TarEntryType.RegularFile ? FileKind.Regular : FileKind.Special;
        }
        catch (FileNotFoundException)
        {
            return FileKind.Missing;
        }
        catch (UnauthorizedAccessException)
        {
            // It was opened.
            return FileKind.Regular;
        }
        catch (IOException)
        {
            // A socket has no place in an archive.
            return FileKind.Special;
        }
    }
}
