using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    /// <summary>
    /// The declaration or item of the old tree that stands here. What was parsed without a mistake depends on nothing but its
    /// own text and the tokens directly behind it.
    /// </summary>
    private GreenNode? TakeFromOldTree(bool isItem)
    {
        if (_oldTree is null || _skippedStart >= 0 || _oldTree.Take(_position, isItem) is not { } node || _depth + node.Height >= MaxNesting)
            return null;

        var trailing = node.LastToken()?.Trailing;
        _position += node.FullWidth;
        _previousEnd = _position - (trailing?.FullWidth ?? 0);
        _lexer.Position = _position;
        _current = _lexer.Lex();
        _next = null;
        _startsLine = EndsLine(trailing) || (_current.Leading is { } trivia && ContainsLineBreak(trivia));
        _isInHole = false;
        return node;
    }
}
