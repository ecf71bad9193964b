using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

/// <summary>Says what a child of a node is, as documentation of its property.</summary>
internal static class SlotText
{
    public static string Of(Grammar grammar, Slot slot) => Of(grammar, slot.Element) + (slot.IsOptional ? "; null where it is left out." : ".");

    private static string Of(Grammar grammar, Element element) => element switch
    {
        TokenElement { Alternatives: [var only] } => Of(only),
        TokenElement token => $"One of {string.Join(", ", token.Alternatives.Select(alternative => alternative.IsLiteral ? Code(alternative.Text) : Of(alternative)))}",
        NodeElement node => $"One {Node(grammar, node.Type)}",
        ListElement { AtLeastOne: true } list => $"One or more of {Node(grammar, list.Type)}",
        ListElement list => $"Any number of {Node(grammar, list.Type)}",
        SeparatedElement separated => $"One or more of {Node(grammar, separated.Type)} with {Code(separated.Separator)} between them",
        _ => "Tokens that fit nowhere else",
    };

    private static string Of(TokenAlternative token) => token switch
    {
        { IsLiteral: true } when LiteralNames.IsWord(token.Text) => $"The word {Code(token.Text)}",
        { IsLiteral: true } => $"The sign {Code(token.Text)}",
        { Text: "IDENT" } => "A name",
        { Text: "NUMBER" } => "A number",
        { Text: "STRING" } => "A text in quotes",
        { Text: "TAG" } => "A tag of a language",
        _ => "The end of the text, with the trivia before it",
    };

    private static string Node(Grammar grammar, string type) => $"<see cref=\"{grammar.ClassOf(type)}Syntax\"/>";

    private static string Code(string text) => $"<c>{SourceWriter.Xml(text)}</c>";
}
