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
    private readonly Dictionary<(Type Kind, string Code), Symbol> _own = [];
    private readonly SharedScope? _outer;
    private readonly Dictionary<UnitSymbol, UnitOfMeasure> _resolved = [];
    private ImmutableArray<SharedScope> _imports = [];

    public SharedScope(IEnumerable<DeclarationSyntax> declarations, SharedScope? outer, DiagnosticBag diagnostics)
    {
        _outer = outer;
        foreach (var declaration in declarations)
        {
            Symbol? symbol = declaration switch
            {
                UnitDeclarationSyntax unit => new UnitSymbol(unit),
                CodeListDeclarationSyntax list => new CodeListSymbol(list),
                AxisDeclarationSyntax axis => new AxisSymbol(axis, this),
                _ => null,
            };
            if (symbol is null || symbol.Code.Length == 0)
                continue;
            diagnostics.ReportRepeatedTags(LabelOf(declaration));
            if (!_own.TryAdd((symbol.GetType(), symbol.Code), symbol))
                diagnostics.ReportDuplicate(symbol, _own[(symbol.GetType(), symbol.Code)]);
            if (symbol is CodeListSymbol { } entries)
                CodeListChecks.Check(entries, diagnostics);
        }
    }

    public IEnumerable<Symbol> Declared => _own.Values;

    private static LabelSyntax? LabelOf(DeclarationSyntax declaration) => declaration switch
    {
        UnitDeclarationSyntax unit => unit.Label,
        CodeListDeclarationSyntax list => list.Label,
        AxisDeclarationSyntax axis => axis.Label,
        _ => null,
    };

    /// <summary>Second step, when all files of a compilation have their scope.</summary>
    public void Import(ImmutableArray<SharedScope> imports) => _imports = imports;

    /// <summary>Third step: what each unit is in its base unit. Reports unknown bases and cycles.</summary>
    public void ResolveUnits(DiagnosticBag diagnostics)
    {
        foreach (var unit in _own.Values.OfType<UnitSymbol>())
            Resolve(unit, diagnostics);
    }

    /// <summary>The code list of a name; null where there is none, which is no error yet: the name may be a <c>many</c>.</summary>
    public CodeListSymbol? FindCodeList(SyntaxToken name, DiagnosticBag diagnostics) =>
        Find<CodeListSymbol>(name.ValueText).Count == 0 ? null : ResolveOne<CodeListSymbol>(name, KindNames.CodeList, diagnostics);

    public AxisSymbol? ResolveAxis(SyntaxToken name, DiagnosticBag diagnostics) => ResolveOne<AxisSymbol>(name, KindNames.Axis, diagnostics);

    /// <summary>The unit of a name; <see cref="UnitOfMeasure.Unknown"/> after an error.</summary>
    public UnitOfMeasure ResolveUnit(SyntaxToken name, DiagnosticBag diagnostics) =>
        ResolveOne<UnitSymbol>(name, KindNames.Unit, diagnostics) is { } unit ? UnitOf(unit) : UnitOfMeasure.Unknown;

    public IEnumerable<string> Names<T>()
        where T : Symbol
    {
        var own = _own.Values.OfType<T>().Select(symbol => symbol.Code);
        var imported = _imports.SelectMany(scope => scope._own.Values.OfType<T>().Select(symbol => symbol.Code));
        return own.Concat(imported).Concat(_outer?.Names<T>() ?? []);
    }

    private UnitOfMeasure UnitOf(UnitSymbol unit)
    {
        if (_resolved.TryGetValue(unit, out var resolved))
            return resolved;
        foreach (var import in _imports)
        {
            if (import._resolved.TryGetValue(unit, out resolved))
                return resolved;
        }

        return _outer?.UnitOf(unit) ?? UnitOfMeasure.Unknown;
    }

    /// <summary>Follows the definitions to the base unit without recursion: a chain may be long.</summary>
    private void Resolve(UnitSymbol unit, DiagnosticBag diagnostics)
    {
        var chain = new List<(UnitSymbol Unit, UnitDefinitionSyntax Definition, SharedScope Scope)>();
        var open = new HashSet<UnitSymbol>();
        var (current, scope) = (unit, this);
        UnitOfMeasure measure;
        while (!scope._resolved.TryGetValue(current, out measure!))
        {
            if (current.Syntax.Definition is not { } definition)
            {
                measure = scope._resolved[current] = new UnitOfMeasure(current.Code, current.Label, current.Code, 1);
                break;
            }

            if (!open.Add(current))
            {
                diagnostics.Report(TypeDiagnostics.UnitCycle, current.Syntax.Code, current.Code);
                measure = UnitOfMeasure.Unknown;
                break;
            }

            chain.Add((current, definition, scope));
            if (scope.ResolveOne<UnitSymbol>(definition.BaseUnit, KindNames.Unit, diagnostics) is not { } baseUnit
                || scope.OwnerOrSelf(baseUnit) is not { } owner)
            {
                measure = UnitOfMeasure.Unknown;
                break;
            }

            (current, scope) = (baseUnit, owner);
        }

        for (var i = chain.Count - 1; i >= 0; i--)
            measure = chain[i].Scope._resolved[chain[i].Unit] = Scaled(chain[i].Unit, chain[i].Definition, measure, diagnostics);
    }

    private static UnitOfMeasure Scaled(UnitSymbol unit, UnitDefinitionSyntax definition, UnitOfMeasure of, DiagnosticBag diagnostics)
    {
        if (Constants.ReadNumber(definition.Factor, diagnostics) is not var (factor, _) || of == UnitOfMeasure.Unknown)
            return UnitOfMeasure.Unknown;
        var total = factor * of.Factor;
        if (Constants.IsUnitFactor(total))
            return new UnitOfMeasure(unit.Code, unit.Label, of.BaseCode, total);
        diagnostics.Report(TypeDiagnostics.UnitFactor, definition.Factor, Constants.MaxUnitFactorExponent);
        return UnitOfMeasure.Unknown;
    }

    private bool Owns(UnitSymbol unit) => _own.TryGetValue((typeof(UnitSymbol), unit.Code), out var own) && own == unit;

    private SharedScope? Owner(UnitSymbol unit) =>
        _imports.FirstOrDefault(scope => scope.Owns(unit)) ?? _outer?.OwnerOrSelf(unit);

    private SharedScope? OwnerOrSelf(UnitSymbol unit) => Owns(unit) ? this : Owner(unit);

    private T? ResolveOne<T>(SyntaxToken name, Phrase kind, DiagnosticBag diagnostics)
        where T : Symbol
    {
        if (name.IsMissing)
            return null;
        var found = Find<T>(name.ValueText);
        if (found.Count == 0)
            diagnostics.ReportUndeclared(name, kind, Names<T>());
        else if (found.Count > 1)
            diagnostics.Report(NameDiagnostics.Ambiguous, name, kind, name.ValueText);
        return found.Count == 0 ? null : found[0];
    }

    private List<T> Find<T>(string code)
        where T : Symbol
    {
        if (_own.TryGetValue((typeof(T), code), out var own))
            return [(T)own];
        List<T> imported = [];
        foreach (var import in _imports)
        {
            if (import._own.TryGetValue((typeof(T), code), out var symbol) && !imported.Contains((T)symbol))
                imported.Add((T)symbol);
        }

        return imported.Count > 0 ? imported : _outer?.Find<T>(code) ?? [];
    }
}
