using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>What a text that is not valid as typed is taken to mean.</summary>
/// <param name="Content">The content that was meant.</param>
/// <param name="Note">A remark that stood in parentheses behind it, null where none did.</param>
/// <param name="IsCertain">Whether nothing else can be meant.</param>
/// <param name="How">How it was told, for people: "the unit 件 left out".</param>
public sealed record Recognised(CellContent Content, string? Note, bool IsCertain, Phrase How)
{
    /// <summary>Whether it is what was typed and no more: a number as a text, or a text as a number.</summary>
    public bool IsOtherKind { get; init; }
}
