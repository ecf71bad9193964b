using System.Collections.Immutable;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Snapshots;

/// <summary>Where the tokens of a declaration stand in another state of it that says the same: a place moves with the token that it lies in.</summary>
internal sealed class MovedTokens
{
    private readonly ImmutableArray<TextSpan> _before;
    private readonly ImmutableArray<TextSpan> _after;

    private MovedTokens(ImmutableArray<TextSpan> before, ImmutableArray<TextSpan> after)
    {
        _before = before;
        _after = after;
    }

    public static MovedTokens Between(SyntaxNode before, SyntaxNode after) => new(SpansOf(before), SpansOf(after));

    /// <summary>The span in the other state, null where it does not begin and end in tokens.</summary>
    public TextSpan? Of(TextSpan span)
    {
        var (first, last) = (TokenAt(span.Start), TokenAt(span.End - 1));
        if (span.IsEmpty || first < 0 || last < 0)
            return null;
        return TextSpan.FromBounds(span.Start - _before[first].Start + _after[first].Start, span.End - _before[last].Start + _after[last].Start);
    }

    private static ImmutableArray<TextSpan> SpansOf(SyntaxNode node) => [.. node.DescendantTokens().Select(token => token.Span).Where(span => !span.IsEmpty)];

    /// <summary>The index of the token that holds a character, negative where none does.</summary>
    private int TokenAt(int position)
    {
        var (low, high) = (0, _before.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_before[middle].Contains(position))
                return middle;
            (low, high) = _before[middle].Start > position ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }
}
