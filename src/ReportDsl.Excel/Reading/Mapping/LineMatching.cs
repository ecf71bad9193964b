using System.Collections.Immutable;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A row or column that was found in a table.</summary>
/// <param name="Position">Its row or column on the sheet.</param>
/// <param name="Key">The line that its hidden key names, -1 where it has none.</param>
/// <param name="Label">Its label without white space; null where it is the one that belongs to the key.</param>
internal readonly record struct FoundLine(int Position, int Key, string? Label);

/// <summary>Why a line stands where it was found.</summary>
internal enum LineEvidence
{
    /// <summary>Nothing says where it is.</summary>
    Missing,

    /// <summary>Key and label agree.</summary>
    Key,

    /// <summary>The key alone: the label was changed to one that the table does not have.</summary>
    Relabelled,

    /// <summary>The label alone: the keys were lost, or left behind when the rest was moved.</summary>
    Label,

    /// <summary>Several places claim to be it.</summary>
    Ambiguous,
}

/// <summary>
/// Finds the lines of an axis by keys and labels together. Keys decide where labels do not contradict them. Where a label says that a place is
/// another line, the table was moved about without its keys: then only what key and label agree on, or a label tells by itself, is certain.
/// </summary>
internal sealed class LineMatching
{
    private LineMatching(int[] positions, LineEvidence[] evidence, ImmutableArray<FoundLine> rivals)
    {
        Positions = [.. positions];
        Evidence = [.. evidence];
        Rivals = rivals;
    }

    /// <summary>Of each line, 0 where it was not found.</summary>
    public ImmutableArray<int> Positions { get; }

    public ImmutableArray<LineEvidence> Evidence { get; }

    /// <summary>The places that could not be told apart.</summary>
    public ImmutableArray<FoundLine> Rivals { get; }

    /// <summary>Decides for every line where it stands.</summary>
    /// <param name="labels">The squeezed labels of the lines, null where a line has none.</param>
    /// <param name="found">The places, in order.</param>
    /// <param name="isEmpty">Whether nothing is filled in at a place.</param>
    public static LineMatching Of(ImmutableArray<string?> labels, IReadOnlyList<FoundLine> found, Func<int, bool> isEmpty)
    {
        var claims = new List<(FoundLine Place, LineEvidence Evidence)>[labels.Length];
        for (var line = 0; line < labels.Length; line++)
            claims[line] = [];
        foreach (var place in found)
        {
            var byLabel = place.Label is { } label ? Unique(labels, label) : -1;
            if (place.Key < 0)
            {
                if (byLabel >= 0)
                    claims[byLabel].Add((place, LineEvidence.Label));
            }
            else if (place.Label is null || place.Label == labels[place.Key])
            {
                claims[place.Key].Add((place, LineEvidence.Key));
            }
            else if (byLabel >= 0)
            {
                claims[byLabel].Add((place, LineEvidence.Label));
            }
            else if (!labels.Contains(place.Label))
            {
                claims[place.Key].Add((place, LineEvidence.Relabelled));
            }
            else
            {
                // Another line's label, and several lines have it: neither the key nor the label can be trusted.
                claims[place.Key].Add((place, LineEvidence.Ambiguous));
            }
        }

        return Decide(claims, isEmpty);
    }

    private static LineMatching Decide(List<(FoundLine Place, LineEvidence Evidence)>[] claims, Func<int, bool> isEmpty)
    {
        var positions = new int[claims.Length];
        var evidence = new LineEvidence[claims.Length];
        var rivals = ImmutableArray.CreateBuilder<FoundLine>();
        for (var line = 0; line < claims.Length; line++)
        {
            var candidates = claims[line];
            if (candidates.Count > 1)
            {
                // A copy that nobody filled in is no rival; and a place with its key beats one that only looks the same.
                var filled = candidates.Where(claim => !isEmpty(claim.Place.Position)).ToList();
                candidates = filled.Count == 0 ? [candidates[0]] : filled;
                if (candidates.Count > 1 && candidates.Count(claim => claim.Evidence == LineEvidence.Key) == 1)
                    candidates = candidates.FindAll(claim => claim.Evidence == LineEvidence.Key);
            }

            switch (candidates)
            {
                case []:
                    break;
                case [var (place, why)] when why != LineEvidence.Ambiguous:
                    (positions[line], evidence[line]) = (place.Position, why);
                    break;
                default:
                    evidence[line] = LineEvidence.Ambiguous;
                    rivals.AddRange(candidates.Select(claim => claim.Place));
                    break;
            }
        }

        return new LineMatching(positions, evidence, rivals.ToImmutable());
    }

    /// <summary>The only line with a label, -1 where none or several have it.</summary>
    private static int Unique(ImmutableArray<string?> labels, string label)
    {
        var first = labels.IndexOf(label);
        return first >= 0 && labels.LastIndexOf(label) == first ? first : -1;
    }
}
