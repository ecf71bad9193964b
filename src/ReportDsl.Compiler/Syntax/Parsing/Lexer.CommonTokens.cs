namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Lexer
{
    private const char FirstIdeograph = '\u4E00';
    private const char LastIdeograph = '\u9FFF';

    /// <summary>
    /// The end of the token at a position, with its trivia, if it is one of those that repeat: a word of ASCII letters or
    /// common ideographs, a sign or a plain whole number, with blanks and line breaks but no comment around it. Else -1.
    /// </summary>
    private int ScanCommonToken(int position)
    {
        var source = _text.AsSpan();
        var i = position;
        while ((uint)i < (uint)source.Length && source[i] is ' ' or '\n' or '\r' or '\t') i++;
        if ((uint)i >= (uint)source.Length)
            return -1;

        var c = source[i++];
        if (IsCommonLetter(c))
        {
            while ((uint)i < (uint)source.Length && (IsCommonLetter(source[i]) || char.IsAsciiDigit(source[i]))) i++;
            if ((uint)i < (uint)source.Length && source[i] >= 0x80)
                return -1;
        }
        else if (char.IsAsciiDigit(c))
        {
            while ((uint)i < (uint)source.Length && char.IsAsciiDigit(source[i])) i++;
            if ((uint)i < (uint)source.Length && (source[i] is '.' or '%' or '_' or >= (char)0x80 || char.IsAsciiLetter(source[i])))
                return -1;
        }
        else
        {
            switch (c)
            {
                case '{' or '}' or '(' or ')' or '[' or ']' or ',' or ':' or '+' or '-' or '*':
                    break;
                case '.':
                    if ((uint)i < (uint)source.Length && char.IsAsciiDigit(source[i]))
                        return -1;
                    break;
                case '=' or '<' or '>':
                    if ((uint)i < (uint)source.Length && source[i] == '=')
                        i++;

                    // What follows directly may belong to a sign of another language.
                    if ((uint)i < (uint)source.Length && source[i] is '=' or '<' or '>' or '＝' or '＜' or '＞')
                        return -1;
                    break;
                default:
                    return -1;
            }
        }

        while ((uint)i < (uint)source.Length && source[i] is ' ' or '\t') i++;
        if ((uint)i >= (uint)source.Length)
            return i;
        return source[i] switch
        {
            '\n' => i + 1,
            '\r' => (uint)(i + 1) < (uint)source.Length && source[i + 1] == '\n' ? i + 2 : i + 1,

            // A comment, or a rare blank.
            '/' or '#' or < ' ' => -1,

            // One of a number, behind a blank.
            '%' => -1,
            >= (char)0x80 and (< FirstIdeograph or > LastIdeograph) => -1,
            _ => i,
        };
    }

    private static bool IsCommonLetter(char c) => char.IsAsciiLetter(c) || c == '_' || c is >= FirstIdeograph and <= LastIdeograph;
}
