using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Testing.Compiling;

/// <summary>Compiles sources held in memory; the first is the main file, the others can be imported by their names.</summary>
public sealed class Sources : ISourceProvider
{
    private readonly Dictionary<string, string> _files;

    private Sources(Dictionary<string, string> files) => _files = files;

    public static Compilation Compile(string source) => Compile(("main.rdsl", source));

    public static Compilation Compile(params (string Path, string Text)[] files)
    {
        var main = SyntaxTree.ParseText(SourceText.From(files[0].Text, files[0].Path));
        return Compilation.Create([main], new Sources(files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal)));
    }

    /// <summary>The form of the only template; fails the test with the diagnostics where there are errors.</summary>
    public static Form Form(string source)
    {
        var compilation = Compile(source);
        var result = compilation.GetForm(Assert.Single(compilation.Templates));
        if (result.Form is not { } form)
        {
            Assert.Fail(Describe(result.Diagnostics));
            throw new InvalidOperationException();
        }

        return form;
    }

    /// <summary>The form of a template with one unnamed table in a section <c>s</c>, of the given inside.</summary>
    public static Form FormOfTable(string attributes, string inside) =>
        Form($"template T version 1 \"T\" {{ section s \"S\" {{ table {attributes} {{ {inside} }} }} }}");

    public static string Describe(ImmutableArray<Diagnostic> diagnostics) => string.Join('\n', diagnostics.Select(diagnostic =>
        $"{diagnostic.Location.Source.Path}({diagnostic.Location.Start.Line + 1},{diagnostic.Location.Start.Character + 1}): " +
        $"{diagnostic.Code}: {diagnostic.Message(MessageLanguage.English)}"));

    public SourceResult Read(string path) =>
        _files.TryGetValue(path, out var text) ? new SourceResult.Found(SourceText.From(text, path)) : new SourceResult.NotFound();
}
