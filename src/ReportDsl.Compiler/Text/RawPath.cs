using System.Buffers;
using System.Text;

namespace ReportDsl.Text;

/// <summary>
/// Paths of Unix systems are bytes, and old archives leave names there that are no UTF-8. In a path of this program each byte that is none
/// stands as a lone low surrogate, U+DC80 to U+DCFF, so that the path leads back to the file; no file name that is UTF-8 holds one.
/// </summary>
public static class RawPath
{
    private const char FirstEscape = '\uDC80';
    private const char LastEscape = '\uDCFF';
    private const int EscapeBase = 0xDC00;

    // The names of old Chinese archives. The decoder refuses what is none.
    private static readonly Encoding ChineseNames = CodePagesEncodingProvider.Instance.GetEncoding(
        "gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) ?? Encoding.ASCII;

    /// <summary>Whether a path names bytes that are no UTF-8, so that the framework's own file functions cannot find it.</summary>
    public static bool Is(string path)
    {
        for (var index = 0; index < path.Length; index++)
        {
            if (IsEscape(path, index))
                return true;
        }

        return false;
    }

    /// <summary>The path that bytes of the system stand for.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var path = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var read);
            if (status == OperationStatus.Done)
            {
                path.Append(rune.ToString());
            }
            else
            {
                foreach (var value in bytes[..read])
                    path.Append((char)(EscapeBase + value));
            }

            bytes = bytes[read..];
        }

        return path.ToString();
    }

    /// <summary>The bytes that a path stands for.</summary>
    public static byte[] Encode(string path)
    {
        var bytes = new List<byte>(path.Length);
        Span<byte> buffer = stackalloc byte[4];
        for (var index = 0; index < path.Length;)
        {
            if (IsEscape(path, index))
            {
                bytes.Add((byte)(path[index++] - EscapeBase));
                continue;
            }

            var isRune = Rune.TryGetRuneAt(path, index, out var rune);
            var text = isRune ? rune : Rune.ReplacementChar;
            bytes.AddRange(buffer[..text.EncodeToUtf8(buffer)]);
            index += isRune ? rune.Utf16SequenceLength : 1;
        }

        return [.. bytes];
    }

    /// <summary>
    /// The path for people: names that are GB 18030, as those of old Chinese archives are, are read as such; of others what is no UTF-8 becomes
    /// U+FFFD. It names the file no more.
    /// </summary>
    public static string Show(string path) => Is(path) ? string.Join('/', path.Split('/').Select(ShowName)) : path;

    private static string ShowName(string name)
    {
        if (!Is(name))
            return name;
        try
        {
            return ChineseNames.GetString(Encode(name));
        }
        catch (DecoderFallbackException)
        {
            return string.Concat(name.Select((character, index) => IsEscape(name, index) ? '\uFFFD' : character));
        }
    }

    private static bool IsEscape(string path, int index) =>
        path[index] is >= FirstEscape and <= LastEscape && (index == 0 || !char.IsHighSurrogate(path[index - 1]));
}
