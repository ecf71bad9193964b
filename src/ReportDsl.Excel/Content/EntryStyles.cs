using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>The styles of the entry workbook, by what a cell is for.</summary>
internal sealed class EntryStyles(WorkbookDraft workbook)
{
    private static readonly CellStyle Grid = new() { Border = CellBorder.Grid };

    /// <summary>Grid cells for labels, small remarks and headers.</summary>
    public int Label { get; } = workbook.Style(Grid with { Wraps = true, Horizontal = HorizontalAlignment.Left, Indent = 1 });

    public int TotalLabel { get; } = workbook.Style(Grid with
    {
        Wraps = true, Horizontal = HorizontalAlignment.Left, Indent = 1, Font = Palette.Bold, Fill = Palette.TotalFill,
    });

    public int Centered { get; } = workbook.Style(Grid with { Wraps = true, Horizontal = HorizontalAlignment.Center });

    public int Header { get; } = workbook.Style(Grid with
    {
        Wraps = true, Horizontal = HorizontalAlignment.Center, Font = Palette.Bold, Fill = Palette.HeaderFill,
    });

    public int StubHead { get; } = workbook.Style(Grid with
    {
        Wraps = true, Horizontal = HorizontalAlignment.Center, Font = Palette.Body with { Size = 10 }, Fill = Palette.HeaderFill,
    });

    public int Void { get; } = workbook.Style(Grid with { Fill = Palette.VoidFill });

    public int Title { get; } = workbook.Style(new CellStyle
    {
        Font = Palette.Title, Border = CellBorder.Rule, Horizontal = HorizontalAlignment.Center, Wraps = true,
    });

    public int Heading { get; } = workbook.Style(new CellStyle { Font = Palette.Heading, Horizontal = HorizontalAlignment.Left, Wraps = true });

    public int NarrativeLabel { get; } = workbook.Style(new CellStyle { Font = Palette.Bold, Horizontal = HorizontalAlignment.Left, Wraps = true });

    public int Note { get; } = workbook.Style(new CellStyle
    {
        Font = Palette.Small, Horizontal = HorizontalAlignment.Left, Wraps = true, Vertical = VerticalAlignment.Center,
    });

    /// <summary>The unit of measure over a table.</summary>
    public int Unit { get; } = workbook.Style(new CellStyle { Font = Palette.Small, Horizontal = HorizontalAlignment.Right, Wraps = true });

    public int Faint { get; } = workbook.Style(new CellStyle { Font = Palette.Faint, Horizontal = HorizontalAlignment.Right });

    public int Key { get; } = workbook.Style(new CellStyle { Font = Palette.Faint });

    public int Link { get; } = workbook.Style(new CellStyle { Font = Palette.LinkFont, Horizontal = HorizontalAlignment.Left });

    public int GridLink { get; } = workbook.Style(Grid with
    {
        Font = Palette.LinkFont, Horizontal = HorizontalAlignment.Left, Indent = 1, Wraps = true,
    });

    public int CenteredLink { get; } = workbook.Style(Grid with { Font = Palette.LinkFont, Horizontal = HorizontalAlignment.Center });

    public int CoverTitle { get; } = workbook.Style(new CellStyle
    {
        Font = Palette.CoverTitle, Horizontal = HorizontalAlignment.Center, Wraps = true,
    });

    public int CoverBasis { get; } = workbook.Style(new CellStyle
    {
        Font = Palette.Body with { Size = 12, Color = "595959" }, Horizontal = HorizontalAlignment.Center, Border = CellBorder.StrongRule, Wraps = true,
    });

    public int Status { get; } = workbook.Style(Grid with
    {
        Font = Palette.Bold with { Size = 14 }, Horizontal = HorizontalAlignment.Center,
    });

    public int Hint { get; } = workbook.Style(new CellStyle { Font = Palette.Body with { Size = 10 }, Horizontal = HorizontalAlignment.Right });

    public int Number { get; } = workbook.Style(Grid with { Horizontal = HorizontalAlignment.Right, NumberFormat = NumberFormats.Of(new Digits(0, false)) });

    public int Result { get; } = workbook.Style(Grid with { Horizontal = HorizontalAlignment.Center, Wraps = true });

    public int LinkedResult { get; } = workbook.Style(Grid with
    {
        Horizontal = HorizontalAlignment.Center, Wraps = true, Font = Palette.Body with { IsUnderlined = true },
    });

    public int Explanation { get; } = workbook.Style(Grid with
    {
        Horizontal = HorizontalAlignment.Left, Indent = 1, Wraps = true, IsUnlocked = true, NumberFormat = "@",
    });

    public int Narrative { get; } = workbook.Style(Grid with
    {
        Horizontal = HorizontalAlignment.Left, Vertical = VerticalAlignment.Top, Wraps = true, IsUnlocked = true, NumberFormat = "@",
    });

    /// <summary>A figure that a program took for a date, as it shows it.</summary>
    public int MisreadDate => workbook.Style(Grid with { Horizontal = HorizontalAlignment.Right, IsUnlocked = true, NumberFormat = NumberFormats.Date });

    /// <summary>An input or a computed cell of a table, a field beside one.</summary>
    public int Value(ValueSpec spec, bool isInput, bool isTotal = false, bool isField = false) => workbook.Style(Grid with
    {
        NumberFormat = isInput || spec.Type is not (DataType.Text or DataType.Code or DataType.Boolean) ? NumberFormats.Of(spec.Type) : null,
        Horizontal = isField ? HorizontalAlignment.Left : spec.Type switch
        {
            DataType.Text => HorizontalAlignment.Left,
            DataType.Code or DataType.Boolean or DataType.Date => HorizontalAlignment.Center,
            _ => HorizontalAlignment.Right,
        },
        Wraps = spec.Type is DataType.Text or DataType.Code,
        Indent = isField ? 1 : 0,
        IsUnlocked = isInput,
        Font = isTotal ? Palette.Bold : Palette.Body,
        Fill = isInput ? null : Palette.TotalFill,
    });

    public int RowLabel(int indent, bool isTotal) => indent == 0
        ? (isTotal ? TotalLabel : Label)
        : workbook.Style(Grid with
        {
            Wraps = true,
            Horizontal = HorizontalAlignment.Left,
            Indent = Math.Min((indent * 2) + 1, 15),
            Font = isTotal ? Palette.Bold : Palette.Body,
            Fill = isTotal ? Palette.TotalFill : null,
        });

    /// <summary>A side of a rule: a number with its decimals, a date, a text.</summary>
    public int Side(ValueKind kind, Digits digits) => workbook.Style(Grid with
    {
        Horizontal = HorizontalAlignment.Right,
        Wraps = kind == ValueKind.Text,
        NumberFormat = kind switch
        {
            ValueKind.Date => NumberFormats.Date,
            ValueKind.Text => null,
            _ => NumberFormats.Of(digits),
        },
    });
}

/// <summary>Number formats: digits only, nothing that depends on a locale's words. Texts in number cells keep the padding.</summary>
internal static class NumberFormats
{
    public const string Date = "yyyy\\-mm\\-dd";

    public static string Of(DataType type) => type switch
    {
        DataType.Text or DataType.Code or DataType.Boolean => "@",
        DataType.Date => Date,
        _ => Of(Digits.Of(type)),
    };

    public static string Of(Digits digits)
    {
        var point = digits.Decimals <= 0 ? "" : "." + new string(digits.IsFixed ? '0' : '#', digits.Decimals);
        var zero = digits.IsFixed ? "0" + point : "0";
        return digits.IsPercentage
            ? $"0{point}%_ ;\\-0{point}%_ ;{zero}%_ ;@_ "
            : $"#,##0{point}_ ;\\-#,##0{point}_ ;{zero}_ ;@_ ";
    }

    /// <summary>What a conditional format shows instead; null where it leaves the cell's own format.</summary>
    public static string? Of(Shown shown) => shown switch
    {
        Shown.Exactly => "General",
        Shown.ExactlyAsPercentage => "0.############%",
        Shown.Whole => Of(new Digits(0, false)),
        Shown.WholePercentage => Of(new Digits(0, true)),
        _ => null,
    };
}
