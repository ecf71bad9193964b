using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Testing.Compiling;

/// <summary>The forms of the repository's examples, compiled from their sources. They are found, not listed: a new example is tested by being there.</summary>
public static class ExampleForms
{
    private static readonly string Folder = Repository.PathOf("examples");
    private static readonly ImmutableSortedDictionary<string, Form> Forms = Find();

    /// <summary>The sources with a template that outputs hold, by their paths below <c>examples</c>: <c>gov-info/govinfo-2021.rdsl</c>.</summary>
    public static IEnumerable<string> Names => Forms.Keys;

    public static Form Get(string name) => Forms[name];

    /// <summary>The place of something below <c>examples</c>.</summary>
    public static string PathOf(string path) => Path.Combine(Folder, path);

    private static ImmutableSortedDictionary<string, Form> Find()
    {
        var forms = ImmutableSortedDictionary.CreateBuilder<string, Form>(StringComparer.Ordinal);
        foreach (var path in Sources())
        {
            var compilation = Compilation.Create([SyntaxTree.ParseText(Read(path))], new Provider());
            if (compilation.Templates.IsEmpty)
                continue;
            var result = compilation.GetForm(Assert.Single(compilation.Templates));
            if (result.Form is { } form)
                forms.Add(path, form);
            else if (result.Diagnostics.Any(problem => problem.Severity == DiagnosticSeverity.Error && problem.Code != "RD7001"))
                throw new InvalidOperationException(Compiling.Sources.Describe(result.Diagnostics));
        }

        return forms.ToImmutable();
    }

    /// <summary>All sources; a folder whose name begins with a dot holds copies that a build made.</summary>
    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Folder, "*.rdsl", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(step => step.StartsWith('.')))
        .Order(StringComparer.Ordinal);

    private static SourceText Read(string path) => SourceText.From(File.ReadAllText(PathOf(path)), path);

    private sealed class Provider : ISourceProvider
    {
        public SourceResult Read(string path) =>
            File.Exists(PathOf(path)) ? new SourceResult.Found(ExampleForms.Read(path)) : new SourceResult.NotFound();
    }
}
