using System.Collections.Immutable;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>A row or column that was found in a table.</summary>
/// <param name="Position">Its row or column on the sheet.</param>
/// <param name="Key">The line that its hidden key names, -1 where it has none.</param>
/// <param name="Label">Its label without white space, empty where it has none; null where it is the one that belongs to the key.</param>
/// <param name="LabelCell">The cell that the label stands in, -1 where there is none.</param>
internal readonly record struct FoundLine(int Position, int Key, string? Label = null, int LabelCell = -1);

/// <summary>Why a line stands where it was found.</summary>
internal enum LineEvidence
{
    /// <summary>Nothing says where it is.</summary>
    Missing,

    /// <summary>Key and label agree.</summary>
    Key,

    /// <summary>The key alone: the label was blanked out or changed to one that the table does not have.</summary>
    Relabelled,

    /// <summary>The label alone: the keys were lost, or left behind when the rest was moved.</summary>
    Label,

    /// <summary>Several places claim to be it.</summary>
    Ambiguous,
}

/// <summary>What is to be considered when the lines of an axis are matched.</summary>
/// <param name="Labels">The labels of the lines.</param>
/// <param name="IsMixed">Whether lines of another table may be among the places: then a copy is never resolved by what is filled in.</param>
/// <param name="AreGroupsMoved">Whether labels of groups stand elsewhere than the keys say: then a label that several lines have says nothing.</param>
/// <param name="IsEmpty">Whether nothing is filled in at a place.</param>
internal sealed record LineQuestion(LineLabels Labels, bool IsMixed, bool AreGroupsMoved, Func<int, bool> IsEmpty);

/// <summary>
/// Finds the lines of an axis by keys and labels together. Keys decide where labels do not contradict them. Where a label says that a place is
/// another line, the table was moved about without its keys: then only what key and label agree on, or a label tells by itself, is certain.
/// </summary>
internal sealed class LineMatching
{
    private readonly LineQuestion _question;
    private readonly List<(FoundLine Place, LineEvidence Evidence)>[] _claims;
    private readonly ImmutableArray<FoundLine>.Builder _rivals = ImmutableArray.CreateBuilder<FoundLine>();
    private readonly FoundLine[] _places;
    private readonly LineEvidence[] _evidence;

    private LineMatching(LineQuestion question)
    {
        _question = question;
        _claims = [.. question.Labels.Squeezed.Select(_ => new List<(FoundLine, LineEvidence)>())];
        _places = new FoundLine[_claims.Length];
        _evidence = new LineEvidence[_claims.Length];
    }

    /// <summary>Why each line stands where it was found.</summary>
    public IReadOnlyList<LineEvidence> Evidence => _evidence;

    /// <summary>The place of each line, meaningless where it was not found.</summary>
    public IReadOnlyList<FoundLine> Places => _places;

    /// <summary>The places that could not be told apart.</summary>
    public ImmutableArray<FoundLine> Rivals => _rivals.ToImmutable();

    /// <summary>Decides for every line where it stands.</summary>
    public static LineMatching Of(LineQuestion question, IReadOnlyList<FoundLine> found)
    {
        var matching = new LineMatching(question);
        matching.Claim(found);
        for (var line = 0; line < matching._claims.Length; line++)
            matching.Decide(line);
        return matching;
    }

    /// <summary>Whether it is certain where a line stands.</summary>
    public bool IsFound(int line) => _evidence[line] is LineEvidence.Key or LineEvidence.Relabelled or LineEvidence.Label;

    private void Claim(IReadOnlyList<FoundLine> found)
    {
        var labels = _question.Labels.Squeezed;
        var isContradicted = false;
        foreach (var place in found)
        {
            var byLabel = string.IsNullOrEmpty(place.Label) ? -1 : _question.Labels.LineOf(place.Label);
            if (place.Key < 0)
            {
                if (byLabel >= 0)
                    _claims[byLabel].Add((place, LineEvidence.Label));
            }
            else if (place.Label is null || place.Label == labels[place.Key])
            {
                var saysNothing = _question.AreGroupsMoved && (labels[place.Key] is not { } label || _question.Labels.LineOf(label) < 0);
                _claims[place.Key].Add((place, saysNothing ? LineEvidence.Ambiguous : LineEvidence.Key));
            }
            else if (byLabel >= 0)
            {
                isContradicted = true;
                _claims[byLabel].Add((place, LineEvidence.Label));
            }
            else if (!_question.Labels.IsLabel(place.Label))
            {
                _claims[place.Key].Add((place, LineEvidence.Relabelled));
            }
            else
            {
                // Another line's label, and several lines have it: neither the key nor the label can be trusted.
                isContradicted = true;
                _claims[place.Key].Add((place, LineEvidence.Ambiguous));
            }
        }

        if (!isContradicted)
            return;
        foreach (var claims in _claims)
        {
            for (var i = 0; i < claims.Count; i++)
            {
                if (claims[i].Evidence == LineEvidence.Relabelled)
                    claims[i] = (claims[i].Place, LineEvidence.Ambiguous);
            }
        }
    }

    private void Decide(int line)
    {
        var candidates = _claims[line];
        if (candidates.Count > 1 && !_question.IsMixed)
        {
            // A copy that nobody filled in is no rival; and a place with its key beats one that only looks the same.
            var filled = candidates.Where(claim => !_question.IsEmpty(claim.Place.Position)).ToList();
            candidates = filled.Count == 0 ? [candidates[0]] : filled;
            if (candidates.Count > 1 && candidates.Count(claim => claim.Evidence == LineEvidence.Key) == 1)
            {
                // A place that has the key of another line and lost to this one is told: that other line is missing for it.
                _rivals.AddRange(candidates.Where(claim => claim.Evidence != LineEvidence.Key && claim.Place.Key >= 0).Select(claim => claim.Place));
                candidates = candidates.FindAll(claim => claim.Evidence == LineEvidence.Key);
            }
        }

        switch (candidates)
        {
            case []:
                break;
            case [var (place, why)] when why != LineEvidence.Ambiguous:
                (_places[line], _evidence[line]) = (place, why);
                break;
            default:
                _evidence[line] = LineEvidence.Ambiguous;
                _rivals.AddRange(candidates.Select(claim => claim.Place));
                break;
        }
    }
}
