using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ReportDsl.Text;

/// <summary>
/// Reads source files below a folder. Files are UTF-8, with or without a byte order mark, and at most
/// <see cref="SourceLimits.MaxFileBytes"/> long. A path that leaves the folder, by <c>..</c> or through a link, is not read.
/// </summary>
public sealed class FileSystemSourceProvider(string root) : ISourceProvider
{
    private readonly string _root = Path.GetFullPath(root);

    /// <inheritdoc/>
    public SourceResult Read(string path)
    {
        try
        {
            var file = new FileInfo(Path.GetFullPath(Path.Combine(_root, path)));
            if (!Contains(_root, file.FullName))
                return new SourceResult.Unreadable("the path leaves the root folder");
            if (Directory.Exists(file.FullName) || (RawPath.Is(file.FullName) && RawFiles.IsFolder(file.FullName)))
                return new SourceResult.Unreadable("it is a folder");
            if (LeavesThroughLink(file))
                return new SourceResult.Unreadable("a link leads out of the root folder");
            return Decode(Open(file.FullName), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SourceResult.NotFound();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new SourceResult.Unreadable(exception.Message);
        }
    }

    private static FileStream Open(string path) => RawPath.Is(path)
        ? RawFiles.Open(path)
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static SourceResult Decode(FileStream file, string path)
    {
        using var stream = file;

        // The length is a hint: it is 0 for what is not a regular file, and a file may grow while it is read.
        if (stream.CanSeek && stream.Length > SourceLimits.MaxFileBytes)
            return new SourceResult.TooLarge(stream.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(stream.CanSeek ? (int)stream.Length + 1 : 4096);
        try
        {
            var length = 0;
            while (stream.Read(bytes, length, bytes.Length - length) is > 0 and var count)
            {
                length += count;
                if (length > SourceLimits.MaxFileBytes)
                    return new SourceResult.TooLarge(length);
                if (length == bytes.Length)
                    bytes = Grow(bytes);
            }

            return Decode(bytes.AsSpan(0, length), path);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static SourceResult Decode(ReadOnlySpan<byte> bytes, string path)
    {
        var offset = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var content = bytes[offset..];
        var characters = ArrayPool<char>.Shared.Rent(content.Length);
        try
        {
            var status = Utf8.ToUtf16(content, characters, out var read, out var written, replaceInvalidSequences: false);
            return status != OperationStatus.Done ? ForeignEncoding.Tell(bytes, offset + read, path)
                : ForeignEncoding.IsWide(bytes) ? ForeignEncoding.Tell(bytes, bytes.IndexOf((byte)0), path)
                : new SourceResult.Found(SourceText.From(new string(characters, 0, written), path));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static byte[] Grow(byte[] bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }

    /// <summary>Whether the file, or a folder between the root and the file, is a link to somewhere outside of the root.</summary>
    private bool LeavesThroughLink(FileInfo file)
    {
        for (FileSystemInfo? entry = file; entry is not null && entry.FullName.Length > _root.Length; entry = ParentOf(entry))
        {
            if (entry.LinkTarget is not null
                && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target
                && !Contains(_root, target.FullName)
                && !Contains(RealPath(_root), target.FullName))
            {
                return true;
            }
        }

        return false;
    }

    private static DirectoryInfo? ParentOf(FileSystemInfo entry) => entry switch
    {
        FileInfo file => file.Directory,
        DirectoryInfo directory => directory.Parent,
        _ => null,
    };

    private static string RealPath(string folder) =>
        new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;

    private static bool Contains(string folder, string path) =>
        path.Length > folder.Length
        && path.StartsWith(folder, StringComparison.Ordinal)
        && (Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);
}
