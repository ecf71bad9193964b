using ReportDsl.Forms;

namespace ReportDsl.Testing.Compiling;

/// <summary>A form whose checks call every function, over cells of every state.</summary>
public static class FunctionForm
{
    public const string Source = """
        template Functions version 1 "Functions" {
            period year from 2025
            language en, zh
            entity agency
            field agency "Agency" : text(60)
            field remark "Remark" : text(60) optional
            field word "Word" : text(10) optional allow na
            field since "Since" : date optional
            section figures "Figures" {
                table t : count {
                    columns { new "New" allow na  old "Old" optional  kept "Kept" blank zero  ratio "Ratio" : number(2) optional }
                    rows "Rows" { a "A"  b "B"  c "C" }
                    check grows "One grows" info : any(columns.new where new > old)
                    check bounded "None is beyond ten" : all(columns.new where new <= 10)
                    check keeps "All that is kept is little" : all(columns.kept where kept < 8)
                    check both "Both columns" : all(columns.old where old >= 1, columns.new where new >= 1) implies any(columns.old where old > 4)
                    check row "In a row" for r in rows : any(r[new] where r[new] > 2, r[old] where r[old] > 2) or not all(r[kept] where r[kept] > 0)
                    check chosen "Chosen" when any(columns.ratio where ratio > 1) : sum(columns.new) > 3
                    check counted "As a value" : (if all(columns.old where old > 0) then 1 else 2) == round(count(columns.old) / count(columns.old), 0)
                    check says "It says more" : contains(remark, "b")
                    check silent "It does not say it" : not contains(remark, word)
                    check early "It starts so" : starts(remark, word) or length(remark) > 1
                    check near "Near" for r in rows : abs(round(r[ratio], 1) - r[new]) <= 5
                    check filled "Filled in" : exists(word) or length(remark) == 1
                    check pattern "Of few letters" : matches(remark, "[ab]*")
                    check recent "Recent" : since > date(2024, 6, 30)
                    check least "Extremes" : max(columns.new) >= average(columns.old) and min(columns.old) <= 3
                }
            }
        }
        """;

    public static Form Form { get; } = Sources.Form(Source);
}
