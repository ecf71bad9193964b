using ReportDsl.Forms;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Tests.Forms;

public sealed class SampleFormTests
{
    [Fact]
    public void The_official_form_of_2021_has_the_cells_of_the_notice()
    {
        var form = SampleForms.GovInfo2021();

        var applications = form.Tables.Single(table => table.Path == "applications");
        Assert.Equal(175, applications.Cells.Length);
        Assert.Equal(25 + 6, applications.Cells.Count(cell => cell.Kind == CellKind.Computed));
        Assert.Equal("applications/outcome.all/person", form.Slots[applications[applications.Rows.Lines[^2], applications.Columns.Lines[0]].Slot].Path);
        Assert.Equal(31 + 3, form.ComputedInOrder.Length);
        Assert.Equal(2 + 7 + 7 + 7 + 1, form.Rules.Sum(rule => rule.Instances.Length));
    }

    [Fact]
    public void A_total_takes_the_leaves_beside_it_and_stands_behind_what_it_takes()
    {
        var form = SampleForms.GovInfo2021();
        var corner = form.ComputedInOrder.Single(cell => form.Slots[cell.Slot].Path == "applications/outcome.all/all");

        Assert.Equal(21, corner.Operands.Length);
        var known = form.Slots.Where(slot => slot is not CellSlot { IsComputed: true }).Select(slot => slot.Index).ToHashSet();
        Assert.All(form.ComputedInOrder, cell =>
        {
            Assert.All(cell.Operands, operand => Assert.Contains(Assert.IsType<Operand.Current>(operand).Slot, known));
            known.Add(cell.Slot);
        });
    }
}
