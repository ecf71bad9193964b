using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// An old tree beside a changed text: hands out the declarations and items of the text that did not change. It is read once,
/// from the beginning to the end.
/// </summary>
internal sealed class OldTree
{
    /// <summary>Behind what it takes the parser sees so many tokens: the one that it stands on and the next two.</summary>
    private const int TokenLookahead = 3;

    /// <summary>To end a token the lexer looks at so many characters behind it.</summary>
    private const int CharacterLookahead = 2;

    private readonly Stack<GreenNode> _pending = new();
    private readonly TextDifference _change;
    private readonly int _openEnd;
    private readonly int _closedEnd;
    private int _offset;

    public OldTree(ParseResult old, TextDifference change)
    {
        _change = change;
        (_openEnd, _closedEnd) = UntouchedEnds(old.Tokens, change.Start);
        _pending.Push(old.Root);
    }

    /// <summary>The declaration or item that begins at a position of the new text, if the change does not touch it.</summary>
    public GreenNode? Take(int newPosition, bool isItem)
    {
        if (newPosition >= _change.Start && newPosition < _change.NewEnd)
            return null;
        var target = newPosition < _change.Start ? newPosition : newPosition - _change.NewEnd + _change.OldEnd;
        while (_pending.TryPeek(out var node) && _offset <= target)
        {
            var end = _offset + node.FullWidth;
            if (end <= target || node.FullWidth == 0)
            {
                _pending.Pop();
                _offset = end;
            }
            else if (_offset == target && IsReusable(node, isItem, end))
            {
                return node;
            }
            else if (node.SlotCount == 0)
            {
                return null;
            }
            else
            {
                _pending.Pop();
                for (var i = node.SlotCount - 1; i >= 0; i--)
                {
                    if (node.GetSlot(i) is { } child)
                        _pending.Push(child);
                }
            }
        }

        return null;
    }

    private bool IsReusable(GreenNode node, bool isItem, int end) =>
        (isItem ? node is ItemGreen : node is DeclarationGreen)
        && !node.IsImperfect
        && (_offset >= _change.OldEnd || end <= _openEnd || (end <= _closedEnd && EndsWithBlock(node)));

    /// <summary>Whether the node ends with the brace of a block, and not with that of a list, behind which modifiers and operators can follow.</summary>
    private static bool EndsWithBlock(GreenNode node)
    {
        while (LastChild(node) is { } last)
        {
            if (last.Kind == SyntaxKind.CloseBraceToken)
                return node is DeclarationGreen or ItemBlockGreen;
            node = last;
        }

        return false;
    }

    private static GreenNode? LastChild(GreenNode node)
    {
        for (var i = node.SlotCount - 1; i >= 0; i--)
        {
            if (node.GetSlot(i) is { } child)
                return child;
        }

        return null;
    }

    /// <summary>
    /// How far nodes before the change reach of which neither the lexer nor the parser has seen it: in general, and such as end
    /// with a block, behind which the parser does not look.
    /// </summary>
    private static (int Open, int Closed) UntouchedEnds(TokenSequence tokens, int changeStart)
    {
        var index = tokens.IndexAt(changeStart);
        if (changeStart - tokens.StartOf(index) < CharacterLookahead)
            index--;
        return (StartOf(index - TokenLookahead), StartOf(index));

        int StartOf(int at) => at < 0 ? 0 : tokens.StartOf(at);
    }
}
