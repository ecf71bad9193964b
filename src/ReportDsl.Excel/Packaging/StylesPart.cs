using System.Collections.Immutable;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Sheets;

namespace ReportDsl.Excel.Packaging;

/// <summary>The styles of the workbook, each font, fill, border and format once.</summary>
internal sealed class StylesPart
{
    private const int FirstCustomFormat = 164;

    /// <summary>Formats of conditional styles have numbers of their own, behind those of cells.</summary>
    private const int FirstConditionalFormat = 300;

    /// <summary>The conditional styles that rules use.</summary>
    private static readonly ImmutableArray<(Highlight Highlight, Shown Shown)> Conditional =
    [
        .. Enum.GetValues<Highlight>().Select(highlight => (highlight, Shown.AsIs)),
        .. from highlight in new[] { Highlight.Invalid } from shown in new[] { Shown.Exactly, Shown.ExactlyAsPercentage } select (highlight, shown),
        .. from highlight in new[] { Highlight.Failed, Highlight.Warned, Highlight.None }
           from shown in new[] { Shown.Whole, Shown.WholePercentage }
           select (highlight, shown),
    ];

    /// <summary>The index of a conditional style.</summary>
    public static int IndexOf(ConditionalRule rule) => Conditional.IndexOf((rule.Highlight, rule.Shown));

    private readonly List<FontStyle> _fonts = [Palette.Body];
    private readonly List<string?> _fills = [null];
    private readonly List<string> _formats = [];

    public static void Write(WorkbookDraft workbook, Stream stream)
    {
        var part = new StylesPart();
        using var xml = new XmlText(stream);
        part.Write(workbook.Styles, xml);
    }

    private static int IndexOf<T>(List<T> items, T item)
    {
        var index = items.IndexOf(item);
        if (index >= 0)
            return index;
        items.Add(item);
        return items.Count - 1;
    }

    private void Write(IReadOnlyList<CellStyle> styles, XmlText xml)
    {
        var indexes = styles.Select(style => (
            Style: style,
            Font: IndexOf(_fonts, style.Font),
            Fill: IndexOf(_fills, style.Fill) is var fill and > 0 ? fill + 1 : 0,
            Format: style.NumberFormat is { } format ? FirstCustomFormat + IndexOf(_formats, format) : 0)).ToArray();

        xml.Raw(PartXml.Declaration).Raw("<styleSheet xmlns=\"").Raw(PartXml.Main).Raw("\">");
        if (_formats.Count > 0)
        {
            xml.Raw("<numFmts").Attribute("count", _formats.Count).Raw(">");
            foreach (var (i, format) in _formats.Index())
                xml.Raw("<numFmt").Attribute("numFmtId", FirstCustomFormat + i).Attribute("formatCode", format).Raw("/>");
            xml.Raw("</numFmts>");
        }

        xml.Raw("<fonts").Attribute("count", _fonts.Count).Raw(">");
        foreach (var font in _fonts)
            WriteFont(font, xml);
        xml.Raw("</fonts>");

        // The first two fills are fixed by the format.
        xml.Raw("<fills").Attribute("count", _fills.Count + 1)
            .Raw("><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>");
        foreach (var fill in _fills.Skip(1))
        {
            xml.Raw("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF").Raw(fill ?? "")
                .Raw("\"/><bgColor indexed=\"64\"/></patternFill></fill>");
        }

        xml.Raw("</fills>");
        WriteBorders(xml);
        xml.Raw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        xml.Raw("<cellXfs").Attribute("count", indexes.Length).Raw(">");
        foreach (var (style, font, fill, format) in indexes)
            WriteFormat(style, font, fill, format, xml);
        xml.Raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
        WriteHighlights(xml);
        xml.Raw("</styleSheet>");
    }

    private static void WriteFont(FontStyle font, XmlText xml)
    {
        xml.Raw("<font>");
        if (font.IsBold)
            xml.Raw("<b/>");
        if (font.IsUnderlined)
            xml.Raw("<u/>");
        xml.Raw("<sz val=\"").Raw(font.Size).Raw("\"/><color rgb=\"FF").Raw(font.Color).Raw("\"/><name val=\"").Text(font.Name)
            .Raw("\"/><family val=\"3\"/><charset val=\"134\"/></font>");
    }

    private static void WriteBorders(XmlText xml)
    {
        const string line = " style=\"thin\"><color rgb=\"FF" + Palette.BorderColor + "\"/></";
        xml.Raw("<borders count=\"4\"><border><left/><right/><top/><bottom/><diagonal/></border>")
            .Raw("<border><left").Raw(line).Raw("left><right").Raw(line).Raw("right><top").Raw(line).Raw("top><bottom").Raw(line)
            .Raw("bottom><diagonal/></border>")
            .Raw("<border><left/><right/><top/><bottom style=\"medium\"><color rgb=\"FF" + Palette.Navy + "\"/></bottom><diagonal/></border>")
            .Raw("<border><left/><right/><top/><bottom style=\"thick\"><color rgb=\"FF" + Palette.Red + "\"/></bottom><diagonal/></border></borders>");
    }

    private static void WriteFormat(CellStyle style, int font, int fill, int format, XmlText xml)
    {
        xml.Raw("<xf").Attribute("numFmtId", format).Attribute("fontId", font).Attribute("fillId", fill)
            .Attribute("borderId", (int)style.Border).Raw(" xfId=\"0\"");
        if (format > 0)
            xml.Raw(" applyNumberFormat=\"1\"");
        xml.Raw(" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\"><alignment");
        if (style.Horizontal != HorizontalAlignment.General)
            xml.Attribute("horizontal", style.Horizontal switch
            {
                HorizontalAlignment.Left => "left",
                HorizontalAlignment.Center => "center",
                _ => "right",
            });
        xml.Attribute("vertical", style.Vertical == VerticalAlignment.Top ? "top" : "center");
        if (style.Wraps)
            xml.Raw(" wrapText=\"1\"");
        if (style.Indent > 0)
            xml.Attribute("indent", style.Indent);
        xml.Raw("/><protection locked=\"").Raw(style.IsUnlocked ? "0" : "1").Raw("\"/></xf>");
    }

    private static void WriteHighlights(XmlText xml)
    {
        xml.Raw("<dxfs").Attribute("count", Conditional.Length).Raw(">");
        foreach (var (highlight, shown) in Conditional)
        {
            var (color, fill, bold) = Palette.Of(highlight);
            xml.Raw("<dxf>");
            if (color is not null)
                xml.Raw("<font>").Raw(bold ? "<b/>" : "").Raw("<color rgb=\"FF").Raw(color).Raw("\"/></font>");
            if (NumberFormats.Of(shown) is { } format)
                xml.Raw("<numFmt").Attribute("numFmtId", shown == Shown.Exactly ? 0 : FirstConditionalFormat + (int)shown).Attribute("formatCode", format).Raw("/>");
            if (fill is not null)
            {
                xml.Raw("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF").Raw(fill).Raw("\"/><bgColor rgb=\"FF").Raw(fill)
                    .Raw("\"/></patternFill></fill>");
            }

            xml.Raw("</dxf>");
        }

        xml.Raw("</dxfs>");
    }
}
