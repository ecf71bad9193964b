using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

internal static class KindEmitter
{
    public static string Emit(Grammar grammar)
    {
        var writer = new SourceWriter();
        writer.Line("namespace ReportDsl.Syntax;");
        writer.Line();
        writer.Line("/// <summary>The kinds of trivia, tokens and nodes.</summary>");
        writer.Open("public enum SyntaxKind : ushort");
        Member("None", "No kind: the default of a token that is none.");
        Member("List", "A list of nodes or tokens; only inside the tree.");
        Member("WhitespaceTrivia", "Blanks.");
        Member("EndOfLineTrivia", "One line break.");
        Member("LineCommentTrivia", "From // to the end of the line.");
        Member("BlockCommentTrivia", "/* … */");
        Member("DocumentationCommentTrivia", "From /// to the end of the line: guidance for the declaration that follows.");
        Member("SkippedTokensTrivia", "Text that fits nowhere.");
        Member("BadToken", "Characters that begin no token.");
        Member("IdentifierToken", "A name.");
        Member("NumberToken", "1_000, 0.05, 20%");
        Member("StringToken", "\"…\" or \"\"\"…\"\"\"");
        Member("TagToken", "@en, @code");
        Member("EndOfFileToken", "The end of the text, with the trivia before it.");
        foreach (var literal in grammar.Literals.OrderBy(LiteralNames.IsWord))
            Member(LiteralNames.Kind(literal), literal);
        foreach (var node in grammar.Nodes)
            Member(node.Name, node.Source);
        writer.Close();
        return writer.ToString();

        void Member(string name, string text)
        {
            writer.Line($"/// <summary><c>{SourceWriter.Xml(text)}</c></summary>");
            writer.Line(name + ",");
        }
    }
}
