using ReportDsl.Forms;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Attributes of a cell are taken one by one: from the cell, its row or column, their groups, the table, the sections, the default.</summary>
public sealed class AttributeTests
{
    [Theory]
    [InlineData("table", "", "", "", "", "min 1", "1")]
    [InlineData("section", "min 9", "", "", "", "", "9")]
    [InlineData("table before section", "min 9", "", "", "", "min 1", "1")]
    [InlineData("group before table", "", "min 2", "", "", "min 1", "2")]
    [InlineData("column before group", "", "min 2", "min 3", "", "min 1", "3")]
    [InlineData("row before group of columns", "", "min 2", "", "min 4", "min 1", "4")]
    public void Nearest_first(string what, string section, string group, string column, string row, string table, string min)
    {
        Assert.NotEmpty(what);
        var spec = Spec(section, group, column, row, table, "");
        Assert.Equal(min, spec.Min?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_cell_itself_comes_first_and_settles_a_conflict()
    {
        Assert.Equal(5, Spec("", "min 2", "min 3", "min 4", "min 1", "cell r[g.c] min 5").Min);
        Assert.Equal(["RD3005"], Compiled.ErrorCodes(Source("", "min 2", "min 3", "min 4", "min 1", "")));
    }

    [Fact]
    public void One_by_one()
    {
        var spec = Spec("", "optional", "in yuan", "max 7", "min 1", "cell r[g.c] allow na");
        Assert.Equal(("yuan", Presence.Optional, 7, 1, true), (spec.Unit?.Code, spec.Presence, (int?)spec.Max, (int?)spec.Min, spec.AllowNotApplicable));
    }

    [Fact]
    public void Defaults()
    {
        var spec = Spec("", "", "", "", "", "");
        Assert.Equal(new ValueSpec(new DataType.Count(), null, Presence.Required, false, null, null), spec);
    }

    [Theory]
    [InlineData("rows { r \"行\" : count } columns { c \"列\" : number(1) }", "RD3005")]
    [InlineData("rows { r \"行\" in yuan } columns { c \"列\" in jian }", "RD3005")]
    [InlineData("rows { r \"行\" optional } columns { c \"列\" blank zero }", "RD3005")]
    [InlineData("rows { r \"行\" : count } columns { c \"列\" : count }", null)]
    [InlineData("rows { group g \"组\" : text(3) { r \"行\" } } columns { c \"列\" : count }", null)]
    [InlineData("rows { group g \"组\" : text(3) { r \"行\" } } columns { group h \"组\" : count { c \"列\" } }", "RD3005")]
    public void Row_and_column_must_not_contradict_each_other(string axes, string? error) =>
        Assert.Equal(error is null ? [] : [error], Compiled.ErrorCodes($$"""
            unit yuan "元"
            unit jian "件"
            template T version 1 "表" { table s "表" : count { {{axes}} } }
            """));

    [Theory]
    [InlineData("a text has no unit, no range, no blank zero", ": text(5)")]
    [InlineData("a date has no unit and no blank zero", ": date")]
    public void What_a_value_cannot_use_is_left_out(string what, string type)
    {
        Assert.NotEmpty(what);
        var spec = Spec("", "", type, "", "in yuan blank zero", "");
        Assert.Equal((null, Presence.Required), (spec.Unit, spec.Presence));
    }

    [Fact]
    public void A_unit_beside_a_type_without_one_is_an_error() =>
        Assert.Equal(["RD3006"], Compiled.ErrorCodes(Source("", "", ": date in yuan", "", "", "")));

    private static ValueSpec Spec(string section, string group, string column, string row, string table, string parts)
    {
        var form = Compiled.Form(Source(section, group, column, row, table, parts));
        return form.Slots.Single(slot => slot.Path == "p/r/g.c").Spec;
    }

    private static string Source(string section, string group, string column, string row, string table, string parts) => $$"""
        unit yuan "元"
        template T version 1 "表" {
            section p "部分" {{section}} {
                table : count {{table}} {
                    columns { group g "组" {{group}} { c "列" {{column}} } }
                    rows { r "行" {{row}} }
                    {{parts}}
                }
            }
        }
        """;
}
