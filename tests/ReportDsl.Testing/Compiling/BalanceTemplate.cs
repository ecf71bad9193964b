namespace ReportDsl.Testing.Compiling;

/// <summary>A small template with rules of every kind: one that reads the year before and may be explained, one on the year itself, a warning.</summary>
public static class BalanceTemplate
{
    public static string Of(string code, string label) => $$"""
        template {{code}} version 1 "{{label}}" {
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
}
