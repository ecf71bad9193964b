using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Semantics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>Where symbols are named: two sources, the cursor at the symbol in one of them, spans around all that names it.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string, string> Rows => new()
    {
        { "unit $$yuan \"元\" unit wan \"万元\" = 10 [|yuan|]", "template T version 1 \"T\" { field yuan \"F\" : count in [|yuan|]  check c \"C\" : yuan as [|yuan|] > 1 }" },
        { "axis Places { $$a \"A\" b \"B\" = [|a|] }", "template T version 1 \"T\" { field a \"A\" : count  check k \"K\" : a > 1  section s \"S\" { table t \"T\" : number(1) { rows Places  columns { x \"X\" }  check c \"C\" : [|a|][x] > b[x] } table u \"U\" : number(1) { rows Places  columns { x \"X\" }  cell [|a|][x] = 3 } } }" },
        { "axis Places { a \"A\" }", "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { rows [|$$Places|] } table u \"U\" : count { columns { group g \"G\" [|Places|] } } } }" },
        { "codelist K { \"$$A\" \"a\" }", "template T version 1 \"T\" { field f \"F\" : code K  field g \"A\" : text(9)  check c \"C\" : f == \"[|A|]\" or f in {\"[|\\u{41}|]\"} or g == \"A\" }" },
        { "codelist $$K { \"A\" \"a\" }", "template T version 1 \"T\" { field f \"F\" : code [|K|] }" },
        { "unit yuan \"元\"", "template T version 1 \"T\" { field $$f \"F\" : count  field g \"G\" : count when [|f|] > 1  section s \"S\" { field f \"F\" : count check c \"C\" : f > 1 }  check d \"D\" : s.f > [|f|] + prior.[|f|] }" },
        { "unit yuan \"元\"", "template T version 1 \"T\" { field g \"G\" : count  check d \"D\" : [|$$abs|](g) > [|abs|](1) }" },
        { "unit yuan \"元\"", "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { rows { a \"A\" }  columns { x \"X\" }  check c \"C\" for $$r in {a} : [|r|][x] > [|r|][x]  check d \"D\" for r in {a} : r[x] > 1 } } }" },
        { "unit yuan \"元\"", "template $$T version 1 \"T\" { } template V version 1 extends [|T|] version 1 \"V\" { } template T version 2 follows [|T|] version 1 \"T\" { }" },
        { "unit yuan \"元\"", "template $$T version 1 \"T\" { } template T version 2 follows version [|1|] \"T\" { } template U version 2 follows version 1 \"U\" { } template T version 3 follows version 2 \"T\" { }" },
        { "unit yuan \"元\"", "template $$T version \"1.0\" \"T\" { } template T version 2 follows version \"[|1.0|]\" \"T\" { }" },
        { "unit yuan \"元\"", "template T version 1 \"T\" { field $$period \"F\" : count  check d \"D\" : [|period|] > period.year }" },
        { "unit yuan \"元\"", "template $$T version 1 \"T\" { } template T version 2 follows version [|1|] \"T\" { } template U version 2 follows version 1 \"U\" { } template V version 1 \"V\" { field T \"F\" : count check c \"C\" : T > 1 }" },
        { "unit yuan \"元\"", "template T version 1 \"T\" { field $$f \"F\" : count } template T version 2 follows version 1 \"T\" { field g \"G\" : count was [|f|] field f \"F\" : count check c \"C\" : f > 1 }" },
        { "axis X { $$a \"A\" }", "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { rows X } } } template V version 1 extends T version 1 \"V\" { section s { table t { rows { b \"B\" before [|a|] } } } }" },
        { "axis X { a \"A\" b \"B\" = [|f|] }", "template T version 1 \"T\" { field $$f \"F\" : count section s \"S\" { table t \"T\" : count { rows X } } }" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_symbol_is_named(string shared, string form)
    {
        var sources = ImmutableArray.Create(("form.rdsl", AnnotatedText.Parse("import \"shared.rdsl\"\n" + form)), ("shared.rdsl", AnnotatedText.Parse(shared)));
        var compilation = Compilation.Create([.. sources.Select(source => SyntaxTree.ParseText(source.Item2.Text, source.Item1))], MemorySources.None);
        var (path, marked) = sources.Single(source => source.Item2.Cursor is not null);
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(tree => tree.Path == path));
        var symbol = model.GetSymbolAt(marked.Cursor ?? 0);
        Assert.NotNull(symbol);
        var found = compilation.FindReferences(symbol);
        foreach (var (file, text) in sources)
        {
            var spans = found.Where(location => location.Source.Path == file)
                .Select(location => location.Source[location.Span.Start] == '"' ? new TextSpan(location.Span.Start + 1, location.Span.Length - 2) : location.Span);
            Assert.Equal(AnnotatedText.Mark(text.Text, text.Spans), AnnotatedText.Mark(text.Text, spans));
        }
    }

    [Fact]
    public void Files_are_named_by_imports()
    {
        var compilation = Compilation.Create(
            [SyntaxTree.ParseText("import \"b.rdsl\"", "a.rdsl"), SyntaxTree.ParseText("", "b.rdsl"), SyntaxTree.ParseText("import \"../b.rdsl\"", "x/c.rdsl")], MemorySources.None);
        var file = compilation.GetSemanticModel(compilation.SyntaxTrees[1]).GetDeclaredSymbol(compilation.SyntaxTrees[1].Root);
        Assert.NotNull(file);
        Assert.Equal(["a.rdsl", "x/c.rdsl"], compilation.FindReferences(file).Select(location => location.Source.Path));
    }

    [Fact]
    public void Half_a_character_in_a_source_hides_no_name()
    {
        var tree = SyntaxTree.ParseText("// \uD83D\ntemplate T version 1 \"T\" { field 数é \"F\" : count  check c \"C\" : 数e\u0301 > 1 }", "form.rdsl");
        var compilation = Compilation.Create([tree], MemorySources.None);
        var field = compilation.Templates[0].Find("数é");
        Assert.NotNull(field);
        Assert.Single(compilation.FindReferences(field));
    }

    [Fact]
    public void Only_what_is_written_like_the_symbol_is_bound()
    {
        var checks = string.Concat(Enumerable.Range(0, 100).Select(number => $"check c{number} \"C\" : g > 1\n"));
        var tree = SyntaxTree.ParseText($"template T version 1 \"T\" {{ field f \"F\" : count  field g \"G\" : count  {checks} check only \"C\" : f > 1 }}", "form.rdsl");
        var compilation = Compilation.Create([tree], MemorySources.None);
        var field = compilation.Templates[0].Find("f");
        Assert.NotNull(field);
        Assert.Single(compilation.FindReferences(field));
        Assert.Equal(1, compilation.Work.MembersBound);
    }

    [Fact]
    public void Only_what_can_see_the_symbol_is_bound()
    {
        const string Template = "template T{0} version 1 \"T\" {{ field f \"F\" : count  section s \"S\" {{ table t \"T\" : count {{ rows Places  columns {{ x \"X\" }} check c \"C\" for row : row[x] > f }} }} }}\n";
        var text = "axis Places { a \"A\"  b \"B\" = f }\n" + string.Concat(Enumerable.Range(0, 50).Select(number => string.Format(CultureInfo.InvariantCulture, Template, number)));
        var tree = SyntaxTree.ParseText(text, "forms.rdsl");
        var other = SyntaxTree.ParseText("template O version 1 \"O\" { field f \"F\" : count check c \"C\" : f > 1 }", "other.rdsl");
        var compilation = Compilation.Create([tree, other], MemorySources.None);
        var field = compilation.Templates[20].Find("f");
        Assert.NotNull(field);
        Assert.Equal(2, compilation.FindReferences(field).Length);
        Assert.Equal((1, 2), (compilation.Work.TemplatesDeclared, compilation.Work.MembersBound));
        var variable = Assert.Single(compilation.StateOf(compilation.Templates[30]).Binding.Variables());
        var start = compilation.Work;
        Assert.Single(compilation.FindReferences(variable));
        Assert.Equal(default, compilation.Work - start);
    }

    [Fact]
    public void A_symbol_of_another_snapshot_is_refused()
    {
        var tree = SyntaxTree.ParseText("unit u \"U\" template T version 1 \"T\" { field f \"F\" : count in u }", "form.rdsl");
        var before = Compilation.Create([tree], MemorySources.None);
        var after = before.ReplaceSyntaxTree(tree, tree.WithChanges([new TextChange(new TextSpan(tree.Text.Length, 0), "// 说明\n")]));
        var unit = before.GetSemanticModel(tree).GetDeclaredSymbol(tree.Root.Members[0]);
        Assert.NotNull(unit);
        Assert.Single(before.FindReferences(unit));
        Assert.Throws<ArgumentException>(() => after.FindReferences(unit));
        var found = after.Resolve(SymbolKey.Of(unit));
        Assert.NotNull(found);
        Assert.Single(after.FindReferences(found));
    }

    [Fact]
    public void Keys_tell_apart_what_has_one_code_in_two_tables()
    {
        var compilation = MemorySources.None.Compile("""
            axis Shared { many m "M" by id "I" : text(9) }
            template T version 1 "T" {
                section a "A" { table t "T" : count { rows { p "P" many m "M" by id "I" : text(9) } columns { x "X" } note "注" check k "K" for row in {p} : row[x] > 1 } }
                section b "B" { table t "T" : count { rows { p "P" many m "M" by id "I" : text(9) } columns { x "X" } note "注" check k "K" for row in {p} : row[x] > 1 } table u "U" : count { rows Shared } note "注" }
            }
            """);
        var symbols = DeclaredSymbols.Of(compilation.Templates[0]).Concat(compilation.StateOf(compilation.Templates[0]).Binding.Variables()).ToList();
        Assert.Equal((3, 2, 3), (symbols.OfType<KeySymbol>().Count(), symbols.OfType<VariableSymbol>().Count(), symbols.OfType<NoteSymbol>().Count()));
        foreach (var symbol in symbols)
            Assert.Same(symbol, compilation.Resolve(SymbolKey.Of(symbol)));
    }

    [Fact]
    public void A_key_finds_its_symbol_in_the_next_snapshot()
    {
        var tree = SyntaxTree.ParseText("""
            unit u "U"
            codelist K { "A" "a" }
            axis X { a "A" { b "B" } }
            template T version 1 "T" {
                field f "F" : count in u
                narrative n "N"
                section s "S" { note "注" table t "T" : count { rows X columns { c "C" } check k "K" for r in {a} : abs(r[c]) > 1 } table v "V" : count { rows { many m "M" by id "I" : text(9) } } }
                section t "S" { table t "T" : count { rows X columns { c "C" } check k "K" for r in {a} : abs(r[c]) > 1 } table v "V" : count { rows { many m "M" by id "I" : text(9) } } }
            }
            template T version 2 "T" { field f "F" : count }
            """, "form.rdsl");
        var before = Compilation.Create([tree], MemorySources.None);
        var changed = tree.WithChanges([new TextChange(default, "// 说明\n\nunit other \"O\"\n")]);
        var after = before.ReplaceSyntaxTree(tree, changed);
        var symbols = before.Templates.SelectMany(DeclaredSymbols.Of).Concat(DeclaredSymbols.Of(before.Sources["form.rdsl"].Declarations)).ToList();
        symbols.Add(before.Sources["form.rdsl"].Symbol);
        symbols.AddRange(before.StateOf(before.Templates[0]).Binding.Variables());
        foreach (var symbol in symbols)
        {
            var key = SymbolKey.Of(symbol);
            Assert.NotNull(key);
            Assert.Same(symbol, before.Resolve(key));
            var found = Assert.IsAssignableFrom<DeclaredSymbol>(after.Resolve(key));
            Assert.Equal((symbol.GetType(), symbol.Code), (found.GetType(), found.Code));
            Assert.Same(changed.Text, found.Location.Source);
            Assert.Equal(symbol is FileSymbol, ReferenceEquals(found.Declaration, changed.Root));
        }

        Assert.True(symbols.Count > 18);
        foreach (var builtIn in before.SymbolsOf("", "").OfType<BuiltInSymbol>())
            Assert.Same(builtIn, after.Resolve(SymbolKey.Of(builtIn)));
        Assert.Null(after.RemoveSyntaxTrees(changed).Resolve(SymbolKey.Of(before.Templates[0])));
    }
}
