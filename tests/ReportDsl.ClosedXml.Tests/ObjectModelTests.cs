using ClosedXML.Excel;
using FillWithClosedXml;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.ClosedXml.Tests;

/// <summary>The entry workbooks as the object model of ClosedXML shows them.</summary>
public sealed class ObjectModelTests(EntryWorkbooks workbooks) : IClassFixture<EntryWorkbooks>
{
    public static TheoryData<string> Forms => ["gov-info/govinfo-2019.rdsl", "gov-info/govinfo-2021.rdsl", "enforcement/enforcement.rdsl"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_sheet_and_the_structure_are_protected_without_a_password(string name)
    {
        using var workbook = Open(name);

        Assert.All(workbook.Worksheets, sheet => Assert.True(sheet.Protection is { IsProtected: true, IsPasswordProtected: false }, sheet.Name));
        Assert.True(workbook is { LockStructure: true, IsPasswordProtected: false });
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Inputs_are_unlocked_and_everything_else_is_locked(string name)
    {
        using var workbook = Open(name);
        var inputs = InputsOf(LayoutOf(name));

        Assert.NotEmpty(inputs);
        foreach (var sheet in workbook.Worksheets)
        {
            Assert.Equal(
                inputs.Where(cell => cell.Sheet == sheet.Name).Select(cell => cell.Local).Order(),
                sheet.CellsUsed(XLCellsUsedOptions.All).Where(cell => !cell.Style.Protection.Locked).Select(cell => $"{cell.Address}").Order());
            Assert.True(sheet.Style.Protection.Locked, sheet.Name);
            Assert.All(sheet.ColumnsUsed(XLCellsUsedOptions.All), column => Assert.True(column.Style.Protection.Locked));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Computed_cells_hold_formulas_and_inputs_none(string name)
    {
        using var workbook = Open(name);
        var layout = LayoutOf(name);

        Assert.All(layout.Form.Slots, slot => Assert.Equal(slot is CellSlot { IsComputed: true }, CellAt(workbook, layout.AddressOf(slot.Index)).HasFormula));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_people_need_is_visible_lists_and_steps_are_hidden_and_the_identity_very_hidden(string name)
    {
        using var workbook = Open(name);
        var layout = LayoutOf(name);
        IEnumerable<string> visible = [layout.Cover.Name, .. layout.Sheets.Select(sheet => sheet.Name), layout.Rules?.Name ?? "", layout.Prior?.Name ?? ""];
        var seen = workbook.Worksheets.ToLookup(sheet => sheet.Visibility, sheet => sheet.Name);

        Assert.Equal(visible.Where(sheet => sheet.Length > 0), seen[XLWorksheetVisibility.Visible]);
        Assert.Equal(
            layout.Form.Slots.Any(slot => slot.Spec.Type is DataType.Boolean) ? [FormLayout.ListsSheet, FormLayout.StepsSheet] : [FormLayout.StepsSheet],
            seen[XLWorksheetVisibility.Hidden]);
        Assert.Equal([FormLayout.IdentitySheet], seen[XLWorksheetVisibility.VeryHidden]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_table_has_a_defined_name_over_its_cells(string name)
    {
        using var workbook = Open(name);
        var tables =
            from sheet in LayoutOf(name).Sheets
            from table in sheet.Tables
            let body = table.Body
            select ($"table_{table.Table.Path}", sheet.Name, $"{CellAddress.Name(body.Row, body.Column)}:{CellAddress.Name(body.LastRow, body.LastColumn)}");

        var seen = workbook.NamedRanges.Where(range => range.Visible).Select(range => (range.Name, range.Ranges.Single()))
            .Select(range => (range.Name, range.Item2.Worksheet.Name, range.Item2.RangeAddress.ToStringRelative()));

        Assert.Equal(tables.Order(), seen.Order());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_value_is_found_by_defined_names_and_codes(string name)
    {
        var layout = LayoutOf(name);
        using var form = new EntryForm(workbooks.Blank(layout.Form));

        Assert.All(layout.Form.Slots, slot => Assert.Equal(layout.AddressOf(slot.Index), AddressOf(form[slot.Path])));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Inputs_have_a_validation_of_their_type_and_computed_cells_refuse_nothing(string name)
    {
        using var workbook = Open(name);
        var layout = LayoutOf(name);

        foreach (var slot in layout.Form.Slots)
        {
            var cell = CellAt(workbook, layout.AddressOf(slot.Index));
            var validations = cell.Worksheet.DataValidations.Where(validation => validation.Ranges.Any(range => range.Contains(cell))).ToList();
            if (slot is CellSlot { IsComputed: true })
                Assert.All(validations, validation => Assert.Equal(XLAllowedValues.AnyValue, validation.AllowedValues));
            else
                AssertAsks(slot.Spec.Type, Assert.Single(validations));
        }
    }

    [Fact]
    public void A_choice_offers_the_entries_of_a_hidden_name()
    {
        using var workbook = Open("enforcement/enforcement.rdsl");
        using var form = new EntryForm(workbooks.Blank(ExampleForms.Get("enforcement/enforcement.rdsl")));
        var validation = form["hasDuty"].Worksheet.DataValidations.Single(validation => validation.AllowedValues == XLAllowedValues.List);

        var list = workbook.NamedRange(validation.MinValue);

        Assert.False(list.Visible);
        Assert.Equal(["是", "否"], list.Ranges.Single().Cells().Select(cell => cell.GetString()));
    }

    private static void AssertAsks(DataType type, IXLDataValidation validation)
    {
        Assert.Equal(
            type switch
            {
                DataType.Text => XLAllowedValues.TextLength,
                DataType.Boolean => XLAllowedValues.List,
                _ => type.Scale == 0 ? XLAllowedValues.WholeNumber : XLAllowedValues.Decimal,
            },
            validation.AllowedValues);
        Assert.True(validation is { ShowErrorMessage: true, ErrorStyle: XLErrorStyle.Stop, ShowInputMessage: true });
        Assert.NotEmpty(validation.InputMessage);
        Assert.NotEmpty(validation.ErrorMessage);
        if (type is DataType.Count)
            Assert.Equal("0", validation.MinValue);
    }

    private XLWorkbook Open(string name) => new(workbooks.Blank(ExampleForms.Get(name)));

    private static FormLayout LayoutOf(string name)
    {
        var layout = FormLayout.Compute(ExampleForms.Get(name)).Layout;
        Assert.NotNull(layout);
        return layout;
    }

    private static IXLCell CellAt(XLWorkbook workbook, CellAddress address) => workbook.Worksheet(address.Sheet).Cell(address.Row, address.Column);

    private static CellAddress AddressOf(IXLCell cell) => new(cell.Worksheet.Name, cell.Address.RowNumber, cell.Address.ColumnNumber);

    /// <summary>All cells that take input, those under a merged one included.</summary>
    private static HashSet<CellAddress> InputsOf(FormLayout layout)
    {
        var cover = layout.Cover;
        IEnumerable<(string Sheet, CellArea Area)> areas =
        [
            .. ((int[])[cover.YearRow, cover.NumberRow, .. cover.Fields.Select(field => field.Row)]).Where(row => row > 0)
                .Select(row => (cover.Name, new CellArea(row, CoverLayout.ValueColumn, 1, CoverLayout.Width - 1))),
            .. layout.Sheets.SelectMany(sheet => sheet.Cells
                .Where(cell => cell.Role is CellRole.Input or CellRole.Field or CellRole.Narrative)
                .Select(cell => (sheet.Name, cell.Area))),
            .. layout.Rules?.Rows.Where(row => row.Rule.Explain).Select(row => (layout.Rules.Name, new CellArea(row.Row, RulesLayout.ExplanationColumn, 1, 1))) ?? [],
            .. layout.Prior?.Rows.Select(row => (layout.Prior.Name, new CellArea(row.Row, PriorLayout.ValueColumn, 1, 1))) ?? [],
        ];
        return
        [
            .. from area in areas
               from row in Enumerable.Range(area.Area.Row, area.Area.RowSpan)
               from column in Enumerable.Range(area.Area.Column, area.Area.ColumnSpan)
               select new CellAddress(area.Sheet, row, column),
        ];
    }
}
