using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// An old tree beside a changed text: hands out the declarations and items of the text that did not change. It is read once,
/// from the beginning to the end.
/// </summary>
internal sealed class OldTree
{
    /// <summary>The parser looks so many tokens beyond what it takes, the one that it stands on included.</summary>
    private const int Lookahead = 3;

    private readonly Stack<GreenNode> _pending = new();
    private readonly int _changeStart;
    private readonly int _oldChangeEnd;
    private readonly int _newChangeEnd;
    private readonly int _untouchedEnd;
    private int _offset;

    public OldTree(SyntaxTree tree, SourceText newText)
    {
        var oldSpan = tree.Text.AsSpan();
        var newSpan = newText.AsSpan();
        _changeStart = oldSpan.CommonPrefixLength(newSpan);
        var suffix = CommonSuffixLength(oldSpan[_changeStart..], newSpan[_changeStart..]);
        _oldChangeEnd = oldSpan.Length - suffix;
        _newChangeEnd = newSpan.Length - suffix;
        _untouchedEnd = UntouchedEnd(tree.Root, _changeStart);
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
        && (end <= _untouchedEnd || _offset >= _oldChangeEnd);

    /// <summary>The end of the tokens for which the parser has not seen the change.</summary>
    private static int UntouchedEnd(CompilationUnitSyntax root, int changeStart)
    {
        SyntaxToken? token = root.FindToken(changeStart);
        for (var i = 0; i < Lookahead; i++)
            token = token?.GetPreviousToken();
        return token?.FullSpan.Start ?? 0;
    }

    private static int CommonSuffixLength(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var length = Math.Min(first.Length, second.Length);
        var common = 0;
        while (common < length && first[^(common + 1)] == second[^(common + 1)]) common++;
        return common;
    }
}
