using System.Globalization;
using ReportDsl.Forms.Resolution;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>Any number of threads may ask a compilation and those made from it, and give up.</summary>
public sealed class ThreadTests
{
    private const int Threads = 16;
    private const int Rounds = 12;
    private const string Shared = "unit yuan \"元\"\naxis Places { a \"甲\"  b \"乙\"  total all \"合计\" }\ncodelist K { \"A\" \"甲\" }\n";

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var snapshots = new List<Compilation> { Compilation.Create([.. Enumerable.Range(0, 6).Select(Form)], Files) };
        for (var step = 0; step < Rounds; step++)
        {
            var tree = snapshots[^1].SyntaxTrees[step % 6];
            snapshots.Add(snapshots[^1].ReplaceSyntaxTree(tree, tree.WithChanges([new TextChange(new TextSpan(tree.Text.Length, 0), "// 说明\n")])));
        }

        var expected = snapshots.Select(snapshot => CompilationText.Of(Compilation.Create(snapshot.SyntaxTrees, Files))).ToList();
        var answers = new string[Threads * snapshots.Count];
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, index =>
            answers[index] = CompilationText.Of(snapshots[index % snapshots.Count]));
        for (var i = 0; i < answers.Length; i++)
            Assert.Equal(expected[i % snapshots.Count], answers[i]);
        Assert.Equal(6 + Rounds, snapshots[^1].Work.TemplatesResolved);
    }

    [Fact]
    public void What_was_given_up_can_be_asked_again()
    {
        var compilation = Compilation.Create([Form(0), Form(1)], Files);
        using var given = new CancellationTokenSource();
        given.Cancel();
        var tree = compilation.SyntaxTrees[0];
        var position = tree.Text.ToString().IndexOf("kind == \"A\"", StringComparison.Ordinal);
        var code = tree.Root.FindToken(position + "kind == ".Length);
        Assert.Throws<OperationCanceledException>(() => compilation.GetDiagnostics(given.Token));
        Assert.Throws<OperationCanceledException>(() => compilation.GetForm(compilation.Templates[0], given.Token));
        Assert.Throws<OperationCanceledException>(() => compilation.FindReferences(compilation.Templates[0], given.Token));
        Assert.Throws<OperationCanceledException>(() => compilation.GetSemanticModel(tree).GetSymbolInfo(code, given.Token));
        Assert.Equal(0, compilation.Work.TemplatesResolved);
        Assert.Empty(compilation.GetDiagnostics());
        Assert.NotNull(compilation.GetForm(compilation.Templates[0]).Form);
        Assert.Equal("CodeSymbol K.A", SymbolTableTests.Show(compilation.GetSemanticModel(tree).GetSymbolInfo(code).Symbol));
    }

    [Theory]
    [InlineData("section s \"S\" { table : count { rows { a \"A\" } } }")]
    [InlineData("field f \"F\" : count  check c \"C\" : f > 1")]
    public void Resolving_looks_whether_it_is_still_wanted(string members)
    {
        var template = MemorySources.None.Compile($"template T version 1 \"T\" {{ {members} }}").Templates[0];
        Assert.NotNull(ResolvedTemplate.Resolve(template, CancellationToken.None).Form);
        Assert.Throws<OperationCanceledException>(() => ResolvedTemplate.Resolve(template, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Long_work_looks_now_and_then()
    {
        using var given = new CancellationTokenSource();
        var budget = new TemplateBudget(given.Token);
        budget.Spend(1);
        given.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
        {
            for (var i = 0; i < TemplateBudget.MaxWork; i++)
                budget.Spend(1);
        });
        Assert.False(budget.IsSpent);
    }

    private static MemorySources Files { get; } = new([KeyValuePair.Create("shared.rdsl", MemorySources.File("shared.rdsl", Shared))]);

    private static SyntaxTree Form(int number) => SyntaxTree.ParseText(string.Create(CultureInfo.InvariantCulture, $$"""
        import "shared.rdsl"
        template F{{number}} version 1 "表" {
            field kind "种类" : code K
            section s "部分" {
                table t "表" : count in yuan {
                    rows Places
                    columns { small "小"  large "大" = small * 2 }
                    check order "大小" when kind == "A" for row : small <= row[large]
                }
            }
        }

        """), string.Create(CultureInfo.InvariantCulture, $"form{number:00}.rdsl"));
}
