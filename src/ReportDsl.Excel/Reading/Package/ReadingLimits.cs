namespace ReportDsl.Excel.Reading.Package;

/// <summary>What a returned workbook may take at the most. A filled form of thousands of cells stays a hundred times below.</summary>
internal static class ReadingLimits
{
    public const int FileBytes = 64 << 20;

    public const int Parts = 1024;

    public const int PartBytes = 64 << 20;

    public const long AllPartsBytes = 256L << 20;

    /// <summary>A part of more than <see cref="RatioFreeBytes"/> may not be this many times larger than its compressed form.</summary>
    public const int Ratio = 200;

    public const int RatioFreeBytes = 1 << 20;

    public const int Relationships = 10_000;

    public const int SharedStrings = 1_000_000;

    /// <summary>Cells with a content on one sheet.</summary>
    public const int CellsOfSheet = 1_000_000;

    /// <summary>Merged areas of one sheet, and the rows that they take together.</summary>
    public const int MergedRows = 1_000_000;

    /// <summary>A text of a cell as it stands in a part: eight bytes for each of the 32,767 characters that spreadsheet programs hold.</summary>
    public const int TextBytes = 256 << 10;

    public const int XmlDepth = 64;
}
