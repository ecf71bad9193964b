using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests;

/// <summary>Compiles sources and shows forms as short texts, so that an expectation reads like the language.</summary>
internal static class Compiled
{
    /// <summary>A source that imports nothing; its first template.</summary>
    public static FormResult Result(string source)
    {
        var compilation = Compilation.Create([SyntaxTree.ParseText(SourceText.From(source, "test.rdsl"))], new FileSystemSourceProvider(Repository.Root));
        return compilation.Templates.IsEmpty
            ? new FormResult(null, compilation.GetDiagnostics())
            : compilation.GetForm(compilation.Templates[0]);
    }

    /// <summary>The form of a source without errors.</summary>
    public static Form Form(string source)
    {
        var result = Result(source);
        Assert.Equal([], Errors(result.Diagnostics));
        return result.Form ?? throw new InvalidOperationException("There is neither a form nor an error.");
    }

    /// <summary>The codes of all errors, once each, in the order of their places.</summary>
    public static IReadOnlyList<string> ErrorCodes(string source) =>
        [.. Result(source).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Code).Distinct()];

    public static IReadOnlyList<string> Errors(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Text)];

    /// <summary>What people are shown; notes for editors alone are left out.</summary>
    public static IEnumerable<Diagnostic> Remarks(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);

    public static string Text(Diagnostic diagnostic) =>
        $"{diagnostic.Location.Source.Path}({diagnostic.Location.Start.Line + 1}): {diagnostic.Code} {diagnostic.Message(MessageLanguage.English)}";

    /// <summary>The instances of the rule with an id: their key, then what they read, in the order of the source.</summary>
    public static IReadOnlyList<string> Instances(Form form, string rule) =>
    [
        .. form.Rules.Single(candidate => candidate.Path == rule).Instances
            .Select(instance => $"{instance.Key} {Operands(form, instance.Operands)}".TrimStart()),
    ];

    /// <summary>What is computed: the cell and what it reads, in the order of computation.</summary>
    public static IReadOnlyList<string> Computed(Form form) =>
        [.. form.ComputedInOrder.Select(cell => $"{form.Slots[cell.Slot].Path} = {Operands(form, cell.Operands)}")];

    private static string Operands(Form form, ImmutableArray<Operand> operands) => string.Join(' ', operands.Select(operand => operand switch
    {
        Operand.Current current => form.Slots[current.Slot].Path,
        Operand.Prior prior => $"prior({prior.Periods}).{form.Slots[prior.Slot].Path}",
        _ => throw new InvalidOperationException($"No such operand: {operand}."),
    }));
}
