using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>What can be named at a place, a row each: some that are there, and after a bar some that are not.</summary>
public sealed class LookupTests
{
    public static TheoryData<string, string> Rows => new()
    {
        { SymbolTableTests.Form("unit own \"O\"  field f \"F\" : number(2) in $$"), "own yuan wan | Region f sum" },
        { SymbolTableTests.Form("field f \"F\" : number(2) in $$yuan"), "yuan wan | f" },
        { SymbolTableTests.Form("field f \"F\" : number(2)  check c \"C\" : f as $$ > 1"), "yuan wan | f" },
        { "unit a \"A\" unit b \"B\" = 2 $$a", "a b" },
        { SymbolTableTests.Form("field f \"F\" : $$"), "count number text date | f" },
        { SymbolTableTests.Form("field f \"F\" : cou$$nt"), "count number text date | f" },
        { SymbolTableTests.Form("field f \"F\" : code $$"), "Kind Region | yuan" },
        { SymbolTableTests.Form("field f \"F\" : code Kind  check c \"C\" : f == \"$$\""), "A B | BJ" },
        { SymbolTableTests.Form("section s \"S\" { table : count { columns $$ } }"), "Applicants | Kind" },
        { SymbolTableTests.Form("section s \"S\" { table : count { columns App$$ } }"), "Applicants | Kind" },
        { SymbolTableTests.Form("entity $$  field f \"F\" : text(9)  section s \"S\" { }"), "f | s" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : $$"), "f sum abs | c yuan" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : f == $$"), "f sum | c" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : f == f$$"), "f sum | c" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : period.$$ > f"), "year number start end | f sum" },
        { SymbolTableTests.Form("field f \"F\" : count  section s \"S\" { field g \"G\" : count }  check c \"C\" : s.$$"), "g | f sum" },
        { SymbolTableTests.Form("field f \"F\" : count  narrative n \"N\" when $$"), "f n sum" },
        { SymbolTableTests.Table("check c \"C\" for row : $$"), "row person organisation x all y s sum | c business" },
        { SymbolTableTests.Table("check c \"C\" for column : $$"), "column x y s sum | c business person" },
        { SymbolTableTests.Table("check c \"C\" for row, column : row[$$] > 1"), "column person organisation x all | y row sum" },
        { SymbolTableTests.Table("check c \"C\" : x[$$person] > 1"), "person organisation x all | y sum" },
        { SymbolTableTests.Table("check c \"C\" : x[organisation.$$] > 1"), "business | person" },
        { SymbolTableTests.Table("check c \"C\" : sum(s.t.rows.$$) > 1"), "x y | person" },
        { SymbolTableTests.Table("check c \"C\" for r in $$"), "x y person organisation | sum" },
        { SymbolTableTests.Table("check c \"C\" for r in nowhere : r[$$] > 1"), "person all | y" },
        { SymbolTableTests.Table("cell y[person] = $$"), "row column x y s sum | person organisation" },
        { SymbolTableTests.Table("void y[$$]"), "person all | y" },
        { SymbolTableTests.Form("section s \"S\" { table : count { columns { a \"A\"  group g \"G\" { b \"B\"  d \"D\" = $$ } } } }"), "b d a sum" },
        { SymbolTableTests.Form("$$"), "| T yuan" },
        { "import \"shared.rdsl\"\ntemplate Work version 2021 follows version 2019 \"新\" { drops $$ }", "maker gone s | Work" },
        { "import \"shared.rdsl\"\ntemplate Work version 2021 follows version 2019 \"新\" { field f \"F\" : count was $$ }", "maker gone s | Work" },
        { "import \"shared.rdsl\"\ntemplate Work version 2021 follows $$ version 2019 \"新\" { }", "Work Base | maker" },
        { "template V version 1 extends Base version 1 \"新\" { section s { table { columns { third \"三\" before $$ } } } }", "first second | r third" },

        // what is taken away from a domain
        { SymbolTableTests.Table("check c \"C\" for c in columns except {$$} : x[c] > 1"), "person organisation x all columns | y s f sum rows" },
        { SymbolTableTests.Table("check c \"C\" for c in {person, all} except {$$person} : x[c] > 1"), "person all | x organisation y s sum" },
        { SymbolTableTests.Table("check c \"C\" for c in {person, all} except {person, $$} : x[c] > 1"), "person all | x organisation y s sum" },
        { SymbolTableTests.Table("check c \"C\" for c in columns except {organisation.$$} : x[c] > 1"), "business | person y" },
        { SymbolTableTests.Table("check c \"C\" for row except {$$} : row[all] > 1"), "x y | person all" },

        // of another report
        { SymbolTableTests.Table("check c \"C\" for row : all > prior.$$"), "x y all s | sum period" },
        { SymbolTableTests.Table("check c \"C\" for row : all > prior(2).$$"), "x y all s | sum period" },
        { SymbolTableTests.Table("check c \"C\" : sum(children.$$) > 1"), "x y s | sum period" },
        { SymbolTableTests.Table("check c \"C\" for row, column : row[column] > prior.$$row[column]"), "row x y s | column person all sum columns" },

        // functions
        { SymbolTableTests.Table("check c \"C\" : ab$$s(x[all]) > 1"), "abs sum | x y s" },
        { SymbolTableTests.Table("check c \"C\" for row : $$all ?? 0 > 1"), "all row | sum abs" },

        // variables behind dots
        { SymbolTableTests.Table("check c \"C\" for c in {person, all} : sum(columns.$$) > 1"), "c person all | y" },
        { SymbolTableTests.Table("check c \"C\" for c in {person, all} : sum(s.t.$$) > 1"), "c x y rows columns | sum" },
        { SymbolTableTests.Table("check c \"C\" for row : sum(rows.$$) > 1"), "row x y | person" },
        { SymbolTableTests.Table("check c \"C\" for column : x[columns.$$] > 1"), "column person | y" },

        // rows before brackets
        { SymbolTableTests.Table("check c \"C\" for row : s.t.$$x[all] > 1"), "x y row rows | person all columns" },
        { SymbolTableTests.Table("check c \"C\" for row : $$x[all] > 1"), "x y row s rows | person all columns sum" },
        { SymbolTableTests.Table("check c \"C\" : s[$$] > 1"), "| person" },
        { SymbolTableTests.Form("section s \"S\" { table : count { columns { a \"A\" } rows { r \"R\" } } } check c \"C\" : s[$$] > 1"), "a columns | r" },
        { SymbolTableTests.Form("field f \"F\" : count  section s \"S\" { table : count { columns { a \"A\" } rows { r \"R\" } check c \"C\" : $$r[a] > 1 } }"), "r s | f a" },

        // paths to open rows
        { SymbolTableTests.Form("section money \"M\" { table list \"L\" : count { columns { val \"V\" } rows { group g \"G\" { many unit \"U\" by k \"K\" : text(9) } plain \"P\" } } } field f \"F\" : code $$"), "Kind Region money | unit list plain f" },
        { SymbolTableTests.Form("section money \"M\" { table list \"L\" : count { columns { val \"V\" } rows { group g \"G\" { many unit \"U\" by k \"K\" : text(9) } plain \"P\" } } } field f \"F\" : code mo$$ney.list"), "Kind Region money | unit list plain f" },
        { SymbolTableTests.Form("section money \"M\" { table list \"L\" : count { columns { val \"V\" } rows { group g \"G\" { many unit \"U\" by k \"K\" : text(9) } plain \"P\" } } } field f \"F\" : code money.$$"), "list | unit val Kind" },
        { SymbolTableTests.Form("section money \"M\" { table list \"L\" : count { columns { val \"V\" } rows { group g \"G\" { many unit \"U\" by k \"K\" : text(9) } plain \"P\" } } } field f \"F\" : code money.list.$$"), "g | unit val plain Kind" },
        { SymbolTableTests.Form("section money \"M\" { table list \"L\" : count { columns { val \"V\" } rows { group g \"G\" { many unit \"U\" by k \"K\" : text(9) } plain \"P\" } } } field f \"F\" : code money.list.g.$$"), "unit | val plain Kind" },

        // where a name is due
        { SymbolTableTests.Table("cell $$"), "x y s rows | person all sum columns" },
        { SymbolTableTests.Table("void x[person], $$"), "x y s rows | person all sum" },
        { SymbolTableTests.Table("void x[person], y[$$]"), "person organisation all columns | y" },
        { SymbolTableTests.Form("section s \"S\" { table t \"T\" : count { columns { group g \"G\" $$ } } }"), "Applicants | Kind" },
        { SymbolTableTests.Form("section s \"S\" { table t \"T\" : count { columns { group g \"G\" $$\n x \"X\" } } }"), "Applicants | Kind" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : f as $$\n check o \"O\" : f > 1"), "yuan wan | f" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : f > prior.$$\n check o \"O\" : f > 1"), "f | sum" },
        { SymbolTableTests.Form("field f \"F\" : code Kind  check c \"C\" : f == $$"), "A B f sum | BJ" },
        { SymbolTableTests.Form("field f \"F\" : code Kind  check c \"C\" : f == $$\n check o \"O\" : f == \"A\""), "A B f sum | BJ" },
        { SymbolTableTests.Form("field f \"F\" : code Kind  check c \"C\" : f in {$$}"), "A B f | BJ" },
        { SymbolTableTests.Form("field f \"F\" : code Kind  check c \"C\" : f in {\"A\", $$}"), "A B f | BJ" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : $$"), "period f" },
        { SymbolTableTests.Form("field f \"F\" : count  check c \"C\" : f > 1 and $$"), "period f sum" },
        { SymbolTableTests.Form("field f \"F\" : count  field g \"G\" : count when f > 1 or $$"), "period f g sum" },

        // where no name can stand
        { SymbolTableTests.Form("field f \"F\" : count // $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count /* $$ */"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f > 1 // $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f > 0 $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f > 0\n$$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f $$> 0"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f $$ > 0"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f > 1$$ "), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f > 1.$$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f > 1$$0"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check $$ \"C\" : f > 1"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c $$\"C\" : f > 1"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" $$ : f > 1"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" within 5 $$ : f > 1"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" for $$ : f > 1"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count section $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count field $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count field g$$ \"G\" : count"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count field g \"$$G\" : count"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count field g \"G\" : count $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count field g \"G\" : count min $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count note \"$$\""), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : abs(f $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f == date($$2020, 1, 1)"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" : f == date($$)"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Form("field f \"F\" : count check c \"C\" wh$$en f > 1 : f > 1"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Table("check c \"C\" for $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Table("check c \"C\" for row, $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Table("check c \"C\" for r in columns $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Table("check c \"C\" for r in columns except {x} $$ : x[r] > 1"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Table("check c \"C\" : x[all] $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Table("check c \"C\" : x[all $$"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { SymbolTableTests.Table("check c \"C\" : x $$ [all]"), "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { "template $$", "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { "template T version $$ \"T\" { }", "| f g sum abs x y s person all row yuan wan Kind Applicants count period T Work" },
        { "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { rows { $$ } } } }", "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { rows { a \"A\" $$ } } } }", "| f g sum abs x y s person all row yuan wan Kind Applicants count period" },
        { "unit a \"A\" unit b \"B\" = $$", "| f g sum abs x y s person all row yuan wan Kind Applicants count period a b" },

        // other templates
        { "template Work version 2021 follows version $$ \"新\" { }", "Work | Base" },
        { "template Work version 2021 follows version 20$$19 \"新\" { }", "Work | Base" },
        { "template Work version 2021 follows version // $$\n2019 \"新\" { }", "| Work Base" },
        { "template V version 1 extends Base version $$ \"新\" { }", "Base | Work V" },
        { "template V version 1 extends Base version 1 \"新\" { section $$ }", "s | first" },
        { "template V version 1 extends Base version 1 \"新\" { section s$$ { } }", "s | first" },
        { "template V version 1 extends Work version 2019 \"新\" { section s { table $$ } }", "t | s made" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_place_can_name(string marked, string expected)
    {
        var (model, cursor) = SymbolTableTests.Model(marked);
        var codes = model.LookupSymbols(cursor).Select(symbol => symbol.Code).ToHashSet(StringComparer.Ordinal);
        var sides = expected.Split('|');
        Assert.Equal(Words(sides[0]), Words(sides[0]).Where(codes.Contains));
        Assert.Empty(sides.Skip(1).SelectMany(Words).Where(codes.Contains).Select(code => $"{code} at {marked}"));
    }

    [Fact]
    public void What_two_imports_declare_is_offered_by_neither()
    {
        var tree = SyntaxTree.ParseText("import \"a.rdsl\"\nimport \"b.rdsl\"\ntemplate T version 1 \"T\" { field f \"F\" : count in  check c \"C\" : f > 1 }", "form.rdsl");
        var compilation = Compilation.Create([tree, SyntaxTree.ParseText("unit yuan \"Y\" unit jian \"J\"", "a.rdsl"), SyntaxTree.ParseText("unit yuan \"Y\"", "b.rdsl")], MemorySources.None);
        var symbols = compilation.GetSemanticModel(tree).LookupSymbols(tree.Text.ToString().IndexOf("in  check", StringComparison.Ordinal) + 3);
        Assert.Equal(["jian"], symbols.Select(symbol => symbol.Code));
    }

    [Fact]
    public void What_is_offered_is_of_the_source_as_it_is()
    {
        var (model, cursor) = SymbolTableTests.Model(SymbolTableTests.Table("check c \"C\" for r in {x, y} : r[person] > $$  cell y[person] = 1"));
        var variable = Assert.IsType<VariableSymbol>(model.LookupSymbols(cursor).First());
        Assert.Same(model.SyntaxTree.Text, variable.Location.Source);
        Assert.Same(model.GetDeclaredSymbol(variable.Declaration), variable);
        (model, cursor) = SymbolTableTests.Model(SymbolTableTests.Table("cell y[person] = $$"));
        Assert.All(model.LookupSymbols(cursor).OfType<VariableSymbol>(), current => Assert.Same(model.SyntaxTree.Text, current.Location.Source));
        Assert.Equal(2, model.LookupSymbols(cursor).OfType<VariableSymbol>().Count());
    }

    private static IEnumerable<string> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
