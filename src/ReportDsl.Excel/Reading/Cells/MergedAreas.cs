using ReportDsl.Excel.Reading.Package;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>The merged areas of a sheet. Only the first cell of one is seen, whatever the others hold.</summary>
internal sealed class MergedAreas
{
    private readonly Dictionary<int, List<CellArea>> _byRow = [];
    private int _rows;

    /// <summary>Adds an area by two of its corners.</summary>
    /// <exception cref="UnreadableWorkbookException">There are more than any form has.</exception>
    public void Add((int Row, int Column) corner, (int Row, int Column) opposite)
    {
        var first = (Row: Math.Min(corner.Row, opposite.Row), Column: Math.Min(corner.Column, opposite.Column));
        var last = (Row: Math.Max(corner.Row, opposite.Row), Column: Math.Max(corner.Column, opposite.Column));
        _rows += last.Row - first.Row + 1;
        if (_rows > ReadingLimits.MergedRows)
            throw UnreadableWorkbookException.TooLarge("merged cells take more than a million rows", "合并单元格超过一百万行");
        var area = new CellArea(first.Row, first.Column, last.Row - first.Row + 1, last.Column - first.Column + 1);
        for (var row = first.Row; row <= last.Row; row++)
        {
            if (!_byRow.TryGetValue(row, out var areas))
                _byRow.Add(row, areas = []);
            areas.Add(area);
        }
    }

    /// <summary>The area under which a cell is hidden; null where it is seen.</summary>
    public CellArea? Hiding(int row, int column)
    {
        foreach (var area in _byRow.GetValueOrDefault(row, []))
        {
            if (area.Contains(row, column) && (area.Row, area.Column) != (row, column))
                return area;
        }

        return null;
    }
}
