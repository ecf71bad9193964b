using System.Globalization;
using System.Text;

namespace ReportDsl.Benchmarks;

/// <summary>Templates of any size, written as people write them.</summary>
internal static class LargeTemplate
{
    /// <summary>Many tables: each takes 44 lines where it has 10 rows and 4 columns.</summary>
    public static string Write(int tables, int rows, int columns)
    {
        var text = new StringBuilder("""
            unit yuan "元"

            template Large version 1 "大表" {
                period year from 2020
                language zh

            """);
        for (var table = 0; table < tables; table++)
            Table(text, table, rows, columns);
        return text.Append("}\n").ToString();
    }

    /// <summary>One table with one rule for each row and a total.</summary>
    public static string OneTable(int rows)
    {
        var text = new StringBuilder("""
            template Long version 1 "长表" {
                period year from 2020
                language zh
                section only "唯一的部分" {
                    table : count {
                        columns { whole "总数"  part "其中"  rest "其余" }
                        rows "项目" {

            """);
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"                r{row} \"第{row}项\"\n");
        return text.Append("""
                            total all "合计"
                        }
                        check parts "总数等于其中与其余之和" for row
                            : whole == part + rest
                    }
                }
            }

            """).ToString();
    }

    /// <summary>Rows of which each is the next and nothing else, the last entered; a column of totals crosses them.</summary>
    public static string Chain(int rows) => Rows(
        "x \"甲\"  y \"乙\"  total all \"合计\"", rows, row => row == rows - 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" = r{row + 1}"));

    /// <summary>Rows in pairs: what came in, and the balance after it; a formula across adds up both columns.</summary>
    public static string RunningBalance(int rows) => Rows(
        "x \"甲\"  y \"乙\"  all \"合计\" = x + y",
        rows,
        row => row % 2 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" = r{row - 1} + r{Math.Max(row - 2, 0)}"));

    private static string Rows(string columns, int rows, Func<int, string> formulaOf)
    {
        var text = new StringBuilder($"template Long version 1 \"长表\" {{\n    period year from 2020\n    table only \"唯一的表\" : integer {{\n");
        text.Append(CultureInfo.InvariantCulture, $"        columns {{ {columns} }}\n        rows \"项目\" {{\n");
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"            r{row} \"第{row}项\"{formulaOf(row)}\n");
        return text.Append("        }\n    }\n}\n").ToString();
    }

    private static void Table(StringBuilder text, int table, int rows, int columns)
    {
        text.Append(CultureInfo.InvariantCulture, $"    /// 第{table}张表的填报说明：\n    /// 按年度统计，没有发生的填0。\n");
        text.Append(CultureInfo.InvariantCulture, $"    section s{table} \"第{table}部分\" {{\n\n        // 金额单位均为元。\n");
        text.Append("        table : number(2) in yuan {\n            columns {\n");
        for (var column = 0; column < columns; column++)
            text.Append(CultureInfo.InvariantCulture, $"                c{column} \"第{column}列\"\n                    min 0\n");
        text.Append("            }\n\n            rows \"项目\" {\n");
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"                r{row} \"第{row}行\"\n");
        text.Append("            }\n\n            check first \"第0列不小于第1列\"\n                for row\n                : c0 >= c1\n\n");
        text.Append("            check second \"第0行各列不小于第1行\"\n                for column\n                : r0 >= r1\n\n");
        text.Append("            check third \"第0行之和不小于零\"\n                warning\n                : sum(rows.r0) >= 0\n\n        }\n    }\n");
    }
}
