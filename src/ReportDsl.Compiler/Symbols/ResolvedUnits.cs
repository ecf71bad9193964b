using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>What declared units are in their base units, and what is wrong in their definitions: unknown bases, circles, factors.</summary>
internal sealed class ResolvedUnits
{
    private readonly Dictionary<UnitSymbol, UnitOfMeasure> _units;
    private readonly ResolvedUnits? _outer;

    private ResolvedUnits(Dictionary<UnitSymbol, UnitOfMeasure> units, ResolvedUnits? outer, ImmutableArray<Diagnostic> diagnostics)
    {
        _units = units;
        _outer = outer;
        Diagnostics = diagnostics;
    }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public UnitOfMeasure this[UnitSymbol unit] => Find(unit) ?? UnitOfMeasure.Unknown;

    /// <summary>The units that scopes declare themselves.</summary>
    /// <param name="scopes">The scopes, in the order in which findings are told.</param>
    /// <param name="outer">The units around them, known already.</param>
    public static ResolvedUnits Of(IEnumerable<SharedScope> scopes, ResolvedUnits? outer)
    {
        var units = new Dictionary<UnitSymbol, UnitOfMeasure>();
        var diagnostics = new DiagnosticBag();
        foreach (var scope in scopes)
        {
            foreach (var unit in scope.Own.OfKind<UnitSymbol>())
                Follow(unit, scope, units, outer, diagnostics);
        }

        return new ResolvedUnits(units, outer, diagnostics.ToImmutable());
    }

    private UnitOfMeasure? Find(UnitSymbol unit) => _units.GetValueOrDefault(unit) ?? _outer?.Find(unit);

    /// <summary>Follows the definitions to the base unit without recursion: a chain may be long.</summary>
    private static void Follow(
        UnitSymbol unit, SharedScope declaring, Dictionary<UnitSymbol, UnitOfMeasure> units, ResolvedUnits? outer, DiagnosticBag diagnostics)
    {
        var chain = new List<(UnitSymbol Unit, UnitDefinitionSyntax Definition)>();
        var open = new HashSet<UnitSymbol>();
        var (current, scope) = (unit, declaring);
        UnitOfMeasure measure;
        while (true)
        {
            if ((units.GetValueOrDefault(current) ?? outer?.Find(current)) is { } known)
            {
                measure = known;
                break;
            }

            if (current.Syntax.Definition is not { } definition)
            {
                measure = units[current] = new UnitOfMeasure(current.Code, current.Label, current.Code, 1);
                break;
            }

            if (!open.Add(current))
            {
                diagnostics.Report(TypeDiagnostics.UnitCycle, current.Syntax.Code, current.Code);
                measure = UnitOfMeasure.Unknown;
                break;
            }

            chain.Add((current, definition));
            if (scope.ResolveBaseUnit(definition, diagnostics) is not var (baseUnit, owner))
            {
                measure = UnitOfMeasure.Unknown;
                break;
            }

            (current, scope) = (baseUnit, owner);
        }

        for (var i = chain.Count - 1; i >= 0; i--)
            measure = units[chain[i].Unit] = Scaled(chain[i].Unit, chain[i].Definition, measure, diagnostics);
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
}
