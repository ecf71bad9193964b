using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// An old tree beside a changed text: hands out the declarations and items of the text that did not change. It is read once,
/// from the beginning to the end.
/// </summary>
internal sealed class OldTree
{
    /// <summary>Behind what it takes the parser sees so many tokens: the one that it stands on and the next.</summary>
    private const int TokenLookahead = 2;

    /// <summary>To end a token the lexer looks at so many characters behind it.</summary>
    private const int CharacterLookahead = 2;

    private readonly Stack<GreenNode> _pending = new();
    private readonly int _changeStart;
    private readonly int _oldChangeEnd;
    private readonly int _newChangeEnd;
    private readonly int _openEnd;
    private readonly int _closedEnd;
    private int _offset;

    public OldTree(SyntaxTree tree, SourceText newText)
    {
        var oldSpan = tree.Text.AsSpan();
        var newSpan = newText.AsSpan();
        _changeStart = oldSpan.CommonPrefixLength(newSpan);
        var suffix = CommonSuffixLength(oldSpan[_changeStart..], newSpan[_changeStart..]);
        _oldChangeEnd = oldSpan.Length - suffix;
        _newChangeEnd = newSpan.Length - suffix;
        (_openEnd, _closedEnd) = UntouchedEnds(tree.Root, _changeStart);
        _pending.Push(tree.Root.Green);
    }

    /// <summary>The declaration or item that begins at a position of the new text, if the change does not touch it.</summary>
    public GreenNode? Take(int newPosition, bool isItem)
    {
        if (newPosition >= _changeStart && newPosition < _newChangeEnd)
            return null;
        var target = newPosition < _changeStart ? newPosition : newPosition - _newChangeEnd + _oldChangeEnd;
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
        && (_offset >= _oldChangeEnd || end <= _openEnd || (end <= _closedEnd && node.LastToken()?.Kind == SyntaxKind.CloseBraceToken));

    /// <summary>
    /// How far nodes before the change reach of which neither the lexer nor the parser has seen it: in general, and such as end
    /// with a brace, behind which the parser does not look.
    /// </summary>
    private static (int Open, int Closed) UntouchedEnds(CompilationUnitSyntax root, int changeStart)
    {
        SyntaxToken? token = root.FindToken(changeStart);
        if (changeStart - token.Value.FullSpan.Start < CharacterLookahead)
            token = token.Value.GetPreviousToken();
        var closed = token?.FullSpan.Start ?? 0;
        for (var i = 0; i < TokenLookahead; i++)
            token = token?.GetPreviousToken();
        return (token?.FullSpan.Start ?? 0, closed);
    }

    private static int CommonSuffixLength(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var length = Math.Min(first.Length, second.Length);
        var common = 0;
        while (common < length && first[^(common + 1)] == second[^(common + 1)]) common++;
        return common;
    }
}
