namespace ReportDsl.Excel.Packaging;

/// <summary>The texts of the workbook, each once. Old programs refuse texts inside cells.</summary>
internal sealed class SharedStrings
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private int _uses;

    public int IndexOf(string text)
    {
        _uses++;
        if (!_indexes.TryGetValue(text, out var index))
        {
            index = _texts.Count;
            _indexes.Add(text, index);
            _texts.Add(text);
        }

        return index;
    }

    public void Write(Stream stream)
    {
        using var xml = new XmlText(stream);
        xml.Raw(PartXml.Declaration).Raw("<sst xmlns=\"").Raw(PartXml.Main).Raw("\"").Attribute("count", _uses).Attribute("uniqueCount", _texts.Count).Raw(">");
        foreach (var text in _texts)
            xml.Raw("<si><t xml:space=\"preserve\">").CellText(text).Raw("</t></si>");
        xml.Raw("</sst>");
    }
}

internal static class PartXml
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}
