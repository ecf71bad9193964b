using ReportDsl.Excel.Reading.Xml;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>A formula as text, written for a cell so many rows and columns before the one that holds it: relative references are as far off.</summary>
internal readonly record struct FormulaSource(string Text, int Rows, int Columns);

/// <summary>
/// The formulas of a sheet by their place in its part. A shared one is written down at one cell of its group; the others say which group they
/// belong to.
/// </summary>
internal sealed class SheetFormulas(ReadOnlyMemory<byte> part)
{
    private const int NoGroup = -1;

    private readonly List<(int Start, int Length, int Group)> _formulas = [];
    private readonly Dictionary<int, (int Formula, int Row, int Column)> _groups = [];

    /// <summary>Adds a formula that belongs to no group, by its place; gives its index.</summary>
    public int Add((int Start, int Length) text)
    {
        _formulas.Add((text.Start, text.Length, NoGroup));
        return _formulas.Count - 1;
    }

    /// <summary>Reads the current element; gives the index of its formula.</summary>
    public int Read(ref XmlScanner xml, int row, int column)
    {
        var depth = xml.Depth;
        var group = NoGroup;
        if (xml.Attribute("t"u8).SequenceEqual("shared"u8))
            group = XmlDecoding.Whole(xml.Attribute("si"u8));
        (int Start, int Length) text = default;
        while (true)
        {
            switch (xml.Read())
            {
                case XmlItem.Text:
                    text = xml.TextRange;
                    break;
                case XmlItem.End when xml.Depth < depth:
                    if (group >= 0 && text.Length > 0)
                        _groups.TryAdd(group, (_formulas.Count, row, column));
                    _formulas.Add((text.Start, text.Length, group));
                    return _formulas.Count - 1;
            }
        }
    }

    /// <summary>What is written for the formula of a cell; null where nothing is, not even at another cell of its group.</summary>
    public FormulaSource? SourceOf(in RawCell cell)
    {
        var (start, length, group) = _formulas[cell.Formula];
        if (length > 0)
            return new FormulaSource(TextAt(start, length), 0, 0);
        if (group < 0 || !_groups.TryGetValue(group, out var first))
            return null;
        var shared = _formulas[first.Formula];
        return new FormulaSource(TextAt(shared.Start, shared.Length), cell.Row - first.Row, cell.Column - first.Column);
    }

    private string TextAt(int start, int length) => XmlDecoding.Text(part.Span.Slice(start, length));
}
