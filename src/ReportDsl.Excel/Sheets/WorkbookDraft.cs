namespace ReportDsl.Excel.Sheets;

/// <summary>A name for cells; <paramref name="Reference"/> is a formula text such as <c>'三'!$E$7:$K$31</c>.</summary>
internal sealed record DefinedName(string Name, string Reference, bool IsHidden);

/// <summary>A workbook on its way into a file.</summary>
internal sealed class WorkbookDraft
{
    private readonly Dictionary<CellStyle, int> _styleIndexes = [];
    private readonly List<CellStyle> _styles = [];

    public WorkbookDraft() => Style(new CellStyle());

    public required string Title { get; init; }

    public List<SheetDraft> Sheets { get; } = [];

    public List<DefinedName> Names { get; } = [];

    /// <summary>The styles by index; the first is the default.</summary>
    public IReadOnlyList<CellStyle> Styles => _styles;

    public int Style(CellStyle style)
    {
        if (!_styleIndexes.TryGetValue(style, out var index))
        {
            index = _styles.Count;
            _styleIndexes.Add(style, index);
            _styles.Add(style);
        }

        return index;
    }

    public SheetDraft Add(SheetDraft sheet)
    {
        Sheets.Add(sheet);
        return sheet;
    }
}
