using ReportDsl.Evaluation;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>What is sent out can be read when it comes back.</summary>
public sealed class WorkbookSizeTests
{
    [Fact]
    public void A_workbook_that_could_not_be_read_is_not_written()
    {
        const int Narratives = 2_100;
        var members = string.Join('\n', Enumerable.Range(1, Narratives).Select(i => $"narrative n{i} \"N\""));
        var form = Sources.Form($"template T version 1 \"T\" {{ language en section s \"S\" {{ {members} }} }}");
        var report = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2023, 1));
        for (var slot = 0; slot < Narratives; slot++)
            report.Set(slot, CellContent.Of(slot + new string('n', 32_760)));
        using var stream = new MemoryStream();

        var problem = Assert.Single(EntryWorkbook.Write(report.ToReport(), [], stream));

        Assert.Equal(LayoutDiagnostics.TooLarge, problem.Descriptor);
        Assert.Equal("sharedStrings.xml 66 64", string.Join(' ', problem.Arguments));
        Assert.Equal(0, stream.Length);
    }
}
