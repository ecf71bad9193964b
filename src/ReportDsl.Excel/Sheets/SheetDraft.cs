using System.Collections.Immutable;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Sheets;

/// <summary>A spreadsheet error as the content of a cell: <c>#REF!</c>.</summary>
internal sealed record SheetError(string Code);

/// <summary>A date in a cell for something else, by its serial number.</summary>
internal sealed record MisreadDate(decimal Serial);

/// <summary>A cell on its way into the file. The content is null, a text, a decimal, a bool, a <see cref="SheetError"/>, a <see cref="MisreadDate"/> or a <see cref="Formula"/>.</summary>
internal sealed class CellDraft(int row, int column, object? content, int style)
{
    public int Row { get; } = row;

    public int Column { get; } = column;

    public object? Content { get; } = content;

    public int Style { get; } = style;

    /// <summary>What a formula is worth, once it has been evaluated.</summary>
    public FormulaValue? Value { get; set; }
}

internal enum SheetVisibility
{
    Visible,
    Hidden,
    VeryHidden,
}

/// <summary>A condition in cells of one rectangle; the formula is written for its top left cell.</summary>
internal sealed record ConditionalRule(Formula Test, Highlight Highlight, Shown Shown = Shown.AsIs);

internal enum ValidationKind
{
    /// <summary>Nothing is refused; the prompt is shown.</summary>
    Any,
    Whole,
    Decimal,
    List,
    Date,
    TextLength,
    Custom,
}

/// <summary>What may be typed into some areas. Bounds and list are formula texts; the last area's siblings share them.</summary>
internal sealed record Validation(
    ValidationKind Kind, string? First, string? Second, string Title, string Prompt, string Error, IReadOnlyList<CellArea> Areas);

/// <summary>A fixed link to a place in the workbook: <c>'三'!E7</c>.</summary>
internal sealed record Link(CellArea Area, string Target, string Tip);

/// <summary>How a sheet is printed: on pages of its width, or where <see cref="Breaks"/> are given, on several side by side.</summary>
internal sealed record PageSetup(bool IsLandscape, CellArea PrintArea, (int First, int Last)? RepeatedRows)
{
    /// <summary>The columns with which further pages begin.</summary>
    public ImmutableArray<int> Breaks { get; init; } = [];

    /// <summary>The columns printed on each page.</summary>
    public (int First, int Last)? RepeatedColumns { get; init; }
}

/// <summary>A sheet on its way into the file: cells in any order, and everything around them.</summary>
internal sealed class SheetDraft(string name)
{
    private readonly Dictionary<int, RowDraft> _rows = [];

    public string Name { get; } = name;

    public SheetVisibility Visibility { get; init; }

    public IEnumerable<RowDraft> Rows => _rows.Values.OrderBy(row => row.Row);

    public SortedDictionary<int, (double Width, bool IsHidden)> Columns { get; } = [];

    public List<CellArea> Merges { get; } = [];

    public List<(CellArea Area, ConditionalRule[] Rules)> Conditions { get; } = [];

    public List<Validation> Validations { get; } = [];

    public List<Link> Links { get; } = [];

    /// <summary>Remarks that hang on cells.</summary>
    public SortedDictionary<(int Row, int Column), string> Comments { get; } = [];

    /// <summary>Formulas over which Excel's green triangles say nothing useful.</summary>
    public List<CellArea> FormulaAreas { get; } = [];

    /// <summary>First row and column that scroll, null without frozen panes.</summary>
    public (int Row, int Column)? Scrolling { get; set; }

    /// <summary>The cell that is selected when the sheet is first seen.</summary>
    public (int Row, int Column)? Selection { get; set; }

    public PageSetup? Page { get; set; }

    public string? TabColor { get; init; }

    public CellDraft Set(int row, int column, object? content, int style)
    {
        var cell = new CellDraft(row, column, content, style);
        RowAt(row).Cells[column] = cell;
        return cell;
    }

    /// <summary>A cell over an area: every cell of it has the style, so that borders show all around.</summary>
    public void Set(CellArea area, object? content, int style)
    {
        Set(area.Row, area.Column, content, style);
        if (!area.IsMerged)
            return;

        Merges.Add(area);
        for (var row = area.Row; row <= area.LastRow; row++)
        {
            for (var column = area.Column; column <= area.LastColumn; column++)
            {
                if (row != area.Row || column != area.Column)
                    Set(row, column, null, style);
            }
        }
    }

    public void SetHeight(int row, double height) => RowAt(row).Height = height;

    public void HideRow(int row) => RowAt(row).IsHidden = true;

    public CellDraft? Find(int row, int column) => _rows.TryGetValue(row, out var found) ? found.Cells.GetValueOrDefault(column) : null;

    private RowDraft RowAt(int row)
    {
        if (!_rows.TryGetValue(row, out var found))
            _rows.Add(row, found = new RowDraft(row));
        return found;
    }
}

internal sealed class RowDraft(int row)
{
    public int Row { get; } = row;

    public Dictionary<int, CellDraft> Cells { get; } = [];

    public double? Height { get; set; }

    public bool IsHidden { get; set; }
}
