using System.Text;

namespace ReportDsl.Text;

/// <summary>What a file that is not UTF-8 seems to be written in.</summary>
public enum SourceEncoding
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>GBK, or GB 18030.</summary>
    Gbk,

    /// <summary>UTF-16.</summary>
    Utf16,

    /// <summary>UTF-32.</summary>
    Utf32,
}

/// <summary>Files that are not UTF-8: where they cease to be, and what they are instead.</summary>
internal static class ForeignEncoding
{
    private static ReadOnlySpan<byte> Utf16Little => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16Big => [0xFE, 0xFF];

    private static ReadOnlySpan<byte> Utf32Little => [0xFF, 0xFE, 0, 0];

    private static ReadOnlySpan<byte> Utf32Big => [0, 0, 0xFE, 0xFF];

    /// <summary>Whether so many bytes are zero that the characters must be wider than one byte.</summary>
    public static bool IsWide(ReadOnlySpan<byte> bytes) => bytes.Length >= 4 && bytes.Count((byte)0) >= bytes.Length / 4;

    /// <summary>
    /// What is wrong is shown as a replacement character, which stands where the valid text ends. A file of wide characters shows nothing that
    /// could be read.
    /// </summary>
    public static SourceResult.Undecodable Tell(ReadOnlySpan<byte> bytes, int offset, string path)
    {
        var encoding = Of(bytes, offset);
        if (encoding is SourceEncoding.Utf16 or SourceEncoding.Utf32)
            return new SourceResult.Undecodable(offset) { Place = new Location(SourceText.From("\uFFFD", path), new TextSpan(0, 1)), Encoding = encoding };
        var content = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var valid = Encoding.UTF8.GetCharCount(bytes[(bytes.Length - content.Length)..offset]);
        return new SourceResult.Undecodable(offset)
        {
            Place = new Location(SourceText.From(Encoding.UTF8.GetString(content), path), new TextSpan(valid, 1)), Encoding = encoding,
        };
    }

    private static SourceEncoding Of(ReadOnlySpan<byte> bytes, int offset) =>
        bytes.StartsWith(Utf32Little) || bytes.StartsWith(Utf32Big) ? SourceEncoding.Utf32
        : bytes.StartsWith(Utf16Little) || bytes.StartsWith(Utf16Big) ? SourceEncoding.Utf16
        : IsWide(bytes) ? bytes.Count((byte)0) > bytes.Length * 2 / 3 ? SourceEncoding.Utf32 : SourceEncoding.Utf16
        : IsGbk(bytes, offset) ? SourceEncoding.Gbk
        : SourceEncoding.Unknown;

    /// <summary>
    /// Whether all bytes beyond ASCII form pairs as GBK has them, most of them common characters. Some pairs read as UTF-8 too, but none
    /// of its longer sequences is likely before the first wrong byte.
    /// </summary>
    private static bool IsGbk(ReadOnlySpan<byte> bytes, int offset)
    {
        if (bytes[..offset].IndexOfAnyInRange((byte)0xE0, (byte)0xFF) >= 0)
            return false;
        var (pairs, common) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            if (bytes[i] is < 0x81 or > 0xFE || i + 1 >= bytes.Length || bytes[i + 1] is < 0x40 or 0x7F or > 0xFE)
                return false;
            pairs++;
            if (bytes[i] >= 0xA1 && bytes[i + 1] >= 0xA1)
                common++;
            i++;
        }

        return pairs > 1 && common * 2 > pairs;
    }
}
