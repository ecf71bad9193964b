using System.Globalization;
using ClosedXML.Excel;
using ClosedXML.Excel.CalcEngine.Exceptions;
using FillWithClosedXml;
using ReportDsl.Forms;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.ClosedXml.Tests;

/// <summary>
/// The formulas of workbooks, computed by ClosedXML. It knows all functions that they use but CHOOSE, and takes a text that looks like a number for
/// one: so it judges reports whose figures are numbers, and all of their formulas but those that need CHOOSE, which tell the results of checks.
/// </summary>
public sealed class CalculationTests(EntryWorkbooks workbooks) : IClassFixture<EntryWorkbooks>
{
    /// <summary>Reports that state every total, as a form computes it, by the forms of 2019 and 2021 and that of enforcement.</summary>
    public static TheoryData<string> CompleteReports => FilledInTests.CompleteReports;

    /// <summary>Reports in which every figure is a number.</summary>
    public static TheoryData<string> CleanReports =>
    [
        "examples/gov-info/reports/suqian-2024.json",
        "examples/gov-info/reports/xingqing-health-2019.json",
        "tests/ReportDsl.ClosedXml.Tests/Data/enforcement-2024.json",
    ];

    [Theory]
    [MemberData(nameof(CompleteReports))]
    public void The_totals_of_what_was_filled_in_are_those_of_the_report(string path)
    {
        var report = ReportFile.Read(path);
        using var form = new EntryForm(workbooks.Blank(report.Form));
        report.FillIn(form);

        var computed = report.Form.Slots.OfType<CellSlot>().Where(cell => cell.IsComputed).Select(cell => cell.Path).ToList();
        var stated = report.Values.ToDictionary(value => value.Path, value => value.Value.GetRawText());

        Assert.NotEmpty(computed);
        Assert.All(computed, total => Assert.Equal(stated[total], TextOf(form[total].Value)));
    }

    [Theory]
    [MemberData(nameof(CleanReports))]
    public void Every_formula_gives_what_is_stored_with_it(string path)
    {
        using var workbook = new XLWorkbook(Fill(path));
        var formulas = workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed(cell => cell.HasFormula)).ToList();

        // The results are taken before anything is computed: ClosedXML puts its own in their place.
        var stored = formulas.ConvertAll(cell => TextOf(cell.CachedValue));
        var computed = formulas.ConvertAll(Computed);
        var compared = computed.Index().Where(result => result.Item is not null).ToList();

        Assert.All(compared, result => Assert.Equal(
            (formulas[result.Index].Address.ToString(XLReferenceStyle.A1, true), stored[result.Index]),
            (formulas[result.Index].Address.ToString(XLReferenceStyle.A1, true), result.Item)));
        Assert.True(compared.Count > formulas.Count * 2 / 3, $"{compared.Count} of {formulas.Count}");
    }

    /// <summary>What ClosedXML makes of a formula; null where it needs CHOOSE, and of a link, which it gives as an object instead of its text.</summary>
    private static string? Computed(IXLCell cell)
    {
        cell.InvalidateFormula();
        try
        {
            return cell.Value is XLHyperlink ? null : TextOf(cell.Value);
        }
        catch (NameNotRecognizedException unknown) when (unknown.Message.Contains("`CHOOSE`", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static string? TextOf(object value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>A workbook of the program itself, with the results of all its formulas.</summary>
    private string Fill(string path)
    {
        var filled = Path.Combine(workbooks.Folder, Path.GetFileNameWithoutExtension(path) + ".xlsx");
        Assert.Equal(0, ProgramRun.OfReportDsl("fill", "-t", ReportFile.Read(path).Templates, Repository.PathOf(path), "-o", filled).ExitCode);
        return filled;
    }
}
