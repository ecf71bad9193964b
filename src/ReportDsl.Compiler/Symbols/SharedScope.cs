using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>
/// The units, code lists and axes that can be named at a place: a template's own first, then its file's, then those of the files the
/// file imports (not what these import in turn).
/// </summary>
internal sealed class SharedScope
{
    private readonly SharedDeclarations _own;
    private readonly SourceGraph _sources;
    private readonly string _path;
    private readonly SharedScope? _outer;
    private readonly Lazy<ResolvedUnits> _units;

    private SharedScope(SharedDeclarations own, SourceGraph sources, string path, SharedScope? outer)
    {
        _own = own;
        _sources = sources;
        _path = path;
        _outer = outer;
        _units = new Lazy<ResolvedUnits>(() => outer is null ? sources.Units : ResolvedUnits.Of([this], outer._units.Value));
    }

    /// <summary>What is wrong in the definitions of a template's own units; those of files are told for all files at once.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _outer is null ? [] : [.. _own.Diagnostics, .. _units.Value.Diagnostics];

    /// <summary>The scope's own declarations.</summary>
    public SharedDeclarations Own => _own;

    /// <summary>What a file can name.</summary>
    public static SharedScope OfFile(SourceGraph sources, string path) => new(sources[path].Declarations, sources, path, null);

    /// <summary>What a template in the file can name.</summary>
    public SharedScope Within(TemplateDeclarationSyntax template) => new(SharedDeclarations.Of(template.Members), _sources, _path, this);

    /// <summary>The code list of a name; null where there is none, which is no error yet: the name may be a <c>many</c>.</summary>
    public CodeListSymbol? FindCodeList(SyntaxToken name, DiagnosticBag diagnostics) =>
        Find<CodeListSymbol>(name.ValueText).IsEmpty ? null : ResolveOne<CodeListSymbol>(name, KindNames.CodeList, diagnostics)?.Symbol;

    /// <summary>The axis of a name, and where the axis's own names are sought: what its file or template can see, not who uses it.</summary>
    public (AxisSymbol Axis, SharedScope Declaring)? ResolveAxis(SyntaxToken name, DiagnosticBag diagnostics) =>
        ResolveOne<AxisSymbol>(name, KindNames.Axis, diagnostics);

    /// <summary>The unit of a name; <see cref="UnitOfMeasure.Unknown"/> after an error.</summary>
    public UnitOfMeasure ResolveUnit(SyntaxToken name, DiagnosticBag diagnostics) =>
        ResolveOne<UnitSymbol>(name, KindNames.Unit, diagnostics) is var (unit, _) ? UnitOf(unit) : UnitOfMeasure.Unknown;

    /// <summary>The unit that a unit is measured by, and where that one is declared; null after an error.</summary>
    public (UnitSymbol Unit, SharedScope Declaring)? ResolveBaseUnit(UnitDefinitionSyntax definition, DiagnosticBag diagnostics) =>
        ResolveOne<UnitSymbol>(definition.BaseUnit, KindNames.Unit, diagnostics);

    public UnitOfMeasure UnitOf(UnitSymbol unit) => _units.Value[unit];

    /// <summary>The declarations that a name can mean: one, none, or several where files that are imported have it both.</summary>
    public ImmutableArray<T> Named<T>(string code)
        where T : SharedSymbol =>
        [.. Find<T>(code).Select(found => found.Symbol)];

    /// <summary>All that can be named, the nearest first: of one code only what the code finds, and nothing where it could mean several.</summary>
    public IEnumerable<T> Nameable<T>()
        where T : SharedSymbol =>
        All<T>().Where(symbol => Find<T>(symbol.Code) is [var only] && only.Symbol == symbol);

    /// <summary>All that is declared for those who name, the nearest first; a code may be there more than once.</summary>
    public IEnumerable<T> All<T>()
        where T : SharedSymbol =>
        _own.OfKind<T>().Concat(Imported().SelectMany(scope => scope._own.OfKind<T>())).Concat(_outer?.All<T>() ?? []);

    public IEnumerable<string> Names<T>()
        where T : SharedSymbol =>
        All<T>().Select(symbol => symbol.Code);

    private (T Symbol, SharedScope Declaring)? ResolveOne<T>(SyntaxToken name, Phrase kind, DiagnosticBag diagnostics)
        where T : SharedSymbol
    {
        if (name.IsMissing)
            return null;
        var found = Find<T>(name.ValueText);
        if (found.IsEmpty)
            diagnostics.ReportUndeclared(name, kind, Names<T>());
        else if (found.Length > 1)
            diagnostics.Report(NameDiagnostics.Ambiguous, name, kind, name.ValueText);
        return found.IsEmpty ? null : found[0];
    }

    private ImmutableArray<(T Symbol, SharedScope Declaring)> Find<T>(string code)
        where T : SharedSymbol
    {
        if (_own.Find<T>(code) is { } own)
            return [(own, this)];
        var imported = ImmutableArray.CreateBuilder<(T Symbol, SharedScope Declaring)>();
        foreach (var scope in Imported())
        {
            if (scope._own.Find<T>(code) is { } symbol)
                imported.Add((symbol, scope));
        }

        return imported.Count > 0 ? imported.ToImmutable() : _outer?.Find<T>(code) ?? [];
    }

    private IEnumerable<SharedScope> Imported() => _outer is null ? _sources.ImportsOf(_path).Where(import => import != _path).Select(import => _sources.ScopeOf(import)) : [];
}
