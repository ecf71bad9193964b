using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>Where the rules' own arithmetic ends, the workbook does not judge either: it says that it cannot.</summary>
public sealed class OutOfRangeTests
{
    [Theory]
    [InlineData("d + n == e", "9999-12-31", "1")]
    [InlineData("d + n == e", "1900-03-01", "-99999999")]
    [InlineData("d - n > date(1900, 1, 1)", "1900-03-01", "99999999999999")]
    [InlineData("d + n > e", "2024-01-01", "30")]
    [InlineData("d - n > e", "1900-03-02", "40000")]
    [InlineData("n * n * n == m * m * m", "2024-01-01", "99999999999999")]
    [InlineData("n * n * n > m", "2024-01-01", "-99999999999999")]
    [InlineData("n * n * n / m > n", "2024-01-01", "9999999999999")]
    [InlineData("n * n * n == m * m * m", "2024-01-01", "3")]
    [InlineData("sum(n * n * n, n * n * n) > 0", "2024-01-01", "3500000000")]
    [InlineData("sum(n * n * n, n * n * n) > 0", "2024-01-01", "35")]
    [InlineData("(if n > 5 then n * n * n else n) >= 5", "2024-01-01", "99999999999999")]
    public void Outcomes_are_those_of_the_evaluator(string condition, string day, string number)
    {
        var form = Sources.Form($$"""
            template T version 1 "T" {
                language en
                field d "D" : date
                field e "E" : date
                field n "N" : integer
                field m "M" : integer
                section s "S" { check k "K" : {{condition}} }
            }
            """);
        var report = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2023, 1))
            .Set(0, CellContent.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            .Set(1, CellContent.Of(new DateOnly(2024, 1, 1)))
            .Set(2, CellContent.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)))
            .Set(3, CellContent.Of(3m))
            .ToReport();

        Assert.Equal([], WorkbookComparison.Differences(Evaluator.For(form).Evaluate(report), LiveWorkbook.Of(report)));
    }
}
