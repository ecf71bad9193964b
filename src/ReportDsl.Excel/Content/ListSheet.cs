using System.Globalization;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>
/// The hidden sheet of what drop-downs offer. A code list takes three columns: the entry as shown (code and label), the code, the
/// position; under the shown entries a mark, for cells that may be not applicable. Every list is a defined name.
/// </summary>
internal sealed class ListSheet
{
    private const string BooleanName = "rdsl_list_boolean";
    private readonly Dictionary<CodeList, (int Column, string Name)> _lists = [];
    private readonly SheetDraft _sheet;

    public ListSheet(Form form, LayoutWords words, WorkbookDraft workbook, SheetDraft sheet)
    {
        _sheet = sheet;
        var column = 1;
        foreach (var (index, list) in form.CodeLists.Index())
        {
            AddList(list, column, "rdsl_list_" + (index + 1).ToString(CultureInfo.InvariantCulture), words, workbook);
            column += 3;
        }

        if (form.Slots.Any(slot => slot.Spec.Type is DataType.Boolean))
            AddBooleans(column, words, workbook);
    }

    public bool IsEmpty => !_sheet.Rows.Any();

    /// <summary>The defined name of a drop-down's entries.</summary>
    public string NameOf(ValueSpec spec) =>
        (spec.Type is DataType.Code code ? _lists[code.List].Name : BooleanName) + (spec.AllowNotApplicable ? "_na" : "");

    public AreaFormula CodesOf(CodeList list) => Column(list, 1);

    public Formula PositionOf(CodeList list, Formula text) =>
        new ListPositionFormula(text, Column(list, 0), Column(list, 1), Column(list, 2));

    private AreaFormula Column(CodeList list, int offset) =>
        Fn.Area(_sheet, new CellArea(1, _lists[list].Column + offset, Math.Max(1, list.Entries.Length), 1));

    private void AddList(CodeList list, int column, string name, LayoutWords words, WorkbookDraft workbook)
    {
        _lists.Add(list, (column, name));
        foreach (var (i, entry) in list.Entries.Index())
        {
            _sheet.Set(i + 1, column, entry.Shown(words.Language), 0);
            _sheet.Set(i + 1, column + 1, entry.Code, 0);
            _sheet.Set(i + 1, column + 2, (decimal)(i + 1), 0);
        }

        AddNames(name, column, Math.Max(1, list.Entries.Length), workbook);
    }

    private void AddBooleans(int column, LayoutWords words, WorkbookDraft workbook)
    {
        _sheet.Set(1, column, words.In(BooleanWords.EnglishYes, BooleanWords.ChineseYes), 0);
        _sheet.Set(2, column, words.In(BooleanWords.EnglishNo, BooleanWords.ChineseNo), 0);
        AddNames(BooleanName, column, 2, workbook);
    }

    private void AddNames(string name, int column, int entries, WorkbookDraft workbook)
    {
        _sheet.Set(entries + 1, column, "/", 0);
        var letter = CellAddress.ColumnName(column);
        workbook.Names.Add(new DefinedName(name, $"'{_sheet.Name}'!${letter}$1:${letter}${entries}", true));
        workbook.Names.Add(new DefinedName(name + "_na", $"'{_sheet.Name}'!${letter}$1:${letter}${entries + 1}", true));
    }
}
