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
                AxisDeclarationSyntax axis => new AxisSymbol(axis),
                _ => null,
            };
            if (symbol is null || symbol.Code.Length == 0)
                continue;
            if (!_own.TryAdd((symbol.GetType(), symbol.Code), symbol))
                diagnostics.ReportDuplicate(symbol, _own[(symbol.GetType(), symbol.Code)]);
            if (symbol is CodeListSymbol { } entries)
                CheckEntries(entries, diagnostics);
        }
    }

    public IEnumerable<Symbol> Declared => _own.Values;

    /// <summary>Second step, when all files of a compilation have their scope.</summary>
    public void Import(ImmutableArray<SharedScope> imports) => _imports = imports;

    /// <summary>Third step: what each unit is in its base unit. Reports unknown bases and cycles.</summary>
    public void ResolveUnits(DiagnosticBag diagnostics)
    {
        foreach (var unit in _own.Values.OfType<UnitSymbol>())
            Resolve(unit, [], diagnostics);
    }

    public CodeListSymbol? FindCodeList(string code) => Find<CodeListSymbol>(code).FirstOrDefault();

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

    private UnitOfMeasure Resolve(UnitSymbol unit, HashSet<UnitSymbol> open, DiagnosticBag diagnostics)
    {
        if (!Owns(unit))
            return Owner(unit)?.Resolve(unit, open, diagnostics) ?? UnitOfMeasure.Unknown;
        if (_resolved.TryGetValue(unit, out var known))
            return known;
        if (!open.Add(unit))
        {
            diagnostics.Report(TypeDiagnostics.UnitCycle, unit.Syntax.Code, unit.Code);
            return _resolved[unit] = UnitOfMeasure.Unknown;
        }

        var resolved = new UnitOfMeasure(unit.Code, unit.Label, unit.Code, 1);
        if (unit.Syntax.Definition is { } definition)
        {
            var factor = Constants.ReadNumber(definition.Factor, diagnostics)?.Value;
            var baseUnit = ResolveOne<UnitSymbol>(definition.BaseUnit, KindNames.Unit, diagnostics);
            var measure = baseUnit is null ? UnitOfMeasure.Unknown : Resolve(baseUnit, open, diagnostics);
            resolved = factor is null or 0 || measure == UnitOfMeasure.Unknown
                ? UnitOfMeasure.Unknown
                : resolved with { BaseCode = measure.BaseCode, Factor = factor.Value * measure.Factor };
        }

        return _resolved.TryAdd(unit, resolved) ? resolved : _resolved[unit];
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

    private static void CheckEntries(CodeListSymbol list, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var syntax = (CodeListDeclarationSyntax)list.Declaration;
        foreach (var entry in syntax.Entries)
        {
            if (!entry.Code.IsMissing && !seen.Add(entry.Code.ValueText))
                diagnostics.Report(TableDiagnostics.DuplicateEntry, entry.Code, entry.Code.ValueText);
        }

        if (syntax.Entries.Count == 0)
            diagnostics.Report(TableDiagnostics.EmptySet, syntax.Code, list.KindName);
    }
}
