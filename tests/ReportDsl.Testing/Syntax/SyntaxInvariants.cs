using ReportDsl.Syntax;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Testing;

/// <summary>What holds for every tree, whatever the text.</summary>
public static class SyntaxInvariants
{
    /// <summary>
    /// Asserts that the tree holds the whole text, that children lie side by side and know their parent, and that diagnostics
    /// lie inside the text and come in its order.
    /// </summary>
    public static void Check(SyntaxTree tree)
    {
        var text = tree.Text.ToString();
        Assert.Equal(text, tree.Root.ToFullString());
        Assert.Equal(new TextSpan(0, text.Length), tree.Root.FullSpan);
        CheckNode(tree.Root, text);

        var last = 0;
        foreach (var diagnostic in tree.GetDiagnostics())
        {
            var span = diagnostic.Location.Span;
            Assert.True(span.Start >= last && span.End <= text.Length, $"{diagnostic.Code} at {span}");
            last = span.Start;
            foreach (var change in diagnostic.Fixes.SelectMany(fix => fix.Changes))
                Assert.InRange(change.Span.End, change.Span.Start, text.Length);
        }

        Assert.Equal(tree.Root.ContainsErrors, tree.GetDiagnostics().Length > 0);
    }

    private static void CheckNode(SyntaxNode root, string text)
    {
        var pending = new Stack<SyntaxNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            var position = node.FullSpan.Start;
            foreach (var child in node.ChildNodesAndTokens())
            {
                Assert.Equal(position, child.FullSpan.Start);
                position = child.FullSpan.End;
                Assert.Same(node, child.Node?.Parent ?? child.Token?.Parent);
                if (child.Node is { } inner)
                    pending.Push(inner);
                else if (child.Token is { } token)
                    CheckToken(token, text);
            }

            Assert.Equal(node.FullSpan.End, position);
            Assert.InRange(node.Span.Start, node.FullSpan.Start, node.FullSpan.End);
            Assert.InRange(node.Span.End, node.Span.Start, node.FullSpan.End);
        }
    }

    private static void CheckToken(SyntaxToken token, string text)
    {
        Assert.True(text.AsSpan(token.Span.Start, token.Span.Length).SequenceEqual(token.Text));
        var position = token.FullSpan.Start;
        foreach (var trivia in token.LeadingTrivia)
            position = CheckTrivia(trivia, position, text);
        Assert.Equal(position, token.Span.Start);
        position = token.Span.End;
        foreach (var trivia in token.TrailingTrivia)
            position = CheckTrivia(trivia, position, text);
        Assert.Equal(position, token.FullSpan.End);
    }

    private static int CheckTrivia(SyntaxTrivia trivia, int position, string text)
    {
        Assert.Equal(position, trivia.Span.Start);
        Assert.True(SyntaxFacts.IsTrivia(trivia.Kind));
        Assert.True(text.AsSpan(position, trivia.Span.Length).SequenceEqual(trivia.Text));
        return trivia.Span.End;
    }
}
