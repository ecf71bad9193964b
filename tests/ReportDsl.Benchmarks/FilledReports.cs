using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.Benchmarks;

/// <summary>Reports of the 2021 form, each of another agency, for which every rule holds: the published one, every count times a factor.</summary>
internal static class FilledReports
{
    public static Form Form { get; } = ExampleForms.Get("gov-info/govinfo-2021.rdsl");

    public static IEnumerable<ReportData> Of(int count)
    {
        var published = ReportJson.Read(File.ReadAllBytes(ExampleForms.PathOf("gov-info/reports/suqian-2024.json")), Form).Report
            ?? throw new InvalidOperationException("The published report is not read.");
        for (var i = 0; i < count; i++)
        {
            var builder = published.ToBuilder();
            foreach (var slot in Form.Slots)
            {
                if (published[slot.Index] is { Kind: ContentKind.Number } entry)
                    builder.Set(slot.Index, CellContent.Of(entry.Number * ((i % 50) + 1)));
            }

            if (Form.Entity is { } agency)
                builder.Set(agency.Slot, CellContent.Of(string.Create(CultureInfo.InvariantCulture, $"机关 {i + 1}")));
            yield return builder.ToReport();
        }
    }

    public static IEnumerable<byte[]> Workbooks(int count)
    {
        foreach (var report in Of(count))
        {
            using var stream = new MemoryStream();
            if (EntryWorkbook.Write(report, [null], stream) is [var problem, ..])
                throw new InvalidOperationException(problem.Descriptor.Code);
            yield return stream.ToArray();
        }
    }
}
