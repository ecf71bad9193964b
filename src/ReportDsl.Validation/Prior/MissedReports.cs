using System.IO.Hashing;
using System.Runtime.InteropServices;
using ReportDsl.Diagnostics;

namespace ReportDsl.Validation.Prior;

/// <summary>
/// Earlier reports that were looked for and not found: how many, and the first few by their names, whatever order threads come in. Safe to
/// use from many threads.
/// </summary>
internal sealed class MissedReports
{
    private const int MostNamed = 3;

    private readonly Lock _lock = new();
    private readonly SortedSet<Phrase> _first = new(Comparer<Phrase>.Create((left, right) => string.CompareOrdinal(left.English, right.English)));

    /// <summary>A hash of each name: how many there are is told, and several reports may miss the same one.</summary>
    private readonly HashSet<UInt128> _known = [];

    public void Add(Phrase wanted)
    {
        lock (_lock)
        {
            if (!_known.Add(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(wanted.English.AsSpan()))))
                return;
            _first.Add(wanted);
            if (_first.Count > MostNamed && _first.Max is { } last)
                _first.Remove(last);
        }
    }

    /// <summary>Null where nothing was missed.</summary>
    public Phrase? Told()
    {
        lock (_lock)
        {
            return _known.Count == 0 ? null : PriorWords.NotFound(_first, _known.Count - _first.Count);
        }
    }
}
