using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace ReportDsl.Evaluation;

/// <summary>Finds codes among the names of an object. Written data mostly follow the order of the form: the next code is tried first.</summary>
internal sealed class CodeLookup
{
    private const int LongestOnStack = 256;

    private readonly ImmutableArray<byte[]> _utf8;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byCode;

    public CodeLookup(IEnumerable<string> codes)
    {
        Codes = [.. codes];
        _utf8 = [.. Codes.Select(Encoding.UTF8.GetBytes)];
        _byCode = Codes.Select((code, index) => KeyValuePair.Create(code, index))
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<string> Codes { get; }

    /// <summary>The index of the name that the reader stands on, -1 where it is none of the codes.</summary>
    /// <exception cref="InvalidOperationException">The name holds half of a surrogate pair.</exception>
    public int Find(ref Utf8JsonReader reader, int expected)
    {
        if (expected < _utf8.Length && reader.ValueTextEquals(_utf8[expected]))
            return expected;
        if (reader.ValueSpan.Length > LongestOnStack)
            return _byCode.TryGetValue(reader.GetString(), out var found) ? found : -1;

        Span<char> name = stackalloc char[LongestOnStack];
        return _byCode.TryGetValue(name[..reader.CopyString(name)], out var index) ? index : -1;
    }
}
