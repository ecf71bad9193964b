using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Snapshots;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl;

/// <summary>
/// The sources of some templates together with the files they import: an immutable snapshot. A change makes another one, which shares with
/// this what the change does not reach. Everything is computed on first use, templates independently of each other and on any thread.
/// </summary>
/// <example>
/// <code>
/// var tree = SyntaxTree.ParseText(SourceText.From(source, "form.rdsl"));
/// var compilation = Compilation.Create([tree], imports);
/// var result = compilation.GetForm(compilation.Templates[0]);
/// var changed = tree.WithChanges([change]);
/// var next = compilation.ReplaceSyntaxTree(tree, changed);
/// </code>
/// </example>
public sealed partial class Compilation
{
    private readonly ImportedFiles _importedFiles;
    private readonly ImmutableArray<FileState> _files;
    private readonly Dictionary<TemplateSymbol, TemplateState> _states;
    private readonly WorkCounter _work;
    private readonly Lazy<ImmutableArray<Diagnostic>> _sharedDiagnostics;
    private readonly OnDemand<AllDiagnostics> _diagnostics;
    private readonly ConcurrentDictionary<TemplateSymbol, FormResult> _forms = new();

    private Compilation(
        ImmutableArray<SourceFile> roots, ImportedFiles imports, CompilationOptions options, ImmutableArray<FileState> before, WorkCounter work)
    {
        Options = options;
        _work = work;
        (Sources, _importedFiles) = SourceGraph.Load(roots, imports, work);
        var known = before.ToDictionary(state => state.File);
        var byPath = before.ToLookup(state => state.File.Path, StringComparer.Ordinal);
        _files = [.. roots.Select(file => FileState.Of(file, Sources, known.GetValueOrDefault(file) ?? byPath[file.Path].FirstOrDefault(), work))];
        Templates = [.. _files.SelectMany(file => file.Templates).Select(state => state.Symbol)];
        _states = _files.SelectMany(file => file.Templates).ToDictionary(state => state.Symbol);
        _sharedDiagnostics = new Lazy<ImmutableArray<Diagnostic>>(SharedDiagnostics);
        _diagnostics = new OnDemand<AllDiagnostics>(cancellation => new AllDiagnostics(
            Sorted(_sharedDiagnostics.Value.Concat(Templates.SelectMany(template => StateOf(template).Resolved(cancellation).Diagnostics)))));
    }

    /// <summary>The templates declared in the compilation's own sources, in their order; imported files only lend their declarations.</summary>
    public ImmutableArray<TemplateSymbol> Templates { get; }

    /// <summary>The compilation's own sources.</summary>
    public ImmutableArray<SyntaxTree> SyntaxTrees => [.. Sources.Roots.Select(file => file.Tree)];

    /// <summary>The imported files, read and parsed.</summary>
    public ImmutableArray<SyntaxTree> ImportedTrees => [.. Sources.Imported.Select(file => file.Tree)];

    public CompilationOptions Options { get; }

    /// <summary>What this compilation and those that it was made from have computed.</summary>
    public WorkCounts Work => _work.Counts;

    internal SourceGraph Sources { get; }

    /// <summary>Reads what the sources import.</summary>
    /// <param name="trees">The sources; their paths are relative to the root, with <c>/</c>, and the ground for relative imports.</param>
    /// <param name="imports">Where imported files are read from: each path once, for this compilation and all that are made from it.</param>
    /// <param name="options">The usual ones where there are none.</param>
    public static Compilation Create(ImmutableArray<SyntaxTree> trees, ISourceProvider imports, CompilationOptions? options = null)
    {
        var work = new WorkCounter();
        return new Compilation([.. trees.Select(tree => new SourceFile(tree, work))], ImportedFiles.From(imports), options ?? CompilationOptions.Default, [], work);
    }

    /// <summary>A compilation with some sources more, behind the others.</summary>
    public Compilation AddSyntaxTrees(params IEnumerable<SyntaxTree> trees) =>
        With(Sources.Roots.AddRange(trees.Select(tree => new SourceFile(tree, _work))), _importedFiles);

    /// <summary>A compilation without some of its own sources. What imports one of them finds the file that the provider has.</summary>
    /// <exception cref="ArgumentException">A tree is none of the compilation's own.</exception>
    public Compilation RemoveSyntaxTrees(params IEnumerable<SyntaxTree> trees)
    {
        var removed = trees.ToHashSet();
        var roots = Sources.Roots.RemoveAll(file => removed.Contains(file.Tree));
        return roots.Length == Sources.Roots.Length - removed.Count
            ? With(roots, _importedFiles)
            : throw new ArgumentException("A tree is none of the compilation's own.", nameof(trees));
    }

    /// <summary>A compilation with another tree in place of one of its own or of an imported one, which keeps its path.</summary>
    /// <exception cref="ArgumentException">The old tree is not of this compilation, or an imported tree changes its path.</exception>
    public Compilation ReplaceSyntaxTree(SyntaxTree old, SyntaxTree replacement)
    {
        if (ReferenceEquals(old, replacement))
            return this;
        if (Sources.Roots.FirstOrDefault(file => file.Tree == old) is { } root)
            return With(Sources.Roots.Replace(root, new SourceFile(replacement, _work)), _importedFiles);
        if (Sources.Imported.All(file => file.Tree != old))
            throw new ArgumentException("The tree is not of this compilation.", nameof(old));
        return old.Path == replacement.Path
            ? With(Sources.Roots, _importedFiles.With(replacement, _work))
            : throw new ArgumentException("An imported tree keeps its path.", nameof(replacement));
    }

    /// <summary>A compilation that has read again what is imported from some paths: files that have changed, come or gone.</summary>
    public Compilation WithChangedImports(params IEnumerable<string> paths) => With(Sources.Roots, _importedFiles.ReadAgain(paths, _work));

    public Compilation WithOptions(CompilationOptions options) =>
        options == Options ? this : new Compilation(Sources.Roots, _importedFiles, options, _files, _work);

    /// <summary>Every finding in the sources and the files they import, sorted by file and place.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics(CancellationToken cancellation = default) => _diagnostics.Get(cancellation).Sorted;

    /// <summary>
    /// The resolved form, for outputs. What keeps a template from having one is what is wrong in itself and in what it uses: its file and the
    /// files imported from there, without the other templates that are declared in them.
    /// </summary>
    public FormResult GetForm(TemplateSymbol template, CancellationToken cancellation = default) =>
        _forms.TryGetValue(template, out var known) ? known : _forms.GetOrAdd(template, FormOf(template, cancellation));

    internal TemplateState StateOf(TemplateSymbol template) =>
        _states.GetValueOrDefault(template) ?? throw new ArgumentException("The template is not of this compilation.", nameof(template));

    private Compilation With(ImmutableArray<SourceFile> roots, ImportedFiles imports) => new(roots, imports, Options, _files, _work);

    private FormResult FormOf(TemplateSymbol template, CancellationToken cancellation)
    {
        var resolved = StateOf(template).Resolved(cancellation);
        var files = Sources.ReachedFrom(template.Location.Source.Path).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var others = Templates.Where(other => other != template && files.Contains(other.Location.Source.Path))
            .ToLookup(other => other.Location.Source.Path, other => other.Syntax.Span, StringComparer.Ordinal);
        var diagnostics = Sorted(_sharedDiagnostics.Value.Where(ConcernsTemplate).Concat(resolved.Diagnostics));
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return new FormResult(null, diagnostics);
        return resolved.NotYetEmitted is { } unsupported
            ? new FormResult(null, [.. diagnostics, unsupported])
            : new FormResult(resolved.Form, diagnostics);

        bool ConcernsTemplate(Diagnostic diagnostic)
        {
            var (path, place) = (diagnostic.Location.Source.Path, diagnostic.Location.Span.Start);
            // What a template lacks is told where its text ends.
            return files.Contains(path) && !others[path].Any(span => place >= span.Start && place <= span.End);
        }
    }

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

/// <summary>A form, or why there is none.</summary>
/// <param name="Diagnostics">What was found in the template and in what it uses, sorted by file and place.</param>
/// <param name="Form">Null where the template or what it uses has errors, or it uses what outputs do not hold yet.</param>
public sealed record FormResult(Form? Form, ImmutableArray<Diagnostic> Diagnostics);
