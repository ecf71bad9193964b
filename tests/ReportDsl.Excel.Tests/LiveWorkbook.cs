using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>The workbook of a report as it calculates itself: what its cells are worth.</summary>
internal sealed class LiveWorkbook
{
    private readonly EntryContext _context;

    private LiveWorkbook(EntryContext context) => _context = context;

    public static LiveWorkbook Of(ReportData data, params ReportData?[] priors) => Of(data.Form, EntryContent.Of(data, priors, null));

    public static LiveWorkbook Blank(Form form) => Of(form, EntryContent.Blank);

    public static LiveWorkbook Of(Form form, EntryContent content)
    {
        var (layout, problems) = FormLayout.Compute(form);
        Assert.Empty(problems);
        Assert.NotNull(layout);
        return new LiveWorkbook(WorkbookContent.Of(layout, content));
    }

    public WorkbookDraft Draft => _context.Workbook;

    public FormLayout Layout => _context.Layout;

    /// <summary>Everything that a sheet shows, formulas by their results.</summary>
    public IReadOnlyList<string> TextsOf(string sheet) =>
    [
        .. Draft.Sheets.Single(draft => draft.Name == sheet).Rows.Where(row => !row.IsHidden)
            .SelectMany(row => row.Cells.Values.Where(cell => cell.Column > SheetLayout.KeyColumn).OrderBy(cell => cell.Column))
            .Select(cell => _context.Evaluator.ValueOf(cell)).Where(value => value.IsText && value.Text.Length > 0).Select(value => value.Text),
    ];

    public FormulaValue At(string sheet, int row, int column) => _context.Evaluator.ValueOf(_context[sheet], row, column);

    public FormulaValue ValueOf(int slot)
    {
        var address = _context.Layout.AddressOf(slot);
        return At(address.Sheet, address.Row, address.Column);
    }

    public FormulaValue StateOf(int slot)
    {
        var state = _context.StateAt(_context.Layout.AddressOf(slot));
        return At(state.Sheet.Name, state.Row, state.Column);
    }

    public FormulaValue Status => At(_context.Layout.Cover.Name, _context.Layout.Cover.StatusRow, CoverLayout.LabelColumn);

    /// <summary>Every rule instance with its row's outcome: 0 to 3, 4 where it is explained.</summary>
    public IEnumerable<(RuleRow Row, int Outcome)> Outcomes() => (_context.Layout.Rules?.Rows ?? []).Select(row =>
        (row, (int)At(_context.Layout.Rules?.Name ?? "", row.Row, RulesLayout.OutcomeColumn).Number));

    public string WordsOf(RuleRow row) => At(_context.Layout.Rules?.Name ?? "", row.Row, RulesLayout.WordsColumn).Text;

    /// <summary>What a row adds to the marks of its cells.</summary>
    public int WeightOf(RuleRow row) => (int)At(_context.Layout.Rules?.Name ?? "", row.Row, RulesLayout.MarkColumn).Number;

    /// <summary>The left and right side that a row of the checks shows.</summary>
    public (FormulaValue Left, FormulaValue Right, FormulaValue Difference) SidesOf(RuleRow row)
    {
        var sheet = _context.Layout.Rules?.Name ?? "";
        return (At(sheet, row.Row, RulesLayout.LeftColumn), At(sheet, row.Row, RulesLayout.RightColumn), At(sheet, row.Row, RulesLayout.DifferenceColumn));
    }

    /// <summary>All formulas with what they are worth, by sheet and cell.</summary>
    public Dictionary<string, FormulaValue> Formulas()
    {
        var values = new Dictionary<string, FormulaValue>(StringComparer.Ordinal);
        foreach (var sheet in _context.Workbook.Sheets)
        {
            foreach (var cell in sheet.Rows.SelectMany(row => row.Cells.Values).Where(cell => cell.Content is Formula))
                values.Add($"{sheet.Name}!{CellAddress.Name(cell.Row, cell.Column)}", _context.Evaluator.ValueOf(cell));
        }

        return values;
    }
}
