using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Forms.Resolution;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl;

/// <summary>
/// The sources of some templates together with the files they import. Immutable; a template is resolved on first use, templates
/// independently of each other and on any thread.
/// </summary>
/// <example>
/// <code>
/// var tree = SyntaxTree.ParseText(SourceText.From(source, "form.rdsl"));
/// var compilation = Compilation.Create([tree], imports);
/// var result = compilation.GetForm(compilation.Templates[0]);
/// </code>
/// </example>
public sealed class Compilation
{
    private readonly SourceGraph _sources;
    private readonly ImmutableArray<Diagnostic> _declarationDiagnostics;
    private readonly ImmutableDictionary<TemplateSymbol, Lazy<ResolvedTemplate>> _resolved;
    private readonly ImmutableDictionary<TemplateSymbol, SymbolMap> _symbols;
    private readonly ImmutableDictionary<TemplateSymbol, Lazy<FormResult>> _forms;
    private readonly Lazy<ImmutableArray<Diagnostic>> _sharedDiagnostics;
    private readonly Lazy<ImmutableArray<Diagnostic>> _diagnostics;

    private Compilation(SourceGraph sources)
    {
        _sources = sources;
        var diagnostics = new DiagnosticBag();
        foreach (var diagnostic in sources.Diagnostics)
            diagnostics.Add(diagnostic);
        foreach (var tree in sources.Trees)
        {
            HiddenCharacters.Check(tree, diagnostics);
            TextLengths.Check(tree, diagnostics);
        }

        var scopes = FileScopes.Create(sources, diagnostics);
        var templates = ImmutableArray.CreateBuilder<TemplateSymbol>();
        var resolved = ImmutableDictionary.CreateBuilder<TemplateSymbol, Lazy<ResolvedTemplate>>();
        var symbols = ImmutableDictionary.CreateBuilder<TemplateSymbol, SymbolMap>();
        foreach (var tree in sources.Roots)
        {
            foreach (var declaration in tree.Root.Members.OfType<TemplateDeclarationSyntax>())
            {
                var declared = new DiagnosticBag();
                var (template, scope) = Declarer.Declare(declaration, scopes[tree.Text.Path], declared);
                if (templates.FirstOrDefault(other => other.Code == template.Code && other.Version == template.Version && template.Code.Length > 0) is { } first)
                {
                    diagnostics.Add(Diagnostic.Create(NameDiagnostics.DuplicateTemplate, template.Location, template.Code, template.Version) with
                    {
                        Related = [NameReports.First(first.Location)],
                    });
                }

                var map = new SymbolMap();
                templates.Add(template);
                symbols.Add(template, map);
                resolved.Add(template, new Lazy<ResolvedTemplate>(() => ResolvedTemplate.Resolve(template, scope, declared, map)));
            }
        }

        Templates = templates.ToImmutable();
        _declarationDiagnostics = diagnostics.ToImmutable();
        _resolved = resolved.ToImmutable();
        _symbols = symbols.ToImmutable();
        _forms = Templates.ToImmutableDictionary(template => template, template => new Lazy<FormResult>(() => FormOf(template)));
        _sharedDiagnostics = new Lazy<ImmutableArray<Diagnostic>>(
            () => [.. _sources.Trees.SelectMany(tree => tree.GetDiagnostics()).Concat(_declarationDiagnostics)]);
        _diagnostics = new Lazy<ImmutableArray<Diagnostic>>(
            () => Sorted(_sharedDiagnostics.Value.Concat(Templates.SelectMany(template => _resolved[template].Value.Diagnostics))));
    }

    /// <summary>The templates declared in the compilation's own sources, in their order; imported files only lend their declarations.</summary>
    public ImmutableArray<TemplateSymbol> Templates { get; }

    /// <summary>The compilation's own sources.</summary>
    public ImmutableArray<SyntaxTree> SyntaxTrees => _sources.Roots;

    /// <summary>The imported files, read and parsed.</summary>
    public ImmutableArray<SyntaxTree> ImportedTrees => _sources.Imported;

    /// <summary>Reads what the sources import and declares their templates.</summary>
    /// <param name="trees">The sources; their paths are relative to the root, with <c>/</c>, and the ground for relative imports.</param>
    /// <param name="imports">Where imported files are read from.</param>
    public static Compilation Create(ImmutableArray<SyntaxTree> trees, ISourceProvider imports) => new(SourceGraph.Load(trees, imports));

    /// <summary>Every finding in the sources and the files they import, sorted by file and place.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics() => _diagnostics.Value;

    /// <summary>
    /// The resolved form, for outputs. What keeps a template from having one is what is wrong in itself and in what it uses: its file and the
    /// files imported from there, without the other templates that are declared in them.
    /// </summary>
    public FormResult GetForm(TemplateSymbol template) => _forms[template].Value;

    /// <summary>What the names in one template's source mean.</summary>
    public SemanticModel GetSemanticModel(TemplateSymbol template) => new(template, _resolved[template].Value.Form, _symbols[template]);

    private FormResult FormOf(TemplateSymbol template)
    {
        var resolved = _resolved[template].Value;
        var files = _sources.ReachedFrom(template.Location.Source.Path);
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

    private static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct(SameFinding.Comparer)
            .OrderBy(diagnostic => diagnostic.Location.Source.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];
}

/// <summary>A form, or why there is none.</summary>
/// <param name="Diagnostics">What was found in the template and in what it uses, sorted by file and place.</param>
/// <param name="Form">Null where the template or what it uses has errors, or it uses what outputs do not hold yet.</param>
public sealed record FormResult(Form? Form, ImmutableArray<Diagnostic> Diagnostics);
