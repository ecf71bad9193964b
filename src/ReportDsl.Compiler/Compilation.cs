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
            Sorted(_sharedDiagnostics.Value.Concat(_files.SelectMany(file => FindingsOf(file, cancellation))))));
    }

    /// <summary>
    /// The templates declared in the compilation's own sources, in their order, and none of imported files, which only lend their declarations:
    /// a file whose templates are asked about is added as a source.
    /// </summary>
    public ImmutableArray<TemplateSymbol> Templates { get; }

    /// <summary>The compilation's own sources.</summary>
    public ImmutableArray<SyntaxTree> SyntaxTrees => [.. Sources.Roots.Select(file => file.Tree)];

    /// <summary>The imported files, read and parsed.</summary>
    public ImmutableArray<SyntaxTree> ImportedTrees => [.. Sources.Imported.Select(file => file.Tree)];

    /// <summary>How the compilation was made.</summary>
    public CompilationOptions Options { get; }

    /// <summary>What this compilation and those that it was made from have computed.</summary>
    internal WorkCounts Work => _work.Counts;

    internal SourceGraph Sources { get; }

    /// <summary>Reads what the sources import.</summary>
    /// <param name="trees">The sources; their paths are relative to the root, with <c>/</c>, and the ground for relative imports.</param>
    /// <param name="imports">Where imported files are read from: each path once, for this compilation and all that are made from it.</param>
    /// <param name="options">The usual ones where there are none.</param>
    /// <exception cref="ArgumentNullException">There are no trees, one of them is null, or there is no provider.</exception>
    /// <exception cref="ArgumentException">Two trees have one path: imports could mean either. No path is one, too, so that one tree may have none.</exception>
    public static Compilation Create(ImmutableArray<SyntaxTree> trees, ISourceProvider imports, CompilationOptions? options = null)
    {
        if (trees.IsDefault)
            throw new ArgumentNullException(nameof(trees));
        ArgumentNullException.ThrowIfNull(imports);
        var work = new WorkCounter();
        return new Compilation(OnePathEach(FilesOf(trees, work), nameof(trees)), ImportedFiles.From(imports), options ?? CompilationOptions.Default, [], work);
    }

    /// <summary>A compilation with some sources more, behind the others.</summary>
    /// <exception cref="ArgumentNullException">There are no trees, or one of them is null.</exception>
    /// <exception cref="ArgumentException">Two of all sources have one path.</exception>
    public Compilation AddSyntaxTrees(params IEnumerable<SyntaxTree> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        return With(OnePathEach(Sources.Roots.AddRange(FilesOf(trees, _work)), nameof(trees)), _importedFiles);
    }

    /// <summary>A compilation without some of its own sources. What imports one of them finds the file that the provider has.</summary>
    /// <exception cref="ArgumentNullException">There are no trees.</exception>
    /// <exception cref="ArgumentException">A tree is none of the compilation's own.</exception>
    public Compilation RemoveSyntaxTrees(params IEnumerable<SyntaxTree> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        var removed = trees.ToHashSet();
        var roots = Sources.Roots.RemoveAll(file => removed.Contains(file.Tree));
        return roots.Length == Sources.Roots.Length - removed.Count
            ? With(roots, _importedFiles)
            : throw new ArgumentException("A tree is none of the compilation's own.", nameof(trees));
    }

    /// <summary>A compilation with another tree in place of one of its own or of an imported one, which keeps its path.</summary>
    /// <exception cref="ArgumentNullException">There is no such tree.</exception>
    /// <exception cref="ArgumentException">
    /// The old tree is not of this compilation, an imported tree changes its path, or another source has the new path.
    /// </exception>
    public Compilation ReplaceSyntaxTree(SyntaxTree old, SyntaxTree replacement)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(replacement);
        var file = Sources.Find(old) ?? throw new ArgumentException("The tree is not of this compilation.", nameof(old));
        if (ReferenceEquals(old, replacement))
            return this;
        if (Sources.Roots.Contains(file))
            return With(OnePathEach(Sources.Roots.Replace(file, SourceFile.Of(replacement, _work)), nameof(replacement)), _importedFiles);
        return old.Path == replacement.Path
            ? With(Sources.Roots, _importedFiles.With(file.Path, replacement, _work))
            : throw new ArgumentException("An imported tree keeps its path.", nameof(replacement));
    }

    /// <summary>A compilation that has read again what is imported from some paths: files that have changed, come or gone.</summary>
    /// <param name="paths">As imports find them, from the root; those that nothing has imported are passed over.</param>
    /// <exception cref="ArgumentNullException">There are no paths, or one of them is null.</exception>
    public Compilation WithChangedImports(params IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return With(Sources.Roots, _importedFiles.ReadAgain(paths.Select(path => path ?? throw new ArgumentNullException(nameof(paths))), _work));
    }

    /// <summary>A compilation of the same sources with other options; it shares all that was computed.</summary>
    /// <exception cref="ArgumentNullException">There are no options.</exception>
    public Compilation WithOptions(CompilationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options == Options ? this : new Compilation(Sources.Roots, _importedFiles, options, _files, _work);
    }

    /// <summary>The source at a path, own or imported; null where there is none. The path is one from the root, as an import finds it.</summary>
    /// <exception cref="ArgumentNullException">There is no path.</exception>
    public SyntaxTree? GetTree(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Sources.Find(path)?.Tree;
    }

    /// <summary>
    /// The resolved form, for outputs. What keeps a template from having one is what is wrong in itself and in what it uses: its file and the
    /// files imported from there, without the other templates that are declared in them.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no template.</exception>
    /// <exception cref="ArgumentException">The template is not of this compilation.</exception>
    public FormResult GetForm(TemplateSymbol template, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(template);
        return _forms.TryGetValue(template, out var known) ? known : _forms.GetOrAdd(template, FormOf(template, cancellation));
    }

    internal TemplateState StateOf(TemplateSymbol template) =>
        _states.GetValueOrDefault(template) ?? throw new ArgumentException("The template is not of this compilation.", nameof(template));

    private static ImmutableArray<SourceFile> FilesOf(IEnumerable<SyntaxTree> trees, WorkCounter work) =>
        [.. trees.Select(tree => SourceFile.Of(tree ?? throw new ArgumentNullException(nameof(trees)), work))];

    private static ImmutableArray<SourceFile> OnePathEach(ImmutableArray<SourceFile> files, string parameter)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        return files.FirstOrDefault(file => !paths.Add(file.Path)) is { } second
            ? throw new ArgumentException($"Two trees have the path '{second.Path}'.", parameter)
            : files;
    }

    private Compilation With(ImmutableArray<SourceFile> roots, ImportedFiles imports) => new(roots, imports, Options, _files, _work);

    private FormResult FormOf(TemplateSymbol template, CancellationToken cancellation)
    {
        var resolved = StateOf(template).Resolved(cancellation);
        var texts = Sources.ReachedFrom(ImportPath.Of(template.Location.Source.Path)).Select(file => file.Tree.Text).ToHashSet();
        var others = Templates.Where(other => other != template && texts.Contains(other.Location.Source))
            .ToLookup(other => other.Location.Source, other => other.Syntax.Span);
        var diagnostics = Sorted(_sharedDiagnostics.Value.Where(ConcernsTemplate).Concat(resolved.Diagnostics));
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return new FormResult(null, diagnostics);
        return resolved.NotYetEmitted is { } unsupported
            ? new FormResult(null, [.. diagnostics, unsupported])
            : new FormResult(resolved.Form, diagnostics);

        bool ConcernsTemplate(Diagnostic diagnostic)
        {
            var (text, place) = (diagnostic.Location.Source, diagnostic.Location.Span.Start);
            // What a template lacks is told where its text ends.
            return texts.Contains(text) && !others[text].Any(span => place >= span.Start && place <= span.End);
        }
    }
}

/// <summary>A form, or why there is none.</summary>
/// <param name="Diagnostics">What was found in the template and in what it uses, sorted by file and place.</param>
/// <param name="Form">Null where the template or what it uses has errors, or it uses what outputs do not hold yet.</param>
public sealed record FormResult(Form? Form, ImmutableArray<Diagnostic> Diagnostics);
