namespace ReportDsl.Text;

/// <summary>Proposes the declared name that a wrong one was probably meant to be.</summary>
public static class NearestName
{
    /// <summary>More names are not compared: a proposal is no search.</summary>
    public const int MaxCandidates = 2000;

    /// <summary>The nearest candidate within a third of the name's length (at least one edit), ignoring case first.</summary>
    public static string? Find(string wrong, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, wrong.Length / 3) + 1;
        foreach (var candidate in candidates.Take(MaxCandidates))
        {
            if (candidate.Length == 0 || Math.Abs(candidate.Length - wrong.Length) >= bestDistance)
                continue;
            var distance = string.Equals(candidate, wrong, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(wrong, candidate);
            if (distance >= bestDistance || distance >= wrong.Length)
                continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
