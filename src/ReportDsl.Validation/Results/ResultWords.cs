using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Validation.Results;

/// <summary>The words around validation results: headings and sums, for text and HTML alike.</summary>
internal static class ResultWords
{
    /// <summary>The name of a severity in machine-readable results, and in lines like a compiler's.</summary>
    public static string SeverityName(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };

    public static string ExplainedName => "explained";

    public static string OutcomeName(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        Outcome.NotApplicable => "notApplicable",
        _ => "notAssessable",
    };

    /// <summary>The name of a reason in machine-readable results.</summary>
    public static string ReasonName(UnassessedReason reason) => reason switch
    {
        UnassessedReason.Blank => "blank",
        UnassessedReason.NotFilledIn => "notFilledIn",
        UnassessedReason.Invalid => "invalid",
        UnassessedReason.Lost => "lost",
        UnassessedReason.NoReport => "noReport",
        UnassessedReason.DivisionByZero => "divisionByZero",
        UnassessedReason.OutOfRange => "outOfRange",
        UnassessedReason.NoPeriod => "noPeriod",
        _ => "unreported",
    };

    public static Phrase NotAssessable => new("not assessable", "无法评定");

    /// <summary>How many instances have a reason, in which cells it lies, and which instances they are.</summary>
    public static Phrase NotAssessableFor(string reason, int count, string cells, string instances) => new(
        $"{reason}{(cells.Length > 0 ? $" ({cells})" : "")}: {count} ({instances})",
        $"{reason}{(cells.Length > 0 ? $"（{cells}）" : "")}：{count} 项（{instances}）");

    public static Phrase Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => new("error", "错误"),
        RuleSeverity.Warning => new("warning", "警告"),
        _ => new("info", "提示"),
    };

    public static Phrase Explained => new("explained", "已说明");

    /// <summary>Behind a message, what an invalid content was probably meant to be.</summary>
    public static Phrase Meant(string content) => new($" (meant: {content}?)", $"（是否指 {content}？）");

    /// <summary>Behind a message, that a figure stands there as a text, and how it is typed.</summary>
    /// <param name="literal">As a data file has it; null in a workbook.</param>
    public static Phrase IsText(string? literal) => literal is null
        ? new(" (it is a text: type it as a number, in a cell that is not formatted as text)", "（是文本：请按数字填写，单元格格式不要设为“文本”）")
        : new($" (it is a text: write {literal}, without quotes)", $"（是文本：请写 {literal}，不加引号）");

    /// <summary>Behind a message, that a text stands there as a number, and how it is typed.</summary>
    public static Phrase IsNumber(string text, bool isData) => isData
        ? new($" (it is a number: write \"{text}\", in quotes)", $"（是数字：请写 \"{text}\"，加引号）")
        : new($" (it is a number: type '{text}, with an apostrophe before it)", $"（是数字：请填 '{text}，前面加英文单引号）");

    public static Phrase Reason(string reason) => new($"explained: {reason}", $"说明：{reason}");

    public static Phrase NoPeriod => new("no period", "无报告期");

    public static Phrase NothingWrong(int passed) => new($"{passed} passed", $"通过 {passed} 项");

    public static Phrase Found(int errors, int warnings, int infos, int explained) => new(
        Join(
            ", ",
            (errors, Count(errors, "error")),
            (warnings, Count(warnings, "warning")),
            (infos, $"{infos} info"),
            (explained, $"{explained} explained")),
        Join("，", (errors, $"{errors} 个错误"), (warnings, $"{warnings} 个警告"), (infos, $"{infos} 个提示"), (explained, $"{explained} 个已说明")));

    public static Phrase NotAssessed(int count) => new($"{count} not assessable", $"{count} 项无法评定");

    public static Phrase More(int count, string instances) => new($"and {count} more: {instances}", $"另有 {count} 处：{instances}");

    public static Phrase MoreCells(int count) => new($"and {count} more", $"另有 {count} 个");

    public static Phrase MoreReports(int count) => new($"… and {Count(count, "more report", "more reports")}", $"……另有 {count} 份报告");

    public static Phrase InReports(int findings, int reports) => new(
        $"{findings} in {Count(reports, "report")}", $"{reports} 份报告中 {findings} 处");

    public static Phrase Totals(BatchSummary summary) => new(
        $"{Count(summary.Reports, "report")}: {summary.WithErrors} with errors, {summary.WithWarnings} with warnings only, "
            + $"{summary.Reports - summary.WithErrors - summary.WithWarnings} without either",
        $"共 {summary.Reports} 份报告：{summary.WithErrors} 份有错误，{summary.WithWarnings} 份仅有警告，"
            + $"{summary.Reports - summary.WithErrors - summary.WithWarnings} 份无错误和警告");

    public static Phrase Interrupted(int done, int selected) => new(
        $"interrupted: {done} of {Count(selected, "report")} done; the result is complete for these",
        $"已中断：{selected} 份报告完成 {done} 份，结果对已完成的部分是完整的");

    public static Phrase Line(int line, int column) => new($"line {line}, column {column}", $"第 {line} 行第 {column} 列");

    private static string Count(int count, string noun) => Count(count, noun, noun + "s");

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string Join(string separator, params ReadOnlySpan<(int Count, string Text)> parts)
    {
        var texts = new List<string>();
        foreach (var (count, text) in parts)
        {
            if (count > 0)
                texts.Add(text);
        }

        return string.Join(separator, texts);
    }
}
