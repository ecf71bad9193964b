namespace ReportDsl.Grammars;

/// <summary>The grammar file as data: rules in the order of the file, and the operators from the loosest to the tightest level.</summary>
internal sealed record Grammar(IReadOnlyList<Rule> Rules, IReadOnlyList<PrecedenceLevel> Precedence)
{
    public IEnumerable<NodeRule> Nodes => Rules.OfType<NodeRule>();

    public IEnumerable<AbstractRule> Abstracts => Rules.OfType<AbstractRule>();

    public IEnumerable<ChoiceRule> Choices => Rules.OfType<ChoiceRule>();

    /// <summary>All words and signs of the language, in the order of their first use.</summary>
    public IEnumerable<string> Literals =>
        Nodes
            .SelectMany(node => node.Slots)
            .SelectMany(slot => slot.Element switch
            {
                TokenElement token => token.Alternatives.Where(alternative => alternative.IsLiteral).Select(alternative => alternative.Text),
                SeparatedElement separated => [separated.Separator],
                _ => [],
            })
            .Distinct();

    public Rule? Find(string name) => Rules.FirstOrDefault(rule => rule.Name == name);

    /// <summary>The class of a rule's nodes: a choice is no class, its nodes are of the choice's base.</summary>
    public string ClassOf(string name) => Find(name) is ChoiceRule choice ? choice.Base : name;

    public AbstractRule? BaseOf(string name) => Abstracts.FirstOrDefault(candidate => candidate.Alternatives.Contains(name));
}

/// <summary>A rule of the grammar file; <paramref name="Line"/> counts from 0.</summary>
internal abstract record Rule(string Name, int Line);

/// <summary>A node with its children in order.</summary>
internal sealed record NodeRule(string Name, IReadOnlyList<Slot> Slots, string Source, int Line) : Rule(Name, Line);

/// <summary>A node class that only its subclasses instantiate.</summary>
internal sealed record AbstractRule(string Name, IReadOnlyList<string> Alternatives, int Line) : Rule(Name, Line);

/// <summary>A choice of nodes that is no class of its own.</summary>
internal sealed record ChoiceRule(string Name, string Base, IReadOnlyList<string> Alternatives, int Line) : Rule(Name, Line);

/// <summary>A child of a node: <paramref name="Label"/> as written, or null where the name follows from the element.</summary>
internal sealed record Slot(string? Label, Element Element, bool IsOptional, int Line);

internal abstract record Element;

/// <summary>One token out of several.</summary>
internal sealed record TokenElement(IReadOnlyList<TokenAlternative> Alternatives) : Element;

/// <summary>A word or sign as written, or the name of a lexer token such as IDENT.</summary>
internal sealed record TokenAlternative(string Text, bool IsLiteral);

internal sealed record NodeElement(string Type) : Element;

internal sealed record ListElement(string Type, bool AtLeastOne) : Element;

internal sealed record SeparatedElement(string Type, string Separator) : Element;

/// <summary>One or more tokens of any kind.</summary>
internal sealed record TokenListElement : Element;

internal enum Associativity
{
    Prefix,
    Postfix,
    Left,
    Right,
    None,
}

internal sealed record PrecedenceLevel(Associativity Associativity, IReadOnlyList<string> Operators, int Line);

/// <summary>What is wrong with the grammar file; line and column count from 0.</summary>
internal sealed record GrammarError(string Message, int Line, int Column);
