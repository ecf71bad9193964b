namespace ReportDsl.Syntax;

/// <summary>Does something for nodes by their class.</summary>
public abstract partial class SyntaxVisitor
{
    /// <summary>Visits a node where there is one.</summary>
    public void Visit(SyntaxNode? node) => node?.Accept(this);

    /// <summary>What happens for every class of node without an own method: nothing.</summary>
    public virtual void DefaultVisit(SyntaxNode node)
    {
    }
}

/// <summary>Computes something of nodes by their class.</summary>
public abstract partial class SyntaxVisitor<TResult>
{
    /// <summary>Computes the result for a node.</summary>
    public TResult Visit(SyntaxNode node) => node.Accept(this);

    /// <summary>What is computed for every class of node without an own method.</summary>
    public abstract TResult DefaultVisit(SyntaxNode node);
}

/// <summary>Visits every node below, parents before children; override a method and call its base to go on below.</summary>
public abstract class SyntaxWalker : SyntaxVisitor
{
    /// <summary>Visits the children of a node.</summary>
    public override void DefaultVisit(SyntaxNode node)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.Node is { } inner)
                Visit(inner);
            else if (child.Token is { } token)
                VisitToken(token);
        }
    }

    /// <summary>Does something for a token; here nothing.</summary>
    public virtual void VisitToken(SyntaxToken token)
    {
    }
}
