namespace ReportDsl.Grammars;

internal enum GrammarTokenKind
{
    Name,
    Literal,
    Sign,
    End,
}

internal readonly record struct GrammarToken(GrammarTokenKind Kind, string Text, int Line, int Column)
{
    public bool Is(string sign) => Kind == GrammarTokenKind.Sign && Text == sign;

    /// <summary>A name at the start of a line begins a rule.</summary>
    public bool StartsRule => Kind == GrammarTokenKind.End || (Kind == GrammarTokenKind.Name && Column == 0);
}

/// <summary>Splits a grammar file into names, quoted literals and one-character signs; comments are dropped.</summary>
internal static class GrammarLexer
{
    public static List<GrammarToken> Lex(string text, List<GrammarError> errors)
    {
        var tokens = new List<GrammarToken>();
        var lines = text.Replace("\r\n", "\n").Split('\n');
        for (var line = 0; line < lines.Length; line++)
            LexLine(lines[line], line, tokens, errors);
        tokens.Add(new GrammarToken(GrammarTokenKind.End, "", lines.Length - 1, 0));
        return tokens;
    }

    private static void LexLine(string text, int line, List<GrammarToken> tokens, List<GrammarError> errors)
    {
        var column = 0;
        while (column < text.Length)
        {
            var start = column;
            var c = text[column++];
            if (char.IsWhiteSpace(c))
                continue;
            if (c == '/' && column < text.Length && text[column] == '/')
                return;

            if (c == '\'')
            {
                var end = text.IndexOf('\'', column);
                if (end <= column)
                {
                    errors.Add(new GrammarError("A literal needs a closing ' on its line and must not be empty.", line, start));
                    return;
                }

                tokens.Add(new GrammarToken(GrammarTokenKind.Literal, text.Substring(column, end - column), line, start));
                column = end + 1;
            }
            else if (char.IsLetter(c))
            {
                while (column < text.Length && char.IsLetterOrDigit(text[column])) column++;
                tokens.Add(new GrammarToken(GrammarTokenKind.Name, text.Substring(start, column - start), line, start));
            }
            else
            {
                tokens.Add(new GrammarToken(GrammarTokenKind.Sign, c.ToString(), line, start));
            }
        }
    }
}
