using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>
/// A zip archive in memory, read by its directory alone: which parts there are and how large is known before anything is inflated. What two
/// readers could read differently (two parts of one name, sizes that lie) is refused.
/// </summary>
internal sealed class ZipPackage : IDisposable
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, ZipEntry> _entries;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _contents = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<byte[]> _rented = [];

    private ZipPackage(ReadOnlyMemory<byte> file, Dictionary<string, ZipEntry> entries)
    {
        _file = file;
        _entries = entries;
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Opens an archive in memory.</summary>
    /// <exception cref="UnreadableWorkbookException">It is no archive, or one that may not be read.</exception>
    public static ZipPackage Open(ReadOnlyMemory<byte> file)
    {
        if (file.Length > ReadingLimits.FileBytes)
            throw UnreadableWorkbookException.TooLarge("more than 64 MiB", "超过 64 MiB");
        if (FileKind.WhyUnreadable(file.Span) is { } reason)
            throw new UnreadableWorkbookException(reason);
        return new ZipPackage(file, ZipDirectory.Read(file.Span));
    }

    /// <summary>The content of a part, or null where there is none of this name. It stays valid until the archive is disposed.</summary>
    /// <exception cref="UnreadableWorkbookException">The part is damaged.</exception>
    public ReadOnlyMemory<byte>? Find(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return null;
        if (_contents.TryGetValue(name, out var known))
            return known;
        if (entry.IsEncrypted)
            throw new UnreadableWorkbookException(new("The archive is encrypted. Send it without a password.", "压缩包已加密。请取消密码后重新报送。"));

        var compressed = CompressedOf(entry);
        var content = entry.Method switch
        {
            0 when entry.CompressedSize == entry.Size => compressed,
            8 => Inflate(entry, compressed),
            _ => throw UnreadableWorkbookException.Damaged(entry.Name),
        };
        if (Crc32.HashToUInt32(content.Span) != entry.Crc)
            throw UnreadableWorkbookException.Damaged(entry.Name);
        _contents.Add(name, content);
        return content;
    }

    public void Dispose()
    {
        foreach (var buffer in _rented)
            ArrayPool<byte>.Shared.Return(buffer);
        _rented.Clear();
    }

    private ReadOnlyMemory<byte> CompressedOf(ZipEntry entry)
    {
        var file = _file.Span;
        if (entry.HeaderOffset > file.Length - ZipDirectory.HeaderLength
            || BinaryPrimitives.ReadUInt32LittleEndian(file[entry.HeaderOffset..]) != ZipDirectory.HeaderSignature)
        {
            throw UnreadableWorkbookException.Damaged(entry.Name);
        }

        var header = file[entry.HeaderOffset..];
        var start = (long)entry.HeaderOffset + ZipDirectory.HeaderLength
            + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (start + entry.CompressedSize > file.Length)
            throw UnreadableWorkbookException.Damaged(entry.Name);
        return _file.Slice((int)start, entry.CompressedSize);
    }

    /// <summary>Inflates exactly what the directory promises: less or more is refused.</summary>
    private Memory<byte> Inflate(ZipEntry entry, ReadOnlyMemory<byte> compressed)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(entry.Size + 1);
        _rented.Add(buffer);
        var length = 0;
        try
        {
            using var inflater = new DeflateStream(StreamOver(compressed), CompressionMode.Decompress);
            while (length <= entry.Size && inflater.Read(buffer, length, entry.Size + 1 - length) is var read and > 0)
                length += read;
        }
        catch (InvalidDataException)
        {
            throw UnreadableWorkbookException.Damaged(entry.Name);
        }

        return length == entry.Size ? buffer.AsMemory(0, length) : throw UnreadableWorkbookException.Damaged(entry.Name);
    }

    private static MemoryStream StreamOver(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array ?? [], segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
