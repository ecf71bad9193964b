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
        { SymbolTableTests.Table("cell y[person] = $$"), "row column x y person sum" },
        { SymbolTableTests.Table("void y[$$]"), "person all | y" },
        { SymbolTableTests.Form("section s \"S\" { table : count { columns { a \"A\"  group g \"G\" { b \"B\"  d \"D\" = $$ } } } }"), "b d a sum" },
        { SymbolTableTests.Form("$$"), "| T yuan" },
        { "import \"shared.rdsl\"\ntemplate Work version 2021 follows version 2019 \"新\" { drops $$ }", "maker gone s | Work" },
        { "import \"shared.rdsl\"\ntemplate Work version 2021 follows version 2019 \"新\" { field f \"F\" : count was $$ }", "maker gone s | Work" },
        { "import \"shared.rdsl\"\ntemplate Work version 2021 follows $$ version 2019 \"新\" { }", "Work Base | maker" },
        { "template V version 1 extends Base version 1 \"新\" { section s { table { columns { third \"三\" before $$ } } } }", "first second | r third" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_place_can_name(string marked, string expected)
    {
        var (model, cursor) = SymbolTableTests.Model(marked);
        var codes = model.LookupSymbols(cursor).Select(symbol => symbol.Code).ToHashSet(StringComparer.Ordinal);
        var sides = expected.Split('|');
        Assert.Equal(Words(sides[0]), Words(sides[0]).Where(codes.Contains));
        Assert.DoesNotContain(sides.Skip(1).SelectMany(Words), codes.Contains);
    }

    private static IEnumerable<string> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
