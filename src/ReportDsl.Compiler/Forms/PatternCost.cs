using System.Globalization;

namespace ReportDsl.Forms;

/// <summary>
/// How much repetitions inside each other multiply in a pattern. Matching is linear in the text, but what it costs a character grows with the states
/// that such repetitions can be in at once: a few dozen are nothing, thousands never end.
/// </summary>
internal static class PatternCost
{
    /// <summary>What a repetition without an end counts as, beside others.</summary>
    private const long Endless = 10;

    private const long TooMuch = 1_000_000;

    /// <summary>
    /// The largest product of repetitions that lie inside each other, at most <see cref="TooMuch"/>; 1 where none do. A single character a fixed number of
    /// times does not count.
    /// </summary>
    /// <param name="pattern">A pattern that can be read.</param>
    public static long Of(string pattern)
    {
        // The most repetitions in each open group, the whole pattern first.
        var groups = new Stack<long>([1]);
        var worst = 1L;
        var position = 0;
        while (position < pattern.Length)
        {
            long atom = 1;
            var isSingle = true;
            switch (pattern[position])
            {
                case '(':
                    groups.Push(1);
                    position++;
                    continue;
                case ')' when groups.Count > 1:
                    atom = groups.Pop();
                    isSingle = false;
                    position++;
                    break;
                case '[':
                    position = EndOfClass(pattern, position);
                    break;
                case '\\':
                    position += 2;
                    break;
                default:
                    position++;
                    break;
            }

            var repetitions = Repetitions(pattern, ref position, isSingle);
            var product = Math.Min(TooMuch, atom * repetitions);
            if (atom > 1 && repetitions > 1)
                worst = Math.Max(worst, product);
            groups.Push(Math.Max(groups.Pop(), product));
        }

        return worst;
    }

    private static int EndOfClass(string pattern, int start)
    {
        var position = start + 1;
        if (position < pattern.Length && pattern[position] == '^')
            position++;
        var first = position;
        while (position < pattern.Length && (pattern[position] != ']' || position == first))
            position += pattern[position] == '\\' ? 2 : 1;
        return position + 1;
    }

    /// <summary>How often the quantifier at the position repeats at most, and passes over it.</summary>
    private static long Repetitions(string pattern, ref int position, bool isSingle)
    {
        if (position >= pattern.Length)
            return 1;
        long repetitions;
        switch (pattern[position])
        {
            case '*' or '+':
                repetitions = Endless;
                position++;
                break;
            case '?':
                repetitions = 1;
                position++;
                break;
            case '{' when Bounds(pattern, position) is var (least, most, end):
                repetitions = isSingle && least == most ? 1 : Math.Min(TooMuch, most ?? Math.Max(least, Endless));
                position = end;
                break;
            default:
                return 1;
        }

        // A lazy quantifier.
        if (position < pattern.Length && pattern[position] == '?')
            position++;
        return Math.Max(1, repetitions);
    }

    /// <summary>What <c>{n}</c>, <c>{n,}</c> and <c>{n,m}</c> say; null for braces that are characters.</summary>
    private static (long Least, long? Most, int End)? Bounds(string pattern, int start)
    {
        var close = pattern.IndexOf('}', start);
        if (close < 0)
            return null;
        var parts = pattern[(start + 1)..close].Split(',');
        if (parts.Length > 2 || Number(parts[0]) is not { } least)
            return null;
        if (parts.Length == 1)
            return (least, least, close + 1);
        if (parts[1].Length == 0)
            return (least, null, close + 1);
        return Number(parts[1]) is { } most ? (least, most, close + 1) : null;

        static long? Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
