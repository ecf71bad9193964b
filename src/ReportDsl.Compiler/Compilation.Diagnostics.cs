using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Snapshots;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl;

/// <summary>Findings.</summary>
public sealed partial class Compilation
{
    /// <summary>Every finding in the sources and the files they import, sorted by file and place.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics(CancellationToken cancellation = default) => _diagnostics.Get(cancellation).Sorted;

    /// <summary>
    /// The findings that lie in one source, as <see cref="GetDiagnostics(CancellationToken)"/> tells them: only templates that can see the source are
    /// resolved, its own and those that import it.
    /// </summary>
    /// <param name="tree">One of the compilation's own or imported sources.</param>
    /// <param name="cancellation">Gives the work up.</param>
    /// <exception cref="ArgumentNullException">There is no tree.</exception>
    /// <exception cref="ArgumentException">The tree is not of this compilation.</exception>
    public ImmutableArray<Diagnostic> GetDiagnostics(SyntaxTree tree, CancellationToken cancellation = default)
    {
        var file = FileOf(tree);
        return Sorted(_sharedDiagnostics.Value.Concat(_files.Where(state => state.Reaches(file)).SelectMany(state => FindingsOf(state, cancellation)))
            .Where(diagnostic => diagnostic.Location.Source == tree.Text));
    }

    private static IEnumerable<Diagnostic> FindingsOf(FileState file, CancellationToken cancellation) =>
        file.Templates.SelectMany(template => template.Resolved(cancellation).Diagnostics);

    private ImmutableArray<Diagnostic> SharedDiagnostics() =>
        [.. Sources.Diagnostics, .. Sources.Files.SelectMany(file => file.Diagnostics), .. Sources.Units.Diagnostics, .. RepeatedTemplates()];

    private IEnumerable<Diagnostic> RepeatedTemplates()
    {
        var known = new Dictionary<(string Code, string Version), TemplateSymbol>();
        foreach (var template in Templates)
        {
            if (template.Code.Length == 0 || known.TryAdd((template.Code, template.Version), template))
                continue;
            yield return Diagnostic.Create(NameDiagnostics.DuplicateTemplate, template.Location, template.Code, template.Version) with
            {
                Related = [NameReports.First(known[(template.Code, template.Version)].Location)],
            };
        }
    }

    private ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(diagnostic => Options.GivesAdvice || !LintDiagnostics.All.Contains(diagnostic.Descriptor))
            .Distinct(SameFinding.Comparer)
            .OrderBy(diagnostic => diagnostic.Location.Source.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];

    private sealed record AllDiagnostics(ImmutableArray<Diagnostic> Sorted);
}
