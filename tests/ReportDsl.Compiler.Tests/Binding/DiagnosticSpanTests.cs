using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Binding;

/// <summary>Where diagnostics stand, what they propose, and that their fixes mend what they report.</summary>
public sealed class DiagnosticSpanTests
{
    private const string Units = """
        unit yuan "元" unit wanyuan "万元" = 10_000 yuan unit jian "件"
        codelist Country { "DE" "Germany" "FR" "France" }

        """;

    public static TheoryData<string, string> Spans => new()
    {
        // syntax
        { "RD1012", Template("field f \"f\" : number(2) check c \"c\" : ([|round(f, 1)|] ?? 5) == 1") },

        // names
        { "RD2001", Table("check c \"c\" : north[men] == north[[|woman|]]") },
        { "RD2001", Table("check c \"c\" : [|nort|][men] == 1") },
        { "RD2001", Template("entity [|agency|] field office \"o\" : text(9)") },
        { "RD2001", Template("field f \"f\" : code [|Contry|]") },
        { "RD2001", Template("section s \"s\" { table : count { columns [|Nobody|]  rows { a \"a\" b \"b\" } check c \"c\" for row, column : row[column] >= 0 and a[column] > prior.a[column] check d \"d\" for column : a >= b } }") },
        { "RD2001", Template("section s \"s\" { table t \"t\" : count { columns { m \"m\" }  rows { a \"a\" } }  table u \"u\" : count { columns [|Nobody|]  rows { a \"a\" } check c \"c\" for column : a >= s.t.a[column] } }") },
        { "RD2001", Template("field f \"f\" : code [|people.list|]") },
        { "RD2001", Template("field f \"f\" : count in [|yuann|]") },
        { "RD2001", Template("section s \"s\" { table : count { columns [|Missing|] } check c \"c\" : s.a == 1 }") },
        { "RD2002", Template("field f \"f\" : count field [|f|] \"f\" : count") },
        { "RD2002", Table("check c \"c\" : north[men] == 1 check [|c|] \"c\" : north[men] == 1") },
        { "RD2002", Table("check c \"c\" for x in rows, [|x|] in columns : north[men] == 1") },
        { "RD2008", Template("field [|f|] : count") },
        { "RD2010", Table("check c \"c\" warning [|error|] : north[men] == 1") },
        { "RD2010", Table("[|rows|] { east \"e\" }") },
        { "RD2010", Table("check c \"c\" for x in {north, [|north|]} : x[men] == 1") },
        { "RD2010", Template("language zh, [|zh|]") },
        { "RD2010", Template("language zh-CN, en, [|zh-cn|], [|EN|]") },
        { "RD2010", Template("field f \"f\" @en \"a\" [|@en|] \"b\" : count") },
        { "RD2010", Template("section s \"s\" @zh \"a\" @en \"b\" [|@zh|] \"c\" { table t \"t\" @en \"a\" [|@en|] \"b\" : count { rows { x \"x\" @code \"1\" [|@code|] \"1\" } } }") },
        { "RD2010", "unit a \"a\" @en \"a\" [|@en|] \"b\" codelist L { \"1\" \"a\" @en \"a\" [|@en|] \"b\" }" },
        { "RD2012", Template("field f \"f\" : count check c \"c\" : f.[|x|] == 1") },
        { "RD2012", Template("field f \"f\" : count check c \"c\" : f == 1 and prior.[|period.year|] == 1") },
        { "RD2013", Template("field f \"f\" : count section s \"s\" { field f \"f\" : count check c \"c\" : [|f|] == 1 }") },
        { "RD2014", Template("field f \"f\" : count section s \"s\" { field g \"g\" : count check c \"c\" : f == [|s|] }") },

        { "RD2016", "template T version [|\"\"|] \"t\" { field f \"f\" : count }" },
        { "RD2016", "template T version [|\" \"|] \"t\" { field f \"f\" : count }" },
        { "RD2016", "template T version [|\"1 \"|] \"t\" { field f \"f\" : count }" },
        { "RD2016", "template T version [|\"..\"|] \"t\" { field f \"f\" : count }" },
        { "RD2016", "template T version [|\"---\"|] \"t\" { field f \"f\" : count }" },
        { "RD2016", "template T version [|\"1\\n2\"|] \"t\" { field f \"f\" : count }" },
        { "RD1020", "template T version \"1[|\\u{0}|]\" \"t\" { field f \"f\" : count }" },
        { "RD1020", "codelist L { \"1[|\\u{1}|]\" \"a\" }" },
        { "RD2016", "template T version [|\"1\\u{7F}\"|] \"t\" { field f \"f\" : count }" },
        { "RD2016", "template T version [|\"1\\u{200B}\"|] \"t\" { field f \"f\" : count }" },

        // types and units
        { "RD3001", Template("field f \"f\" : [|cuont|]") },
        { "RD3002", Template("field f \"f\" : [|text|]") },
        { "RD3004", Template("section s \"s\" { table [|t|] \"t\" { columns { a \"a\" b \"b\" } } }") },
        { "RD3004", Template("section s \"s\" { table t \"t\" { columns { a \"a\" : count [|b|] \"b\" } } }") },
        { "RD3004", Template("section s \"s\" { table t \"t\" { columns { a \"a\" b \"b\" } rows { x \"x\" : count [|y|] \"y\" } } }") },
        { "RD3006", Template("field f \"f\" : text(9) [|in yuan|]") },
        { "RD3006", Template("field f \"f\" : text(9) [|min 5|]") },
        { "RD3006", Template("field f \"f\" : date [|blank zero|]") },
        { "RD3006", Template("field f \"f\" : count [|was g|]") },
        { "RD3006", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" } rows { many m \"m\" [|max 0|] by k \"k\" : text(9) } } }") },
        { "RD3007", Template("field f \"f\" : date min [|5|]") },
        { "RD3007", Template("field f \"f\" : count max [|date(2024, 1, 1)|]") },
        { "RD3007", Template("field f \"f\" : text(9) check c \"c\" : round([|f|], 1) == 1") },
        { "RD3007", Template("field f \"f\" : count check c \"c\" : f + [|\"x\"|] == 1") },
        { "RD3008", Template("field f \"f\" : count check c \"c\" : [|f == \"x\"|]") },
        { "RD3009", Template("field f \"f\" : count in yuan field g \"g\" : count in wanyuan check c \"c\" : f == [|g|]") },
        { "RD3009", Template("field f \"f\" : count in yuan field g \"g\" : count in jian check c \"c\" : f + [|g|] > 1") },
        { "RD3010", Template("field f \"f\" : count in yuan check c \"c\" : [|f as jian|] > 1") },
        { "RD3011", Table("check c \"c\" : [|north|] > 1") },
        { "RD3011", Table("check c \"c\" : north[men] > [|rows|]") },
        { "RD3011", Template("field f \"f\" : count check c \"c\" : f == [|children.f|]") },
        { "RD3012", Table("check c \"c\" : [|sume|](north) > 1") },
        { "RD3014", Table("check c \"c\" : [|north[men]|]") },
        { "RD3014", Table("check c \"c\" : north[men] > 1 and [|south[men]|]") },
        { "RD3015", "unit a \"a\" unit b \"b\" = [|0|] a" },
        { "RD3018", Template("field f \"f\" : date min date(2024, 1, 2) [|max date(2024, 1, 1)|]") },
        { "RD3018", Template("period year from 2024 [|to 2023|] field f \"f\" : count") },
        { "RD3018", Table("check c \"c\" since 2024 [|until 2023|] : north[men] > 1") },
        { "RD3024", Template("field f \"f\" : code Country check c \"c\" : f in {\"DE\", [|\"FT\"|]}") },
        { "RD3028", Template("field f \"f\" : number(1, \"<1\" = 0.5, [|\"/\"|] = 0) allow na") },
        { "RD3029", Template("field f \"f\" : number(1, [|\"1,234\"|] = 0, \"<1\" = 0.5)") },
        { "RD3030", Template("field f \"f\" : number(1, \"<1\" = 0.5, [|\"< 1\"|] = 0.6)") },
        { "RD3031", Template("field f \"f\" : number(1, [|\"\"|] = 0)") },
        { "RD3032", Template("field f \"f\" : number(1, [|\"1/2\"|] = 0)") },
        { "RD3025", Template("field f \"f\" : date check c \"c\" : f > date([|2023, 2, 29|])") },

        // tables
        { "RD4001", Template("section s \"s\" { [|table|] t \"t\" : count { } }") },
        { "RD4001", Template("section s \"s\" { table t \"t\" : count { [|columns|] { } } }") },
        { "RD4001", Template("section s \"s\" { table t \"t\" : count { columns { group [|g|] \"g\" { } a \"a\" } check c \"c\" : sum(g) == a } }") },
        { "RD4001", Template("section s \"s\" { table t \"t\" : count { columns { group g \"g\" { total b \"b\" = a } a \"a\" } check c \"c\" : sum([|g|]) == a } }") },
        { "RD4003", Template("section s \"s\" { table t \"t\" : count { columns { [|many|] m \"m\" by k \"k\" : text(9) } } }") },
        { "RD4005", Template("section s \"s\" { table t \"t\" : count { columns { d \"d\" = a  a \"a\" [|= b|]  b \"b\" = a } } }") },
        { "RD4005", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" [|= a|]  b \"b\" [|= b|] } } }") },
        { "RD4015", Template("field f \"f\" : count [|when f > 1|]") },
        { "RD4015", Template("field f \"f\" : boolean [|when g|] field g \"g\" : boolean when f") },
        { "RD4007", Table("void north[men] check c \"c\" : [|north[men]|] > 1") },
        { "RD4007", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" b \"b\" } rows { x \"x\" y \"y\" = [|x|] + 1 } void x[a] } }") },
        { "RD4008", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" total [|b|] \"b\" } rows { x \"x\" y \"y\" } void x[a] } }") },
        { "RD4010", Template("section s \"s\" { table : count { columns { a \"a\" in jian b \"b\" in yuan total [|t|] \"t\" } } }") },
        { "RD4011", Table("void north[men], [|north[men]|]") },
        { "RD4013", Template("section s \"s\" { table : count { columns { [|a|] \"a\" { b \"b\" in jian c \"c\" in yuan } } } }") },
        { "RD4007", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" b \"b\" c \"c\" = [|a|] + b } rows { x \"x\" y \"y\" z \"z\" = [|x|] + y } void x[a] } }") },
        { "RD4008", Template("section s \"s\" { table t \"t\" : count { columns { group g \"g\" { b \"b\" } group all \"a\" { total b \"b\" = g.b total [|t|] \"t\" } } rows { p \"p\" q \"q\" total all \"all\" } } }") },
        { "RD4008", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" total all \"all\" } rows { p \"p\" group g \"g\" { memo m \"m\" total [|t|] \"t\" } total all \"all\" } } }") },
        { "RD4008", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" b \"b\" } rows { x \"x\" y \"y\" total [|z|] \"z\" } void x[a], y[a] } }") },
        { "RD4021", "codelist L { \"1\" \"2 x\" [|\"1 2\" \"x\"|] \"3\" \"y\" }" },
        { "RD4021", "codelist L { \"１\" \"甲\" [|\"1\" \"甲\"|] }" },
        { "RD4021", "codelist L { \"1\" \"Ａ b\" [|\"１\" \"A　b\"|] }" },
        { "RD4021", "codelist L { \"a\" \"x\" [|\"A\" \"X\"|] }" },
        { "RD4021", "codelist L { \"a b\" \"a b\" [|\"a\" \"b\"|] }" },
        { "RD4021", "codelist L { \"a\" \"x  y\" [|\"a x\" \"y\"|] }" },
        { "RD4021", "codelist L { \"1\" \"一\" @en \"2 x\" [|\"1 2\" \"二\" @en \"x\"|] }" },

        // advice
        { "RD8004", Template("field f \"a[|\u202E|]b\" : count") },
        { "RD8004", Template("field f \"a[|\u2067\u2066|]b\" : count") },
        { "RD8004", Template("field f \"\"\"a[|\u200F|]b\"\"\" : count") },
        { "RD8004", Template("/* [|\u202E|] } */ field f \"f\" : count // [|\u2066|]\n") },
        { "RD8004", Template("\n/// [|\u061C|]\nfield f \"f\" : count") },
        { "RD8004", Template("field f \"f\" : count check c \"c[|\u202D|]\" : f > 1") },
        { "RD8005", "codelist L { [|\"1\u200B\"|] \"a\" \"1\" \"b\" }" },
        { "RD8005", "codelist L { [|\"\\u{AD}1\"|] \"a\" }" },
        { "RD8005", "codelist L { [|\" 1\"|] \"a\" }" },
        { "RD8005", Template("field [|f\uFE0F|] \"f\" : count") },
        { "RD8006", Template("field f \"f\" : percent(1) max [|50|]") },
        { "RD8007", Template("field f \"f\" : count [|min -5|]") },
        { "RD8007", Template("field f \"f\" : number(1) [|max 0.55|]") },
        { "RD8007", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" [|max 2.5|] } rows { r \"r\" } } }") },
        { "RD8008", Template("field f \"f\" [|@english|] \"F\" : count") },
        { "RD8008", Template("language [|cn|]") },
        { "RD3006", Template("section s \"s\" { table t \"t\" : number(2) { columns { a \"a\"  total b \"b\" entered [|within 0.1|] } rows { r \"r\" } } }") },
        { "RD3006", Template("field f \"f\" : number(2) [|within 0.1|]") },
        { "RD3007", Template("field d \"d\" : date check c \"c\" : d + [|0.5|] > period.end") },
        { "RD8005", Template("field [|f\u3164|] \"f\" : count") },

        // checks
        { "RD5001", Table("check c \"c\" for [|row|] in columns : north[men] > 1") },
        { "RD5001", Table("check c \"c\" for [|x|] : north[men] > 1") },
        { "RD5001", Template("field f \"f\" : count check c \"c\" for [|row|] : f > 1") },
        { "RD5001", Template("field f \"f\" : count check c \"c\" for x in [|f|] : f > 1") },
        { "RD5002", Table("void north[men] check [|c|] \"c\" for x in {north} : x[men] > 1") },
        { "RD5003", Table("check c \"c\" for row, column : [|north|] > 1") },
        { "RD5003", Table("cell north[men] = [|south|]") },
        { "RD5007", Table("check c \"c\" since [|\"2024-13\"|] : north[men] > 1") },
        { "RD5010", Table("check c \"c\" for c in columns : [|c|][men] > 1") },
        { "RD5010", Table("check c \"c\" for r in rows : north[[|r|]] > 1") },
    };

    public static TheoryData<string, string, string> Fixes => new()
    {
        { "RD2001", Table("check c \"c\" : north[men] == north[woman]"), "north[women]" },
        { "RD2001", Template("field f \"f\" : count in yaun"), "in yuan" },
        { "RD2001", Template("field f \"f\" : code Contry"), "code Country" },
        { "RD2001", Template("field f \"f\" : date check c \"c\" : period.strat > f"), "period.start" },
        { "RD2010", Template("language zh, en, zh field f \"f\" : count"), "language zh, en field" },

        // a name of the other axis
        { "RD2001", Table("check c \"c\" : men >= 0"), "for row : men >= 0" },
        { "RD2001", Table("check c \"c\" : men[north] >= 0"), ": north[men] >= 0" },
        { "RD2001", Table("cell men[north] max 9"), "cell north[men] max 9" },
        { "RD2012", Table("check c \"c\" : north.men >= 0"), ": north[men] >= 0" },
        { "RD2012", Table("check c \"c\" : people.rows.north.men >= 0"), ": people.rows.north[men] >= 0" },
        { "RD2001", Template("section s \"s\" { table : count { columns { a \"a\" b \"b\" } rows { only \"o\" } check c \"c\" : a >= 0 } }"), ": only[a] >= 0" },

        // a name further inside
        { "RD2001", Grouped("check c \"c\" : young[men] >= 0"), ": people.young[men]" },
        { "RD2001", Grouped("check c \"c\" : people.young[girls] >= 0"), "[women.girls]" },
        { "RD2001", Grouped("check c \"c\" for x in {young} : x[men] >= 0"), "in {people.young}" },
        { "RD2001", Grouped("check c \"c\" for row in rows except {young} : men >= 0"), "except {people.young}" },
        { "RD2001", Grouped("cell young[men] max 5"), "cell people.young[men]" },
        { "RD2001", Grouped("void young[men]"), "void people.young[men]" },
        { "RD2001", Grouped("check c \"c\" for row : girls >= 0"), ": women.girls >= 0" },
        { "RD2012", Template("section s \"s\" { section i \"i\" { field f \"f\" : count } } check c \"c\" : s.f > 1"), "s.i.f > 1" },
        { "RD2001", Template("section s \"s\" { field f \"f\" : count } check c \"c\" : f > 1"), ": s.f > 1" },
        { "RD2001", Template("section s \"s\" { section i \"i\" { field f \"f\" : count } check c \"c\" : f > 1 }"), ": i.f > 1" },
        { "RD2001", Template("section s \"s\" { table : count { columns { a \"a\" } rows { x \"x\" } } } check c \"c\" : x[a] > 1"), ": s.x[a] > 1" },

        // values and functions of elsewhere
        { "RD2001", Table("check c \"c\" : north[men] == null"), ": not exists(north[men])" },
        { "RD2001", Table("check c \"c\" : north[men] != NULL"), ": exists(north[men])" },
        { "RD2001", Template("field f \"f\" : boolean check c \"c\" : f == TRUE"), "f == true" },
        { "RD3012", Table("check c \"c\" : isblank(north[men])"), ": not exists(north[men])" },
        { "RD3012", Table("check c \"c\" : ISNULL(north[men])"), ": not exists(north[men])" },
        { "RD3012", Table("check c \"c\" : IF(north[men] > 1, south[men], 2) > 1"), ": (if north[men] > 1 then south[men] else 2) > 1" },
        { "RD3012", Table("check c \"c\" : if(north[men] > 1, south[men], 2) > 1"), ": (if north[men] > 1 then south[men] else 2) > 1" },
        { "RD3012", Table("check c \"c\" : 1 < if(north[men] > 1, south[men], 2)"), ": 1 < (if north[men] > 1 then south[men] else 2)" },
        { "RD3012", Table("check c \"c\" : AND(north[men] > 1, south[men] > 2 or south[men] < 1)"), ": (north[men] > 1 and (south[men] > 2 or south[men] < 1))" },
        { "RD3012", Table("check c \"c\" : or(north[men] > 1, south[men] > 2)"), ": (north[men] > 1 or south[men] > 2)" },
        { "RD3012", Table("check c \"c\" : NOT(north[men] > 1)"), ": not (north[men] > 1)" },
        { "RD3012", Table("check c \"c\" : SUM(north) > 1"), ": sum(north) > 1" },
        { "RD3012", Table("check c \"c\" : AVG(north) > 1"), ": average(north) > 1" },
        { "RD3012", Table("check c \"c\" : IFERROR(north[men], 0) > 1"), ": (north[men] ?? 0) > 1" },
        { "RD3012", Template("field f \"f\" : text(9) check c \"c\" : LEN(f) > 1"), ": length(f) > 1" },
        { "RD3001", Template("field f \"f\" : string"), ": text(100)" },
        { "RD3001", Template("field f \"f\" : varchar(20)"), ": text(20)" },
        { "RD3001", Template("field f \"f\" : bool"), ": boolean" },
        { "RD3001", Template("field f \"f\" : decimal"), ": number(2)" },

        // another keyboard
        { "RD2001", Table("check c \"c\" : north[m\u0435n] >= 0"), "north[men]" },
        { "RD2001", Table("check c \"c\" : n\u043Erth[men] >= 0"), "north[men]" },
        { "RD2001", Table("check c \"c\" : north[ｍｅｎ] >= 0"), "north[men]" },
        { "RD8004", Template("field f \"a\u202Eb\" : count"), "\"a\\u{202E}b\"" },
        { "RD8004", Template("/* \u202E */ field f \"f\" : count"), "/*  */" },
        { "RD2012", Template("section s \"s\" { field people \"p\" : count } check c \"c\" : s.poeple == 1"), "s.people" },
        { "RD3001", Template("field f \"f\" : interger"), ": integer" },
        { "RD3009", Template("field f \"f\" : count in yuan field g \"g\" : count in wanyuan check c \"c\" : f == g"), "f == g as yuan" },
        {
            "RD3009", Template("field f \"f\" : count in yuan field g \"g\" : count in wanyuan check c \"c\" : f == g + g"), "f == (g + g) as yuan"
        },
        {
            "RD3009", Template("field f \"f\" : count in yuan field g \"g\" : count in wanyuan check c \"c\" : f > (if f > 1 then f else g)"),
            "else g as yuan)"
        },
        { "RD3011", Table("check c \"c\" : north > 1"), "sum(north) > 1" },
        { "RD3012", Table("check c \"c\" : avrage(north) > 1"), "average(north)" },
        { "RD3016", Template("field f \"f\" : number(2) field g \"g\" : count check c \"c\" : f == g / 3"), "f == round(g / 3, 2)" },
        { "RD3016", Template("field f \"f\" : count check c \"c\" : f / 3 == f / 4"), "round(f / 3, 6) == round(f / 4, 6)" },
        {
            "RD3023", Template("section s \"s\" { table : number(4) { columns { a \"a\" in yuan b \"b\" in wanyuan = a } } }"), "= a as wanyuan"
        },
        {
            "RD3023", Template("section s \"s\" { table : number(4) { columns { a \"a\" in yuan b \"b\" in wanyuan = a + a } } }"), "= (a + a) as wanyuan"
        },
        { "RD3024", Template("field f \"f\" : code Country check c \"c\" : f == \"FRA\""), "f == \"FR\"" },
    };

    public static TheoryData<string, string, string> RelatedSpans => new()
    {
        { "RD2002", Template("field [|f|] \"f\" : count field f \"f\" : count"), "The first declaration." },
        { "RD2009", "template T version 1 \"t\" { } template [|U|] version 1 \"u\" { } template U version 1 \"u\" { }", "The first declaration." },
        { "RD2010", Template("language [|zh|], zh"), "The first declaration." },
        { "RD2010", Template("field f \"f\" [|@en|] \"a\" @en \"b\" : count"), "The first declaration." },
        { "RD3028", Template("section s \"s\" [|allow na|] { table : number(1, \"/\" = 0) { rows { a \"a\" } } }"), "What allows the marks." },
        { "RD3030", Template("field f \"f\" : number(1, [|\"<1\"|] = 0.5, \"< 1\" = 0.6)"), "The first declaration." },
        {
            "RD4010", Template("section s \"s\" { table : count { columns { a \"a\" in jian [|b|] \"b\" in yuan total t \"t\" } rows { r \"r\" } } }"),
            "r[b] is in 'yuan'."
        },
        { "RD4013", Template("section s \"s\" { table : count { columns { a \"a\" { b \"b\" in jian [|c|] \"c\" in yuan } } } }"), "The part." },
        { "RD4002", "codelist L { [|\"a\"|] \"A\" \"a\" \"B\" }", "The first declaration." },
        { "RD4011", Table("void [|north[men]|], north[men]"), "The first declaration." },
        { "RD4005", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" = b  b \"b\" [|= a|] } } }"), "It goes through here." },
        { "RD4015", Template("field f \"f\" : boolean when g field g \"g\" : boolean [|when f|]"), "It goes through here." },
        {
            "RD4006", Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" b \"b\" [|= abs(a)|] } rows { x \"x\" y \"y\" = x } } }"),
            "The other computation."
        },
        { "RD2013", Template("field [|f|] \"f\" : count section s \"s\" { field f \"f\" : count check c \"c\" : f == 1 }"), "What is hidden." },
    };

    [Theory]
    [MemberData(nameof(Spans))]
    public void A_mistake_is_reported_once_and_precisely(string code, string marked)
    {
        var expected = AnnotatedText.Parse(Units + marked);
        var diagnostics = MemorySources.None.Compile(expected.Text).GetDiagnostics();
        Assert.Equal(Units + marked, AnnotatedText.Mark(expected.Text, diagnostics.Where(d => d.Code == code).Select(d => d.Location.Span)));
        Assert.Empty(diagnostics.Where(d => d.Code != code && d.Severity == DiagnosticSeverity.Error).Select(Text));
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_mends_what_is_reported(string code, string source, string mended)
    {
        var tree = SyntaxTree.ParseText(Units + source, "form.rdsl");
        var diagnostic = Assert.Single(Diagnose(tree), d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal(code, diagnostic.Code);
        var fix = Assert.Single(diagnostic.Fixes);
        Assert.NotEqual(fix.Title.English, fix.Title.Chinese);
        var changed = tree.WithChanges(fix.Changes);
        Assert.Contains(mended, changed.Text.ToString(), StringComparison.Ordinal);
        Assert.Empty(Diagnose(changed).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(Text));
    }

    [Theory]
    [MemberData(nameof(RelatedSpans))]
    public void A_second_place_explains(string code, string marked, string words)
    {
        var expected = AnnotatedText.Parse(Units + marked);
        var diagnostic = Assert.Single(MemorySources.None.Compile(expected.Text).GetDiagnostics(), d => d.Code == code);
        var related = Assert.Single(diagnostic.Related);
        Assert.Equal(words, related.Text.English);
        Assert.Equal(Units + marked, AnnotatedText.Mark(expected.Text, [related.Location.Span]));
    }

    private static ImmutableArray<Diagnostic> Diagnose(SyntaxTree tree) => Compilation.Create([tree], MemorySources.None).GetDiagnostics();

    private static string Text(Diagnostic diagnostic) => $"{diagnostic.Code} {diagnostic.Location.Start}: {diagnostic.Message(MessageLanguage.English)}";

    private static string Grouped(string parts) => Template($$"""
        section s "S" {
            table : count {
                columns { men "Men" group women "Women" { girls "Girls" } }
                rows { all "All" group people "People" { young "Young" old "Old" } }
                {{parts}}
            }
        }
        """);

    private static string Template(string members) => $"template T version 1 \"t\" {{ {members} }}";

    private static string Table(string parts) => Template($$"""
        section people "People" {
            table : count {
                columns { men "Men" women "Women" }
                rows { north "North" south "South" }
                {{parts}}
            }
        }
        """);
}
