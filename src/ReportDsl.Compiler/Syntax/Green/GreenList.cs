namespace ReportDsl.Syntax.Green;

/// <summary>
/// Several nodes, tokens or trivia in a row. A list of one is the element itself, an empty one is null:
/// <see cref="Create"/> sees to that.
/// </summary>
internal sealed class GreenList : GreenNode
{
    private const int ManyChildren = 16;
    private readonly GreenNode[] _children;
    private readonly int[]? _offsets;

    private GreenList(GreenNode[] children)
        : base(SyntaxKind.List)
    {
        _children = children;
        _offsets = children.Length > ManyChildren ? new int[children.Length] : null;
        for (var i = 0; i < children.Length; i++)
        {
            if (_offsets is not null)
                _offsets[i] = FullWidth;
            Adopt(children[i]);
        }
    }

    public ReadOnlySpan<GreenNode> Children => _children;

    internal override int SlotCount => _children.Length;

    public static GreenNode? Create(ReadOnlySpan<GreenNode> children) => children.Length switch
    {
        0 => null,
        1 => children[0],
        _ => new GreenList(children.ToArray()),
    };

    internal override GreenNode? GetSlot(int index) => _children[index];

    internal override int GetSlotOffset(int index) => _offsets is null ? base.GetSlotOffset(index) : _offsets[index];

    internal override SyntaxNode CreateRed(SyntaxNode? parent, int position) => new SyntaxListNode(this, parent, position);
}
