using ReportDsl.Excel.Reading.Mapping;
using ReportDsl.Layout;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>A formula that somebody types over a total is told from the form's own, whichever cell it is.</summary>
public sealed class FormulaGuardTests
{
    public static TheoryData<string> Forms => ["everything", .. ExampleForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_computed_cell_has_a_formula_that_no_other_is_like(string name)
    {
        var layout = FormLayout.Compute(Written.Form(name)).Layout;
        Assert.NotNull(layout);

        var map = new FormMap(layout);

        Assert.Equal(map.Computed.Order(), map.Guarded.Order());
    }
}
