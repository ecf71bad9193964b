using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Semantics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>What a change of sources computes again, counted, and what stays.</summary>
public sealed class CompilationUpdateTests
{
    private const int Forms = 50;
    private const string Shared = "unit yuan \"元\"\naxis Places { a \"甲\"  b \"乙\"  total all \"合计\" }\n";

    [Fact]
    public void An_edit_inside_a_check_resolves_its_template_alone()
    {
        var before = Fifty();
        before.GetDiagnostics();
        var start = before.Work;
        var after = Edited(before, 17, "small", "smaller");
        Assert.NotEmpty(after.GetDiagnostics());
        Assert.Equal(new WorkCounts(0, 1, 1, 1, 0), after.Work - start);
        Assert.Equal(49, before.Templates.Intersect(after.Templates).Count());
    }

    [Fact]
    public void A_question_about_a_check_binds_that_check_alone()
    {
        var before = Fifty();
        before.GetDiagnostics();
        var start = before.Work;
        var after = Edited(before, 17, "small", "large");
        var tree = after.SyntaxTrees[17];
        var position = tree.Text.ToString().IndexOf("large <=", StringComparison.Ordinal);
        Assert.Equal("large", after.GetSemanticModel(tree).GetSymbolAt(position)?.Code);
        Assert.Equal(new WorkCounts(0, 1, 1, 0, 1), after.Work - start);
        after.GetSemanticModel(tree).GetSymbolAt(position);
        Assert.Equal(1, (after.Work - start).MembersBound);
    }

    [Fact]
    public void What_was_bound_for_questions_outlives_changes_elsewhere()
    {
        var before = Fifty();
        var tree = before.SyntaxTrees[3];
        var position = tree.Text.ToString().IndexOf("small <=", StringComparison.Ordinal);
        before.GetSemanticModel(tree).GetSymbolAt(position);
        var start = before.Work;
        var after = Edited(before, 17, "small", "large");
        Assert.NotNull(after.GetSemanticModel(tree).GetSymbolAt(position));
        Assert.Equal(0, (after.Work - start).MembersBound);
    }

    [Fact]
    public void Nothing_is_computed_that_is_not_asked_for()
    {
        var compilation = Fifty();
        Assert.Equal((0, 0, 0), (compilation.Work.TemplatesDeclared, compilation.Work.TemplatesResolved, compilation.Work.MembersBound));
        compilation.GetForm(compilation.Templates[4]);
        Assert.Equal((1, 1, 0), (compilation.Work.TemplatesDeclared, compilation.Work.TemplatesResolved, compilation.Work.MembersBound));
    }

    [Fact]
    public void An_import_is_read_and_parsed_once()
    {
        var provider = new CountingSources(new MemorySources([KeyValuePair.Create("shared.rdsl", MemorySources.File("shared.rdsl", Shared))]));
        var compilation = Compilation.Create([Form(0), Form(1)], provider);
        compilation = Edited(compilation, 1, "small", "large").AddSyntaxTrees(Form(2)).RemoveSyntaxTrees(compilation.SyntaxTrees[0]);
        compilation.GetDiagnostics();
        Assert.Equal(1, provider.Reads);
        Assert.Equal(1, compilation.Work.ImportsParsed);
    }

    [Fact]
    public void A_changed_import_reaches_who_imports_it_and_nobody_else()
    {
        var alone = SyntaxTree.ParseText("template Alone version 1 \"独\" { field f \"数\" : count }", "alone.rdsl");
        var before = Fifty().AddSyntaxTrees(alone);
        before.GetDiagnostics();
        var start = before.Work;
        var shared = Assert.Single(before.ImportedTrees);
        var after = before.ReplaceSyntaxTree(shared, SyntaxTree.ParseText(Shared.Replace("b \"乙\"", "c \"丙\"", StringComparison.Ordinal), shared.Path));
        Assert.Equal("c", after.Templates[0].Tables().First().Rows.Items[1].Code);
        Assert.NotNull(after.GetForm(after.Templates[^1]).Form);
        Assert.Equal(0, (after.Work - start).TemplatesResolved);
        after.GetDiagnostics();
        Assert.Equal(Forms, (after.Work - start).TemplatesResolved);
    }

    [Fact]
    public void A_change_that_moves_declarations_alone_resolves_nothing()
    {
        var before = Fifty();
        before.GetDiagnostics();
        var start = before.Work;
        var shared = Assert.Single(before.ImportedTrees);
        var after = before.ReplaceSyntaxTree(shared, SyntaxTree.ParseText("\n// 说明\n\n" + Shared.Replace("unit", "template N version 1 \"新\" { }\nunit", StringComparison.Ordinal), shared.Path));
        Assert.Empty(after.GetDiagnostics());
        Assert.Equal(0, (after.Work - start).TemplatesResolved);
    }

    [Theory]
    [InlineData("unit yuan", "\n\n// 说明\nunit yuan")]
    [InlineData("unit yuan \"元\"", "unit /* 元 */  yuan     \"元\" // 元")]
    [InlineData("axis Places {", "\n axis Places\n{\n")]
    [InlineData("a \"甲\"  b \"乙\" ", "\n  a   \"甲\" // 说明\n\n  b   \"乙\"\n")]
    [InlineData("b + wrong", "b   +\n   wrong")]
    public void Blanks_and_comments_in_an_imported_file_move_findings_alone(string old, string replacement)
    {
        const string Lent = "unit yuan \"元\"\naxis Places { a \"甲\"  b \"乙\"  c \"丙\" = b + wrong  total all \"合计\" }\n";
        var provider = new MemorySources([KeyValuePair.Create("shared.rdsl", MemorySources.File("shared.rdsl", Lent))]);
        var before = Compilation.Create([.. Enumerable.Range(0, 3).Select(Form)], provider);
        Assert.Contains(before.GetDiagnostics(), diagnostic => diagnostic.Location.Source.Path == "shared.rdsl");
        var start = before.Work;
        var shared = Assert.Single(before.ImportedTrees);
        var changed = shared.WithChanges([new TextChange(new TextSpan(Lent.IndexOf(old, StringComparison.Ordinal), old.Length), replacement)]);
        var after = before.ReplaceSyntaxTree(shared, changed);
        after.GetDiagnostics();
        Assert.Equal(0, (after.Work - start).TemplatesResolved);
        var fresh = Compilation.Create(after.SyntaxTrees, new MemorySources([KeyValuePair.Create("shared.rdsl", (SourceResult)new SourceResult.Found(changed.Text))]));
        Assert.Equal(CompilationText.Of(fresh), CompilationText.Of(after));
    }

    [Fact]
    public void Documentation_in_an_imported_file_is_no_remark()
    {
        var before = Fifty();
        before.GetDiagnostics();
        var start = before.Work;
        var shared = Assert.Single(before.ImportedTrees);
        var changed = shared.WithChanges([new TextChange(new TextSpan(Shared.IndexOf("b \"乙\"", StringComparison.Ordinal), 0), "\n/// 说明\n")]);
        var after = before.ReplaceSyntaxTree(shared, changed);
        Assert.Equal("说明", after.Templates[0].Tables().First().Rows.Items[1].Guidance);
        after.GetDiagnostics();
        Assert.Equal(Forms, (after.Work - start).TemplatesResolved);
    }

    [Fact]
    public void Of_many_templates_in_one_file_the_changed_one_is_resolved()
    {
        const string Template = """

            template F{0} version 1 "表" {{
                section s "部分" {{ table t "表" : count {{ columns {{ a "甲"  b "乙" }}  rows {{ if "丙"  q "丁" }} check c "规则" for row : a <= b  check d "规则" : wrong{0} > 1 }} }}
            }}
            """;
        var text = string.Concat(Enumerable.Range(0, Forms).Select(number => string.Format(CultureInfo.InvariantCulture, Template, number)));
        var tree = SyntaxTree.ParseText(text, "forms.rdsl");
        var before = Compilation.Create([tree], MemorySources.None);
        before.GetDiagnostics();
        var start = before.Work;
        var at = text.IndexOf("wrong20", StringComparison.Ordinal);
        var changed = tree.WithChanges([new TextChange(new TextSpan(at, "wrong20".Length), "t.q[a] + t.q[a]")]);
        var after = before.ReplaceSyntaxTree(tree, changed);
        Assert.Equal(before.GetDiagnostics().Length - 1, after.GetDiagnostics().Length);
        Assert.Equal(1, (after.Work - start).TemplatesResolved);
        Assert.Equal(CompilationText.Of(Compilation.Create([changed], MemorySources.None)), CompilationText.Of(after));
    }

    [Fact]
    public void Changed_imports_are_read_again_when_the_compilation_is_told()
    {
        var provider = new ChangingSources();
        var before = Compilation.Create([Form(0)], provider);
        Assert.Contains(before.GetDiagnostics(), diagnostic => diagnostic.Descriptor == NameDiagnostics.ImportNotFound);
        provider.Text = Shared;
        Assert.Contains(before.AddSyntaxTrees().GetDiagnostics(), diagnostic => diagnostic.Descriptor == NameDiagnostics.ImportNotFound);
        var found = before.WithChangedImports("shared.rdsl");
        Assert.Empty(found.GetDiagnostics());
        Assert.Same(found.Templates[0], found.WithChangedImports("shared.rdsl").Templates[0]);
        provider.Text = null;
        Assert.NotEmpty(found.WithChangedImports("shared.rdsl").GetDiagnostics());
        Assert.Empty(found.GetDiagnostics());
    }

    [Fact]
    public void A_source_takes_the_place_of_the_imported_file_with_its_path()
    {
        var before = Fifty();
        var own = SyntaxTree.ParseText(Shared.Replace("unit yuan", "unit dollar", StringComparison.Ordinal), "shared.rdsl");
        var with = before.AddSyntaxTrees(own);
        Assert.Empty(with.ImportedTrees);
        Assert.NotEmpty(with.GetDiagnostics());
        Assert.Empty(with.RemoveSyntaxTrees(own).GetDiagnostics());
    }

    [Fact]
    public void Trees_of_other_compilations_are_refused()
    {
        var compilation = Fifty();
        var foreign = Form(3);
        Assert.Throws<ArgumentException>(() => compilation.RemoveSyntaxTrees(foreign));
        Assert.Throws<ArgumentException>(() => compilation.ReplaceSyntaxTree(foreign, Form(4)));
        Assert.Throws<ArgumentException>(() => compilation.ReplaceSyntaxTree(foreign, foreign));
        Assert.Throws<ArgumentException>(() => compilation.ReplaceSyntaxTree(compilation.ImportedTrees[0], foreign));
        Assert.Throws<ArgumentException>(() => compilation.GetSemanticModel(foreign));
        Assert.Throws<ArgumentException>(() => compilation.GetForm(Compilation.Create([foreign], MemorySources.None).Templates[0]));
    }

    [Theory]
    [InlineData("a.rdsl", "a.rdsl")]
    [InlineData("", "")]
    [InlineData("a.rdsl", "./a.rdsl")]
    [InlineData("x/a.rdsl", "x/../x//a.rdsl")]
    public void Two_sources_of_one_path_are_refused(string one, string other)
    {
        var (first, second, third) = (SyntaxTree.ParseText("unit a \"A\"", one), SyntaxTree.ParseText("unit b \"B\"", other), SyntaxTree.ParseText("unit c \"C\"", "c.rdsl"));
        var error = Assert.Throws<ArgumentException>(() => Compilation.Create([first, second], MemorySources.None));
        Assert.Contains($"'{first.Path}'", error.Message, StringComparison.Ordinal);
        var compilation = Compilation.Create([first, third], MemorySources.None);
        Assert.Throws<ArgumentException>(() => compilation.AddSyntaxTrees(second));
        Assert.Throws<ArgumentException>(() => compilation.AddSyntaxTrees(first));
        Assert.Throws<ArgumentException>(() => compilation.ReplaceSyntaxTree(third, second));
        Assert.Same(second, compilation.ReplaceSyntaxTree(first, second).SyntaxTrees[0]);
    }

    [Theory]
    [InlineData("./lib.rdsl", "lib.rdsl")]
    [InlineData("lib.rdsl", "./lib.rdsl")]
    [InlineData("x/../lib.rdsl", "x/../lib.rdsl")]
    [InlineData("./x/./lib.rdsl", "x/lib.rdsl")]
    public void A_source_is_found_however_its_path_was_written(string path, string import)
    {
        var compilation = Compilation.Create(
            [SyntaxTree.ParseText("unit u \"U\"", path), SyntaxTree.ParseText($"import \"{import}\"\ntemplate T version 1 \"T\" {{ field f \"F\" : count in u }}", "./form.rdsl")],
            MemorySources.None);
        Assert.Empty(compilation.GetDiagnostics());
        Assert.NotNull(compilation.GetForm(compilation.Templates[0]).Form);
        var unit = compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetDeclaredSymbol(compilation.SyntaxTrees[0].Root.Members[0]);
        Assert.NotNull(unit);
        Assert.Single(compilation.FindReferences(unit));
        Assert.Same(unit, compilation.Resolve(SymbolKey.Of(unit)));
    }

    [Fact]
    public void An_imported_file_has_the_path_of_its_import_whatever_its_text_calls_itself()
    {
        var provider = new MemorySources([KeyValuePair.Create("lib/a.rdsl", MemorySources.File("", "import \"b.rdsl\"")), KeyValuePair.Create("lib/b.rdsl", MemorySources.File("/tmp/b.rdsl", "unit u \"U\""))]);
        var compilation = Compilation.Create([SyntaxTree.ParseText("import \"lib/a.rdsl\"\nimport \"lib/b.rdsl\"\ntemplate T version 1 \"T\" { field f \"F\" : count in u }", "form.rdsl")], provider);
        Assert.Empty(compilation.GetDiagnostics());
        Assert.NotNull(compilation.GetForm(compilation.Templates[0]).Form);
    }

    [Fact]
    public void Advice_can_be_left_out()
    {
        var compilation = MemorySources.None.Compile("template T version 1 \"T\" { section s \"S\" { table : count { rows { if \"If\" } } } }");
        Assert.NotEmpty(compilation.GetDiagnostics());
        var start = compilation.Work;
        var quiet = compilation.WithOptions(compilation.Options with { GivesAdvice = false });
        Assert.Empty(quiet.GetDiagnostics());
        Assert.Equal(default, quiet.Work - start);
    }

    private static Compilation Fifty() => Compilation.Create(
        [.. Enumerable.Range(0, Forms).Select(Form)],
        new MemorySources([KeyValuePair.Create("shared.rdsl", MemorySources.File("shared.rdsl", Shared))]));

    private static SyntaxTree Form(int number) => SyntaxTree.ParseText(string.Create(CultureInfo.InvariantCulture, $$"""
        import "shared.rdsl"
        template F{{number}} version 1 "表" {
            field limit "限额" : count
            section s "部分" {
                table t "表" : count in yuan {
                    rows Places
                    columns { small "小"  large "大" }
                    check order "大小" for row : small <= row[large]
                    check bound "限额" : sum(rows.a) <= limit as yuan
                }
            }
        }
        """), string.Create(CultureInfo.InvariantCulture, $"form{number:00}.rdsl"));

    /// <summary>The same with the last of some words replaced in one source.</summary>
    private static Compilation Edited(Compilation compilation, int form, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees[form];
        var at = tree.Text.ToString().LastIndexOf(old, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChanges([new TextChange(new TextSpan(at, old.Length), replacement)]));
    }

    private sealed class CountingSources(ISourceProvider inner) : ISourceProvider
    {
        public int Reads { get; private set; }

        public SourceResult Read(string path)
        {
            Reads++;
            return inner.Read(path);
        }
    }

    private sealed class ChangingSources : ISourceProvider
    {
        public string? Text { get; set; }

        public SourceResult Read(string path) => Text is { } text ? MemorySources.File(path, text) : new SourceResult.NotFound();
    }
}
