using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>What was done to a text on the way to what it is taken to mean, and whether all of it is beyond doubt.</summary>
internal sealed record Steps(ImmutableArray<Phrase> Words, bool IsCertain)
{
    public static Steps None { get; } = new([], true);

    /// <summary>One more step that leaves no doubt.</summary>
    public Steps And(Phrase step) => this with { Words = Words.Add(step) };

    /// <summary>One more step; something else may have been meant.</summary>
    public Steps AndPerhaps(Phrase step) => new(Words.Add(step), false);

    public Steps And(Steps later) => new(Words.AddRange(later.Words), IsCertain && later.IsCertain);

    /// <summary>All steps in one phrase, each told once. Where there are none, a number was typed as a text and that is all.</summary>
    public Phrase How() => Words.IsEmpty
        ? new Phrase("a text read as a number", "文本转为数字")
        : new Phrase(
            string.Join(", ", Words.Select(word => word.English).Distinct(StringComparer.Ordinal)),
            string.Join('，', Words.Select(word => word.Chinese).Distinct(StringComparer.Ordinal)));
}

/// <summary>What a text may mean, before it is asked whether the cell can hold that.</summary>
internal sealed record Guess(CellContent Content, Steps Steps)
{
    /// <summary>The remark that stood in parentheses behind it, null where none did.</summary>
    public string? Note { get; init; }
}
