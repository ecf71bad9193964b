using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>Which symbol each name in a source stands for; the ground of hover, definition and rename.</summary>
internal sealed class SymbolMap
{
    private readonly Dictionary<SyntaxNode, Symbol> _symbols = [];

    public void Add(SyntaxNode node, Symbol symbol) => _symbols[node] = symbol;

    public Symbol? Find(SyntaxNode node) => _symbols.GetValueOrDefault(node);
}
