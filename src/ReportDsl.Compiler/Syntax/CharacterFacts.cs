using System.Globalization;
using System.Text;

namespace ReportDsl.Syntax;

/// <summary>What a character can be in a source text.</summary>
internal static class CharacterFacts
{
    public const char OpeningCurlyQuote = '“';
    public const char ClosingCurlyQuote = '”';

    public static bool IsIdentifierStart(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    public static bool IsIdentifierPart(Rune rune) => rune.Value == '_' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber;

    /// <summary>Blanks inside a line, the ideographic space and the byte order mark included.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\uFEFF' || (c is not ('\n' or '\r') && char.IsWhiteSpace(c));

    /// <summary>
    /// Characters that do not show: they join or part letters, or turn the direction of writing. The byte order mark is a blank,
    /// and variation selectors belong to the letter before them.
    /// </summary>
    public static bool IsInvisible(char c) => c >= '\u00AD' && c != '\uFEFF' && char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>The zero-width blank parts words as a blank does; the other invisible characters stand within them.</summary>
    public const char ZeroWidthBlank = '\u200B';

    /// <summary>Whether it is a control of the direction of writing: with them a text shows in another order than it is read.</summary>
    public static bool IsDirectionControl(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Whether it turns the direction, or is one of the letters and marks that names may hold though they do not show.</summary>
    public static bool IsSuspicious(char c) => c >= '\u034F' && (IsDirectionControl(c)
        || c is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u180B' or '\u180C' or '\u180D' or '\u180F' or '\u3164' or '\uFFA0'
            or (>= '\uFE00' and <= '\uFE0F'));

    /// <summary>Whether XML 1.0 has no way to write it, so that no workbook can hold it.</summary>
    public static bool IsUnwritable(char c) => c is (< ' ' and not ('\t' or '\n' or '\r')) or '\uFFFE' or '\uFFFF';

    public static bool HoldsUnwritable(string text) => text.Any(IsUnwritable);

    /// <summary>A digit of any script.</summary>
    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || (c >= '\u0080' && char.IsDigit(c));

    public static bool IsQuote(char c) => c is '"' or OpeningCurlyQuote or ClosingCurlyQuote;

    /// <summary>The quotes of other languages and programs, each before what ends its text; read only where it is ended in the line.</summary>
    public static bool IsForeignQuote(char c) => ForeignClosing(c).Length > 0;

    /// <summary>Whether a quote ends the string that another one begins: inside ASCII quotes curly ones are text.</summary>
    public static bool Closes(char opening, char c) => opening switch
    {
        '"' => c == '"',
        OpeningCurlyQuote or ClosingCurlyQuote => c is '"' or ClosingCurlyQuote,
        _ => ForeignClosing(opening).Contains(c, StringComparison.Ordinal),
    };

    private static string ForeignClosing(char opening) => opening switch
    {
        '\'' => "'’",
        '‘' => "’'",
        '’' => "’'",
        '‚' => "‘’",
        '‛' => "’",
        '„' => "“”\"",
        '‟' => "”",
        '«' => "»",
        '»' => "«»",
        '‹' => "›",
        '「' => "」",
        '『' => "』",
        '〝' => "〞〟",
        '＂' => "＂\"",
        '＇' => "＇'",
        '`' => "`´",
        _ => "",
    };

    /// <summary>The ASCII twin of a full-width sign; the sign itself for every other character.</summary>
    public static char AsciiTwin(char c) => c switch
    {
        '｛' => '{',
        '｝' => '}',
        '（' => '(',
        '）' => ')',
        '［' => '[',
        '］' => ']',
        '，' => ',',
        '：' => ':',
        '．' => '.',
        '＝' => '=',
        '！' => '!',
        '＜' => '<',
        '＞' => '>',
        '＋' => '+',
        '－' => '-',
        '＊' => '*',
        '／' => '/',
        '？' => '?',
        '＠' => '@',
        '＆' => '&',
        '｜' => '|',
        '～' => '~',
        '％' => '%',
        '＃' => '#',
        '；' => ';',
        '＿' => '_',
        _ => c,
    };
}
