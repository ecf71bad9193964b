using System.Collections.Immutable;
using ReportDsl.Cli.Data;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Validation.Results;
using ReportDsl.Validation.Writing;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>Results of all kinds, for the outputs.</summary>
internal static class ResultSamples
{
    /// <summary>A name that would do harm where it is taken for markup.</summary>
    public const string Hostile = "</script><script>window.harm=1</script><img src=x onerror=\"window.harm=2\">'&\u2028甲";

    public static ImmutableArray<ReportResult> All { get; } = [Failing(Hostile), Clean(), Unreadable()];

    public static ReportResult Failing(string entity) => new(new DataFile("/d/税 务/a.xlsx", "税 务/a.xlsx", "a.xlsx"))
    {
        Template = "GovInfo",
        Version = "2021",
        Period = "2023",
        Entity = entity,
        IsEvaluated = true,
        Counts = new EvaluationCounts(210, 4, 1, 6, 3, 12),
        Findings =
        [
            new("file.extra", "", RuleSeverity.Warning, "Nothing should stand outside.", "\"x\" stands outside", [new("", "", new("三", null, "Z9"), default)]),
            Balance("person", 3119.50m, "3119.5 + 34 = 3153.5, 3154, difference 0.5"),
            Balance("legal", 1, "1 + 34 = 35, 36, difference 1"),
            new("t.required", "[a]", RuleSeverity.Error, "The cell must be filled in.", "not filled in", [Cell("t/a", "甲项", 9, default)]),
            new("t.required", "[b]", RuleSeverity.Error, "The cell must be filled in.", "not filled in", [Cell("t/b", "乙项", 10, default)]),
            new("t.required", "[c]", RuleSeverity.Error, "The cell must be filled in.", "not filled in", [Cell("t/c", "丙项", 11, default)]),
            new("t.type", "[d]", RuleSeverity.Error, "The cell must hold a valid value.", "\"12件\" is no number", [Cell("t/d", "丁项", 12, CellContent.Of("12件"))])
            {
                Proposal = new ResultProposal(CellContent.Of(12), "12", "修订", true, "the unit 件 left out"),
            },
            new("t.opening", "[e]", RuleSeverity.Error, "As before", "3, 4, difference 1", [Cell("t/e", "戊项", 13, CellContent.Of(true))])
            {
                Explanation = "机构改革",
                Sides = new ComparedSides(3, null, null, null),
            },
        ],
    };

    public static ReportResult Clean() => new(new DataFile("/d/b.json", "b.json", "b.json"))
    {
        Template = "GovInfo", Version = "2021", Entity = "乙", Period = "2023", IsEvaluated = true, Counts = new EvaluationCounts(214, 0, 0, 6, 0, 0),
    };

    public static ReportResult Unreadable() => new(new DataFile("/d/c.json", "c.json", "c.json"))
    {
        Findings = [new("file.unreadable", "", RuleSeverity.Error, "Readable.", "$: no JSON", []) { Position = (2, 14) }],
    };

    public static string Empty(Func<TextWriter, IResultWriter> create)
    {
        using var text = new StringWriter { NewLine = "\n" };
        create(text).End(new BatchSummary(0));
        return text.ToString();
    }

    public static string Write(Func<TextWriter, IResultWriter> create, int selected = 3)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = create(text);
        var summary = new BatchSummary(selected);
        foreach (var result in All)
        {
            writer.Write(result);
            summary = summary.With(result);
        }

        writer.End(summary);
        return text.ToString();
    }

    private static ResultFinding Balance(string instance, decimal received, string message) => new(
        "t.balance",
        $"[{instance}]",
        RuleSeverity.Error,
        "第一项加第二项之和，等于第三项",
        message,
        [
            Cell("t/received/" + instance, "一、新收 › 自然人", 7, CellContent.Of(received)),
            Cell("t/carriedIn/" + instance, "二、上年结转 › 自然人", 8, CellContent.Of(34)),
            new("t/prior", "上年 › 自然人", null, CellContent.Of(0.10m)) { IsOwn = false },
        ])
    {
        Sides = new ComparedSides(received + 34, 3154.00m, received - 3120.00m, 0),
    };

    private static ResultCell Cell(string path, string label, int row, CellContent content) =>
        new(path, label, ResultPlace.Of(new CellAddress("三、申请", row, 4)), content);
}
