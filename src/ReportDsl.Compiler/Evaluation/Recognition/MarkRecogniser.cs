using System.Collections.Frozen;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Marks for "not applicable" in other spellings; only for cells that allow them.</summary>
internal static class MarkRecogniser
{
    /// <summary>The mark that is put in the place of all others.</summary>
    private const string Mark = "/";

    private const string Dashes = "-－–—―─━ー﹣\u2010\u2011\u2012\u2212";
    private const string Slashes = "/／╱∕⁄";
    private const int LongestRun = 8;

    private static readonly FrozenSet<string> Words =
        new[] { "无", "没有", "不涉及", "无此项", "不适用。", "n.a.", "n.a", "na", "nil", "none", "\\", "*", "…", "……" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Nothing but dashes or slashes of any kind, or an official mark in other widths.</summary>
    public static Guess? OfLookAlike(TypedText typed, ValueSchema schema) => IsLookAlike(typed)
        ? Of(typed.Steps.And(new Phrase("another spelling of the mark", "不适用标记的其他写法")), schema)
        : null;

    /// <summary>Whether a text can be meant as nothing but a mark where marks are allowed. In two lines they are two cells run together.</summary>
    public static bool IsLookAlike(TypedText typed)
    {
        var text = TypedText.Squeezed(typed.Text);
        return !typed.Text.Contains('\n', StringComparison.Ordinal)
            && (CellContent.IsMark(text) || (text.Length is > 0 and <= LongestRun && (IsRun(text, Dashes) || IsRun(text, Slashes))));
    }

    /// <summary>A word that may be meant as the mark.</summary>
    public static Guess? OfWord(TypedText typed, ValueSchema schema) => Words.Contains(TypedText.KeyOf(typed.Text))
        ? Of(typed.Steps.AndPerhaps(new Phrase($"{typed.Text} read as not applicable", $"“{typed.Text}”识别为不适用")), schema)
        : null;

    /// <summary>Null where the mark is itself a code or a text of the cell.</summary>
    private static Guess? Of(Steps steps, ValueSchema schema) =>
        schema.Normalize(CellContent.Of(Mark)) is { Kind: ContentKind.Mark } mark ? new Guess(mark, steps) : null;

    private static bool IsRun(string text, string of) => !text.AsSpan().ContainsAnyExcept(of);
}
