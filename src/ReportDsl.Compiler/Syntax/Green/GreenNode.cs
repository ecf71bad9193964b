using System.Text;

namespace ReportDsl.Syntax.Green;

[Flags]
internal enum GreenFlags : byte
{
    None = 0,

    /// <summary>Something in the node is missing, skipped or wrong: the node is parsed again rather than reused.</summary>
    Imperfect = 1,

    /// <summary>The node consists of shared tokens and may be shared itself.</summary>
    Shareable = 2,

    /// <summary>A token without text that the grammar asks for.</summary>
    Missing = 4,
}

/// <summary>
/// A node of the inner tree: immutable, without position and parent, so that equal ones can be shared and unchanged ones
/// reused after an edit.
/// </summary>
internal abstract class GreenNode
{
    private const GreenFlags Upwards = GreenFlags.Imperfect;

    protected GreenNode(SyntaxKind kind)
    {
        Kind = kind;
        Flags = GreenFlags.Shareable;
    }

    public SyntaxKind Kind { get; }

    public GreenFlags Flags { get; protected set; }

    /// <summary>The number of levels below, at most 65,535: how deep a traversal of the node goes.</summary>
    public ushort Height { get; private set; }

    /// <summary>The width in characters, trivia included.</summary>
    public int FullWidth { get; protected set; }

    internal abstract int SlotCount { get; }

    public bool IsList => Kind == SyntaxKind.List;

    public bool IsImperfect => (Flags & GreenFlags.Imperfect) != GreenFlags.None;

    internal abstract GreenNode? GetSlot(int index);

    internal abstract SyntaxNode CreateRed(SyntaxNode? parent, int position);

    /// <summary>Where a child begins, from the beginning of this node.</summary>
    internal virtual int GetSlotOffset(int index)
    {
        var offset = 0;
        for (var i = 0; i < index; i++)
            offset += GetSlot(i)?.FullWidth ?? 0;
        return offset;
    }

    protected void Adopt(GreenNode child)
    {
        FullWidth += child.FullWidth;
        Flags = ((Flags | child.Flags) & Upwards) | (Flags & child.Flags & GreenFlags.Shareable);
        if (child.Height >= Height)
            Height = (ushort)Math.Min(child.Height + 1, ushort.MaxValue);
    }

    public int LeadingTriviaWidth => FirstToken()?.Leading?.FullWidth ?? 0;

    public int TrailingTriviaWidth => LastToken()?.Trailing?.FullWidth ?? 0;

    public GreenToken? FirstToken() => EdgeToken(first: true);

    public GreenToken? LastToken() => EdgeToken(first: false);

    /// <summary>The text with all trivia.</summary>
    public string ToFullString()
    {
        var text = new StringBuilder(FullWidth);
        var pending = new Stack<GreenNode>();
        pending.Push(this);
        while (pending.TryPop(out var node))
        {
            switch (node)
            {
                case GreenTrivia trivia:
                    text.Append(trivia.Text);
                    break;
                case GreenToken token:
                    AppendTrivia(text, token.Leading);
                    text.Append(token.Text);
                    AppendTrivia(text, token.Trailing);
                    break;
                default:
                    for (var i = node.SlotCount - 1; i >= 0; i--)
                    {
                        if (node.GetSlot(i) is { } child)
                            pending.Push(child);
                    }

                    break;
            }
        }

        return text.ToString();
    }

    private static void AppendTrivia(StringBuilder text, GreenNode? trivia)
    {
        if (trivia is GreenTrivia single)
        {
            text.Append(single.Text);
            return;
        }

        for (var i = 0; i < (trivia?.SlotCount ?? 0); i++)
            text.Append((trivia?.GetSlot(i) as GreenTrivia)?.Text);
    }

    /// <summary>The first or last token that has a width; null in a node without width.</summary>
    private GreenToken? EdgeToken(bool first)
    {
        var node = this;
        while (node.FullWidth > 0)
        {
            if (node is GreenToken token)
                return token;
            for (int i = 0, count = node.SlotCount; i < count; i++)
            {
                if (node.GetSlot(first ? i : count - 1 - i) is { FullWidth: > 0 } child)
                {
                    node = child;
                    break;
                }
            }
        }

        return null;
    }
}
