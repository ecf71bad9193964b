using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl;

/// <summary>The templates of a folder, for programs that use them rather than write them: a service loads them once, when it starts.</summary>
public static class TemplateFolder
{
    /// <summary>Compiles every template in the files <c>*.rdsl</c> of a folder; the folder is the root of imports.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">A file cannot be read or has errors; the message tells each with its place.</exception>
    public static ImmutableArray<Form> Load(string folder)
    {
        var provider = new FileSystemSourceProvider(folder);
        var texts = Directory.EnumerateFiles(folder, "*.rdsl").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)
            .Select(file => provider.Read(file) is SourceResult.Found found ? found.Text : throw new InvalidDataException($"{file} cannot be read."));
        var compilation = Compilation.Create([.. texts.Select(SyntaxTree.ParseText)], provider, CompilationOptions.Default with { GivesAdvice = false });
        var results = compilation.Templates.Select(template => compilation.GetForm(template)).ToList();
        return results.All(result => result.Form is not null)
            ? [.. results.Select(result => result.Form).OfType<Form>()]
            : throw new InvalidDataException(string.Join('\n', compilation.GetDiagnostics()
                .Concat(results.SelectMany(result => result.Diagnostics))
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Distinct(SameFinding.Comparer)
                .Select(diagnostic =>
                    $"{diagnostic.Location.Source.Path}({diagnostic.Location.Start.Line + 1},{diagnostic.Location.Start.Character + 1}): " +
                    $"error {diagnostic.Code}: {diagnostic.Message(MessageLanguage.English)}")));
    }
}
