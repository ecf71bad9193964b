using System.Globalization;
using System.Text.Json.Nodes;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>A small template with rules of every kind, and reports of it.</summary>
internal static class Stock
{
    public const string Template = """
        template Stock version 1 "库存" {
            period year from 2020
            language zh

            entity agency
            field agency "单位" : text(60)

            section main "主表" {
                table : number(2) {
                    columns { amount "金额" }
                    rows "项目" { opening "年初"  added "增加"  closing "年末" }
                    check carried "年初应等于上年年末" explain : opening[amount] == prior.closing[amount]
                    check balance "年初加增加应等于年末" : opening[amount] + added[amount] == closing[amount]
                    check large "年末金额较大，请核实" warning : closing[amount] <= 1000
                }
            }
        }
        """;

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
