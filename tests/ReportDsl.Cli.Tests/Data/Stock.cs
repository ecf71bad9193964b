using System.Globalization;
using System.Text.Json.Nodes;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>A small template with rules of every kind, and reports of it.</summary>
internal static class Stock
{
    public static string Template { get; } = BalanceTemplate.Of("Stock", "库存");

    /// <summary>A workspace with the template in the folder <c>t</c>.</summary>
    public static Workspace Workspace() => new Workspace().With("t/stock.rdsl", Template);

    public static string SecondVersion => Template.Replace("version 1", "version 2", StringComparison.Ordinal);

    /// <summary>A report; a figure is JSON: <c>12.5</c>, <c>"12件"</c>.</summary>
    public static string Report(
        string agency, int year, string opening, string added, string closing, string? reason = null, string version = "1")
    {
        var report = new JsonObject
        {
            ["template"] = "Stock",
            ["version"] = version,
            ["period"] = year.ToString(CultureInfo.InvariantCulture),
            ["fields"] = new JsonObject { ["agency"] = agency },
            ["tables"] = new JsonObject
            {
                ["main"] = new JsonObject { ["opening"] = Cell(opening), ["added"] = Cell(added), ["closing"] = Cell(closing) },
            },
        };
        if (reason is not null)
            report["explanations"] = new JsonObject { ["main.carried"] = reason };
        return report.ToJsonString();
    }

    private static JsonObject Cell(string figure) => new() { ["amount"] = JsonNode.Parse(figure) };
}
