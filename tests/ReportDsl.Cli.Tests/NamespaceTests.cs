using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>The namespaces of a project go one way, so that each can be read without those above it.</summary>
public class NamespaceTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Theory]
    [InlineData("ReportDsl.Validation", "ReportDsl.Validation.Data", "ReportDsl.Validation.Results")]
    [InlineData("ReportDsl.Cli", "ReportDsl.Cli.Words", "ReportDsl.Cli.Commands")]
    public void Namespaces_form_no_circle(string project, string lower, string upper)
    {
        var known = Known(Compile(project));

        Assert.Contains(lower, known[upper]);
        Assert.DoesNotContain(known.Keys, space => Reached(space, known).Contains(space));
    }

    [Fact]
    public void A_circle_is_seen()
    {
        var known = Known(Compile(
        [
            "namespace A; class X { object? y = new B.Y(); }",
            "namespace B; class Y { object? z = C.Z.One; }",
            "namespace C; class Z { public static A.X? One; }",
            "namespace D; class W { A.X? x; }",
        ]));

        Assert.Equal(["A", "B", "C"], known.Keys.Where(space => Reached(space, known).Contains(space)).Order(StringComparer.Ordinal));
    }

    private static CSharpCompilation Compile(string project) => Compile(
        [ImplicitUsings, .. Directory.EnumerateFiles(Repository.PathOf("src/" + project), "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(File.ReadAllText)]);

    private static CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        "sources",
        sources.Select(source => CSharpSyntaxTree.ParseText(source)),
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)));

    private static bool IsSource(string path) =>
        !path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Any(folder => folder is "obj" or "bin");

    /// <summary>For each namespace those of the same sources whose types or members it names.</summary>
    private static Dictionary<string, HashSet<string>> Known(CSharpCompilation compilation)
    {
        var known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() is not { } declaration)
                continue;
            var from = declaration.Name.ToString();
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in declaration.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                if (type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
                    && type.ContainingNamespace.ToDisplayString() is var to && to != from)
                {
                    if (!known.TryGetValue(from, out var others))
                        known.Add(from, others = new HashSet<string>(StringComparer.Ordinal));
                    others.Add(to);
                }
            }
        }

        return known;
    }

    private static HashSet<string> Reached(string from, Dictionary<string, HashSet<string>> known)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([from]);
        while (ahead.TryPop(out var space))
        {
            foreach (var next in known.GetValueOrDefault(space, []))
            {
                if (reached.Add(next))
                    ahead.Push(next);
            }
        }

        return reached;
    }
}
