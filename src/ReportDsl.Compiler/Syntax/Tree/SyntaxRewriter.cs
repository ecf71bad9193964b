using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax;

/// <summary>
/// Makes a changed copy of a tree: override the methods of the nodes and tokens that change. What does not change is
/// shared. An optional node or an element of a list is removed by returning null for it.
/// </summary>
public abstract partial class SyntaxRewriter : SyntaxVisitor<SyntaxNode?>
{
    /// <summary>Keeps the node.</summary>
    public override SyntaxNode? DefaultVisit(SyntaxNode node) => node;

    /// <summary>Keeps the token.</summary>
    public virtual SyntaxToken VisitToken(SyntaxToken token) => token;

    /// <summary>Rewrites a token where it is there.</summary>
    public SyntaxToken? VisitOptionalToken(SyntaxToken? token) => token is { } present ? VisitToken(present) : null;

    /// <summary>Rewrites a node where it is there.</summary>
    public TNode? VisitOptional<TNode>(TNode? node)
        where TNode : SyntaxNode =>
        node is null ? null : (TNode?)Visit(node);

    /// <summary>Rewrites a node that cannot be removed.</summary>
    public TNode VisitRequired<TNode>(TNode node)
        where TNode : SyntaxNode =>
        (TNode?)Visit(node) ?? throw new InvalidOperationException($"{node.Kind} is required where it stands and cannot be removed.");

    /// <summary>Rewrites the elements of a list, without those that are removed.</summary>
    public virtual SyntaxList<TNode> VisitList<TNode>(SyntaxList<TNode> list)
        where TNode : SyntaxNode
    {
        List<TNode>? changed = null;
        for (var i = 0; i < list.Count; i++)
        {
            var visited = (TNode?)Visit(list[i]);
            if (changed is null && !ReferenceEquals(visited, list[i]))
                changed = [.. list.Take(i)];
            if (visited is not null)
                changed?.Add(visited);
        }

        return changed is null ? list : SyntaxFactory.List(changed);
    }

    /// <summary>Rewrites elements and separators; elements of a separated list cannot be removed.</summary>
    public virtual SeparatedSyntaxList<TNode> VisitSeparatedList<TNode>(SeparatedSyntaxList<TNode> list)
        where TNode : SyntaxNode
    {
        var isChanged = false;
        var nodes = new List<TNode>(list.Count);
        var separators = new List<SyntaxToken>(list.SeparatorCount);
        for (var i = 0; i < list.Count; i++)
        {
            var node = VisitRequired(list[i]);
            isChanged |= !ReferenceEquals(node, list[i]);
            nodes.Add(node);
            if (i >= list.SeparatorCount)
                continue;
            var separator = VisitToken(list.GetSeparator(i));
            isChanged |= separator != list.GetSeparator(i);
            separators.Add(separator);
        }

        return isChanged ? SyntaxFactory.SeparatedList(nodes, separators) : list;
    }

    /// <summary>Rewrites the tokens of a list.</summary>
    public virtual SyntaxTokenList VisitTokens(SyntaxTokenList list)
    {
        var greens = new GreenNode[list.Count];
        var isChanged = false;
        for (var i = 0; i < greens.Length; i++)
        {
            var token = VisitToken(list[i]);
            isChanged |= token != list[i];
            greens[i] = token.Green;
        }

        return isChanged ? new SyntaxTokenList(null, GreenList.Create(greens), 0) : list;
    }
}
