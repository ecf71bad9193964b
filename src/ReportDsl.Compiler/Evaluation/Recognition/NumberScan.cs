using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;

namespace ReportDsl.Evaluation;

/// <summary>The number at the beginning of a plain text (<see cref="TypedText"/>), and what stands behind it.</summary>
internal sealed record NumberScan(decimal Number, string Rest, Steps Steps)
{
    /// <summary>More digits than a valid value has; a decimal holds such numbers and their conversions exactly.</summary>
    private const int MaxDigits = 15;

    private const int MaxExponent = 12;

    private static readonly Phrase Separators = new("thousands separators left out", "去掉千分位分隔符");

    private static readonly Phrase SeparatorsNoPoint =
        new("the comma left out as a separator of thousands, not read as a decimal point", "逗号识别为千分位分隔符，而非小数点");

    /// <summary>The number that a text begins with; null where it begins with none, or with what may be several.</summary>
    /// <param name="decimals">How many are asked for: where it is less than three, three behind a point may be thousands.</param>
    public static NumberScan? Of(string text, int decimals)
    {
        var (isNegative, steps, at) = SignOf(text);
        var digits = new StringBuilder();
        if (Whole(text, ref at, digits, decimals) is not { } whole)
            return null;
        steps = steps.And(whole);
        var hasWhole = digits.Length > 0;
        if (whole.Words.IsEmpty && digits is { Length: > 1 } && digits[0] == '0')
            steps = steps.AndPerhaps(new Phrase("leading zeros left out", "去掉前导零"));

        if (PointAt(text, at) is { } isPoint)
        {
            if (!isPoint)
                steps = steps.AndPerhaps(new Phrase("another mark read as the decimal point", "符号识别为小数点"));
            var before = digits.Length;
            digits.Append('.');
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++)
                digits.Append(text[at]);
            if (decimals < 3 && before is > 0 and <= 3 && digits.Length == before + 4 && digits[0] != '0')
                steps = steps.AndPerhaps(new Phrase("the point read as a decimal point, not as a separator of thousands", "句点识别为小数点，而非千分位分隔符"));
        }
        else if (!hasWhole)
        {
            return null;
        }

        if (digits.Length > MaxDigits + 1 || Exponent(text, ref at) is not { } exponent)
            return null;
        if (exponent.Length > 0)
        {
            steps = steps.And(new Phrase("exponent notation written out", "展开科学计数法"));
            digits.Append(exponent);
        }

        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(digits.ToString(), Styles, CultureInfo.InvariantCulture, out var number))
            return null;

        // There is no negative zero.
        return new NumberScan(isNegative && number != 0 ? -number : number, text[at..].Trim(' ', '\n'), steps);
    }

    private static (bool IsNegative, Steps Steps, int At) SignOf(string text)
    {
        if (text.Length == 0)
            return (false, Steps.None, 0);

        var minus = new Phrase("a dash read as a minus sign", "横线识别为负号");
        var (isNegative, steps) = text[0] switch
        {
            '+' => (false, Steps.None.And(new Phrase("the plus sign left out", "去掉加号"))),
            '-' => (true, Steps.None),
            '\u2212' or '–' or '\u2010' or '\u2011' => (true, Steps.None.And(minus)),
            '—' or '―' => (true, Steps.None.AndPerhaps(minus)),
            '负' => (true, Steps.None.And(new Phrase("负 read as a minus sign", "“负”识别为负号"))),
            _ => (false, null),
        };
        if (steps is null)
            return (false, Steps.None, 0);

        // "- 5" may be an item of a list.
        return text is [_, ' ', ..]
            ? (isNegative, steps.AndPerhaps(new Phrase("spaces left out", "去掉空格")), 2)
            : (isNegative, steps, 1);
    }

    /// <summary>Reads digits, in groups or not. Null where the groups can mean several numbers; nothing is read where there is no digit.</summary>
    private static Steps? Whole(string text, ref int at, StringBuilder digits, int decimals)
    {
        var (separator, groups, length, areThree, areSingle) = ('\0', 1, 0, true, true);
        for (; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits.Append(text[at]);
                length++;
                continue;
            }

            var isSeparator = length > 0 && text[at] is ',' or ' ' or '\'' or '’' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
            if (!isSeparator)
                break;
            if (separator != '\0' && separator != text[at])
                return null;
            (areThree, areSingle) = (areThree && (groups == 1 ? length <= 3 : length == 3), areSingle && length == 1);
            (separator, groups, length) = (text[at], groups + 1, 0);
        }

        if (groups == 1)
            return Steps.None;
        if (areThree && length == 3 && digits[0] != '0')
        {
            // "1,234" may be 1.234 where so many decimals are asked for; nobody writes a thousandth of a 元.
            var isPerhapsPoint = separator == ',' && groups == 2 && decimals >= 3 && PointAt(text, at) is null && !text.AsSpan(at).TrimStart().StartsWith("元");
            return isPerhapsPoint ? Steps.None.AndPerhaps(SeparatorsNoPoint) : Steps.None.And(Separators);
        }

        // "1,23" may well be a decimal comma, "12 34" two numbers; "1 2" and "0 0" are what a conversion of pages makes of 12 and 0.
        return separator == ' '
            ? areSingle && length == 1 ? Steps.None.AndPerhaps(new Phrase("spaces between digits left out", "去掉数字间的空格")) : null
            : groups > 2 ? Steps.None.AndPerhaps(Separators) : null;
    }

    /// <summary>Whether a decimal point with a digit behind it is one, or only looks like one; null where there is none.</summary>
    private static bool? PointAt(string text, int at)
    {
        if (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
            return null;
        return text[at] switch
        {
            '.' => true,
            '。' or '·' or '•' => false,
            _ => null,
        };
    }

    /// <summary>The exponent as written, empty where there is none; null where it is beyond all values.</summary>
    private static string? Exponent(string text, ref int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
            return "";
        var first = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var end = first;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end == first)
            return "";
        if (end - first > 3 || int.Parse(text.AsSpan(first, end - first), CultureInfo.InvariantCulture) > MaxExponent)
            return null;

        var exponent = text[at..end];
        at = end;
        return exponent;
    }
}
