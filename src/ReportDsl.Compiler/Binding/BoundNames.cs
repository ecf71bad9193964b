using System.Collections.Immutable;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>What binding found at each place, for those who ask about places. Resolving a form keeps nothing of it.</summary>
internal sealed class BoundNames
{
    /// <summary>Keeps nothing.</summary>
    public static readonly BoundNames None = new(keeps: false);

    private readonly bool _keeps;
    private readonly Dictionary<SyntaxNode, SymbolInfo> _names = [];
    private readonly Dictionary<SyntaxNode, Symbol> _declared = [];
    private readonly Dictionary<SyntaxNode, BoundExpression> _expressions = [];
    private readonly Dictionary<SyntaxNode, NameContext> _contexts = [];

    private readonly Dictionary<SyntaxNode, Place> _places = [];

    private BoundNames(bool keeps) => _keeps = keeps;

    /// <summary>Somebody asks about names: what an error leaves open is bound as it was most likely meant.</summary>
    public bool Keeps => _keeps;

    public static BoundNames Keeping() => new(keeps: true);

    public void Add(SyntaxNode name, Symbol symbol)
    {
        if (_keeps)
            _names[name] = SymbolInfo.Of(symbol);
    }

    public void Fail(SyntaxNode name, SymbolFailure failure, params ImmutableArray<Symbol> candidates)
    {
        if (_keeps)
            _names[name] = SymbolInfo.Failed(failure, candidates);
    }

    /// <summary>Notes what a declaration inside the part declares.</summary>
    public void Declare(SyntaxNode declaration, Symbol symbol)
    {
        if (_keeps)
            _declared[declaration] = symbol;
    }

    public void Add(BoundExpression bound)
    {
        if (_keeps)
            _expressions[bound.Syntax] = bound;
    }

    /// <summary>Notes where the names below a place are sought.</summary>
    public void Enter(SyntaxNode place, NameContext context)
    {
        if (_keeps)
            _contexts[place] = context;
    }

    /// <summary>Notes where a path has led with a segment.</summary>
    public void Lead(PathSegmentSyntax segment, Place place)
    {
        if (_keeps)
            _places[segment] = place;
    }

    public Place? PlaceAt(SyntaxNode segment) => _places.GetValueOrDefault(segment);

    /// <summary>What a name stands for; null where binding did not come so far.</summary>
    public SymbolInfo? Find(SyntaxNode name) => _names.GetValueOrDefault(name);

    public Symbol? DeclaredAt(SyntaxNode declaration) => _declared.GetValueOrDefault(declaration);

    public BoundExpression? BoundAt(SyntaxNode expression) => _expressions.GetValueOrDefault(expression);

    /// <summary>Where the names at a place are sought; null where nothing is sought there.</summary>
    public NameContext? ContextAt(SyntaxNode place)
    {
        for (SyntaxNode? node = place; node is not null; node = node.Parent)
        {
            if (_contexts.TryGetValue(node, out var context))
                return context;
        }

        return null;
    }
}
