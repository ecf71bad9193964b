using ReportDsl.Excel.Packaging;
using ReportDsl.Excel.Reading.Cells;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// A label of the form as it is looked for in a returned workbook, where white space does not tell labels apart.
/// </summary>
internal sealed class LabelText
{
    private readonly byte[] _raw;

    public LabelText(string text)
    {
        Text = text;
        Squeezed = Cells.Squeezed.Of(text);
        _raw = RawOf(text);
    }

    public string Text { get; }

    public string Squeezed { get; }

    /// <summary>Whether a cell holds the label; where it is written as this program writes it, nothing is decoded.</summary>
    public bool IsIn(SheetCells cells, in RawCell cell) =>
        cells.IsText(cell, _raw) || cells.SqueezedOf(cell) == Squeezed;

    private static byte[] RawOf(string text)
    {
        using var stream = new MemoryStream();
        using (var xml = new XmlText(stream))
            xml.Text(text);
        return stream.ToArray();
    }
}
