using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>
/// The units, code lists and axes that are declared beside each other in a file or a template, with what is wrong in them by
/// themselves. It depends on nothing but their text.
/// </summary>
internal sealed class SharedDeclarations
{
    private readonly Dictionary<(Type Kind, string Code), SharedSymbol> _byCode;

    private SharedDeclarations(
        ImmutableArray<SharedSymbol> all, Dictionary<(Type Kind, string Code), SharedSymbol> byCode, ImmutableArray<Diagnostic> diagnostics)
    {
        All = all;
        _byCode = byCode;
        Diagnostics = diagnostics;
    }

    /// <summary>All of them in the order of the source, also those that repeat a code.</summary>
    public ImmutableArray<SharedSymbol> All { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public static SharedDeclarations Of(IEnumerable<DeclarationSyntax> declarations)
    {
        var diagnostics = new DiagnosticBag();
        var all = ImmutableArray.CreateBuilder<SharedSymbol>();
        var byCode = new Dictionary<(Type Kind, string Code), SharedSymbol>();
        foreach (var declaration in declarations)
        {
            (SharedSymbol Symbol, LabelSyntax? Label)? declared = declaration switch
            {
                UnitDeclarationSyntax unit => (new UnitSymbol(unit), unit.Label),
                CodeListDeclarationSyntax list => (new CodeListSymbol(list), list.Label),
                AxisDeclarationSyntax axis => (new AxisSymbol(axis), axis.Label),
                _ => null,
            };
            if (declared is not var (symbol, label))
                continue;
            all.Add(symbol);
            if (symbol.Code.Length == 0)
                continue;
            diagnostics.ReportRepeatedTags(label);
            if (!byCode.TryAdd((symbol.GetType(), symbol.Code), symbol))
                diagnostics.ReportDuplicate(symbol, byCode[(symbol.GetType(), symbol.Code)]);
            if (symbol is CodeListSymbol entries)
                CodeListChecks.Check(entries, diagnostics);
        }

        return new SharedDeclarations(all.ToImmutable(), byCode, diagnostics.ToImmutable());
    }

    /// <summary>The declaration of a code; null where there is none. Of those with one code the first counts.</summary>
    public T? Find<T>(string code)
        where T : SharedSymbol =>
        _byCode.GetValueOrDefault((typeof(T), code)) as T;

    /// <summary>The declarations of a kind that names can find.</summary>
    public IEnumerable<T> OfKind<T>()
        where T : SharedSymbol =>
        _byCode.Values.OfType<T>();
}
