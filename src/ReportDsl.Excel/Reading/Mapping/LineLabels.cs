using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>The labels of an axis: of each line its own, null where it has none, and those of the groups that begin at it.</summary>
internal sealed class LineLabels
{
    private readonly FrozenDictionary<string, int> _lines;
    private readonly FrozenSet<string> _groups;
    private readonly ImmutableArray<ImmutableArray<LabelText>> _groupsOf;

    private LineLabels(ImmutableArray<LabelText?> lines, ImmutableArray<ImmutableArray<LabelText>> groupsOf)
    {
        Lines = lines;
        Squeezed = [.. lines.Select(label => label?.Squeezed)];
        _groupsOf = groupsOf;
        _lines = Squeezed.Index().Where(line => line.Item is not null).GroupBy(line => line.Item ?? "", line => line.Index, StringComparer.Ordinal)
            .ToFrozenDictionary(lines => lines.Key, lines => lines.Count() == 1 ? lines.First() : -1, StringComparer.Ordinal);
        _groups = groupsOf.SelectMany(groups => groups).Select(group => group.Squeezed).ToFrozenSet(StringComparer.Ordinal);
    }

    public ImmutableArray<LabelText?> Lines { get; }

    public ImmutableArray<string?> Squeezed { get; }

    public bool IsLabel(string squeezed) => _lines.ContainsKey(squeezed);

    /// <summary>The only line with a label, -1 where none or several have it.</summary>
    public int LineOf(string squeezed) => _lines.GetValueOrDefault(squeezed, -1);

    public bool IsGroup(string squeezed) => _groups.Contains(squeezed);

    /// <summary>Whether a group's label stands at a line where that group does not begin.</summary>
    public bool IsForeignGroup(string squeezed, int line) => IsGroup(squeezed) && _groupsOf[line].All(group => group.Squeezed != squeezed);

    public sealed class Builder(int lines)
    {
        private readonly LabelText?[] _lines = new LabelText?[lines];
        private readonly List<LabelText>[] _groups = [.. Enumerable.Range(0, lines).Select(_ => new List<LabelText>())];

        public void Add(int line, string text, bool isGroup)
        {
            if (isGroup)
                _groups[line].Add(new LabelText(text));
            else
                _lines[line] = new LabelText(text);
        }

        public LineLabels ToLabels() => new([.. _lines], [.. _groups.Select(groups => groups.ToImmutableArray())]);
    }
}
