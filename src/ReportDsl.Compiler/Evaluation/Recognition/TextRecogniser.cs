using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>A text of a required form, such as a credit code, typed in other widths, with spaces or in small letters.</summary>
internal static class TextRecogniser
{
    public static Guess? Of(TypedText typed, DataType.Text type, Predicate<string> isValid)
    {
        if (type.Pattern is null)
            return null;

        var squeezed = TypedText.Squeezed(typed.Text);
        var withoutSpaces = squeezed.Length < typed.Text.Length ? typed.Steps.And(new Phrase("spaces left out", "去掉空格")) : typed.Steps;
        return Fitting(typed.Text, typed.Steps)
            ?? Fitting(squeezed, withoutSpaces)
            ?? Fitting(squeezed.ToUpperInvariant(), withoutSpaces.AndPerhaps(new Phrase("capital letters", "改为大写字母")));

        Guess? Fitting(string text, Steps steps) => isValid(text) ? new Guess(Entry.Of(text), steps) : null;
    }

    /// <summary>A whole number in the place of a text; zeros before it may be lost.</summary>
    public static Guess? Of(decimal number) => number.Scale == 0
        ? new Guess(
            Entry.Of(number.ToString(CultureInfo.InvariantCulture)), Steps.None.AndPerhaps(new Phrase("a number read as a text", "数字转为文本")))
        : null;
}
