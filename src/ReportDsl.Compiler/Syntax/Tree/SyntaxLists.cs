using System.Collections;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax;

/// <summary>Nodes in a row.</summary>
public readonly struct SyntaxList<TNode> : IReadOnlyList<TNode>
    where TNode : SyntaxNode
{
    private readonly SyntaxNode? _node;

    internal SyntaxList(SyntaxNode? node) => _node = node;

    /// <summary>How many elements there are.</summary>
    public int Count => _node is null ? 0 : _node is SyntaxListNode ? _node.Green.SlotCount : 1;

    internal GreenNode? Green => _node?.Green;

    /// <summary>An element by its index from 0.</summary>
    public TNode this[int index] => _node switch
    {
        SyntaxListNode list => (TNode)list.RequiredNodeAt(index),
        TNode single when index == 0 => single,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, null),
    };

    /// <inheritdoc/>
    public IEnumerator<TNode> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Nodes in a row with separator tokens between them.</summary>
public readonly struct SeparatedSyntaxList<TNode> : IReadOnlyList<TNode>
    where TNode : SyntaxNode
{
    private readonly SyntaxNode? _node;

    internal SeparatedSyntaxList(SyntaxNode? node) => _node = node;

    /// <summary>The number of nodes, separators not counted.</summary>
    public int Count => (SlotCount + 1) / 2;

    /// <summary>How many separators there are.</summary>
    public int SeparatorCount => SlotCount / 2;

    internal GreenNode? Green => _node?.Green;

    private int SlotCount => _node is null ? 0 : _node is SyntaxListNode ? _node.Green.SlotCount : 1;

    /// <summary>An element by its index from 0.</summary>
    public TNode this[int index] => _node switch
    {
        SyntaxListNode list => (TNode)list.RequiredNodeAt(index * 2),
        TNode single when index == 0 => single,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, null),
    };

    /// <summary>The separator behind the node with the same index.</summary>
    public SyntaxToken GetSeparator(int index)
    {
        var slot = (index * 2) + 1;
        if (_node is SyntaxListNode list && slot < SlotCount && list.Green.GetSlot(slot) is GreenToken token)
            return new SyntaxToken(list.Parent, token, list.GetChildPosition(slot));
        throw new ArgumentOutOfRangeException(nameof(index), index, null);
    }

    /// <summary>The separators in the order of the text.</summary>
    public IEnumerable<SyntaxToken> GetSeparators()
    {
        for (var i = 0; i < SeparatorCount; i++)
            yield return GetSeparator(i);
    }

    /// <inheritdoc/>
    public IEnumerator<TNode> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Tokens in a row.</summary>
public readonly struct SyntaxTokenList : IReadOnlyList<SyntaxToken>
{
    private readonly SyntaxNode? _parent;
    private readonly int _position;

    internal SyntaxTokenList(SyntaxNode? parent, GreenNode? green, int position)
    {
        _parent = parent;
        Green = green;
        _position = position;
    }

    /// <summary>How many elements there are.</summary>
    public int Count => Green is null ? 0 : Green.IsList ? Green.SlotCount : 1;

    internal GreenNode? Green { get; }

    /// <summary>A token by its index from 0.</summary>
    public SyntaxToken this[int index] => Green switch
    {
        GreenToken single when index == 0 => new SyntaxToken(_parent, single, _position),
        GreenList list when list.GetSlot(index) is GreenToken token => new SyntaxToken(_parent, token, _position + list.GetSlotOffset(index)),
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, null),
    };

    /// <inheritdoc/>
    public IEnumerator<SyntaxToken> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
