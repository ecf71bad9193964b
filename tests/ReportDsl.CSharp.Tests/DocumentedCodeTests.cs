using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.CSharp.Tests.Names;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.CSharp.Tests;

/// <summary>The C# that the documentation shows compiles beside the class of the 2021 form.</summary>
public sealed class DocumentedCodeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/csharp.md")]
    public void What_is_shown_compiles(string page)
    {
        var model = CSharpEmitter.Emit(ExampleForms.Get("gov-info/govinfo-2021.rdsl"), CSharpEmitOptions.Default);
        foreach (var block in BlocksOf(Repository.Read(page)))
        {
            var lines = block.Split('\n').Select(line => line.Trim()).ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal));
            var program = $$"""
                using System;
                using System.IO;
                {{string.Join('\n', lines[true])}}
                internal static class Program
                {
                    public static void Main()
                    {
                        {{string.Join('\n', lines[false])}}
                    }
                }
                """;
            var compilation = CSharpCompilation.Create(
                "Shown", [CSharpSyntaxTree.ParseText(model), CSharpSyntaxTree.ParseText(program)], KnownNames.References,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

            Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        }
    }

    private static List<string> BlocksOf(string text)
    {
        var blocks = text.Split("```csharp")[1..].Select(rest => rest.Split("```")[0]).ToList();
        Assert.NotEmpty(blocks);
        return blocks;
    }
}
