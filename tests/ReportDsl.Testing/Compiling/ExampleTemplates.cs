using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Testing.Compiling;

/// <summary>Every template in the folder of examples, found there and not listed: a new example is tested by being there.</summary>
public static class ExampleTemplates
{
    private static readonly string Folder = Repository.PathOf("examples");
    private static readonly ImmutableSortedDictionary<string, Form> Forms = Find();

    /// <summary>Template and version, such as <c>GovInfo 2021</c>.</summary>
    public static IEnumerable<string> Names => Forms.Keys;

    public static Form Get(string name) => Forms[name];

    private static ImmutableSortedDictionary<string, Form> Find()
    {
        var forms = ImmutableSortedDictionary.CreateBuilder<string, Form>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Folder, "*.rdsl", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal))
        {
            var compilation = Compilation.Create([SyntaxTree.ParseText(Read(path))], new Files());
            foreach (var template in compilation.Templates)
            {
                var result = compilation.GetForm(template);
                if (result.Form is { } form)
                    forms.Add($"{form.Name} {form.Version}", form);
                else if (result.Diagnostics.Any(problem => problem.Severity == DiagnosticSeverity.Error && problem.Code != "RD7001"))
                    throw new InvalidOperationException(Sources.Describe(result.Diagnostics));
            }
        }

        return forms.ToImmutable();
    }

    private static SourceText Read(string path) => SourceText.From(File.ReadAllText(Path.Combine(Folder, path)), path);

    private sealed class Files : ISourceProvider
    {
        public SourceResult Read(string path) =>
            File.Exists(Path.Combine(Folder, path)) ? new SourceResult.Found(ExampleTemplates.Read(path)) : new SourceResult.NotFound();
    }
}
