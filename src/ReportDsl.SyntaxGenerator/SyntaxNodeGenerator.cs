using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ReportDsl.Grammars;
using ReportDsl.SyntaxGenerator.Emission;

namespace ReportDsl.SyntaxGenerator;

/// <summary>Emits the syntax tree's classes from the additional file <c>reportdsl.grammar</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SyntaxNodeGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor GrammarProblem = new(
        "RDG0001", "The grammar file is wrong", "{0}", "Grammar", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var grammars = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith("reportdsl.grammar", StringComparison.Ordinal))
            .Select(static (file, cancellation) => (file.Path, Text: file.GetText(cancellation)?.ToString() ?? ""));
        context.RegisterSourceOutput(grammars, static (output, file) => Generate(output, file.Path, file.Text));
    }

    private static void Generate(SourceProductionContext output, string path, string text)
    {
        var (grammar, errors) = GrammarReader.Read(text);
        foreach (var error in errors)
        {
            var place = new LinePosition(error.Line, error.Column);
            output.ReportDiagnostic(Diagnostic.Create(
                GrammarProblem, Location.Create(path, default, new LinePositionSpan(place, place)), error.Message));
        }

        if (errors.Count > 0)
            return;
        Add("SyntaxKind", KindEmitter.Emit(grammar));
        Add("SyntaxFacts", FactsEmitter.Emit(grammar));
        Add("GreenNodes", GreenEmitter.Emit(grammar));
        Add("SyntaxNodes", RedEmitter.Emit(grammar));
        Add("SyntaxVisitors", VisitorEmitter.Emit(grammar));
        Add("SyntaxFactory", FactoryEmitter.Emit(grammar));

        void Add(string name, string source) => output.AddSource(name + ".g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
