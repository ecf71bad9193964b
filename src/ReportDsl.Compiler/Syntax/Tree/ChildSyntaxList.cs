using System.Collections;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax;

/// <summary>A child of a node: exactly one of <see cref="Node"/> and <see cref="Token"/> is there.</summary>
public readonly record struct SyntaxNodeOrToken
{
    internal SyntaxNodeOrToken(SyntaxNode node) => Node = node;

    internal SyntaxNodeOrToken(SyntaxToken token) => Token = token;

    /// <summary>The node, null where the child is a token.</summary>
    public SyntaxNode? Node { get; }

    /// <summary>The token, null where the child is a node.</summary>
    public SyntaxToken? Token { get; }

    /// <summary>The kind of either.</summary>
    public SyntaxKind Kind => Node?.Kind ?? Token?.Kind ?? SyntaxKind.None;

    /// <summary>Its place in the text, without the trivia around it.</summary>
    public TextSpan Span => Node?.Span ?? Token?.Span ?? default;

    /// <summary>Its place in the text, trivia included.</summary>
    public TextSpan FullSpan => Node?.FullSpan ?? Token?.FullSpan ?? default;

    /// <summary>A child that is a node.</summary>
    public static implicit operator SyntaxNodeOrToken(SyntaxNode node) => new(node);

    /// <summary>A child that is a token.</summary>
    public static implicit operator SyntaxNodeOrToken(SyntaxToken token) => new(token);

    /// <summary>Its text, trivia included.</summary>
    public string ToFullString() => Node?.ToFullString() ?? Token?.ToFullString() ?? "";

    /// <summary>Its text, without the trivia around it.</summary>
    public override string ToString() => Node?.ToString() ?? Token?.ToString() ?? "";
}

/// <summary>The children of a node in the order of the text; the elements of its lists stand among them.</summary>
public readonly struct ChildSyntaxList : IEnumerable<SyntaxNodeOrToken>
{
    private readonly SyntaxNode _node;

    internal ChildSyntaxList(SyntaxNode node) => _node = node;

    /// <summary>Walks through the children without allocating.</summary>
    public Enumerator GetEnumerator() => new(_node);

    IEnumerator<SyntaxNodeOrToken> IEnumerable<SyntaxNodeOrToken>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The child whose full span contains the position; the last child at the end of the node.</summary>
    internal SyntaxNodeOrToken FindChild(int position)
    {
        var slot = FindSlot(_node, position);
        return _node.Green.GetSlot(slot) is GreenList && _node.NodeAt(slot) is { } list
            ? ChildAt(list, FindSlot(list, position))
            : ChildAt(_node, slot);
    }

    private static SyntaxNodeOrToken ChildAt(SyntaxNode node, int slot) => node.Green.GetSlot(slot) is GreenToken token
        ? new SyntaxToken(node is SyntaxListNode ? node.Parent : node, token, node.GetChildPosition(slot))
        : node.RequiredNodeAt(slot);

    /// <summary>The last slot in use that begins at or before the position.</summary>
    private static int FindSlot(SyntaxNode node, int position)
    {
        var green = node.Green;
        var low = 0;
        var high = green.SlotCount - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (node.GetChildPosition(middle) > position)
                high = middle - 1;
            else
                low = middle;
        }

        while (low > 0 && green.GetSlot(low) is null) low--;
        return low;
    }

    /// <summary>Walks through the children.</summary>
    public struct Enumerator : IEnumerator<SyntaxNodeOrToken>
    {
        private readonly SyntaxNode _node;
        private SyntaxNode? _list;
        private int _slot;
        private int _index;

        internal Enumerator(SyntaxNode node)
        {
            _node = node;
            _slot = -1;
        }

        /// <inheritdoc/>
        public SyntaxNodeOrToken Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_list is not null && ++_index < _list.Green.SlotCount)
            {
                Current = ChildAt(_list, _index);
                return true;
            }

            _list = null;
            while (++_slot < _node.Green.SlotCount)
            {
                switch (_node.Green.GetSlot(_slot))
                {
                    case null:
                        continue;
                    case GreenList when _node.NodeAt(_slot) is { } list:
                        _list = list;
                        _index = 0;
                        Current = ChildAt(list, 0);
                        return true;
                    default:
                        Current = ChildAt(_node, _slot);
                        return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public void Reset()
        {
            _list = null;
            _slot = -1;
        }

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
