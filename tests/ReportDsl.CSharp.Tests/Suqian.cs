using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReportDsl.CSharp.Tests;

/// <summary>The published figures of 宿迁市 2023 and 2024 as reports of the 2021 form.</summary>
internal static class Suqian
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Applicants =
    [
        "person", "organisation.business", "organisation.research", "organisation.charity", "organisation.legal", "organisation.other", "all",
    ];

    private static readonly string[] Outcomes = ["upheld", "corrected", "different", "pending", "all"];

    private static readonly (string Official, string Path)[] ApplicationRows =
    [
        ("一", "received"), ("二", "carriedIn"), ("三(一)", "outcome.granted"), ("三(二)", "outcome.partial"),
        .. Rows("三(三)", "outcome.refused", "secret", "forbidden", "safety", "thirdParty", "internal", "process", "caseFile", "inquiry"),
        .. Rows("三(四)", "outcome.unavailable", "notHeld", "notMade", "unclear"),
        .. Rows("三(五)", "outcome.unhandled", "petition", "repeated", "publications", "excessive", "confirmation"),
        .. Rows("三(六)", "outcome.other", "lapsed", "unpaid", "rest"),
        ("三(七)", "outcome.all"), ("四", "carriedOut"),
    ];

    /// <summary>A year's report; what is to be changed in it is changed by <paramref name="edit"/>.</summary>
    public static string Report(int year, Action<JsonObject>? edit = null)
    {
        using var stream = typeof(Suqian).Assembly.GetManifestResourceStream("suqian-2023-2024.json")
            ?? throw new InvalidOperationException("The figures are embedded.");
        var figures = Member(JsonNode.Parse(stream), year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var publication = Member(figures, "t2");
        var applications = Member(figures, "t3");
        var litigation = Member(figures, "t4").AsArray();

        var report = new JsonObject
        {
            ["template"] = "GovInfo",
            ["version"] = "2021",
            ["period"] = year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["fields"] = new JsonObject { ["agency"] = Member(figures, "agency").DeepClone() },
            ["narratives"] = new JsonObject
            {
                ["overview.body"] = $"{year}年，全市政府信息公开工作平稳有序。",
                ["problems.body"] = "存在的主要问题：公开内容不够均衡。",
                ["others.body"] = "本年度收取信息处理费情况：无。",
            },
            ["tables"] = new JsonObject
            {
                ["publication.documents"] = new JsonObject
                {
                    ["rules"] = Row(["issued", "repealed", "inForce"], Member(publication, "规章")),
                    ["normative"] = Row(["issued", "repealed", "inForce"], Member(publication, "行政规范性文件")),
                },
                ["publication.licensing"] = new JsonObject { ["licences"] = Cell("decisions", Member(publication, "行政许可")) },
                ["publication.enforcement"] = new JsonObject
                {
                    ["penalties"] = Cell("decisions", Member(publication, "行政处罚")),
                    ["coercion"] = Cell("decisions", Member(publication, "行政强制")),
                },
                ["publication.fees"] = new JsonObject { ["charges"] = Cell("amount", Member(publication, "行政事业性收费(万元)")) },
                ["applications"] = new JsonObject(ApplicationRows.Select(row =>
                    KeyValuePair.Create(row.Path, (JsonNode?)Row(Applicants, Member(applications, row.Official))))),
                ["litigation"] = new JsonObject(((string[])["review", "suit.direct", "suit.after"]).SelectMany((kind, at) =>
                    Outcomes.Select((outcome, of) => KeyValuePair.Create($"{kind}.{outcome}", litigation[at]?[of]?.DeepClone())))),
            },
        };
        edit?.Invoke(report);
        return report.ToJsonString(Readable);
    }

    /// <summary>Puts something else into a cell: <c>applications/received/person</c>; null takes it out.</summary>
    public static Action<JsonObject> With(string path, string? json) => report =>
    {
        var parts = path.Split('/');
        var target = Member(report, "tables");
        foreach (var part in parts[..^1])
            target = Member(target, part);
        if (json is null)
            target.AsObject().Remove(parts[^1]);
        else
            target[parts[^1]] = JsonNode.Parse(json);
    };

    private static IEnumerable<(string, string)> Rows(string official, string group, params string[] codes) =>
        codes.Select((code, index) => ($"{official}{index + 1}", $"{group}.{code}"));

    private static JsonObject Row(string[] columns, JsonNode figures) =>
        new(columns.Select((column, index) => KeyValuePair.Create(column, figures[index]?.DeepClone())));

    private static JsonObject Cell(string column, JsonNode figure) => new() { [column] = figure.DeepClone() };

    private static JsonNode Member(JsonNode? node, string name) =>
        node?[name] ?? throw new InvalidOperationException($"The figures have no {name}.");
}
