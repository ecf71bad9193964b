using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>After any changes a compilation answers as one that was made of the same sources afresh.</summary>
public sealed class RandomEditTests
{
    private const int Steps = 25;

    private static readonly ImmutableArray<(string Path, string Text)> Files =
    [
        ("shared.rdsl", """
            import "units.rdsl"
            axis Places { a "甲"  group g "乙" { b "丙"  c "丁" }  total all "合计" }
            codelist Kind { "A" "一"  "B" "二" }
            """),
        ("units.rdsl", "unit yuan \"元\"\nunit wan \"万元\" = 10_000 yuan\n"),
        ("one.rdsl", """
            import "shared.rdsl"
            import "units.rdsl"
            template One version 1 "一" {
                field kind "种类" : code Kind
                field limit "限额" : number(2) in wan
                section s "部分" {
                    table t "表" : number(2) in yuan {
                        rows Places
                        columns { x "甲"  y "乙" = x * 2  z "丙" : number(0) }
                        void g.b[z]
                        check order "大小" for row : x <= row[y]
                        check kind "种类" when kind == "A" : sum(rows.a) <= limit as yuan
                    }
                }
            }
            """),
        ("two.rdsl", """
            import "shared.rdsl"
            unit own "件"
            template Two version 1 "二" {
                section s "部分" { table : count in own { rows { p "甲"  q "乙" } columns Places  check c "丙" for r in {p} : r[all] >= prior.q[a] } }
            }
            template Two version 2 follows version 1 "二" { field f "数" : count was s.p  check k "比较" for x in nowhere : f > 1 }
            """),
        ("three.rdsl", """
            template Three version 1 "三" { section s "部分" { table t "表" : count { rows { if "甲"  total sum "合计" } } } field f "数" : cuont }
            template More version 1 "四" { field f "数" : count in mile  field g "数" : count  check c "丙" : g == f }
            """),
    ];

    private static readonly ImmutableArray<string> Words =
        ["a", "x", "row", "sum", "\"A\"", "{", "}", ":", "==", "count", "Places", "wan", "import \"units.rdsl\"\n", "total", "check k2 \"检查\" : 1 == 1\n", "0", ".", " "];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_changed_compilation_answers_as_a_new_one(int seed)
    {
        var random = new Random(seed);
        var provider = new EditedSources();
        var compilation = Compilation.Create([Tree("one.rdsl"), Tree("two.rdsl")], provider);
        for (var step = 0; step < Steps; step++)
        {
            // Some answers are taken on the way, so that later ones have something to be out of date from.
            if (random.Next(3) > 0)
                compilation.GetDiagnostics();
            if (random.Next(4) == 0)
                CompilationText.Of(compilation);
            compilation = Changed(compilation, provider, random);
            if (step % 5 != 4 && step > 0)
                continue;
            var fresh = Compilation.Create(compilation.SyntaxTrees, provider);
            Assert.Equal(CompilationText.Of(fresh), CompilationText.Of(compilation));
        }
    }

    private static Compilation Changed(Compilation compilation, EditedSources provider, Random random)
    {
        switch (random.Next(10))
        {
            case 0 when Files.Where(file => compilation.SyntaxTrees.All(tree => tree.Path != file.Path)).ToList() is { Count: > 0 } absent:
                return compilation.AddSyntaxTrees(Tree(absent[random.Next(absent.Count)].Path));
            case 1 when compilation.SyntaxTrees.Length > 1:
                return compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[random.Next(compilation.SyntaxTrees.Length)]);
            case 2 when compilation.ImportedTrees is { IsEmpty: false } imported:
                var file = imported[random.Next(imported.Length)];
                provider.Edited[file.Path] = Edited(file, random).Text.ToString();
                return compilation.WithChangedImports(file.Path);
            case 3 when compilation.ImportedTrees is { IsEmpty: false } imported:
                var old = imported[random.Next(imported.Length)];
                var replacement = Edited(old, random);
                provider.Edited[old.Path] = replacement.Text.ToString();
                return compilation.ReplaceSyntaxTree(old, replacement);
            case 4:
                var whole = compilation.SyntaxTrees[random.Next(compilation.SyntaxTrees.Length)];
                return compilation.ReplaceSyntaxTree(whole, Tree(whole.Path));
            default:
                var tree = compilation.SyntaxTrees[random.Next(compilation.SyntaxTrees.Length)];
                return compilation.ReplaceSyntaxTree(tree, Edited(tree, random));
        }
    }

    /// <summary>A token more, less or another one somewhere; or a blank, which changes nothing but places.</summary>
    private static SyntaxTree Edited(SyntaxTree tree, Random random)
    {
        var tokens = tree.Root.DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        if (tokens.Count == 0)
            return tree.WithChanges([new TextChange(default, Words[random.Next(Words.Length)])]);
        var token = tokens[random.Next(tokens.Count)];
        var word = random.Next(2) == 0 ? Words[random.Next(Words.Length)] : tokens[random.Next(tokens.Count)].Text;
        return tree.WithChanges([random.Next(5) switch
        {
            0 => new TextChange(token.Span, ""),
            1 => new TextChange(token.Span, word),
            2 => new TextChange(new TextSpan(token.Span.Start, 0), word + " "),
            3 => new TextChange(new TextSpan(token.Span.Start, 0), "\n"),
            _ => new TextChange(new TextSpan(token.Span.End, 0), string.Create(CultureInfo.InvariantCulture, $"{random.Next(9)}")),
        }]);
    }

    private static SyntaxTree Tree(string path) => SyntaxTree.ParseText(Files.Single(file => file.Path == path).Text, path);

    private sealed class EditedSources : ISourceProvider
    {
        public Dictionary<string, string> Edited { get; } = new(StringComparer.Ordinal);

        public SourceResult Read(string path) => Edited.TryGetValue(path, out var text) ? MemorySources.File(path, text)
            : Files.FirstOrDefault(file => file.Path == path).Text is { } known ? MemorySources.File(path, known)
            : new SourceResult.NotFound();
    }
}
