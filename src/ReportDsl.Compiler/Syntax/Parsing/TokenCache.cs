using System.Runtime.InteropServices;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// A fixed-size table of tokens by their whole text, trivia included: most tokens of a source text were there before.
/// Races are harmless: an entry is immutable, and losing one costs an allocation.
/// </summary>
internal static class TokenCache
{
    private const int Size = 1 << 13;
    private const int MaxWidth = 64;
    private static readonly Entry?[] Entries = new Entry?[Size];

    private sealed record Entry(string Text, uint Hash, GreenToken Token);

    public static uint Hash(ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        var hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes)) * 0x9FB21C651E98DF25;
            hash ^= hash >> 32;
            bytes = bytes[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (var value in bytes)
            rest = (rest << 8) | value;
        hash = (hash ^ rest) * 0x9FB21C651E98DF25;
        return (uint)(hash >> 32);
    }

    public static GreenToken? Find(ReadOnlySpan<char> text, uint hash) =>
        Entries[hash % Size] is { } entry && entry.Hash == hash && text.SequenceEqual(entry.Text) ? entry.Token : null;

    public static void Add(ReadOnlySpan<char> text, uint hash, GreenToken token)
    {
        if (text.Length <= MaxWidth)
            Entries[hash % Size] = new Entry(text.ToString(), hash, token);
    }
}
