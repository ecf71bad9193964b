using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>Covers cells with few rectangles: runs in a row first, then equal runs in rows that follow each other.</summary>
internal static class Rectangles
{
    public static List<CellArea> Of(IEnumerable<CellArea> areas)
    {
        var result = new List<CellArea>();
        var open = new Dictionary<(int Column, int ColumnSpan), CellArea>();
        var previousRow = 0;
        foreach (var row in areas.GroupBy(area => (area.Row, area.RowSpan)).OrderBy(row => row.Key.Row))
        {
            var runs = Runs(row.OrderBy(area => area.Column));
            var next = new Dictionary<(int, int), CellArea>();
            foreach (var run in runs)
            {
                var key = (run.Column, run.ColumnSpan);
                next[key] = open.Remove(key, out var above) && previousRow + 1 == run.Row
                    ? above with { RowSpan = above.RowSpan + run.RowSpan }
                    : Close(above, run);
            }

            result.AddRange(open.Values);
            open = next;
            previousRow = row.Key.Row + row.Key.RowSpan - 1;
        }

        result.AddRange(open.Values);
        return [.. result.OrderBy(area => area.Row).ThenBy(area => area.Column)];

        CellArea Close(CellArea above, CellArea run)
        {
            if (above.RowSpan > 0)
                result.Add(above);
            return run;
        }
    }

    private static IEnumerable<CellArea> Runs(IEnumerable<CellArea> row)
    {
        CellArea? run = null;
        foreach (var area in row)
        {
            if (run is { } current && current.LastColumn + 1 == area.Column)
            {
                run = current with { ColumnSpan = current.ColumnSpan + area.ColumnSpan };
            }
            else
            {
                if (run is { } finished)
                    yield return finished;
                run = area;
            }
        }

        if (run is { } last)
            yield return last;
    }
}
