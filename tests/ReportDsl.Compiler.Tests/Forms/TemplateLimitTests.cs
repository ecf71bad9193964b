using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>A short source cannot ask for more than a machine holds.</summary>
public sealed class TemplateLimitTests
{
    [Theory]
    [InlineData("check k \"k\" [|for a in columns, b in columns, c in columns, d in rows, e in rows|] : d[a] + d[b] + d[c] + e[a] >= 0", "RD5011", 60)]
    [InlineData("check k \"k\" [|for a in rows, b in rows, c in columns, d in columns|] : a[c] >= b[d]", "RD5011", 60)]
    [InlineData("check k \"k\" for a in rows, b in columns : a[b] >= 0 check l \"l\" [|for a in rows, b in rows, c in columns|] : a[c] >= b[c]", "RD5011", 100)]
    [InlineData("check [|k|] \"k\" for a in rows, b in rows, c in {c0, c1, c2} : a[c] <= sum(a)", "RD5012", 200)]
    public void Combinations_are_bounded(string check, string code, int size) => Holds(check, code, size, size);

    [Fact]
    public void The_instances_of_all_checks_count_together()
    {
        var checks = new StringBuilder();
        for (var i = 0; i < 12; i++)
            checks.Append(i == 11 ? "check last \"l\" [|for a in rows, b in rows|] : a[c0] >= b[c0]\n" : $"check k{i} \"k\" for a in rows, b in rows : a[c0] >= b[c0]\n");
        Holds(checks.ToString(), "RD5011", 1, 130);
    }

    [Fact]
    public void Formulas_of_cells_count_together()
    {
        var columns = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"c{i} \"c\""));
        var sum = string.Join(", ", Enumerable.Repeat("g", 300));
        var rows = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"r{i} \"r\""));
        var problem = Assert.Single(Errors(
            $"template T version 1 \"T\" {{ table s \"S\" : count {{ columns {{ group g \"g\" {{ {columns} }} all \"a\" = sum({sum}) }} rows {{ {rows} }} }} }}"));
        Assert.Equal("RD5012", problem.Code);
    }

    [Fact]
    public void Totals_of_one_list_count_together()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 4_000; i++)
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{i} \"r\" total t{i} \"t\"\n");
        var problem = Assert.Single(Errors($"template T version 1 \"T\" {{ table s \"S\" : count {{ rows {{ {rows} }} }} }}"));
        Assert.Equal("RD5012", problem.Code);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public void Axes_inside_axes_are_counted_before_they_are_spread_out(int levels)
    {
        var axes = string.Join('\n', Enumerable.Range(1, levels).Select(i => $"axis x{i} {{ group p \"p\" x{i - 1} group q \"q\" x{i - 1} }}"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Single(Errors(
            $"axis x0 {{ a \"a\" b \"b\" }}\n{axes}\ntemplate T version 1 \"T\" {{ table s \"S\" : count {{ columns x{levels} }} }}"));
        Assert.Equal("RD4014", problem.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void The_cells_of_all_tables_count_together()
    {
        const string Axes = """
            axis Eight { a "A" b "B" c "C" d "D" e "E" f "F" g "G" h "H" }
            axis Square { group a "A" Eight group b "B" Eight group c "C" Eight group d "D" Eight group e "E" Eight group f "F" Eight group g "G" Eight group h "H" Eight }
            axis Cube { group a "A" Square group b "B" Square group c "C" Square group d "D" Square group e "E" Square group f "F" Square group g "G" Square group h "H" Square }
            axis Fourth { group a "A" Cube group b "B" Cube group c "C" Cube group d "D" Cube group e "E" Cube group f "F" Cube group g "G" Cube group h "H" Cube }

            """;
        var problem = Assert.Single(Errors(
            Axes + $"template T version 1 \"T\" {{ {string.Join(' ', Enumerable.Range(0, 4).Select(i => $"table t{i} \"T\" : count {{ columns Square rows Fourth }}"))} }}"));
        Assert.Equal("RD4016", problem.Code);
    }

    private static void Holds(string marked, string code, int columns, int rows)
    {
        var text = AnnotatedText.Parse(Template(marked, columns, rows));
        var problem = Assert.Single(Errors(text.Text));
        Assert.Equal(code, problem.Code);
        Assert.Equal(Template(marked, columns, rows), AnnotatedText.Mark(text.Text, [problem.Location.Span]));
    }

    private static IEnumerable<Diagnostic> Errors(string source) =>
        Compiled.Result(source).Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error);

    private static string Template(string inside, int columns, int rows) => $$"""
        template T version 1 "T" { section s "S" { table : count {
            columns { {{string.Join(' ', Enumerable.Range(0, columns).Select(i => $"c{i} \"c\""))}} }
            rows { {{string.Join(' ', Enumerable.Range(0, rows).Select(i => $"r{i} \"r\""))}} }
            {{inside}}
        } } }
        """;
}
