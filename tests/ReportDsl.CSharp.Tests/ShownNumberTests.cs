using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.CSharp.Tests;

/// <summary>Numbers in messages as people read them, in both engines.</summary>
public sealed class ShownNumberTests
{
    private const string Rows = """
        rows {
            a "A"  b "B"  c "C"  year "Year" : count
            rate "Rate" : percent(2) max 100%
            other "Other" : percent(2)
            whole "Whole" : percent(0)
        }
        """;

    [Theory]
    [InlineData("a[v] == b[v] - c[v]", "10 is not 420 - 411 = 9, difference 1", "10 不等于 420 - 411 = 9，相差 1")]
    [InlineData("b[v] * 10000 == c[v]", "420 × 10,000 = 4,200,000 is not 411, difference 4,199,589", "420 × 10,000 = 4,200,000 不等于 411，相差 4,199,589")]
    [InlineData("rate[v] <= 10%", "12.34%, must be at most 10%, difference 2.34 percentage points", "12.34%，应不大于 10%，相差 2.34 个百分点")]
    [InlineData("rate[v] >= other[v]", "12.34%, must be at least 13.34%, difference 1 percentage point", "12.34%，应不小于 13.34%，相差 1 个百分点")]
    [InlineData("rate[v] + other[v] == 100%", "12.34% + 13.34% = 25.68% is not 100%, difference 74.32 percentage points", "12.34% + 13.34% = 25.68% 不等于 100%，相差 74.32 个百分点")]
    [InlineData("within 1% : sum(rate[v], other[v]) == whole[v]", "12.34% + 13.34% = 25.68% is not 30%, difference 4.32 percentage points, tolerance 0.3 percentage points", "12.34% + 13.34% = 25.68% 不等于 30%，相差 4.32 个百分点，允许误差 0.3 个百分点")]
    [InlineData("max(rate[v], other[v]) > 50%", "max(12.34%, 13.34%) = 13.34%, must be greater than 50%, difference 36.66 percentage points", "max(12.34%, 13.34%) = 13.34%，应大于 50%，相差 36.66 个百分点")]
    [InlineData("rate[v] == round(a[v] / b[v], 4)", "12.34% is not round(10 ÷ 420, 4) = 2.38%, difference 9.96 percentage points", "12.34% 不等于 round(10 ÷ 420, 4) = 2.38%，相差 9.96 个百分点")]
    [InlineData("rate[v] * b[v] == a[v]", "12.34% × 420 = 51.828 is not 10, difference 41.828", "12.34% × 420 = 51.828 不等于 10，相差 41.828")]
    [InlineData("rate[v] in {10%, 20%}", "12.34%, must be one of {10%, 20%}", "12.34%，应为以下之一： {10%, 20%}")]
    [InlineData("year[v] <= period.year", "2025, must be at most 2023, difference 2", "2025，应不大于 2023，相差 2")]
    [InlineData("year[v] <= period.year + 1", "2025, must be at most 2023 + 1 = 2024, difference 1", "2025，应不大于 2023 + 1 = 2024，相差 1")]
    [InlineData("a[v] / b[v] > 20%", "10 ÷ 420 = 2.381%, must be greater than 20%, difference 17.619 percentage points", "10 ÷ 420 = 2.381%，应大于 20%，相差 17.619 个百分点")]
    [InlineData("b[v] * 20% <= a[v]", "420 × 20% = 84, must be at most 10, difference 74", "420 × 20% = 84，应不大于 10，相差 74")]
    [InlineData("b[v] * (1 - 20%) <= a[v]", "420 × (1 - 20%) = 336, must be at most 10, difference 326", "420 × (1 - 20%) = 336，应不大于 10，相差 326")]
    [InlineData("abs(rate[v] - other[v]) <= 0.5%", "abs(12.34% - 13.34%) = 1%, must be at most 0.5%, difference 0.5 percentage points", "abs(12.34% - 13.34%) = 1%，应不大于 0.5%，相差 0.5 个百分点")]
    public void Messages(string check, string english, string chinese)
    {
        var (evaluated, generated) = Told(
            $"check k \"K\" {(check.StartsWith("within", StringComparison.Ordinal) ? check : ": " + check)}", """{ "a": 10, "b": 420, "c": 411, "year": 2025, "rate": 0.1234, "other": 0.1334, "whole": 0.3 }""");
        Assert.Equal([english, chinese], evaluated);
        Assert.Equal(english, generated);
    }

    [Theory]
    [InlineData("rate", "12.34", "\"1,234%\" is more than 100%", "“1,234%”大于最大值100%")]
    [InlineData("rate", "0.12345", "\"12.345%\" has more than 2 decimals", "“12.345%”超过2位小数")]
    [InlineData("whole", "0.125", "\"12.5%\" is not a whole percentage", "“12.5%”不是整数百分比")]
    [InlineData("a", "12345.678", "\"12,345.678\" has more than 2 decimals", "“12,345.678”超过2位小数")]
    [InlineData("year", "-2023", "\"-2,023\" is negative", "“-2,023”为负数")]
    [InlineData("a", "\"about 1234\"", "\"about 1234\" is not a number", "“about 1234”不是数字")]
    public void Contents_that_are_not_valid(string row, string content, string english, string chinese)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["a"] = "1", ["b"] = "1", ["c"] = "1", ["year"] = "1", ["rate"] = "0", ["other"] = "0", ["whole"] = "0", [row] = content,
        };
        var (evaluated, generated) = Told("", $"{{ {string.Join(", ", values.Select(value => $"\"{value.Key}\": {value.Value}"))} }}");
        Assert.Equal([english, chinese], evaluated);
        Assert.Equal(english, generated);
    }

    private static (string[] Evaluated, string Generated) Told(string check, string values)
    {
        var form = Sources.Form($$"""
            template T version 1 "T" {
                period year from 2020
                language en
                section s "S" {
                    table : number(2) {
                        columns { v "V" }
                        {{Rows}}
                        {{check}}
                    }
                }
            }
            """);
        var json = $$"""{ "template": "T", "version": "1", "period": "2023", "tables": { "s": {{Cells(values)}} } }""";
        var report = ReportJson.Read(Encoding.UTF8.GetBytes(json), form).Report;
        Assert.NotNull(report);
        var result = Evaluator.For(form).Evaluate(report);
        return (
            [.. new[] { MessageLanguage.English, MessageLanguage.Chinese }.Select(language => string.Join("|", result.Findings(language).Select(finding => finding.Message)))],
            string.Join("|", GeneratedReports.Of(form).Validate(json).Findings.Select(finding => finding.Message)));
    }

    private static string Cells(string values)
    {
        using var document = System.Text.Json.JsonDocument.Parse(values);
        return $"{{ {string.Join(", ", document.RootElement.EnumerateObject().Select(row => $"\"{row.Name}\": {{ \"v\": {row.Value.GetRawText()} }}"))} }}";
    }
}
