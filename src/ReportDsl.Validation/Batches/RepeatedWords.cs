using ReportDsl.Diagnostics;

namespace ReportDsl.Validation.Batches;

/// <summary>What is said of reports that are there twice.</summary>
internal static class RepeatedWords
{
    public static Phrase Contradictory(string others) => new(
        $"Of the same agency and period, with other contents: {others}. It is not known which one counts: leave one of them.",
        $"单位和报告期相同而内容不同：{others}。无法确定以哪份为准：请只保留一份。");

    public static Phrase Twice(string others) => new($"The same report as {others}.", $"与 {others} 为同一份报告。");
}
