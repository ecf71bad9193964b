namespace ReportDsl.Grammars;

/// <summary>What a grammar must fulfil beyond its notation.</summary>
internal static class GrammarChecks
{
    private static readonly string[] LexerTokens = ["IDENT", "NUMBER", "STRING", "TAG", "EOF"];

    public static IEnumerable<GrammarError> Check(Grammar grammar)
    {
        var names = new HashSet<string>(grammar.Rules.Select(rule => rule.Name), StringComparer.Ordinal);
        foreach (var group in grammar.Rules.GroupBy(rule => rule.Name).Where(group => group.Count() > 1))
            yield return new GrammarError($"{group.Key} is defined twice.", group.Last().Line, 0);

        foreach (var rule in grammar.Rules)
        {
            foreach (var used in References(rule).Where(used => !names.Contains(used)))
                yield return new GrammarError($"{rule.Name} uses {used}, which is not defined.", rule.Line, 0);
        }

        var parents = grammar.Abstracts.SelectMany(parent => parent.Alternatives.Select(child => (Child: child, Parent: parent)));
        foreach (var group in parents.GroupBy(pair => pair.Child).Where(group => group.Count() > 1))
            yield return new GrammarError($"{group.Key} has two bases.", group.Last().Parent.Line, 0);

        foreach (var error in grammar.Nodes.SelectMany(CheckSlots).Concat(CheckPrecedence(grammar)))
            yield return error;
    }

    private static IEnumerable<string> References(Rule rule) => rule switch
    {
        AbstractRule { Alternatives: var alternatives } => alternatives,
        ChoiceRule choice => choice.Alternatives.Concat([choice.Base]),
        NodeRule node => node.Slots.Select(slot => slot.Element switch
        {
            NodeElement element => element.Type,
            ListElement element => element.Type,
            SeparatedElement element => element.Type,
            _ => null,
        }).OfType<string>(),
        _ => [],
    };

    private static IEnumerable<GrammarError> CheckSlots(NodeRule node)
    {
        foreach (var slot in node.Slots)
        {
            if (slot.Label is null && slot.Element is not (NodeElement or TokenElement { Alternatives.Count: 1 }))
                yield return new GrammarError($"A child of {node.Name} needs a label.", slot.Line, 0);
            if (slot is { Label: null, Element: TokenElement { Alternatives: [{ IsLiteral: false }] } })
                yield return new GrammarError($"A token of {node.Name} needs a label.", slot.Line, 0);

            var literals = slot.Element switch
            {
                TokenElement token => token.Alternatives.Where(alternative => alternative.IsLiteral).Select(alternative => alternative.Text),
                SeparatedElement separated => [separated.Separator],
                _ => [],
            };
            foreach (var sign in literals.Where(literal => !LiteralNames.IsKnown(literal)))
                yield return new GrammarError($"The sign '{sign}' has no name yet.", slot.Line, 0);
            if (slot.Element is TokenElement { Alternatives: var alternatives }
                && alternatives.FirstOrDefault(alternative => !alternative.IsLiteral && !LexerTokens.Contains(alternative.Text)) is { } unknown)
                yield return new GrammarError($"The lexer has no token {unknown.Text}.", slot.Line, 0);
        }

        foreach (var group in node.Slots.GroupBy(SlotNames.Property).Where(group => group.Count() > 1))
            yield return new GrammarError($"{node.Name} has two children named {group.Key}: label them.", group.Last().Line, 0);
    }

    private static IEnumerable<GrammarError> CheckPrecedence(Grammar grammar)
    {
        var literals = new HashSet<string>(grammar.Literals, StringComparer.Ordinal);
        foreach (var level in grammar.Precedence)
        {
            foreach (var sign in level.Operators.Where(sign => !literals.Contains(sign)))
                yield return new GrammarError($"The operator '{sign}' occurs in no rule.", level.Line, 0);
        }
    }
}
