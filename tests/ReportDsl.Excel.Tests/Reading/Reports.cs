using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>The published reports of the examples, and how the tests write and read them.</summary>
internal static class Reports
{
    private static readonly Lazy<Form[]> GovInfo = new(() =>
        [ExampleForms.Get("gov-info/govinfo-2019.rdsl"), ExampleForms.Get("gov-info/govinfo-2021.rdsl")]);

    public static IReadOnlyList<Form> Forms => GovInfo.Value;

    public static IEnumerable<string> Names => Directory
        .EnumerateFiles(ExampleForms.PathOf("gov-info/reports"), "*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    public static ReportData Get(string name)
    {
        var text = File.ReadAllBytes(Path.Combine(ExampleForms.PathOf("gov-info/reports"), name));
        var header = ReportJson.ReadHeader(text);
        var reading = ReportJson.Read(text, Forms.Single(form => form.Version == header.Version));
        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Report);
        return reading.Report;
    }

    public static byte[] Fill(ReportData data, params ReportData?[] priors)
    {
        using var stream = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(data, priors, stream));
        return stream.ToArray();
    }

    public static WorkbookReading Read(byte[] workbook, params Form[] forms) =>
        new WorkbookReader(forms.Length == 0 ? Forms : forms).Read(workbook);

    public static string Json(ReportData? report)
    {
        Assert.NotNull(report);
        return Encoding.UTF8.GetString(ReportJson.Write(report));
    }

    /// <summary>Findings, a line each.</summary>
    public static IEnumerable<string> Lines(WorkbookReading reading) => reading.Findings.Select(finding =>
        $"{finding.Rule} {finding.Sheet}{(finding.Address is null ? "" : "!" + finding.Address)}: {finding.Message.English}");
}
