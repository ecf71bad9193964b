using System.Collections.Frozen;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Words and signs for yes and no.</summary>
internal static class BooleanRecogniser
{
    /// <summary>The letter that is typed for a cross: 错 on Chinese forms, on others the mark in the box that is chosen.</summary>
    private const string Letter = "x";

    private static readonly FrozenDictionary<string, (bool Value, bool IsCertain)> Words = new Dictionary<string, (bool, bool)>(StringComparer.Ordinal)
    {
        ["是"] = (true, true), ["否"] = (false, true),
        ["有"] = (true, true), ["无"] = (false, true), ["没有"] = (false, true),
        ["yes"] = (true, true), ["no"] = (false, true),
        ["y"] = (true, true), ["n"] = (false, true),
        ["true"] = (true, true), ["false"] = (false, true),
        ["√"] = (true, true), ["✓"] = (true, true), ["✔"] = (true, true), ["☑"] = (true, true),

        // A cross can be the sign for chosen.
        ["×"] = (false, false), ["✗"] = (false, false), ["✘"] = (false, false), [Letter] = (false, false),
        ["对"] = (true, false), ["错"] = (false, false), ["不是"] = (false, true),
        ["t"] = (true, false), ["f"] = (false, false),
        ["1"] = (true, false), ["0"] = (false, false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In doubt for 无 where it may also say that the question does not apply.</summary>
    /// <param name="crossIsTick">Whether people tick boxes with an x, as they do on forms that are not Chinese.</param>
    public static Guess? Of(TypedText typed, bool allowsMarks, bool crossIsTick)
    {
        var key = TypedText.KeyOf(typed.Text);
        if (!Words.TryGetValue(key, out var word))
            return null;
        if (key == Letter && crossIsTick)
            word = (true, false);
        var how = word.Value ? new Phrase("read as yes", "识别为“是”") : new Phrase("read as no", "识别为“否”");
        return new Guess(
            CellContent.Of(word.Value),
            word.IsCertain && !(allowsMarks && key is "无" or "没有") ? typed.Steps.And(how) : typed.Steps.AndPerhaps(how));
    }
}
