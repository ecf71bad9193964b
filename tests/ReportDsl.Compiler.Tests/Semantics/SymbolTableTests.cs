using ReportDsl.Semantics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>What names mean, a row each: a text with the cursor at the name, and its symbol as kind and path, or why there is none.</summary>
public sealed class SymbolTableTests
{
    private const string Shared = """
        unit yuan "元"
        unit wan "万元" = 10_000 yuan
        codelist Region { "BJ" "北京"  "SH" "上海" }
        axis Applicants { person "自然人"  group organisation "组织" { business "企业"  research "机构" }  total all "总计"  half "半" = person / 2 }
        """;

    private const string Old = """
        template Work version 2019 "旧" {
            field maker "制发" : count
            field gone "取消" : count
            section s "部分" { table t "表" : count { columns { made "制作"  spent "支出" }  rows { x "甲" } } }
        }
        template Base version 1 "底" { section s "部分" { table : count { columns { first "一"  second "二" }  rows { r "行" } } } }
        """;

    private const string Head = """
        import "shared.rdsl"
        codelist Kind { "A" "甲"  "B" "乙" }

        """;

    private static readonly MemorySources Files = new([KeyValuePair.Create("shared.rdsl", MemorySources.File("shared.rdsl", Shared))]);

    public static TheoryData<string, string> Rows => new()
    {
        // shared names
        { Form("field f \"F\" : number(2) in $$wan"), "UnitSymbol wan" },
        { Form("field f \"F\" : number(2) in $$mile"), "NotFound" },
        { "unit a \"A\" unit b \"B\" = 2 $$a", "UnitSymbol a" },
        { Form("field f \"F\" : number(2) in wan  check c \"C\" : f as $$yuan > 1"), "UnitSymbol yuan" },
        { Form("field f \"F\" : number(2) in wan  check c \"C\" within 1 as $$yuan : f == 1 as yuan"), "UnitSymbol yuan" },
        { Form("field f \"F\" : code $$Region"), "CodeListSymbol Region" },
        { Form("field f \"F\" : code $$Nowhere"), "NotFound" },
        { Form("field f \"F\" : code Region  check c \"C\" : f == \"$$BJ\""), "CodeSymbol Region.BJ" },
        { Form("field f \"F\" : code Region  check c \"C\" : \"$$SH\" != f"), "CodeSymbol Region.SH" },
        { Form("field f \"F\" : code Kind  check c \"C\" : f in {\"A\", \"$$B\"}"), "CodeSymbol Kind.B" },
        { Form("field f \"F\" : code Kind  check c \"C\" : f == \"$$C\""), "NotFound" },
        { Form("field f \"F\" : text(9)  check c \"C\" : f == \"$$A\""), "NoName" },
        { Form("section s \"S\" { table : count { columns $$Applicants } }"), "AxisSymbol Applicants" },
        { Form("section s \"S\" { table : count { columns $$Nobody } }"), "NotFound" },
        { Form("axis Own { a \"A\" }  section s \"S\" { table : count { columns { group g \"G\" $$Own } } }"), "AxisSymbol Own" },
        { "import \"$$shared.rdsl\"", "FileSymbol shared.rdsl" },
        { "import \"$$nowhere.rdsl\"", "NotFound" },

        // words of the language
        { Form("field f \"F\" : $$count"), "BuiltInSymbol count" },
        { Form("field f \"F\" : $$cuont"), "NotFound" },
        { Form("field f \"F\" : count  check c \"C\" : $$abs(f) > 1"), "BuiltInSymbol abs" },
        { Form("field f \"F\" : count  check c \"C\" : f > period.$$year"), "BuiltInSymbol year" },
        { Form("field f \"F\" : count  check c \"C\" : f > period.$$decade"), "NotFound" },
        { Form("field f \"F\" : count  check c \"C\" : f > $$period.year"), "BuiltInSymbol period" },
        { Form("field f \"F\" : count  check c \"C\" : f > $$period"), "NotFound" },
        { Table("check c \"C\" : sum($$rows.x) > 1"), "BuiltInSymbol rows" },

        // members and lines
        { Form("field f \"F\" : count  check c \"C\" : $$f > 1"), "FieldSymbol f" },
        { Form("entity $$f  field f \"F\" : text(9)"), "FieldSymbol f" },
        { Form("entity $$s  section s \"S\" { field f \"F\" : text(9) }"), "WrongKind SectionSymbol s" },
        { Form("section s \"S\" { field f \"F\" : count }  check c \"C\" : $$s.f > 1"), "SectionSymbol s" },
        { Form("section s \"S\" { field f \"F\" : count }  check c \"C\" : s.$$f > 1"), "FieldSymbol s.f" },
        { Form("field f \"F\" : count  narrative n \"N\" when $$f > 1"), "FieldSymbol f" },
        { Form("field f \"F\" : count  section s \"S\" when $$f > 1 { }"), "FieldSymbol f" },
        { Form("field f \"F\" : count  field g \"G\" : count when $$f > 1"), "FieldSymbol f" },
        { Form("field f \"F\" : count  section s \"S\" { table t \"T\" : count when $$f > 1 { rows { a \"A\" } } }"), "FieldSymbol f" },
        { Table("check c \"C\" : $$x[person] > 1"), "ItemSymbol s.t.Rows.x" },
        { Table("check c \"C\" : x[organisation.$$business] > 1"), "ItemSymbol s.t.Columns.organisation.business" },
        { Table("check c \"C\" for row : $$all > row[person]"), "ItemSymbol s.t.Columns.all" },
        { Table("check c \"C\" for row : all > $$row[person]"), "VariableSymbol row" },
        { Table("check c \"C\" for r in {x, $$y} : r[all] > 1"), "ItemSymbol s.t.Rows.y" },
        { Table("check c \"C\" for row except {$$y} : row[all] > 1"), "ItemSymbol s.t.Rows.y" },
        { Table("check c \"C\" for row, column : $$x > 1"), "Ambiguous ItemSymbol s.t.Rows.x | ItemSymbol s.t.Columns.x" },
        { Table("check c \"C\" for row : x[$$row] > 1"), "WrongKind VariableSymbol row" },
        { Table("check c \"C\" : x[$$nobody] > 1"), "NotFound" },
        { Table("check c \"C\" : x.$$inner > 1"), "NotFound" },
        { Table("void y[$$person]"), "ItemSymbol s.t.Columns.person" },
        { Table("cell $$y[person] = 3"), "ItemSymbol s.t.Rows.y" },
        { Table("cell y[person] = $$x[person]"), "ItemSymbol s.t.Rows.x" },
        { Table("check c \"C\" : count(columns.person where $$person > 1) > 1"), "ItemSymbol s.t.Columns.person" },
        { Table("check c \"C\" when $$x[all] > 0 : x[person] > 1"), "ItemSymbol s.t.Rows.x" },
        { Form("section s \"S\" { table : count { columns { a \"A\"  b \"B\" = $$a } } }"), "ItemSymbol s.Columns.a" },

        // versions and variants
        { Version("follows version $$2019"), "TemplateSymbol Work 2019" },
        { Version("follows $$Work version 2019"), "TemplateSymbol Work 2019" },
        { Version("follows version $$2018"), "NotFound" },
        { Version("follows Work version $$2019"), "NoName" },
        { Version("extends Base version $$1"), "NoName" },
        { Version("follows version 2019", "drops $$gone \"取消\""), "FieldSymbol gone" },
        { Version("follows version 2019", "drops s.t.$$spent \"取消\""), "ItemSymbol s.t.Columns.spent" },
        { Version("follows version 2019", "field made \"M\" : count was $$maker"), "FieldSymbol maker" },
        { Version("follows version 2019", "section s \"S\" { table t \"T\" : count { columns { issued \"I\" was $$made }  rows { x \"X\" } } }"), "ItemSymbol s.t.Columns.made" },
        { Version("follows version 2019", "section s \"S\" { table t \"T\" : count { columns { issued \"I\" was {made, $$spent} }  rows { x \"X\" } } }"), "ItemSymbol s.t.Columns.spent" },
        { Version("follows version 2019", "field made \"M\" : count was $$nothing"), "NotFound" },
        { Version("extends $$Base version 1"), "TemplateSymbol Base 1" },
        { Version("extends Base version 1", "section s { table { columns { third \"三\" before $$second } } }"), "ItemSymbol s.Columns.second" },
        { Version("extends Base version 1", "field f \"F\" : count  check c \"C\" : $$f > 1"), "FieldSymbol f" },

        // keys of open rows
        { Form("section s \"S\" { table t \"T\" : count { columns { a \"A\" }  rows { many m \"M\" by k \"K\" : text(9) } check c \"C\" for row : row[$$k] == \"x\" } }"), "KeySymbol s.t.m.k" },
        { Form("section s \"S\" { table t \"T\" : count { columns { a \"A\" }  rows { many m \"M\" by k \"K\" : text(9) } }  table u \"U\" : count { columns { a \"A\" }  rows { many n \"N\" by k \"K\" : code s.t.$$m } } }"), "ItemSymbol s.t.Rows.m" },

        // in broken code
        { Table("check c \"C\" for c in columns except {nobody} : x[$$c] > 1"), "VariableSymbol c" },
        { Table("check c \"C\" for c in columns except {y, x} : x[$$c] > 1"), "VariableSymbol c" },
        { Table("check c \"C\" for c in columns except {nobody, $$person} : x[c] > 1"), "ItemSymbol s.t.Columns.person" },
        { Table("check c \"C\" for c in organisation except {nobody} : x[$$c] > 1"), "VariableSymbol c" },
        { Table("check c \"C\" for c in {nobody, person} : x[$$c] > 1"), "VariableSymbol c" },
        { Table("check c \"C\" for c in {person, nobody} : x[$$c] > 1"), "VariableSymbol c" },
        { Table("check c \"C\" for c in {nobody, $$person} : x[c] > 1"), "ItemSymbol s.t.Columns.person" },
        { Table("check c \"C\" for c in {person, person} : x[$$c] > 1"), "VariableSymbol c" },
        { Table("check c \"C\" for c in {columns} : x[$$c] > 1"), "VariableSymbol c" },
        { Form("section s \"S\" { table t \"T\" : count { columns Nobody  rows { x \"X\" }  check c \"C\" for row, column : row[$$column] > 1 } }"), "VariableSymbol column" },
        { Table("check c \"C\" for r in $$nowhere : r[person] > 1"), "NotFound" },
        { Table("check c \"C\" for r in nowhere : $$r[person] > 1"), "VariableSymbol r" },
        { Table("check c \"C\" for r in nowhere : r[$$person] > 1"), "ItemSymbol s.t.Columns.person" },
        { Table("check c \"C\" for r in nowhere : x[person] > $$y[person]"), "ItemSymbol s.t.Rows.y" },
        { Table("check c \"C\" for : $$x[person] > "), "ItemSymbol s.t.Rows.x" },
        { Table("check c \"C\" : frobnicate(1) > $$x[person]"), "ItemSymbol s.t.Rows.x" },
        { Table("check c \"C\" : abs($$x[person], 2) > 1"), "ItemSymbol s.t.Rows.x" },
        { Table("check c \"C\" : frobnicate($$x[person]) > 1"), "ItemSymbol s.t.Rows.x" },
        { Table("check c \"C\" : x[person] > 1 check d \"D\" : $$x[all] >"), "ItemSymbol s.t.Rows.x" },
        { Form("field f \"F\" : count  check c \"C\" : $$f > 1 }}}"), "FieldSymbol f" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_name_means(string marked, string expected)
    {
        var (model, cursor) = Model(marked);
        var info = model.GetSymbolInfo(NameSyntax.Touching(model.SyntaxTree, cursor));
        Assert.Equal(expected, info.Symbol is { } symbol ? Show(symbol) : string.Join(' ', [info.Failure.ToString(), .. Candidates(info)]));
    }

    public static TheoryData<string, string> Declarations => new()
    {
        { "unit $$a \"A\"", "UnitSymbol a" },
        { "codelist $$K { \"A\" \"a\" }", "CodeListSymbol K" },
        { "codelist K { \"$$A\" \"a\" }", "CodeSymbol K.A" },
        { "axis $$X { a \"A\" }", "AxisSymbol X" },
        { "axis X { group a \"A\" { $$b \"B\" } }", "AxisItemSymbol X.a.b" },
        { Form("axis Own { $$a \"A\" }  section s \"S\" { table : count { columns Own } }"), "AxisItemSymbol Own.a" },
        { Form("unit $$u \"U\""), "UnitSymbol u" },
        { Form("field $$f \"F\" : count"), "FieldSymbol f" },
        { Form("narrative $$n \"N\""), "NarrativeSymbol n" },
        { Form("section $$s \"S\" { }"), "SectionSymbol s" },
        { Form("section s \"S\" { table $$t \"T\" : count { rows { a \"A\" } } }"), "TableSymbol s.t" },
        { Form("section s \"S\" { table t \"T\" : count { rows { $$a \"A\" } } }"), "ItemSymbol s.t.Rows.a" },
        { Form("section s \"S\" { table t \"T\" : count { rows { many m \"M\" by $$k \"K\" : text(9) } } }"), "KeySymbol s.t.m.k" },
        { Table("check $$c \"C\" : x[person] > 1"), "CheckSymbol s.t.c" },
        { Table("check c \"C\" for $$r in {x} : r[person] > 1"), "VariableSymbol r" },
        { Table("check c \"C\" for $$r in nowhere : r[person] > 1"), "VariableSymbol r" },
        { "template $$T version 1 \"T\" { }", "TemplateSymbol T 1" },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void A_declaration_declares(string marked, string expected)
    {
        var (model, cursor) = Model(marked);
        var symbol = Assert.IsAssignableFrom<DeclaredSymbol>(model.GetSymbolAt(cursor));
        Assert.Equal(expected, Show(symbol));
        Assert.Equal(cursor, symbol.NameSpan.Start + (symbol is CodeSymbol ? 1 : 0));
    }

    [Theory]
    [InlineData("template T version 1 \"T\" { section s \"S\" { field f $$\"F\" : count } }", "FieldSymbol s.f")]
    [InlineData("template T version 1 \"T\" { section s \"S\" { $$ } }", "SectionSymbol s")]
    [InlineData("template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { rows { a \"A\" } check c \"C\" : $$a > } } }", "CheckSymbol s.t.c")]
    [InlineData("template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { rows { group g \"G\" { a \"A\" = $$ } } } } }", "ItemSymbol s.t.Rows.g.a")]
    [InlineData("codelist K { \"A\" $$\"a\" }", "CodeSymbol K.A")]
    [InlineData("unit a \"A\" $$", null)]
    [InlineData("$$", null)]
    [InlineData("template T version 1 \"T\" {\n    field f \"F\" : count\n    $$\n    field g \"G\" : count\n}", "TemplateSymbol T 1")]
    [InlineData("template T version 1 \"T\" {\n    field f \"F\" : count $$\n    field g \"G\" : count\n}", "FieldSymbol f")]
    [InlineData("template T version 1 \"T\" {\n    // $$\n    field g \"G\" : count\n}", "TemplateSymbol T 1")]
    [InlineData("template T version 1 \"T\" { table t \"T\" : count { rows {\n a \"A\"\n$$\n b \"B\" } } }", "TableSymbol t")]
    [InlineData("template T version 1 \"T\" { table t \"T\" : count { rows { a \"A\" } check c \"C\" for r in {$$a} : r > 1 } }", "CheckSymbol t.c")]
    [InlineData("template T version 1 \"T\" { table t \"T\" : count { rows { a \"A\" } check c \"C\" for $$r in {a} : r > 1 } }", "CheckSymbol t.c")]
    [InlineData("$$\ntemplate T version 1 \"T\" { }", null)]
    public void A_position_lies_in(string marked, string? expected)
    {
        var (model, cursor) = Model(marked);
        Assert.Equal(expected, model.GetEnclosingSymbol(cursor) is { } symbol ? Show(symbol) : null);
    }

    [Fact]
    public void A_formula_of_a_shared_axis_is_bound_where_the_axis_is_used()
    {
        var tree = SyntaxTree.ParseText(Head + "template T version 1 \"T\" { section s \"S\" { table t \"T\" : number(1) { columns Applicants  rows { x \"X\" } } } }", "form.rdsl");
        var compilation = Compilation.Create([tree], Files);
        var shared = Assert.Single(compilation.ImportedTrees);
        var model = compilation.GetSemanticModel(shared);
        Assert.Equal("ItemSymbol s.t.Columns.person", Show(model.GetSymbolAt(Shared.IndexOf("person / 2", StringComparison.Ordinal))));
        Assert.Equal("AxisItemSymbol Applicants.half", Show(model.GetEnclosingSymbol(Shared.IndexOf("person / 2", StringComparison.Ordinal))));
    }

    internal static string Show(Symbol? symbol) => symbol is null ? "" : SymbolKey.Of(symbol) switch
    {
        _ when symbol is TemplateSymbol template => $"TemplateSymbol {template.Code} {template.Version}",
        _ when symbol is VariableSymbol or BuiltInSymbol => $"{symbol.GetType().Name} {symbol.Code}",
        { } key => $"{key.Kind} {key.Path}",
        null => symbol.GetType().Name,
    };

    internal static (SemanticModel Model, int Cursor) Model(string marked)
    {
        var annotated = AnnotatedText.Parse(marked);
        var tree = SyntaxTree.ParseText(annotated.Text, "form.rdsl");
        var model = Compilation.Create([tree, SyntaxTree.ParseText(Old, "old.rdsl")], Files).GetSemanticModel(tree);
        return (model, annotated.Cursor ?? throw new InvalidOperationException("There is no cursor."));
    }

    internal static string Form(string members) => $"{Head}template T version 1 \"T\" {{ {members} }}";

    /// <summary>A table whose rows and columns share a code.</summary>
    internal static string Table(string members) => Form($$"""
        section s "S" { table t "T" : count { columns { person "P"  group organisation "O" { business "B" }  x "X"  all "A" }  rows { x "X"  y "Y" }
            {{members}} } }
        """);

    private static string Version(string clause, string members = "") => $"{Head}template Work version 2021 {clause} \"新\" {{ {members} }}";

    private static IEnumerable<string> Candidates(SymbolInfo info) => info.Candidates.IsEmpty ? [] : [string.Join(" | ", info.Candidates.Select(Show))];
}
