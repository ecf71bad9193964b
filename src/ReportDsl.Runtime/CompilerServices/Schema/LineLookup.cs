using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Finds the line that a JSON property names. Data mostly come in the order of the form, so the expected one is tried first.</summary>
internal sealed class LineLookup
{
    private readonly ImmutableArray<LineSchema> _lines;
    private readonly ImmutableArray<byte[]> _names;
    private readonly Lazy<FrozenDictionary<string, int>> _byName;

    public LineLookup(ImmutableArray<LineSchema> lines)
    {
        _lines = lines;
        _names = [.. lines.Select(line => Encoding.UTF8.GetBytes(line.Path))];
        _byName = new(() => lines.Select((line, index) => (line.Path, index)).ToFrozenDictionary(pair => pair.Path, pair => pair.index, StringComparer.Ordinal));
    }

    public int Count => _names.Length;

    public string NameOf(int line) => _lines[line].Path;

    /// <summary>The index of the named line, or -1.</summary>
    public int Find(ref Utf8JsonReader reader, int expected, ref ReportCursor cursor)
    {
        if (expected < _names.Length && cursor.NameEquals(ref reader, _names[expected]))
            return expected;
        return _byName.Value.GetValueOrDefault(cursor.String(ref reader), -1);
    }
}
