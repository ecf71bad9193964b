using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>A part as an archive shall describe it, truly or not.</summary>
internal sealed record ZipPart(string Name, byte[] Content)
{
    public bool IsStored { get; init; }

    /// <summary>Whether sizes and checksum follow the content, as in archives that were written to a stream.</summary>
    public bool IsStreamed { get; init; }

    public ushort Flags { get; init; }

    public ushort? Method { get; init; }

    /// <summary>What the directory says, where it lies.</summary>
    public uint? Size { get; init; }

    public uint? CompressedSize { get; init; }

    public uint? Crc { get; init; }
}

/// <summary>Writes zip archives that no library writes.</summary>
internal static class RawZip
{
    public static byte[] Write(IEnumerable<ZipPart> parts, byte[]? comment = null, ushort? count = null, uint? offset = null)
    {
        using var file = new MemoryStream();
        using var directory = new MemoryStream();
        var entries = 0;
        foreach (var part in parts)
        {
            var content = part.IsStored ? part.Content : Deflated(part.Content);
            var name = Encoding.UTF8.GetBytes(part.Name);
            var crc = part.Crc ?? Crc32.HashToUInt32(part.Content);
            var flags = (ushort)(part.Flags | (part.IsStreamed ? 8 : 0));
            var method = part.Method ?? (part.IsStored ? (ushort)0 : (ushort)8);
            var start = (uint)file.Position;
            Write(file, 0x04034b50u, (ushort)20, flags, method, 0u, part.IsStreamed ? 0u : crc,
                part.IsStreamed ? 0u : (uint)content.Length, part.IsStreamed ? 0u : (uint)part.Content.Length, (ushort)name.Length, (ushort)0);
            file.Write(name);
            file.Write(content);
            if (part.IsStreamed)
                Write(file, 0x08074b50u, crc, (uint)content.Length, (uint)part.Content.Length);
            Write(directory, 0x02014b50u, (ushort)20, (ushort)20, flags, method, 0u, crc, part.CompressedSize ?? (uint)content.Length,
                part.Size ?? (uint)part.Content.Length, (ushort)name.Length, (ushort)0, (ushort)0, (ushort)0, (ushort)0, 0u, start);
            directory.Write(name);
            entries++;
        }

        var at = (uint)file.Position;
        file.Write(directory.ToArray());
        Write(file, 0x06054b50u, (ushort)0, (ushort)0, count ?? (ushort)entries, count ?? (ushort)entries, (uint)directory.Length, offset ?? at, (ushort)(comment?.Length ?? 0));
        file.Write(comment ?? []);
        return file.ToArray();
    }

    public static byte[] Write(EditedBook book, Func<ZipPart, ZipPart>? edit = null) =>
        Write(book.Parts.Select(part => new ZipPart(part.Name, part.Content)).Select(part => edit is null ? part : edit(part)));

    private static byte[] Deflated(byte[] content)
    {
        using var output = new MemoryStream();
        using (var deflater = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
            deflater.Write(content);
        return output.ToArray();
    }

    private static void Write(MemoryStream stream, params object[] fields)
    {
        Span<byte> buffer = stackalloc byte[4];
        foreach (var field in fields)
        {
            if (field is uint number)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(buffer, number);
                stream.Write(buffer);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(buffer, (ushort)field);
                stream.Write(buffer[..2]);
            }
        }
    }
}
