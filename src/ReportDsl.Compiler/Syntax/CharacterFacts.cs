using System.Buffers;
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

    /// <summary>The controls of the direction of writing: with them a text shows in another order than it is read.</summary>
    public static SearchValues<char> DirectionControls { get; } = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>What turns the direction, and the letters and marks that names may hold though they do not show.</summary>
    public static SearchValues<char> Suspicious { get; } = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
        + "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0"
        + "\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F");

    /// <summary>What XML 1.0 has no way to write, and so no workbook can hold.</summary>
    public static SearchValues<char> Unwritable { get; } = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"
        + "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

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
