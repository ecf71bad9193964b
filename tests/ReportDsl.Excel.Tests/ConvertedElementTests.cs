using ReportDsl.Evaluation;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>What is blank stays blank for the workbook's aggregates when it is converted.</summary>
public sealed class ConvertedElementTests
{
    [Fact]
    public void Outcomes_are_those_of_the_evaluator() => Assert.Equal(
        [],
        WorkbookComparison.Differences(Evaluator.For(ConvertedElements.Form).Evaluate(ConvertedElements.Report), LiveWorkbook.Of(ConvertedElements.Report)));
}
