using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax;

/// <summary>
/// A node of the syntax tree. Nodes are immutable and come into being when they are asked for; a node asked for twice is
/// the same object.
/// </summary>
public abstract class SyntaxNode
{
    private SyntaxNode?[]? _children;

    private protected SyntaxNode(GreenNode green, SyntaxNode? parent, int position)
    {
        Green = green;
        Parent = parent;
        Position = position;
    }

    /// <summary>The kind of the node, one for each class.</summary>
    public SyntaxKind Kind => Green.Kind;

    /// <summary>The node above; null for a root.</summary>
    public SyntaxNode? Parent { get; }

    /// <summary>The place in the text, trivia around the node included.</summary>
    public TextSpan FullSpan => new(Position, Green.FullWidth);

    /// <summary>The place in the text without the trivia around the node.</summary>
    public TextSpan Span =>
        TextSpan.FromBounds(Position + Green.LeadingTriviaWidth, Position + Green.FullWidth - Green.TrailingTriviaWidth);

    /// <summary>The tree that the node belongs to; null for a node that was made by a factory and is in no tree.</summary>
    public SyntaxTree? SyntaxTree
    {
        get
        {
            var node = this;
            while (node.Parent is { } parent) node = parent;
            return (node as CompilationUnitSyntax)?.Tree;
        }
    }

    /// <summary>The node's span in its source text.</summary>
    /// <exception cref="InvalidOperationException">The node is in no tree.</exception>
    public Location Location => LocationOf(Span);

    /// <summary>Whether anything in the node is missing, was skipped or is lexically wrong.</summary>
    public bool ContainsErrors => Green.IsImperfect;

    /// <summary>Whether the node consists of missing tokens only.</summary>
    public bool IsMissing => Green.FullWidth == 0;

    internal GreenNode Green { get; }

    internal int Position { get; }

    /// <summary>The direct children in the order of the text; the elements of lists are direct children.</summary>
    public ChildSyntaxList ChildNodesAndTokens() => new(this);

    /// <summary>The direct child nodes.</summary>
    public IEnumerable<SyntaxNode> ChildNodes()
    {
        foreach (var child in ChildNodesAndTokens())
        {
            if (child.Node is { } node)
                yield return node;
        }
    }

    /// <summary>The node above that is of a kind, this node included.</summary>
    public TNode? FirstAncestorOrSelf<TNode>()
        where TNode : SyntaxNode
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node is TNode found)
                return found;
        }

        return null;
    }

    /// <summary>The nodes above, from the nearest to the root.</summary>
    public IEnumerable<SyntaxNode> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent)
            yield return node;
    }

    /// <summary>All nodes below in the order of the text, each before its children.</summary>
    public IEnumerable<SyntaxNode> DescendantNodes()
    {
        foreach (var item in DescendantNodesAndTokens())
        {
            if (item.Node is { } node)
                yield return node;
        }
    }

    /// <summary>All tokens below in the order of the text, missing ones included.</summary>
    public IEnumerable<SyntaxToken> DescendantTokens()
    {
        foreach (var item in DescendantNodesAndTokens())
        {
            if (item.Token is { } token)
                yield return token;
        }
    }

    /// <summary>All nodes and tokens below in the order of the text, each node before its children.</summary>
    public IEnumerable<SyntaxNodeOrToken> DescendantNodesAndTokens()
    {
        var pending = new Stack<ChildSyntaxList.Enumerator>();
        pending.Push(ChildNodesAndTokens().GetEnumerator());
        while (pending.TryPop(out var children))
        {
            if (!children.MoveNext())
                continue;
            var child = children.Current;
            pending.Push(children);
            yield return child;
            if (child.Node is { } node)
                pending.Push(node.ChildNodesAndTokens().GetEnumerator());
        }
    }

    /// <summary>The token whose full span contains the position; at the end of the text the end-of-file token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside the node.</exception>
    public SyntaxToken FindToken(int position)
    {
        if (position < FullSpan.Start || position > FullSpan.End)
            throw new ArgumentOutOfRangeException(nameof(position), position, "The position is outside the node.");
        var node = this;
        while (true)
        {
            var child = node.ChildNodesAndTokens().FindChild(position);
            if (child.Token is { } token)
                return token;
            node = child.Node ?? throw new InvalidOperationException("A node has at least one child.");
        }
    }

    /// <summary>The first token below.</summary>
    public SyntaxToken GetFirstToken() => EdgeToken(first: true);

    /// <summary>The last token below.</summary>
    public SyntaxToken GetLastToken() => EdgeToken(first: false);

    /// <summary>The trivia before the node's first token.</summary>
    public SyntaxTriviaList GetLeadingTrivia() => GetFirstToken().LeadingTrivia;

    /// <summary>The trivia behind the node's last token.</summary>
    public SyntaxTriviaList GetTrailingTrivia() => GetLastToken().TrailingTrivia;

    /// <summary>The text with all trivia.</summary>
    public string ToFullString() => Green.ToFullString();

    /// <summary>The text without the trivia around the node.</summary>
    public override string ToString()
    {
        var text = ToFullString();
        var span = Span;
        return text.Substring(span.Start - Position, span.Length);
    }

    /// <summary>Whether two nodes have the same text and shape, wherever they stand.</summary>
    public bool IsEquivalentTo(SyntaxNode other) => GreenEquivalence.AreEquivalent(Green, other.Green);

    /// <summary>Whether another node says the same: both differ in blanks, line breaks and comments at most, documentation not among these.</summary>
    internal bool SaysTheSameAs(SyntaxNode other) => GreenEquivalence.SayTheSame(Green, other.Green);

    /// <summary>Calls the method of a visitor that is for this class of node.</summary>
    public abstract void Accept(SyntaxVisitor visitor);

    /// <summary>Calls the method of a visitor that is for this class of node.</summary>
    public abstract TResult Accept<TResult>(SyntaxVisitor<TResult> visitor);

    internal Location LocationOf(TextSpan span) => SyntaxTree is { } tree
        ? new Location(tree.Text, span)
        : throw new InvalidOperationException("A node that is in no tree has no location.");

    internal int GetChildPosition(int slot) => Position + Green.GetSlotOffset(slot);

    internal SyntaxNode? NodeAt(int slot)
    {
        var children = _children;
        if (children is null)
        {
            children = new SyntaxNode?[Green.SlotCount];
            children = Interlocked.CompareExchange(ref _children, children, null) ?? children;
        }

        if (Volatile.Read(ref children[slot]) is { } existing)
            return existing;
        if (Green.GetSlot(slot) is not { } green)
            return null;
        var created = green.CreateRed(ParentOfChildren, GetChildPosition(slot));
        return Interlocked.CompareExchange(ref children[slot], created, null) ?? created;
    }

    internal SyntaxNode RequiredNodeAt(int slot) =>
        NodeAt(slot) ?? throw new InvalidOperationException($"{Kind} lacks its child {slot}.");

    private protected virtual SyntaxNode? ParentOfChildren => this;

    private protected SyntaxToken TokenAt(int slot) => Green.GetSlot(slot) is GreenToken token
        ? new SyntaxToken(this, token, GetChildPosition(slot))
        : throw new InvalidOperationException($"{Kind} lacks its token {slot}.");

    private protected SyntaxToken? OptionalTokenAt(int slot) =>
        Green.GetSlot(slot) is GreenToken token ? new SyntaxToken(this, token, GetChildPosition(slot)) : null;

    private protected bool HasChild(int slot, GreenNode? green) => ReferenceEquals(Green.GetSlot(slot), green);

    private SyntaxToken EdgeToken(bool first)
    {
        SyntaxToken? empty = null;
        foreach (var token in first ? DescendantTokens() : DescendantTokensBackwards())
        {
            if (token.FullSpan.Length > 0)
                return token;
            empty ??= token;
        }

        return empty ?? throw new InvalidOperationException("A node has at least one token.");
    }

    private IEnumerable<SyntaxToken> DescendantTokensBackwards()
    {
        var pending = new Stack<SyntaxNodeOrToken>();
        pending.Push(this);
        while (pending.TryPop(out var item))
        {
            if (item.Token is { } token)
                yield return token;
            else if (item.Node is { } node)
            {
                foreach (var child in node.ChildNodesAndTokens())
                    pending.Push(child);
            }
        }
    }
}

/// <summary>The node behind a list; it never shows: the list's elements have the list's owner as parent.</summary>
internal sealed class SyntaxListNode(GreenNode green, SyntaxNode? parent, int position) : SyntaxNode(green, parent, position)
{
    private protected override SyntaxNode? ParentOfChildren => Parent;

    public override void Accept(SyntaxVisitor visitor) => throw new InvalidOperationException("A list is no node.");

    public override TResult Accept<TResult>(SyntaxVisitor<TResult> visitor) => throw new InvalidOperationException("A list is no node.");
}
