using ReportDsl.Excel.Packaging;
using ReportDsl.Excel.Reading.Cells;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// A label of the form as it is looked for in a returned workbook. Line breaks and spaces do not tell labels apart: layout puts them in, and
/// people take them out.
/// </summary>
internal sealed class LabelText
{
    private readonly byte[] _raw;

    public LabelText(string text)
    {
        Text = text;
        Squeezed = Squeeze(text);
        _raw = RawOf(text);
    }

    public string Text { get; }

    public string Squeezed { get; }

    /// <summary>Whether a cell holds the label; where it is written as this program writes it, nothing is decoded.</summary>
    public bool IsIn(SheetCells cells, in RawCell cell) =>
        cells.IsText(cell, _raw) || (cells.TextOf(cell) is { } text && Squeeze(text) == Squeezed);

    public static string Squeeze(string text)
    {
        var index = 0;
        while (index < text.Length && !char.IsWhiteSpace(text[index]))
            index++;
        return index == text.Length ? text : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    private static byte[] RawOf(string text)
    {
        using var stream = new MemoryStream();
        using (var xml = new XmlText(stream))
            xml.Text(text);
        return stream.ToArray();
    }
}
