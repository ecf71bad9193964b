using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>A text of a required form, such as a credit code, typed in other widths, with spaces or in small letters.</summary>
internal static class TextRecogniser
{
    /// <summary>Of a number in a spreadsheet.</summary>
    public const int DigitsKept = 15;

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

    /// <summary>
    /// A whole number in the place of a text. What was typed may be lost: zeros before it, and in a spreadsheet all digits behind the fifteenth, where
    /// nothing is proposed.
    /// </summary>
    public static Guess? Of(decimal number)
    {
        if (number.Scale != 0)
            return null;
        var text = number.ToString(CultureInfo.InvariantCulture);
        return DigitsLostIn(text) > 0
            ? null
            : new Guess(
                Entry.Of(text),
                Steps.None.AndPerhaps(new Phrase("a number read as a text", "数字转为文本")).AndPerhaps(new Phrase("zeros before it, if there were any, are lost", "前面的 0 如有则已丢失")));
    }

    /// <summary>How many digits of a whole number a spreadsheet has put zeros for, 0 where it may have kept all.</summary>
    public static int DigitsLostIn(string text)
    {
        var digits = text.AsSpan().TrimStart('-');
        return digits.Length > DigitsKept && !digits[DigitsKept..].ContainsAnyExcept('0') && !digits.ContainsAnyExceptInRange('0', '9') ? digits.Length - DigitsKept : 0;
    }
}
