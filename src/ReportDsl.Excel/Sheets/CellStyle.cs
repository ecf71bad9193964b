namespace ReportDsl.Excel.Sheets;

internal enum HorizontalAlignment
{
    General,
    Left,
    Center,
    Right,
}

internal enum VerticalAlignment
{
    Center,
    Top,
}

internal enum CellBorder
{
    None,

    /// <summary>Thin lines around.</summary>
    Grid,

    /// <summary>The line under a title.</summary>
    Rule,

    /// <summary>The line under the cover's title.</summary>
    StrongRule,
}

/// <summary>A font; names are the Chinese ones that Windows and WPS know.</summary>
internal sealed record FontStyle(string Name, double Size, bool IsBold, string Color, bool IsUnderlined);

/// <summary>How a cell looks; colours are RRGGBB, a number format null where it is General.</summary>
internal sealed record CellStyle
{
    public FontStyle Font { get; init; } = Palette.Body;

    public string? Fill { get; init; }

    public CellBorder Border { get; init; }

    public HorizontalAlignment Horizontal { get; init; }

    public VerticalAlignment Vertical { get; init; }

    public bool Wraps { get; init; }

    public int Indent { get; init; }

    public string? NumberFormat { get; init; }

    /// <summary>Open to input under the protection of the sheet.</summary>
    public bool IsUnlocked { get; init; }
}

/// <summary>How a conditional format changes a cell.</summary>
internal enum Highlight
{
    Invalid,
    Failed,
    Warned,
    ToFill,
    MayFill,
    Incomplete,
    NotApplicable,
    Good,
    Muted,

    /// <summary>The colours stay.</summary>
    None,
}

/// <summary>The colours and fonts of the workbook.</summary>
internal static class Palette
{
    public const string Navy = "1F3864";
    public const string Red = "C00000";
    public const string HeaderFill = "DCE6F1";
    public const string BorderColor = "8496B0";
    public const string TotalFill = "F2F2F2";
    public const string VoidFill = "D9D9D9";
    public const string Grey = "7F7F7F";
    public const string Link = "0563C1";

    public static FontStyle Body { get; } = new("宋体", 11, false, "000000", false);

    public static FontStyle Bold { get; } = Body with { IsBold = true };

    public static FontStyle Small { get; } = Body with { Size = 10, Color = "595959" };

    public static FontStyle Faint { get; } = Body with { Size = 9, Color = Grey };

    public static FontStyle LinkFont { get; } = Body with { Color = Link, IsUnderlined = true };

    public static FontStyle Title { get; } = new("黑体", 18, false, Navy, false);

    public static FontStyle Heading { get; } = new("黑体", 14, false, Navy, false);

    public static FontStyle CoverTitle { get; } = new("黑体", 26, false, Navy, false);

    /// <summary>Font colour, fill and weight of a highlight; null leaves the cell's own.</summary>
    public static (string? Color, string? Fill, bool IsBold) Of(Highlight highlight) => highlight switch
    {
        Highlight.Invalid => ("FFFFFF", Red, true),
        Highlight.Failed => ("9C0006", "FFC7CE", false),
        Highlight.Warned => ("7F6000", "FFEB9C", false),
        Highlight.ToFill => (null, "FFF9E1", false),
        Highlight.MayFill => (null, "F3F8EE", false),
        Highlight.Incomplete => ("B45F06", null, false),
        Highlight.NotApplicable => (Grey, "E7E6E6", false),
        Highlight.Good => ("006100", "C6EFCE", false),
        Highlight.None => (null, null, false),
        _ => (Grey, null, false),
    };
}
