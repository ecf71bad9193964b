using System.Text;
using ReportDsl.Syntax;

namespace ReportDsl.Testing;

/// <summary>A tree as text: <c>(Label "a")</c>, without trivia.</summary>
public static class SyntaxShape
{
    public static string Of(SyntaxNode node)
    {
        var shape = new StringBuilder();
        Append(shape, node);
        return shape.ToString();
    }

    private static void Append(StringBuilder shape, SyntaxNodeOrToken item)
    {
        if (item.Token is { } token)
        {
            shape.Append(token.IsMissing ? $"<{token.Kind}>" : token.Text);
        }

        if (item.Node is not { } node)
            return;
        shape.Append('(').Append(node.Kind);
        foreach (var child in node.ChildNodesAndTokens())
        {
            shape.Append(' ');
            Append(shape, child);
        }

        shape.Append(')');
    }
}
