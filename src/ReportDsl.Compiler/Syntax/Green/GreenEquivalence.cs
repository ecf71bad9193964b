namespace ReportDsl.Syntax.Green;

internal static class GreenEquivalence
{
    /// <summary>Whether two nodes have the same kinds, texts and trivia throughout.</summary>
    public static bool AreEquivalent(GreenNode first, GreenNode second)
    {
        var pending = new Stack<(GreenNode? First, GreenNode? Second)>();
        pending.Push((first, second));
        while (pending.TryPop(out var pair))
        {
            if (ReferenceEquals(pair.First, pair.Second))
                continue;
            if (pair is not ({ } a, { } b) || a.Kind != b.Kind || a.FullWidth != b.FullWidth || a.SlotCount != b.SlotCount)
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
}
