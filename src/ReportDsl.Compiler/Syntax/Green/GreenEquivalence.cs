namespace ReportDsl.Syntax.Green;

internal static class GreenEquivalence
{
    /// <summary>Whether two nodes have the same kinds, texts and trivia throughout.</summary>
    public static bool AreEquivalent(GreenNode first, GreenNode second) => AreAlike(first, second, isTriviaCompared: true);

    /// <summary>Whether two nodes say the same: they differ in blanks, line breaks and comments at most, documentation not among these.</summary>
    public static bool SayTheSame(GreenNode first, GreenNode second) => AreAlike(first, second, isTriviaCompared: false);

    private static bool AreAlike(GreenNode first, GreenNode second, bool isTriviaCompared)
    {
        var pending = new Stack<(GreenNode? First, GreenNode? Second)>();
        pending.Push((first, second));
        while (pending.TryPop(out var pair))
        {
            if (ReferenceEquals(pair.First, pair.Second))
                continue;
            if (pair is not ({ } a, { } b) || a.Kind != b.Kind || a.SlotCount != b.SlotCount || (isTriviaCompared && a.FullWidth != b.FullWidth))
                return false;
            switch (a, b)
            {
                case (GreenTrivia x, GreenTrivia y):
                    if (x.Text != y.Text)
                        return false;
                    break;
                case (GreenToken x, GreenToken y):
                    if (x.Text != y.Text || x.IsMissing != y.IsMissing)
                        return false;
                    if (!isTriviaCompared && !(Said(x.Leading).SequenceEqual(Said(y.Leading)) && Said(x.Trailing).SequenceEqual(Said(y.Trailing))))
                        return false;
                    if (!isTriviaCompared)
                        break;
                    pending.Push((x.Leading, y.Leading));
                    pending.Push((x.Trailing, y.Trailing));
                    break;
                default:
                    for (var i = 0; i < a.SlotCount; i++)
                        pending.Push((a.GetSlot(i), b.GetSlot(i)));
                    break;
            }
        }

        return true;
    }

    /// <summary>What trivia say beside layout and remarks: documentation, and what the parser passed over.</summary>
    private static IEnumerable<(SyntaxKind Kind, string Text)> Said(GreenNode? trivia) =>
        (trivia switch
        {
            null => [],
            GreenList list => list.Children.ToArray(),
            _ => (GreenNode[])[trivia],
        }).OfType<GreenTrivia>()
            .Where(one => one.Kind is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.LineCommentTrivia or SyntaxKind.BlockCommentTrivia))
            .Select(one => (one.Kind, one.Text));
}
