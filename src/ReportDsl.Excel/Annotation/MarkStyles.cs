using System.Xml.Linq;
using ReportDsl.Excel.Reading;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Annotation;

/// <summary>The two conditional styles of marks, added to a workbook's styles when they are first asked for and found there the next time.</summary>
internal sealed class MarkStyles(PackageEdit package, string? part)
{
    private readonly Dictionary<bool, int> _indexes = [];

    /// <summary>The index of the style for errors or for lesser remarks.</summary>
    public int Of(RuleSeverity severity)
    {
        var isError = severity == RuleSeverity.Error;
        if (!_indexes.TryGetValue(isError, out var index))
            _indexes.Add(isError, index = isError ? Find("FF9C0006", "FFFF9999") : Find("FF7F6000", "FFFFD966"));
        return index;
    }

    private int Find(string font, string fill)
    {
        if (part is null)
            throw PackageEdit.Missing("xl/styles.xml");
        var root = package.Edit(part).Root ?? throw PackageEdit.Invalid(part);
        var ns = root.Name.Namespace;
        var style = new XElement(
            ns + "dxf",
            new XElement(ns + "font", new XElement(ns + "b"), new XElement(ns + "color", new XAttribute("rgb", font))),
            new XElement(ns + "fill", new XElement(ns + "patternFill", new XElement(ns + "bgColor", new XAttribute("rgb", fill)))));
        var styles = root.Element(ns + "dxfs");
        if (styles is null)
        {
            styles = new XElement(ns + "dxfs");
            var before = (root.Element(ns + "cellStyles") ?? root.Element(ns + "cellXfs")) ?? throw UnreadableWorkbookException.Damaged(part);
            before.AddAfterSelf(styles);
        }

        var index = styles.Elements(ns + "dxf").TakeWhile(other => !XNode.DeepEquals(other, style)).Count();
        if (index == styles.Elements(ns + "dxf").Count())
            styles.Add(style);
        styles.SetAttributeValue("count", styles.Elements(ns + "dxf").Count());
        return index;
    }
}
