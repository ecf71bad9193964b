using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

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

        Guess? Fitting(string text, Steps steps) => isValid(text) ? new Guess(CellContent.Of(text), steps) : null;
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
        return SpreadsheetDigits.LostIn(text) > 0
            ? null
            : new Guess(
                CellContent.Of(text),
                Steps.None.AndPerhaps(new Phrase("a number read as a text", "数字转为文本")).AndPerhaps(new Phrase("zeros before it, if there were any, are lost", "前面的 0 如有则已丢失")));
    }
}
