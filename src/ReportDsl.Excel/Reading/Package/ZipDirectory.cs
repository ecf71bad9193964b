using System.Buffers.Binary;
using System.Text;

namespace ReportDsl.Excel.Reading.Package;

/// <summary>
/// Reads the directory of a zip archive (APPNOTE.TXT of PKWARE, sections 4.3.12 to 4.3.16 and 4.5.3). Files of more than 4 GiB are none of ours,
/// but some programs write the fields for them (zip64) into every archive.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    internal const uint HeaderSignature = 0x04034b50;
    internal const int HeaderLength = 30;
    private const int EndLength = 22;
    private const int End64Length = 56;
    private const int Locator64Length = 20;
    private const int EntryLength = 46;
    private const ushort Extra64 = 1;

    /// <summary>The parts by name.</summary>
    /// <exception cref="UnreadableWorkbookException">It is no archive, or one that may not be read.</exception>
    public static Dictionary<string, ZipEntry> Read(ReadOnlySpan<byte> file)
    {
        var (count, at) = Extent(file, FindEnd(file));
        if (count > ReadingLimits.Parts)
            throw UnreadableWorkbookException.TooLarge($"more than {ReadingLimits.Parts} parts", $"部件超过 {ReadingLimits.Parts} 个");

        var entries = new Dictionary<string, ZipEntry>((int)count, StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        for (var i = 0UL; i < count; i++)
        {
            var entry = ReadEntry(file, ref at);
            total += entry.Size;
            if (total > ReadingLimits.AllPartsBytes)
                throw UnreadableWorkbookException.TooLarge("its parts take more than 256 MiB", "解压后超过 256 MiB");
            if (!entries.TryAdd(entry.Name, entry))
            {
                throw new UnreadableWorkbookException(new(
                    $"The archive has two parts named {entry.Name}. Open it in a spreadsheet program, save it again as .xlsx and send that.",
                    $"压缩包中有两个同名部件 {entry.Name}。请用电子表格程序打开，另存为 .xlsx 后重新报送。"));
            }
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

    /// <summary>How many entries there are, and where the first one begins.</summary>
    private static (ulong Count, ulong Start) Extent(ReadOnlySpan<byte> file, int end)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[(end + 10)..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 16)..]);
        if (count != ushort.MaxValue && start != uint.MaxValue)
            return (count, start);

        var locator = end - Locator64Length;
        if (locator < 0 || BinaryPrimitives.ReadUInt32LittleEndian(file[locator..]) != Locator64Signature)
            throw UnreadableWorkbookException.Damaged("zip");
        var end64 = BinaryPrimitives.ReadUInt64LittleEndian(file[(locator + 8)..]);
        if (file.Length < End64Length || end64 > (ulong)(file.Length - End64Length) || BinaryPrimitives.ReadUInt32LittleEndian(file[(int)end64..]) != End64Signature)
            throw UnreadableWorkbookException.Damaged("zip");
        var record = file[(int)end64..];
        return (BinaryPrimitives.ReadUInt64LittleEndian(record[32..]), BinaryPrimitives.ReadUInt64LittleEndian(record[48..]));
    }

    private static ZipEntry ReadEntry(ReadOnlySpan<byte> file, ref ulong at)
    {
        if (at > (ulong)file.Length || (ulong)file.Length - at < EntryLength || BinaryPrimitives.ReadUInt32LittleEndian(file[(int)at..]) != EntrySignature)
            throw UnreadableWorkbookException.Damaged("zip");

        var entry = file[(int)at..];
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]);
        var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        if (EntryLength + nameLength + extraLength > entry.Length)
            throw UnreadableWorkbookException.Damaged("zip");

        var name = Encoding.UTF8.GetString(entry.Slice(EntryLength, nameLength)).Replace('\\', '/').TrimStart('/');
        var extra = Extra64Of(entry.Slice(EntryLength + nameLength, extraLength));
        var size = Wide(entry, 24, ref extra, name);
        var compressed = Wide(entry, 20, ref extra, name);
        var header = Wide(entry, 42, ref extra, name);
        if (size > ReadingLimits.PartBytes)
            throw UnreadableWorkbookException.TooLarge($"{name} takes more than 64 MiB", $"{name} 解压后超过 64 MiB");
        if (size > ReadingLimits.RatioFreeBytes && size / ReadingLimits.Ratio > compressed)
            throw UnreadableWorkbookException.TooLarge($"{name} is packed more than {ReadingLimits.Ratio} to 1", $"{name} 压缩比超过 {ReadingLimits.Ratio} 倍");
        if (compressed > (ulong)file.Length || header > (ulong)file.Length || IsNamedOtherwise(file[(int)header..], entry.Slice(EntryLength, nameLength)))
            throw UnreadableWorkbookException.Damaged(name);

        at += (ulong)(EntryLength + nameLength + extraLength + commentLength);
        return new ZipEntry(
            name,
            BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
            (BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & 1) != 0,
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]),
            (int)compressed,
            (int)size,
            (int)header);
    }

    /// <summary>
    /// Whether the part's own header gives it another name than the directory. Nothing asks for a part under a wrong name, so that what it
    /// holds (the notes of a sheet, say) would be lost unseen. A header that is none at all is told when the part is read.
    /// </summary>
    private static bool IsNamedOtherwise(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name) =>
        header.Length >= HeaderLength
        && BinaryPrimitives.ReadUInt32LittleEndian(header) == HeaderSignature
        && (BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) != name.Length || !header[HeaderLength..].StartsWith(name));

    /// <summary>A field of 32 bits; one that is all ones stands in the extra field instead, those that are not being left out there.</summary>
    private static ulong Wide(ReadOnlySpan<byte> entry, int field, ref ReadOnlySpan<byte> extra, string name)
    {
        var narrow = BinaryPrimitives.ReadUInt32LittleEndian(entry[field..]);
        if (narrow != uint.MaxValue)
            return narrow;
        if (!BinaryPrimitives.TryReadUInt64LittleEndian(extra, out var wide))
            throw UnreadableWorkbookException.Damaged(name);
        extra = extra[sizeof(ulong)..];
        return wide;
    }

    /// <summary>The extra field with wide numbers, empty where there is none.</summary>
    private static ReadOnlySpan<byte> Extra64Of(ReadOnlySpan<byte> extras)
    {
        while (extras.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extras[2..]), extras.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extras) == Extra64)
                return extras.Slice(4, length);
            extras = extras[(4 + length)..];
        }

        return default;
    }
}
