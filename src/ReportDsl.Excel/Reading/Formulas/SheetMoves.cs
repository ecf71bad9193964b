
namespace ReportDsl.Excel.Reading.Formulas;

/// <summary>Where the cells of one sheet have got to, as far as its values tell.</summary>
/// <param name="name">The name of its tab now.</param>
/// <param name="keyShift">How many columns the hidden keys have moved.</param>
internal sealed class SheetMoves(string name, int keyShift)
{
    private readonly Dictionary<(int Row, int Column), (int Row, int Column)?> _values = [];
    private readonly SortedDictionary<int, int> _rows = [];
    private readonly SortedDictionary<int, int> _columns = [];

    public string Name { get; } = name;

    /// <summary>A value that was sent out at one place and stands at another; null where it was not found.</summary>
    public void Add((int Row, int Column) sent, (int Row, int Column)? now)
    {
        _values.TryAdd(sent, now);
        if (now is not var (row, column))
            return;
        _rows.TryAdd(sent.Row, row);
        _columns.TryAdd(sent.Column, column);
    }

    /// <summary>Whether an area that was sent out is another one now; null is what is left where its cells were deleted.</summary>
    public bool IsNow(in NamedArea sent, NamedArea? now)
    {
        var (first, last, areValues) = ValuesIn(sent);
        if (now is not { } area)
            return areValues ? first.Row == int.MaxValue : !_rows.ContainsKey(sent.FirstRow) || !_rows.ContainsKey(sent.LastRow);
        if (first.Row < int.MaxValue)
            return first == (area.FirstRow, area.FirstColumn) && last == (area.LastRow, area.LastColumn);
        return Candidates(_rows, sent.FirstRow, sent.LastRow, 0).Contains((area.FirstRow, area.LastRow))
            && Candidates(_columns, sent.FirstColumn, sent.LastColumn, keyShift).Contains((area.FirstColumn, area.LastColumn));
    }

    /// <summary>The corners of the values of an area that were found; the greatest numbers where there are none.</summary>
    private ((int Row, int Column) First, (int Row, int Column) Last, bool AreValues) ValuesIn(in NamedArea area)
    {
        var (first, last) = ((Row: int.MaxValue, Column: int.MaxValue), (Row: 0, Column: 0));
        var areValues = false;
        for (var row = area.FirstRow; row <= area.LastRow; row++)
        {
            for (var column = area.FirstColumn; column <= area.LastColumn; column++)
            {
                if (!_values.TryGetValue((row, column), out var place))
                    continue;
                areValues = true;
                if (place is not var (nowRow, nowColumn))
                    continue;
                first = (Math.Min(first.Row, nowRow), Math.Min(first.Column, nowColumn));
                last = (Math.Max(last.Row, nowRow), Math.Max(last.Column, nowColumn));
            }
        }

        return (first, last, areValues);
    }

    /// <summary>
    /// Where lines without values can be now: where the values on them are; else as far off as the nearest lines with values, since what is hidden is
    /// moved together. What was cut out of its row leaves the hidden cells behind.
    /// </summary>
    private static HashSet<(int First, int Last)> Candidates(SortedDictionary<int, int> lines, int first, int last, int keyShift)
    {
        var candidates = new HashSet<(int, int)> { (first, last), (first + keyShift, last + keyShift) };
        var (lowest, highest) = (int.MaxValue, 0);
        (int Distance, int Shift) before = (int.MaxValue, 0), after = (int.MaxValue, 0);
        foreach (var (sent, now) in lines)
        {
            if (sent >= first && sent <= last)
                (lowest, highest) = (Math.Min(lowest, now), Math.Max(highest, now));
            if (sent <= first && first - sent < before.Distance)
                before = (first - sent, now - sent);
            if (sent >= last && sent - last < after.Distance)
                after = (sent - last, now - sent);
        }

        if (lowest < int.MaxValue)
            candidates.Add((lowest, highest));
        if (before.Distance < int.MaxValue)
            candidates.Add((first + before.Shift, last + before.Shift));
        if (after.Distance < int.MaxValue)
            candidates.Add((first + after.Shift, last + after.Shift));
        return candidates;
    }
}
