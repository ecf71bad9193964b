using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using ReportDsl.Excel.Packaging;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Annotation;

/// <summary>Colours cells of a sheet by conditional formats that hold as long as the cell's content is the one that was found wrong.</summary>
internal static class SheetMarks
{
    /// <summary>What tells these conditions from those of the workbook.</summary>
    private const string Signature = "\"ReportDsl\"<>\"\"";

    /// <summary>The elements that stand before conditional formats in a worksheet (ECMA-376 part 1, 18.3.1.99).</summary>
    private static readonly FrozenSet<string> Before = new[]
    {
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios",
        "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static void Write(PackageEdit package, string part, ImmutableArray<MarkedCell> cells, SheetCells contents, MarkStyles styles)
    {
        var root = package.Edit(part).Root ?? throw PackageEdit.Invalid(part);
        var ns = root.Name.Namespace;
        root.Elements(ns + "conditionalFormatting").Where(element => element.Value.Contains(Signature, StringComparison.Ordinal)).Remove();

        var marked = cells.Where(cell => cell.Severity is not null).ToList();
        var priority = marked.Count;
        foreach (var rule in root.Descendants(ns + "cfRule").OrderBy(PriorityOf).ToList())
            rule.SetAttributeValue("priority", ++priority);

        var place = root.Elements().LastOrDefault(element => Before.Contains(element.Name.LocalName));
        foreach (var (i, cell) in marked.Index())
        {
            var format = new XElement(
                ns + "conditionalFormatting",
                new XAttribute("sqref", CellAddress.Name(cell.Row, cell.Column)),
                new XElement(
                    ns + "cfRule",
                    new XAttribute("type", "expression"),
                    new XAttribute("dxfId", styles.Of(cell.Severity ?? default)),
                    new XAttribute("priority", i + 1),
                    new XElement(ns + "formula", Condition(cell, contents))));
            if (place is null)
                root.AddFirst(format);
            else
                place.AddAfterSelf(format);
            place = format;
        }
    }

    /// <summary>A rule whose priority is no number stands behind those that have one.</summary>
    private static int PriorityOf(XElement rule) =>
        int.TryParse((string?)rule.Attribute("priority"), CultureInfo.InvariantCulture, out var priority) ? priority : int.MaxValue;

    /// <summary>Whether the cell still holds what it holds now.</summary>
    private static string Condition(MarkedCell cell, SheetCells contents)
    {
        var address = CellAddress.Name(cell.Row, cell.Column);
        var at = contents.Find(cell.Row, cell.Column);
        var same = at < 0 ? $"ISBLANK({address})" : Same(address, contents, contents.Cells[at]);
        return $"AND({Signature},{same})";
    }

    private static string Same(string address, SheetCells contents, RawCell content)
    {
        if (content.HasFormula)
            return "TRUE";

        // Half of a surrogate pair is read as the replacement character.
        if (contents.TextOf(content) is { } text)
            return text.Length > 200 || CellEscapes.AreIn(text) || text.Contains('\uFFFD') ? $"LEN({address})={text.Length}" : $"EXACT({address},\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\")";
        return content.Kind == RawCellKind.Number && contents.NumberOf(content) is { } number
            ? $"AND(NOT(ISBLANK({address})),{address}={number.ToString(CultureInfo.InvariantCulture)})"
            : "TRUE";
    }
}
