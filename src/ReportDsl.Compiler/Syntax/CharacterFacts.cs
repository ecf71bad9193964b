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

    public static bool IsQuote(char c) => c is '"' or OpeningCurlyQuote or ClosingCurlyQuote;

    /// <summary>Whether a quote ends the string that another one begins: inside ASCII quotes curly ones are text.</summary>
    public static bool Closes(char opening, char c) => opening == '"' ? c == '"' : c is '"' or ClosingCurlyQuote;

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
        _ => c,
    };
}
