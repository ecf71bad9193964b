using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

/// <summary>Tables about words, signs and operators.</summary>
internal static class FactsEmitter
{
    public static string Emit(Grammar grammar)
    {
        var writer = new SourceWriter("System", "System.Collections.Immutable");
        writer.Line("namespace ReportDsl.Syntax;");
        writer.Line();
        writer.Open("public static partial class SyntaxFacts");
        EmitTexts(writer, grammar);
        EmitStarts(writer, grammar);
        EmitOperators(writer, grammar);
        writer.Close();
        return writer.ToString();
    }

    private static void EmitTexts(SourceWriter writer, Grammar grammar)
    {
        var words = grammar.Literals.Where(LiteralNames.IsWord).ToList();
        writer.Line("/// <summary>All contextual keywords.</summary>");
        writer.Line("public static ImmutableArray<SyntaxKind> Keywords { get; } =");
        writer.Line($"    [{string.Join(", ", words.Select(word => "SyntaxKind." + LiteralNames.Kind(word)))}];");
        writer.Line();
        writer.Line("/// <summary>The text of a keyword or sign; null for every other kind.</summary>");
        writer.Open("public static string? GetText(SyntaxKind kind) => kind switch");
        foreach (var literal in grammar.Literals)
            writer.Line($"SyntaxKind.{LiteralNames.Kind(literal)} => \"{literal}\",");
        writer.Line("_ => null,");
        writer.Close("};");

        writer.Line("/// <summary>The keyword that a word can be; <see cref=\"SyntaxKind.None\"/> for every other text.</summary>");
        writer.Open("public static SyntaxKind GetKeywordKind(ReadOnlySpan<char> text) => text switch");
        foreach (var word in words)
            writer.Line($"\"{word}\" => SyntaxKind.{LiteralNames.Kind(word)},");
        writer.Line("_ => SyntaxKind.None,");
        writer.Close("};");

        writer.Line("/// <summary>Whether a kind is that of a keyword.</summary>");
        writer.Line("public static bool IsKeyword(SyntaxKind kind) =>");
        writer.Line($"    kind is {string.Join(" or ", words.Select(word => "SyntaxKind." + LiteralNames.Kind(word)))};");
        writer.Line();
    }

    private static void EmitStarts(SourceWriter writer, Grammar grammar)
    {
        foreach (var rule in grammar.Rules)
        {
            var alternatives = rule switch
            {
                ChoiceRule choice => choice.Alternatives,
                AbstractRule parent => parent.Alternatives,
                _ => [],
            };
            if (alternatives.Count == 0 || FirstWords(grammar, alternatives) is not { } words)
                continue;
            writer.Line($"/// <summary>Whether the keyword begins a {rule.Name}.</summary>");
            writer.Line($"public static bool Starts{rule.Name}(SyntaxKind kind) =>");
            writer.Line($"    kind is {string.Join(" or ", words.Distinct().Select(word => "SyntaxKind." + LiteralNames.Kind(word)))};");
            writer.Line();
        }
    }

    /// <summary>The words that begin the nodes; null when one begins with something else. Nodes of unexpected tokens do not count.</summary>
    private static List<string>? FirstWords(Grammar grammar, IEnumerable<string> alternatives)
    {
        var words = new List<string>();
        foreach (var name in alternatives)
        {
            if (grammar.Find(name) is not NodeRule { Slots: [var first, ..] })
                return null;
            if (first.Element is TokenListElement)
                continue;
            if (first is not { IsOptional: false, Element: TokenElement { Alternatives: var tokens } }
                || !tokens.All(token => token.IsLiteral && LiteralNames.IsWord(token.Text)))
                return null;
            words.AddRange(tokens.Select(token => token.Text));
        }

        return words.Count == 0 ? null : words;
    }

    private static void EmitOperators(SourceWriter writer, Grammar grammar)
    {
        writer.Line("/// <summary>How tightly an operator between or behind operands binds: 1 is the loosest; 0 when the kind is none.</summary>");
        writer.Open("public static int GetInfixPrecedence(SyntaxKind kind) => kind switch");
        Levels(level => level.Associativity != Associativity.Prefix);
        writer.Line("/// <summary>How tightly an operator before its operand binds; 0 when the kind is none.</summary>");
        writer.Open("public static int GetPrefixPrecedence(SyntaxKind kind) => kind switch");
        Levels(level => level.Associativity == Associativity.Prefix);
        writer.Line("/// <summary>How operators of the level chain.</summary>");
        writer.Open("public static OperatorAssociativity GetAssociativity(int precedence) => precedence switch");
        for (var i = 0; i < grammar.Precedence.Count; i++)
            writer.Line($"{i + 1} => OperatorAssociativity.{grammar.Precedence[i].Associativity},");
        writer.Line("_ => throw new ArgumentOutOfRangeException(nameof(precedence), precedence, \"No such level.\"),");
        writer.Close("};");

        void Levels(System.Func<PrecedenceLevel, bool> takes)
        {
            for (var i = 0; i < grammar.Precedence.Count; i++)
            {
                if (!takes(grammar.Precedence[i]))
                    continue;
                var kinds = grammar.Precedence[i].Operators.Select(sign => "SyntaxKind." + LiteralNames.Kind(sign));
                writer.Line($"{string.Join(" or ", kinds)} => {i + 1},");
            }

            writer.Line("_ => 0,");
            writer.Close("};");
        }
    }
}
