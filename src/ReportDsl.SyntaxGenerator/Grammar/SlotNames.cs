namespace ReportDsl.Grammars;

/// <summary>The names that words, signs and lexer tokens have in <c>SyntaxKind</c>.</summary>
internal static class LiteralNames
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["{"] = "OpenBraceToken",
        ["}"] = "CloseBraceToken",
        ["("] = "OpenParenToken",
        [")"] = "CloseParenToken",
        ["["] = "OpenBracketToken",
        ["]"] = "CloseBracketToken",
        [","] = "CommaToken",
        [":"] = "ColonToken",
        ["."] = "DotToken",
        ["="] = "EqualsToken",
        ["=="] = "EqualsEqualsToken",
        ["!="] = "ExclamationEqualsToken",
        ["<"] = "LessThanToken",
        ["<="] = "LessThanEqualsToken",
        [">"] = "GreaterThanToken",
        [">="] = "GreaterThanEqualsToken",
        ["+"] = "PlusToken",
        ["-"] = "MinusToken",
        ["*"] = "AsteriskToken",
        ["/"] = "SlashToken",
        ["??"] = "QuestionQuestionToken",
    };

    public static bool IsWord(string literal) => literal.All(char.IsLetter);

    public static bool IsKnown(string literal) => IsWord(literal) || Signs.ContainsKey(literal);

    /// <summary>The kind of a word or sign; a sign without a name, which the checks report, stands for itself.</summary>
    public static string Kind(string literal) =>
        IsWord(literal) ? Pascal(literal) + "Keyword" : Signs.TryGetValue(literal, out var kind) ? kind : literal;

    public static string Kind(TokenAlternative alternative) => alternative.IsLiteral
        ? Kind(alternative.Text)
        : alternative.Text switch
        {
            "IDENT" => "IdentifierToken",
            "NUMBER" => "NumberToken",
            "STRING" => "StringToken",
            "TAG" => "TagToken",
            "EOF" => "EndOfFileToken",
            var unknown => unknown,
        };

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}

internal static class SlotNames
{
    /// <summary>The property of a slot: its label, else its type, else the kind of its word or sign.</summary>
    public static string Property(Slot slot) => slot switch
    {
        { Label: { } label } => LiteralNames.Pascal(label),
        { Element: NodeElement node } => node.Type,
        { Element: TokenElement { Alternatives: [var only] } } => LiteralNames.Kind(only),
        _ => "",
    };

    public static string Parameter(Slot slot)
    {
        var property = Property(slot);
        var name = char.ToLowerInvariant(property[0]) + property.Substring(1);
        return name is "operator" or "in" or "default" or "else" or "if" ? "@" + name : name;
    }
}
