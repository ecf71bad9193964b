using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>
/// A zip archive in memory, read by its directory alone: which parts there are and how large is known before anything is inflated. What two
/// readers could read differently (two parts of one name, sizes that lie) is refused.
/// </summary>
internal sealed class ZipFile : IDisposable
{
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint HeaderSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int HeaderLength = 30;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, ZipEntry> _entries;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _contents = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<byte[]> _rented = [];

    private ZipFile(ReadOnlyMemory<byte> file, Dictionary<string, ZipEntry> entries)
    {
        _file = file;
        _entries = entries;
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Opens an archive in memory.</summary>
    /// <exception cref="UnreadableWorkbookException">It is no archive, or one that may not be read.</exception>
    public static ZipFile Open(ReadOnlyMemory<byte> file)
    {
        if (file.Length > ReadingLimits.FileBytes)
            throw UnreadableWorkbookException.TooLarge("more than 64 MiB", "超过 64 MiB");
        if (FileKind.WhyUnreadable(file.Span) is { } reason)
            throw new UnreadableWorkbookException(reason);
        return new ZipFile(file, ReadDirectory(file.Span));
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

    private static Dictionary<string, ZipEntry> ReadDirectory(ReadOnlySpan<byte> file)
    {
        var end = FindEnd(file);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[(end + 10)..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 16)..]);
        if (count == ushort.MaxValue || offset == uint.MaxValue)
            throw Zip64();
        if (count > ReadingLimits.Parts)
            throw UnreadableWorkbookException.TooLarge($"more than {ReadingLimits.Parts} parts", $"部件超过 {ReadingLimits.Parts} 个");

        var entries = new Dictionary<string, ZipEntry>(count, StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        var at = offset;
        for (var i = 0; i < count; i++)
        {
            var entry = ReadEntry(file, ref at);
            total += entry.Size;
            if (total > ReadingLimits.AllPartsBytes)
                throw UnreadableWorkbookException.TooLarge("its parts take more than 256 MiB", "解压后超过 256 MiB");
            if (!entries.TryAdd(entry.Name, entry))
                throw new UnreadableWorkbookException(new(
                    $"The archive has two parts named {entry.Name}. Open it in a spreadsheet program, save it again as .xlsx and send that.",
                    $"压缩包中有两个同名部件 {entry.Name}。请用电子表格程序打开，另存为 .xlsx 后重新报送。"));
        }

        return entries;
    }

    /// <summary>
    /// The end record stands at the end, before a comment of at most 65,535 bytes. The comment may look like an end record itself; and mail
    /// programs append bytes, so that one that does not reach to the end counts where none does.
    /// </summary>
    private static int FindEnd(ReadOnlySpan<byte> file)
    {
        var last = -1;
        for (var at = file.Length - EndLength; at >= Math.Max(0, file.Length - EndLength - ushort.MaxValue); at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[at..]) != EndSignature)
                continue;
            if (at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 20)..]) == file.Length)
                return at;
            last = Math.Max(last, at);
        }

        if (last >= 0)
            return last;
        throw new UnreadableWorkbookException(new(
            "The file ends too early: it was not transferred whole.", "文件不完整：传输中断或被截断。"));
    }

    /// <summary>No report needs the form of archives that holds more than 4 GiB; some programs write it all the same.</summary>
    private static UnreadableWorkbookException Zip64() => new(new(
        "The workbook is packed for more than 4 GiB (zip64). Open it in a spreadsheet program, save it again as .xlsx and send that.",
        "工作簿采用 zip64 格式压缩。请用电子表格程序打开，另存为 .xlsx 后重新报送。"));

    private static ZipEntry ReadEntry(ReadOnlySpan<byte> file, ref uint at)
    {
        if (at > file.Length - EntryLength || BinaryPrimitives.ReadUInt32LittleEndian(file[(int)at..]) != EntrySignature)
            throw UnreadableWorkbookException.Damaged("zip");

        var entry = file[(int)at..];
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
        var extra = BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        if (EntryLength + nameLength > entry.Length)
            throw UnreadableWorkbookException.Damaged("zip");

        var name = Encoding.UTF8.GetString(entry.Slice(EntryLength, nameLength)).Replace('\\', '/').TrimStart('/');
        var compressed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        var header = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        if (compressed == uint.MaxValue || size == uint.MaxValue || header == uint.MaxValue)
            throw Zip64();
        if (size > ReadingLimits.PartBytes)
            throw UnreadableWorkbookException.TooLarge($"{name} takes more than 64 MiB", $"{name} 解压后超过 64 MiB");
        if (size > ReadingLimits.RatioFreeBytes && size / ReadingLimits.Ratio > compressed)
            throw UnreadableWorkbookException.TooLarge($"{name} is packed more than {ReadingLimits.Ratio} to 1", $"{name} 压缩比超过 {ReadingLimits.Ratio} 倍");
        if (compressed > file.Length || header > file.Length)
            throw UnreadableWorkbookException.Damaged(name);

        at += (uint)(EntryLength + nameLength + extra);
        return new ZipEntry(
            name,
            BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
            (BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & 1) != 0,
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]),
            (int)compressed,
            (int)size,
            (int)header);
    }

    private ReadOnlyMemory<byte> CompressedOf(ZipEntry entry)
    {
        var file = _file.Span;
        if (entry.HeaderOffset > file.Length - HeaderLength
            || BinaryPrimitives.ReadUInt32LittleEndian(file[entry.HeaderOffset..]) != HeaderSignature)
        {
            throw UnreadableWorkbookException.Damaged(entry.Name);
        }

        var header = file[entry.HeaderOffset..];
        var start = (long)entry.HeaderOffset + HeaderLength
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
