using System.Text.Json;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>The workbook as openpyxl sees it.</summary>
public sealed class ProtectionTests
{
    [RequiresFact(Tool.Openpyxl)]
    public void Every_input_is_unlocked_and_validated_and_every_other_cell_is_locked()
    {
        foreach (var form in (Form[])[SampleForms.GovInfo2021(), SampleForms.Everything(), .. ExampleForms.Names.Select(ExampleForms.Get)])
        {
            var layout = FormLayout.Compute(form).Layout;
            Assert.NotNull(layout);
            using var seen = Inspect(Written.Bytes(form));
            var inputs = InputsOf(layout);
            foreach (var sheet in seen.RootElement.EnumerateObject())
            {
                Assert.True(sheet.Value.GetProperty("protected").GetBoolean(), sheet.Name);
                Assert.Equal(
                    inputs.GetValueOrDefault(sheet.Name, []).Order(StringComparer.Ordinal),
                    Texts(sheet.Value, "unlocked").Order(StringComparer.Ordinal));
                Assert.Empty(inputs.GetValueOrDefault(sheet.Name, []).Except(Texts(sheet.Value, "validated"), StringComparer.Ordinal));
            }
        }
    }

    [RequiresFact(Tool.Openpyxl)]
    public void Labels_that_look_like_formulas_are_texts()
    {
        using var seen = Inspect(Written.Bytes(SampleForms.Everything()));
        var layout = FormLayout.Compute(SampleForms.Everything()).Layout;
        Assert.NotNull(layout);

        Assert.DoesNotContain("B2", Texts(seen.RootElement.GetProperty(layout.Cover.Name), "formulas"));
        var main = layout.Sheets[0];
        var labels = main.Cells.Where(cell => cell.Role == CellRole.RowLabel).Select(cell => CellAddress.Name(cell.Area.Row, cell.Area.Column));
        Assert.Empty(Texts(seen.RootElement.GetProperty(main.Name), "formulas").Intersect(labels, StringComparer.Ordinal));
    }

    [RequiresFact(Tool.Openpyxl)]
    public void Lists_and_steps_are_hidden_and_the_identity_very_hidden()
    {
        using var seen = Inspect(Written.Bytes(SampleForms.Everything()));

        Assert.Equal("veryHidden", seen.RootElement.GetProperty(FormLayout.IdentitySheet).GetProperty("state").GetString());
        Assert.Equal("hidden", seen.RootElement.GetProperty(FormLayout.ListsSheet).GetProperty("state").GetString());
        Assert.Equal("hidden", seen.RootElement.GetProperty(FormLayout.StepsSheet).GetProperty("state").GetString());
    }

    private static JsonDocument Inspect(byte[] workbook)
    {
        var file = Path.GetTempFileName() + ".xlsx";
        try
        {
            File.WriteAllBytes(file, workbook);
            return JsonDocument.Parse(Programs.Run(
                TimeSpan.FromMinutes(2), Programs.Python, Path.Combine(AppContext.BaseDirectory, "Data", "cells.py"), file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Texts(JsonElement sheet, string property) =>
        sheet.GetProperty(property).EnumerateArray().Select(text => text.GetString() ?? "");

    /// <summary>All cells that take input, those under a merged one included: a program enters into the first and shows all.</summary>
    private static Dictionary<string, List<string>> InputsOf(FormLayout layout)
    {
        var inputs = layout.Sheets.ToDictionary(sheet => sheet.Name, sheet => sheet.Cells
            .Where(cell => cell.Role is CellRole.Input or CellRole.Field or CellRole.Narrative)
            .SelectMany(cell => Names(cell.Area)).ToList());
        var cover = layout.Cover;
        inputs[cover.Name] =
        [
            .. ((int[])[cover.YearRow, cover.NumberRow, .. cover.Fields.Select(field => field.Row)]).Where(row => row > 0)
                .SelectMany(row => Names(new CellArea(row, CoverLayout.ValueColumn, 1, CoverLayout.Width - 1))),
        ];
        if (layout.Rules is { } rules)
        {
            inputs[rules.Name] = [.. rules.Rows.Where(row => row.Rule.Explain)
                .Select(row => CellAddress.Name(row.Row, RulesLayout.ExplanationColumn))];
        }

        if (layout.Prior is { } prior)
            inputs[prior.Name] = [.. prior.Rows.Select(row => CellAddress.Name(row.Row, PriorLayout.ValueColumn))];
        return inputs;
    }

    private static IEnumerable<string> Names(CellArea area) =>
        from row in Enumerable.Range(area.Row, area.RowSpan)
        from column in Enumerable.Range(area.Column, area.ColumnSpan)
        select CellAddress.Name(row, column);
}
