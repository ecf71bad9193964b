using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>What is stored beside the formulas is what an independent program calculates from them.</summary>
public sealed class RecalculationTests
{
    [RequiresFact(Tool.LibreOffice)]
    public void LibreOffice_calculates_what_was_written()
    {
        var reports = Reports().ToDictionary(report => report.Name, report => report);
        var written = reports.ToDictionary(report => report.Key, report => LiveWorkbook.Of(report.Value.Data, report.Value.Prior).Formulas());

        var calculated = Recalculation.Of(reports.ToDictionary(report => report.Key, report => BytesOf(report.Value.Data, report.Value.Prior)));

        foreach (var (name, formulas) in written)
        {
            Assert.NotEmpty(formulas);
            foreach (var (cell, value) in formulas)
            {
                var actual = calculated[name].GetValueOrDefault(cell, "");
                Assert.True(IsSame(value, actual), $"{name}, {cell}: written {value.Kind} {value.Number} '{value.Text}', calculated '{actual}'");
            }
        }

        AssertOutcomes(calculated, reports["2024"].Data.Form, "2024", "changed");
        AssertOutcomes(calculated, reports["example 2024"].Data.Form, "example 2024", "example changed");
    }

    /// <summary>Read from LibreOffice's own file: the published totals, and the outcomes with one figure changed.</summary>
    private static void AssertOutcomes(
        Dictionary<string, Dictionary<string, string>> calculated, Form form, string right, string changed)
    {
        var layout = FormLayout.Compute(form).Layout;
        Assert.NotNull(layout);
        Assert.NotNull(layout.Rules);
        foreach (var (path, total) in Suqian.Totals(2024))
        {
            var address = layout.AddressOf(form.Slots.Single(slot => slot.Path == path).Index);
            Assert.Equal(total.ToString(CultureInfo.InvariantCulture), calculated[right][$"{address.Sheet}!{address.Local}"]);
        }

        string OutcomeOf(string workbook, RuleRow row) =>
            calculated[workbook][$"{layout.Rules.Name}!{CellAddress.Name(row.Row, RulesLayout.OutcomeColumn)}"];
        Assert.All(
            layout.Rules.Rows.Where(row => row.Rule.Instances[0].Condition is not Matches),
            row => Assert.Contains(OutcomeOf(right, row), (string[])["2", "3"]));
        Assert.Equal(
            ["applications.balance[person]", "applications.balance[all]"],
            layout.Rules.Rows.Where(row => OutcomeOf(changed, row) == "0").Select(row => row.Rule.Path + row.Instance.Key));
    }

    private static IEnumerable<(string Name, ReportData Data, ReportData? Prior)> Reports()
    {
        var govInfo = SampleForms.GovInfo2021();
        var required = SampleForms.GovInfo2021(blankZero: false);
        const string person = "applications/received/person";
        yield return ("2023", Suqian.Report(govInfo, 2023), null);
        yield return ("2024", Suqian.Report(govInfo, 2024), Suqian.Report(govInfo, 2023));
        yield return ("changed", Suqian.Report(govInfo, 2024, (person, CellContent.Of(3441m))), Suqian.Report(govInfo, 2023));
        foreach (var (i, typed) in ((string[])["", " 　", "1件", "/", "３４４０", "3440", "?"]).Index())
            yield return ($"typed{i}", Suqian.Report(required, 2024, (person, CellContent.Of(typed))), Suqian.Report(required, 2023));
        yield return ("half", Suqian.Report(required, 2024, (person, CellContent.Of(3440.5m))), null);
        yield return ("negative", Suqian.Report(required, 2024, (person, CellContent.Of(-1m))), null);
        yield return ("empty", new ReportData.Builder(required, new ReportPeriod(PeriodKind.Year, 2024, 1)).ToReport(), null);
        var example = ExampleForms.Get("gov-info/govinfo-2021.rdsl");
        yield return ("example 2024", Suqian.Report(example, 2024), Suqian.Report(example, 2023));
        yield return ("example changed", Suqian.Report(example, 2024, (person, CellContent.Of(3441m))), Suqian.Report(example, 2023));
        var year = new ReportPeriod(PeriodKind.Year, 2024, 1);
        foreach (var name in ExampleForms.Names)
        {
            var form = ExampleForms.Get(name);
            yield return ($"blank {Path.GetFileNameWithoutExtension(name)}", new ReportData.Builder(form, year).ToReport(), null);
            for (var seed = 0; seed < 3; seed++)
                yield return ($"random {Path.GetFileNameWithoutExtension(name)} {seed}", TypedReports.Of(form, year, seed), TypedReports.Of(form, year, seed + 1000));
        }

        var everything = SampleForms.Everything();
        for (var seed = 0; seed < 24; seed++)
        {
            var period = new ReportPeriod(PeriodKind.Quarter, 2023, 3);
            yield return (
                $"random{seed}", TypedReports.Of(everything, period, seed), seed % 3 == 0 ? null : TypedReports.Of(everything, period, seed + 1000));
        }
    }

    private static byte[] BytesOf(ReportData data, ReportData? prior)
    {
        using var stream = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(data, [prior], stream));
        return stream.ToArray();
    }

    private static bool IsSame(FormulaValue written, string calculated) => written.Kind switch
    {
        FormulaValueKind.Number => double.TryParse(calculated, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number - written.Number) <= 1e-9 * Math.Max(1, Math.Abs(number)),
        FormulaValueKind.Boolean => calculated == (written.IsTrue ? "1" : "0"),
        _ => calculated == written.Text,
    };
}
