using ReportDsl.Evaluation;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Tests;

/// <summary>What a workbook shows of a report whose computed cells are partly blank, since it computes them itself.</summary>
internal static class ShownReport
{
    /// <summary>The report as its workbook shows it.</summary>
    public static ReportData Of(ReportData data, params ReportData?[] priors) =>
        Evaluator.For(data.Form).WithComputed(data, [.. data.Form.ComputedInOrder.Select(cell => cell.Slot).Where(slot => data[slot].Kind == ContentKind.Blank)], priors);
}
