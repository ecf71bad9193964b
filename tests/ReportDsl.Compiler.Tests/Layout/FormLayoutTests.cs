using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Tests.Layout;

public sealed class FormLayoutTests
{
    [Fact]
    public void Every_section_has_a_sheet_named_by_its_numeral_else_by_its_code()
    {
        Assert.Equal(["一", "二", "三", "四", "五", "六"], LayoutOf(SampleForms.GovInfo2021()).Sheets.Select(sheet => sheet.Name));
        Assert.Equal(["一", "二", "text"], LayoutOf(SampleForms.Everything()).Sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public void Tabs_are_legal_and_each_used_once()
    {
        var form = new FormBuilder("T", "1", "表")
            .With(members =>
            {
                foreach (var code in (string[])["History", "a:b/c", "A:B/C", new string('长', 40), new string('长', 41), "封面"])
                    members.Section(code, code, section => section.Narrative("body"));
            })
            .Build();

        var names = LayoutOf(form).Sheets.Select(sheet => sheet.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name =>
        {
            Assert.InRange(name.Length, 1, 31);
            Assert.DoesNotContain(name, c => "[]:*?/\\".Contains(c, StringComparison.Ordinal));
        });
        Assert.DoesNotContain("封面", names);
        Assert.DoesNotContain("History", names);
    }

    [Fact]
    public void Table_three_is_laid_out_as_the_official_form()
    {
        var sheet = LayoutOf(SampleForms.GovInfo2021()).Sheets[2];
        var table = Assert.Single(sheet.Tables);
        CellArea Relative(CellArea area) => area with { Row = area.Row - table.FirstHeaderRow + 1, Column = area.Column - SheetLayout.FirstColumn + 1 };
        CellArea AreaOf(string text) => Relative(sheet.Cells.Single(cell => cell.Text.Replace("\n", "", StringComparison.Ordinal) == text).Area);

        Assert.Equal(10, sheet.Width);
        Assert.Equal(new CellArea(1, 1, 3, 3), AreaOf("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"));
        Assert.Equal(new CellArea(1, 4, 1, 7), AreaOf("申请人情况"));
        Assert.Equal(new CellArea(2, 4, 2, 1), AreaOf("自然人"));
        Assert.Equal(new CellArea(2, 5, 1, 5), AreaOf("法人或其他组织"));
        Assert.Equal(new CellArea(2, 10, 2, 1), AreaOf("总计"));
        Assert.Equal(new CellArea(3, 7, 1, 1), AreaOf("社会公益组织"));
        Assert.Equal(new CellArea(4, 1, 1, 3), AreaOf("一、本年新收政府信息公开申请数量"));
        Assert.Equal(new CellArea(6, 1, 22, 1), AreaOf("三、本年度办理结果"));
        Assert.Equal(new CellArea(6, 2, 1, 2), AreaOf("（一）予以公开"));
        Assert.Equal(new CellArea(8, 2, 8, 1), AreaOf("（三）不予公开"));
        Assert.Equal(new CellArea(8, 3, 1, 1), AreaOf("1.属于国家秘密"));
        Assert.Equal(new CellArea(27, 2, 1, 2), AreaOf("（七）总计"));
        Assert.Equal(new CellArea(28, 1, 1, 3), AreaOf("四、结转下年度继续办理"));
    }

    [Fact]
    public void Tables_of_one_section_share_its_width()
    {
        var sheet = LayoutOf(SampleForms.GovInfo2021()).Sheets[1];

        Assert.Equal(4, sheet.Width);
        Assert.Equal([(3, 1), (4, 1), (5, 1)], sheet.Tables[0].Columns.ToArray());
        Assert.Equal([(3, 3)], sheet.Tables[1].Columns.ToArray());
        Assert.All(sheet.Tables, table => Assert.Equal(table.KeyRow + 1, table.TitleRow));
    }

    [Fact]
    public void A_table_without_rows_has_no_stub()
    {
        var sheet = LayoutOf(SampleForms.GovInfo2021()).Sheets[3];

        Assert.Equal(15, sheet.Width);
        Assert.DoesNotContain(sheet.Cells, cell => cell.Role is CellRole.StubHead or CellRole.RowLabel);
        Assert.Equal(3, sheet.Tables[0].FirstRow - sheet.Tables[0].FirstHeaderRow);
        Assert.Equal(".", sheet.RowKeys[sheet.Tables[0].FirstRow]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_slot_has_its_own_cell_and_every_such_cell_its_slot(bool isGovInfo)
    {
        var form = isGovInfo ? SampleForms.GovInfo2021() : SampleForms.Everything();
        var layout = LayoutOf(form);

        Assert.All(form.Slots, slot => Assert.Equal(slot.Index, layout.SlotAt(layout.AddressOf(slot.Index))));
        Assert.Null(layout.SlotAt(new CellAddress(layout.Cover.Name, 1, 1)));
    }

    [Fact]
    public void No_two_cells_overlap()
    {
        foreach (var sheet in LayoutOf(SampleForms.Everything()).Sheets.Concat(LayoutOf(SampleForms.GovInfo2021()).Sheets))
        {
            var taken = new HashSet<(int, int)>();
            foreach (var area in sheet.Cells.Select(cell => cell.Area))
            {
                for (var row = area.Row; row <= area.LastRow; row++)
                {
                    for (var column = area.Column; column <= area.LastColumn; column++)
                        Assert.True(taken.Add((row, column)), $"{sheet.Name}: {area}");
                }
            }
        }
    }

    [Fact]
    public void The_hash_stays_with_the_addresses()
    {
        var hash = LayoutOf(SampleForms.GovInfo2021()).Hash;

        Assert.Equal(hash, LayoutOf(SampleForms.GovInfo2021()).Hash);
        Assert.Equal(16, hash.Length);
        Assert.NotEqual(hash, LayoutOf(SampleForms.Everything()).Hash);
    }

    [Fact]
    public void The_sheet_of_prior_data_holds_exactly_what_rules_read()
    {
        var prior = LayoutOf(SampleForms.GovInfo2021()).Prior;

        Assert.NotNull(prior);
        Assert.Equal(2 + 7 + (3 * 7), prior.Rows.Length);
    }

    [Fact]
    public void Too_many_columns_are_a_problem_and_no_exception()
    {
        var result = FormLayout.Compute(Grid(1, 6_000));

        Assert.Null(result.Layout);
        Assert.Equal("RD7101", Assert.Single(result.Problems).Descriptor.Code);
    }

    [Fact]
    public void Too_many_rows_are_a_problem_and_no_exception()
    {
        var wide = Grid(1, 2);
        var instances = Enumerable.Repeat(new RuleInstance("", [], null, new ConstantCondition(true), []), FormLayout.MaxRows);
        var form = wide with { Rules = [new Rule("r", false, Label.Of("规则"), null, RuleSeverity.Error, false, null, null, [.. instances])] };

        var result = FormLayout.Compute(form);

        Assert.Null(result.Layout);
        Assert.Equal("RD7102", Assert.Single(result.Problems).Descriptor.Code);
    }

    [Fact]
    public void A_part_column_stands_under_of_which_and_a_heading_with_a_sum_has_its_own_column()
    {
        var form = new FormBuilder("T", "1", "表").With(members => members.Section("s", "一、表", section => section.Table("", "", table => table
            .Columns(null, columns => columns
                .Item("all", "全部", parts: parts => parts.Item("a", "甲").Item("b", "乙"))
                .Total("sum", "合计", block => block.Item("c", "丙").Item("d", "丁")))))).Build();

        var cells = LayoutOf(form).Sheets[0].Cells.Where(cell => cell.Role == CellRole.ColumnHeader);

        Assert.Equal(
            [("全部", "B5:B6"), ("其中", "C5:D5"), ("合计", "E5:G5"), ("甲", "C6"), ("乙", "D6"), ("小计", "E6"), ("丙", "F6"), ("丁", "G6")],
            cells.Select(cell => (cell.Text, cell.Area.ToString())));
    }

    private static Form Grid(int rows, int columns) => new FormBuilder("T", "1", "表")
        .With(members => members.Section("s", "一、表", section => section.Table("", "", table => table
            .Columns(null, axis => Fill(axis, columns))
            .Rows("行", axis => Fill(axis, rows)))))
        .Build();

    private static void Fill(AxisBuilder axis, int count)
    {
        for (var i = 0; i < count; i++)
            axis.Item($"i{i}", $"第{i}项");
    }

    private static FormLayout LayoutOf(Form form)
    {
        var result = FormLayout.Compute(form);
        Assert.Empty(result.Problems);
        Assert.NotNull(result.Layout);
        return result.Layout;
    }
}
