using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using Xunit;

namespace ReportDsl.Testing.Compiling;

/// <summary>Compiles sources held in memory; the first is the main file, the others can be imported by their names.</summary>
public static class Sources
{
    public static Compilation Compile(string source) => Compile(("main.rdsl", source));

    public static Compilation Compile(params (string Path, string Text)[] files)
    {
        var provider = new MemorySources(files.Select(file => KeyValuePair.Create(file.Path, MemorySources.File(file.Path, file.Text))));
        return provider.Compile(files[0].Text, files[0].Path);
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
}
