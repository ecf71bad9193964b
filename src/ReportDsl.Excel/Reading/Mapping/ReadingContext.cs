using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A cell that was found for a value: the sheet, the cell with a content (-1: blank), and the place.</summary>
internal readonly record struct Placement(OpenedSheet? Sheet, int Cell, int Row, int Column);

/// <summary>What the parts of one reading share: the form, where its values were found, and what is to be said.</summary>
internal sealed class ReadingContext(FormMap map, OpenedWorkbook workbook, IdentitySheet remembered)
{
    private readonly ImmutableArray<FileFinding>.Builder _findings = ImmutableArray.CreateBuilder<FileFinding>();
    private readonly Dictionary<string, OpenedSheet> _found = new(StringComparer.Ordinal);
    private readonly List<(string Sheet, (int Row, int Column) Sent, (int Row, int Column) Now)> _lines = [];
    private OwnFormulas? _formulas;
    private ShownFigures? _shown;

    public FormMap Map { get; } = map;

    public Form Form => Map.Form;

    public OpenedWorkbook Workbook { get; } = workbook;

    public Placement[] Placements { get; } = new Placement[map.Form.Slots.Length];

    public CellValues Values { get; } = new(workbook, map.Layout.Words);

    /// <summary>The numbers that are shown otherwise.</summary>
    public ShownFigures Shown => _shown ??= new ShownFigures(this);

    public IReadOnlyList<FileFinding> Findings => _findings;

    /// <summary>What the workbook remembers of itself.</summary>
    public IdentitySheet Remembered { get; } = remembered;

    /// <summary>The sheets that parts are read from, by the names that they were sent out with.</summary>
    public IReadOnlyDictionary<string, OpenedSheet> Found => _found;

    /// <summary>The values of lists, by the name that their sheet was sent out with: where they were sent out and where they are.</summary>
    public IReadOnlyList<(string Sheet, (int Row, int Column) Sent, (int Row, int Column) Now)> FoundLines => _lines;

    /// <summary>Which cells still hold the form's own formulas. To be asked when all that is read has been found.</summary>
    public OwnFormulas Formulas => _formulas ??= new OwnFormulas(this);

    /// <summary>Whether a sheet of this name was sent out as a part of the form.</summary>
    public bool IsPart(string sheet) => Map.Parts.Any(part => Map.NameOf(part) == sheet);

    public void Report(FileRule rule, Phrase message, string? sheet = null, string? address = null, int? slot = null) =>
        _findings.Add(rule.Finding(message) with { Sheet = sheet, Address = address, Slot = slot });

    public void Report(IEnumerable<FileFinding> findings) => _findings.AddRange(findings);

    /// <summary>One word for a whole sheet on which something stands elsewhere than it was sent out.</summary>
    public void ReportMoved(string sheet, string address) => Report(
        FileRules.Moved,
        new Phrase(
            "Cells stand elsewhere than they were sent out: rows or columns were inserted, deleted or moved. They were read where they are now.",
            "单元格位置与下发时不同：有行或列被插入、删除或移动。已按现在的位置读取。"),
        sheet,
        address);

    /// <summary>Puts a value to a place.</summary>
    public void Place(int slot, OpenedSheet sheet, int row, int column) => Place(slot, sheet, sheet.Cells.Find(row, column), row, column);

    /// <summary>Puts a value to a place whose cell is known, -1 where it is blank.</summary>
    public void Place(int slot, OpenedSheet sheet, int cell, int row, int column) => Placements[slot] = new Placement(sheet, cell, row, column);

    /// <summary>Says from which sheet a part is read.</summary>
    public void Find(string part, OpenedSheet sheet)
    {
        if (Map.NameOf(part) is { } name)
            _found[name] = sheet;
    }

    /// <summary>Says where the value of a row of a list stands.</summary>
    public void FindLine(string part, (int Row, int Column) sent, (int Row, int Column) now)
    {
        if (Map.NameOf(part) is { } name)
            _lines.Add((name, sent, now));
    }

    /// <summary>The same form and workbook with nothing found yet, to try something out.</summary>
    public ReadingContext Apart() => new(Map, Workbook, Remembered);

    /// <summary>
    /// Whether it is known what a cell for values holds, and says so where a formula stands in it: without a stored result nothing is known. Where
    /// the formula stands over one of the form's, that alone is told, elsewhere.
    /// </summary>
    public bool IsKnown(OpenedSheet sheet, int cell, int? slot = null)
    {
        var content = sheet.Cells.Cells[cell];
        if (!content.HasFormula)
            return true;
        if (content.Kind != RawCellKind.None)
        {
            if (CellValues.IsPicture(sheet.Cells, content))
            {
                Report(
                    FileRules.Formula,
                    new Phrase("The formula shows a picture, which is no value.", "公式显示的是图片，不能作为填报内容。"),
                    sheet.Name,
                    SheetCells.NameOf(content),
                    slot);
                return true;
            }

            if (slot is { } value && Map.Computed.Contains(value))
                return true;
            Report(
                FileRules.Formula,
                new Phrase("The stored result of the formula was read.", "按公式的保存结果读取。"),
                sheet.Name,
                SheetCells.NameOf(content),
                slot);
            return true;
        }

        Report(
            FileRules.Uncalculated,
            slot is { } computed && Map.Computed.Contains(computed)
                ? new Phrase(
                    "The formula here is not the one that was sent out and has no stored result, so the figure is not known. Copy the cell from the workbook that was sent out, or open the file in a spreadsheet program and save it.",
                    "此处的公式不是下发时的公式，且没有保存结果，数值未知。请从下发的工作簿复制该单元格，或用电子表格程序打开并保存后重新报送。")
                : new Phrase(
                    "The formula has no stored result, so the value is not known. Type the value, or open the file in a spreadsheet program and save it.",
                    "公式没有保存结果，数值未知。请直接填写数值，或用电子表格程序打开并保存后重新报送。"),
            sheet.Name,
            SheetCells.NameOf(content),
            slot);
        return false;
    }

    /// <summary>What is said of contents that belong to no cell of the form.</summary>
    public static Phrase Outside(IReadOnlyCollection<string> places)
    {
        var list = Listed(places, ", ");
        return new Phrase(
            $"There is something outside the cells of the form, which was not read: {list}.", $"表格单元格以外有内容，未读取：{list}。");
    }

    /// <summary>A list for people, of no more than a few.</summary>
    public static string Listed(IEnumerable<string> items, string separator)
    {
        const int ToldOneByOne = 20;
        var told = items.Take(ToldOneByOne + 1).ToList();
        return told.Count > ToldOneByOne
            ? string.Join(separator, told.Take(ToldOneByOne)) + separator + "…"
            : string.Join(separator, told);
    }
}
