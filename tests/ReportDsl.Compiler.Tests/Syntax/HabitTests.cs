using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

/// <summary>What people write from the habit of worksheets, SQL, programs and other keyboards: one message, with the way it is written here.</summary>
public sealed class HabitTests
{
    public static TheoryData<string, string, string> Conditions => new()
    {
        // comparisons
        { "RD1016", "a = b", "a == b" },
        { "RD1016", "a[x] = b[x]", "a[x] == b[x]" },
        { "RD1016", "a = b and c == d", "a == b and c == d" },
        { "RD1016", "c implies a + 1 ＝ b", "c implies a + 1 == b" },
        { "RD1016", "if a = 1 then b > 2 else c > 3", "if a == 1 then b > 2 else c > 3" },
        { "RD1016", "not (a = b)", "not (a == b)" },
        { "RD1016", "count(a where b = 1) > 2", "count(a where b == 1) > 2" },
        { "RD1004", "a === b", "a == b" },
        { "RD1004", "a !== b", "a != b" },
        { "RD1004", "a <> b", "a != b" },
        { "RD1004", "a<>b", "a!=b" },
        { "RD1004", "a ~= b", "a != b" },
        { "RD1004", "a =< b", "a <= b" },
        { "RD1004", "a => b", "a >= b" },
        { "RD1004", "a ≥ b", "a >= b" },
        { "RD1004", "a≧b", "a>=b" },
        { "RD1004", "a ≤ b", "a <= b" },
        { "RD1004", "a ≠ b", "a != b" },
        { "RD1004", "a ＝＝ b", "a == b" },
        { "RD1004", "a ＞＝ b", "a >= b" },
        { "RD1004", "a ！＝ b", "a != b" },
        { "RD1004", "a ＜＞ b", "a != b" },

        // arithmetic
        { "RD1004", "a − b == 1", "a - b == 1" },
        { "RD1004", "a – b == 1", "a - b == 1" },
        { "RD1004", "a — b == 1", "a - b == 1" },
        { "RD1004", "a × b == 1", "a * b == 1" },
        { "RD1004", "a · b == 1", "a * b == 1" },
        { "RD1004", "a ÷ b == 1", "a / b == 1" },
        { "RD1004", "a ＋ b == 1", "a + b == 1" },
        { "RD1004", "a > −1", "a > -1" },

        // words
        { "RD1004", "a > 1 && b > 1", "a > 1 and b > 1" },
        { "RD1004", "a > 1&&b > 1", "a > 1 and b > 1" },
        { "RD1004", "a > 1 || b > 1", "a > 1 or b > 1" },
        { "RD1004", "a > 1 ＆＆ b > 1", "a > 1 and b > 1" },
        { "RD1004", "a > 1 ∧ b > 1", "a > 1 and b > 1" },
        { "RD1004", "!(a > 1)", "not (a > 1)" },
        { "RD1004", "!exists(a)", "not exists(a)" },
        { "RD1004", "！exists(a)", "not exists(a)" },
        { "RD1004", "a == 1 ⇒ b == 1", "a == 1 implies b == 1" },

        // texts and numbers
        { "RD1004", "a == 'x'", "a == \"x\"" },
        { "RD1004", "a == ‘x’", "a == \"x\"" },
        { "RD1004", "a == «x»", "a == \"x\"" },
        { "RD1004", "a == „x“", "a == \"x\"" },
        { "RD1004", "a == 「x」", "a == \"x\"" },
        { "RD1004", "a == ＂x＂", "a == \"x\"" },
        { "RD1004", "a == 'say \"x\"'", "a == \"say \\\"x\\\"\"" },
        { "RD1004", "a == ２０２１", "a == 2021" },
        { "RD1004", "a == ٢٠", "a == 20" },
        { "RD1004", "a > ２．５％", "a > 2.5%" },
        { "RD1004", "a > .5", "a > 0.5" },
        { "RD1004", "a > 5.", "a > 5" },
        { "RD1008", "a > 1e5", "a > 100000" },
        { "RD1018", "a > 1,000", "a > 1_000" },
        { "RD1018", "a > 1,000,000", "a > 1_000_000" },
        { "RD1018", "a > 0,5", "a > 0.5" },

        // forms
        { "RD1018", "a is null", "not exists(a)" },
        { "RD1018", "a IS NULL", "not exists(a)" },
        { "RD1018", "a is not null", "exists(a)" },
        { "RD1018", "a[x] is blank", "not exists(a[x])" },
        { "RD1018", "a is not empty and b > 1", "exists(a) and b > 1" },
        { "RD1018", "b > 1 and a is blank", "b > 1 and not exists(a)" },
        { "RD1018", "a is 5", "a == 5" },
        { "RD1018", "a is not 5", "a != 5" },
        { "RD1018", "a between 1 and 5", "a >= 1 and a <= 5" },
        { "RD1018", "a[x] BETWEEN b + 1 and c * 2", "a[x] >= b + 1 and a[x] <= c * 2" },
        { "RD1018", "a not in {1, 2}", "not a in {1, 2}" },
        { "RD1018", "a in (1, 2)", "a in {1, 2}" },
        { "RD1018", "a in [\"x\"]", "a in {\"x\"}" },
        { "RD1018", "a > 1 ? b == 2 : c == 3", "if a > 1 then b == 2 else c == 3" },
        { "RD1018", "max(a; b) > 1", "max(a, b) > 1" },
        { "RD1018", "a > 0 => b > 0", "a > 0 implies b > 0" },

        // numbers, units and dates
        { "RD1018", "a > 50 %", "a > 50%" },
        { "RD1018", "a > b * 2.5  ％ and b > 1", "a > b * 2.5% and b > 1" },
        { "RD1018", "sum(50 %, b) > 1", "sum(50%, b) > 1" },
        { "RD1008", "d > 2024年1月31日", "d > date(2024, 1, 31)" },

        // comments
        { "RD1004", "a == b # why", "a == b // why" },
    };

    public static TheoryData<string, string> Unfixed => new()
    {
        { "RD1018", "a like \"x%\"" },
        { "RD1018", "a[x] contains \"x\"" },
        { "RD1018", "a[||]% > 20%" },
        { "RD1018", "a ^ 2 > 4" },
        { "RD1018", "5 % 2 > b" },
        { "RD1018", "a as \"kg\" > 3" },
        { "RD1018", "sum(A1:B2) > 4" },
        { "RD1008", "a > 0x10" },
    };

    public static TheoryData<string, string, string> Members => new()
    {
        { "RD1017", "period monthly from \"2024-01\"", "period month from \"2024-01\"" },
        { "RD1017", "period yearly", "period year" },
        { "RD1017", "period annual from 2021", "period year from 2021" },
        { "RD1017", "period quarterly", "period quarter" },
        { "RD1017", "period semiannual", "period half" },
        { "RD1017", "period semi-annual", "period half" },
        { "RD1017", "period half-year", "period half" },
        { "RD1017", "period 月 from \"2024-01\"", "period month from \"2024-01\"" },
        { "RD1017", "period 季度", "period quarter" },
        { "RD1017", "period 年", "period year" },
        { "RD1017", "period \"month\"", "period month" },
        { "RD1017", "period Month", "period month" },
        { "RD1001", "period year 2021", "period year from 2021" },
        { "RD1018", "period month from 2024-06", "period month from \"2024-06\"" },
        { "RD1018", "period quarter from 2024Q1 to 2024-Q4", "period quarter from \"2024-Q1\" to \"2024-Q4\"" },
        { "RD1018", "period year from 2024年", "period year from 2024" },
        { "RD1018", "check c \"c\" since 2024-06 : a == b", "check c \"c\" since \"2024-06\" : a == b" },
        { "RD1018", "field e-mail \"E\" : text(10)", "field e_mail \"E\" : text(10)" },
        { "RD1018", "table { rows { co-2 \"C\" total all-of-it \"A\" } }", "table { rows { co_2 \"C\" total all_of_it \"A\" } }" },
        { "RD1018", "table a-b { rows { a \"A\" } }", "table a_b { rows { a \"A\" } }" },
        { "RD1018", "field f \"F\" : number(2) max 0,5", "field f \"F\" : number(2) max 0.5" },
        { "RD1018", "field f \"F\" : number(2) min -1,000,000", "field f \"F\" : number(2) min -1_000_000" },
        { "RD1018", "field f \"F\" : percent(2) max 50 %", "field f \"F\" : percent(2) max 50%" },
        { "RD1018", "check c \"c\" within 5 % : a == b", "check c \"c\" within 5% : a == b" },
        { "RD1018", "field f \"F\" : date min 2024-01-31 max \"2024-12-31\"", "field f \"F\" : date min date(2024, 1, 31) max date(2024, 12, 31)" },
        { "RD1018", "field f \"F\" : date min 2024/1/31", "field f \"F\" : date min date(2024, 1, 31)" },
        { "RD1018", "field f \"F\" : date min 2024.01.31", "field f \"F\" : date min date(2024, 1, 31)" },
        { "RD1008", "field f \"F\" : date min 2024年1月31日", "field f \"F\" : date min date(2024, 1, 31)" },
        { "RD1018", "field f \"F\" : date min date(\"2024-01-31\")", "field f \"F\" : date min date(2024, 1, 31)" },
        { "RD1018", "field f \"F\" : date min date(2024-01-31)", "field f \"F\" : date min date(2024, 1, 31)" },
        { "RD1018", "field f \"F\" : count min \"5\"", "field f \"F\" : count min 5" },
        { "RD1018", "field f \"F\" : count if g > 3", "field f \"F\" : count when g > 3" },
        { "RD1018", "narrative f \"F\" where g > 3", "narrative f \"F\" when g > 3" },
        { "RD1018", "section s \"S\" if g > 3 { note \"n\" }", "section s \"S\" when g > 3 { note \"n\" }" },
        { "RD1018", "table t \"T\" : count if g > 3 { rows { a \"A\" } }", "table t \"T\" : count when g > 3 { rows { a \"A\" } }" },
        { "RD1018", "check c \"c\" warning if g > 3 : a == b", "check c \"c\" warning when g > 3 : a == b" },
        { "RD1018", "unit kg \"公斤\" @en \"kilos\" field f \"F\" : number(2) in \"kg\"", "unit kg \"公斤\" @en \"kilos\" field f \"F\" : number(2) in kg" },
        { "RD1018", "unit kg \"公斤\" @en \"kilos\" table : number(2) in \"公斤\" { rows { a \"A\" } }", "unit kg \"公斤\" @en \"kilos\" table : number(2) in kg { rows { a \"A\" } }" },
        { "RD1018", "unit kg \"公斤\" @en \"kilos\" check c \"c\" : a as \"kilos\" > 3", "unit kg \"公斤\" @en \"kilos\" check c \"c\" : a as kg > 3" },
        { "RD1018", "unit kg \"公斤\" check c \"c\" within 5 as \"公斤\" : a == b", "unit kg \"公斤\" check c \"c\" within 5 as kg : a == b" },
        { "RD1018", "table { rows { a \"A\" = b + c min 0 } }", "table { rows { a \"A\" min 0 = b + c } }" },
        { "RD1018", "table { rows { total a \"A\" entered = b max -3 within 0.5 d \"D\" } }", "table { rows { total a \"A\" entered max -3 within 0.5 = b d \"D\" } }" },
        { "RD1018", "table { rows { memo a \"A\" = b in kg { c \"C\" } } }", "table { rows { memo a \"A\" in kg = b { c \"C\" } } }" },
        { "RD1018", "table { rows { a \"A\" = if b > 1 then b else c blank zero allow na\n b \"B\" } }", "table { rows { a \"A\" blank zero allow na = if b > 1 then b else c\n b \"B\" } }" },
        { "RD1018", "table { rows { a \"A\" = b optional min date(2024, 1, 31) } }", "table { rows { a \"A\" optional min date(2024, 1, 31) = b } }" },
        { "RD1018", "table { rows { a \"A\" = b : percent(2) min 0 } }", "table { rows { a \"A\" : percent(2) min 0 = b } }" },
        { "RD1018", "table { rows { a \"A\" } cell a[b] = c entered\n note \"n\" }", "table { rows { a \"A\" } cell a[b] entered = c\n note \"n\" }" },
        { "RD1018", "table { rows { a \"A\" } cell a[b] = c in kg }", "table { rows { a \"A\" } cell a[b] in kg = c }" },
        { "RD1002", "sectoin s \"s\" { }", "section s \"s\" { }" },
        { "RD1002", "Field f \"f\" : count", "field f \"f\" : count" },
    };

    public static TheoryData<string> Clauses =>
    [
        "section s \"s\" { table { columns { n \"N\" [|when|] big  m \"M\" } rows { a \"A\" [|when|] big  b \"B\" } } }",
        "section s \"s\" { table { columns { n \"N\" [|when|] not big } } }",
        "section s \"s\" { table { columns { n \"N\" [|when|] (big == 1) } } }",
        "note \"n\" [|when|] big",
        "section s \"s\" { table { rows { a \"A\" } cell a[b] max 5 [|when|] big } }",
        "check c \"c\" : a == b [|when|] big",
        "check c \"c\" : a == b [|for|] row",
        "check c \"c\" : a == b [|within|] 0.5",
        "check c \"c\" : a == b [|warning|]",
    ];

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_of_another_language_is_told_once_with_a_fix(string code, string condition, string mended) =>
        IsMended(code, Check(condition), Check(mended));

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_is_told_once_with_a_fix(string code, string member, string mended) =>
        IsMended(code, Template(member), Template(mended));

    [Theory]
    [InlineData("RD1018", "template T version 1.2.3 \"t\" { }", "template T version \"1.2.3\" \"t\" { }")]
    [InlineData("RD1018", "template T version 2024-06 \"t\" { }", "template T version \"2024-06\" \"t\" { }")]
    [InlineData("RD1001", "template T \"t\" { }", null)]
    public void A_version_is_told_once(string code, string source, string? mended)
    {
        if (mended is not null)
        {
            IsMended(code, source, mended);
            return;
        }

        var tree = SyntaxTree.ParseText(source);
        Assert.Equal(code, Assert.Single(tree.GetDiagnostics()).Code);
        Assert.Equal("t", Assert.IsType<TemplateDeclarationSyntax>(Assert.Single(tree.Root.Members)).Label?.Text.ValueText);
    }

    [Theory]
    [MemberData(nameof(Unfixed))]
    public void A_form_without_a_twin_is_told_once_with_the_way(string code, string condition)
    {
        var diagnostic = Assert.Single(SyntaxTree.ParseText(Check(condition.Replace("[||]", "", StringComparison.Ordinal))).GetDiagnostics());
        Assert.Equal(code, diagnostic.Code);
        Assert.Empty(diagnostic.Fixes);
    }

    [Theory]
    [MemberData(nameof(Clauses))]
    public void A_clause_in_the_wrong_place_is_told_where_it_may_stand(string marked)
    {
        var expected = AnnotatedText.Parse(Template(marked));
        var diagnostics = SyntaxTree.ParseText(expected.Text).GetDiagnostics();
        Assert.Equal(Template(marked), AnnotatedText.Mark(expected.Text, diagnostics.Select(diagnostic => diagnostic.Location.Span)));
        Assert.All(diagnostics, diagnostic => Assert.Equal("RD1019", diagnostic.Code));
    }

    [Theory]
    [InlineData("sec\u00ADtion s \"s\" { }", "section s \"s\" { }")]
    [InlineData("section\u200Bs \"s\" { }", "section s \"s\" { }")]
    [InlineData("section \u200Bs \"s\" { }", "section s \"s\" { }")]
    [InlineData("section s\u202Ea \"s\" { }", "section sa \"s\" { }")]
    [InlineData("section s\u2060 \"s\" { }", "section s \"s\" { }")]
    [InlineData("\u200Esection s \"s\" { }", "section s \"s\" { }")]
    public void A_character_that_does_not_show_is_told_and_removed(string member, string mended) =>
        IsMended("RD1003", Template(member), Template(mended));

    [Fact]
    public void A_name_means_its_visible_characters()
    {
        var template = Assert.IsType<TemplateDeclarationSyntax>(SyntaxTree.ParseText(Template("section s\u202Ea \"s\" { }")).Root.Members[0]);
        Assert.Equal("sa", Assert.IsType<SectionDeclarationSyntax>(template.Members[0]).Code.ValueText);
    }

    [Theory]
    [InlineData("axis A { a \"a\" = b  is \"Is\"  between \"Between\"  like \"Like\"  when \"When\" }")]
    [InlineData("axis A { a \"a\" = b  is in yuan  between in yuan }")]
    [InlineData("axis A { a \"a\"\n when big }")]
    [InlineData("axis A { a \"a\" = b  min \"Min\"  in \"In\"  within \"Within\"  optional \"Optional\" }")]
    [InlineData("axis A { a \"a\" = b  min  c : count  new = c  blank  if  where in yuan }")]
    [InlineData("axis A { a \"a\" = if b in {1, 2} then c else d }")]
    [InlineData("template T version 1 \"t\" { field if \"if\" : count  section where \"where\" when where > 1 { note \"n\" } }")]
    [InlineData("template T version 1 \"t\" { entity\n field\n table \"T\" { rows { a \"A\" } } }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" for row in a, column in {b, c} except d.e : row > 50% }")]
    [InlineData("axis A { a \"a\" when in yuan  b \"b\" when : count }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : if (a > 1) then b > 1 else c > 1 }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : if (a + 1) * 2 > 1 then b > 1 else c > 1 }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : a in {1,000, 2} }")]
    [InlineData("template T version 1 \"t\" { check c \"c\" : max(1,200) > a }")]
    [InlineData("template T version 1 \"t\" { check c \"it's “quoted” 'so' ≥ #1 – 2×3\" : a == b }")]
    public void What_is_correct_stays_so(string text) => Assert.Empty(SyntaxTree.ParseText(text).GetDiagnostics());

    [Fact]
    public void A_conditional_of_worksheets_is_a_call()
    {
        var tree = SyntaxTree.ParseText(Check("if(a > 1, b, c) == 1"));
        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal("if", Assert.Single(tree.Root.DescendantNodes().OfType<CallExpressionSyntax>()).Function.ValueText);
    }

    private static void IsMended(string code, string source, string mended)
    {
        var tree = SyntaxTree.ParseText(source);
        Assert.Equal(source, tree.Root.ToFullString());
        var diagnostics = tree.GetDiagnostics();
        Assert.All(diagnostics, diagnostic => Assert.Equal(code, diagnostic.Code));
        var changes = diagnostics.SelectMany(diagnostic => Assert.Single(diagnostic.Fixes).Changes).ToList();
        Assert.NotEmpty(changes);
        Assert.Equal(mended, tree.WithChanges(changes).Text.ToString());
        Assert.Empty(SyntaxTree.ParseText(mended).GetDiagnostics());
        Assert.All(diagnostics, diagnostic => Assert.NotEqual(diagnostic.Message(MessageLanguage.English), diagnostic.Message(MessageLanguage.Chinese)));
    }

    private static string Check(string condition) => $"template T version 1 \"t\" {{\n    check c \"c\" : {condition}\n    field g \"g\" : count\n}}\n";

    private static string Template(string member) => $"template T version 1 \"t\" {{\n    {member}\n    field g \"g\" : count\n}}\n";
}
