namespace ReportDsl.Grammars;

/// <summary>Reads the grammar file; its notation is explained at its head.</summary>
internal sealed class GrammarReader
{
    private readonly List<GrammarToken> _tokens;
    private readonly List<GrammarError> _errors;
    private int _position;

    private GrammarReader(List<GrammarToken> tokens, List<GrammarError> errors)
    {
        _tokens = tokens;
        _errors = errors;
    }

    private GrammarToken Current => _tokens[_position];

    /// <summary>Reads a grammar; when there are errors, the grammar holds the rules that could be read.</summary>
    public static (Grammar Grammar, IReadOnlyList<GrammarError> Errors) Read(string text)
    {
        var errors = new List<GrammarError>();
        var reader = new GrammarReader(GrammarLexer.Lex(text, errors), errors);
        var grammar = reader.ReadGrammar();
        if (errors.Count == 0)
            errors.AddRange(GrammarChecks.Check(grammar));
        return (grammar, errors);
    }

    private Grammar ReadGrammar()
    {
        var rules = new List<Rule>();
        var precedence = new List<PrecedenceLevel>();
        while (Current.Kind != GrammarTokenKind.End)
        {
            var start = _position;
            if (Current.Kind != GrammarTokenKind.Name || Current.Column != 0)
                Fail("A rule begins with its name at the start of a line.");
            else if (Current.Text == "precedence")
                precedence.AddRange(ReadPrecedence());
            else if (ReadRule() is { } rule)
                rules.Add(rule);
            if (!Current.StartsRule)
                Fail($"Unexpected '{Current.Text}'.");
            while (!Current.StartsRule || _position == start) _position++;
        }

        return new Grammar(rules, precedence);
    }

    private Rule? ReadRule()
    {
        var name = Next();
        string? choiceBase = null;
        if (Current.Is(":"))
        {
            Next();
            choiceBase = ReadName();
        }

        if (!Expect("="))
            return null;
        if (choiceBase is not null)
            return new ChoiceRule(name.Text, choiceBase, ReadAlternatives(), name.Line);
        if (Current.Kind == GrammarTokenKind.Name && !Current.StartsRule && _tokens[_position + 1].Is("|"))
            return new AbstractRule(name.Text, ReadAlternatives(), name.Line);

        var slots = new List<Slot>();
        var first = _position;
        while (!Current.StartsRule)
        {
            if (ReadSlot() is not { } slot)
                return null;
            slots.Add(slot);
        }

        if (slots.Count == 0)
            Fail($"{name.Text} has no children.");
        var source = string.Concat(_tokens.Skip(first).Take(_position - first).Select(Spelling)).Trim();
        return new NodeRule(name.Text, slots, source, name.Line);
    }

    private static string Spelling(GrammarToken token) =>
        token.Kind == GrammarTokenKind.Literal ? $" '{token.Text}'"
        : token.Kind == GrammarTokenKind.Name || token.Is("|") || token.Is("(") ? " " + token.Text
        : token.Text;

    private List<string> ReadAlternatives()
    {
        var names = new List<string> { ReadName() };
        while (Current.Is("|"))
        {
            Next();
            names.Add(ReadName());
        }

        return names;
    }

    private Slot? ReadSlot()
    {
        var line = Current.Line;
        string? label = null;
        if (Current.Kind == GrammarTokenKind.Name && _tokens[_position + 1].Is(":"))
        {
            label = Next().Text;
            Next();
        }

        if (ReadElement() is not { } element)
            return null;
        if (Current.Is("*") || Current.Is("+"))
        {
            if (element is not NodeElement node)
            {
                Fail("Only nodes form lists; <TOKENS> is a list of tokens.");
                return null;
            }

            return new Slot(label, new ListElement(node.Type, Next().Text == "+"), false, line);
        }

        var optional = Current.Is("?");
        if (optional)
            Next();
        return new Slot(label, element, optional, line);
    }

    private Element? ReadElement()
    {
        var token = Next();
        switch (token.Kind)
        {
            case GrammarTokenKind.Literal:
                return new TokenElement([new TokenAlternative(token.Text, IsLiteral: true)]);
            case GrammarTokenKind.Name when token.Text == "sep" && Current.Is("("):
                Next();
                var type = ReadName();
                if (!Expect(","))
                    return null;
                var separator = Next();
                return Expect(")") ? new SeparatedElement(type, separator.Text) : null;
            case GrammarTokenKind.Name when IsTokenName(token.Text):
                return new TokenElement([new TokenAlternative(token.Text, IsLiteral: false)]);
            case GrammarTokenKind.Name when !token.StartsRule:
                return new NodeElement(token.Text);
            case GrammarTokenKind.Sign when token.Text == "(":
                return ReadTokenAlternatives();
            case GrammarTokenKind.Sign when token.Text == "<" && Current.Text == "TOKENS":
                Next();
                return Expect(">") ? new TokenListElement() : null;
            default:
                _position--;
                Fail($"Unexpected '{token.Text}'.");
                return null;
        }
    }

    private TokenElement? ReadTokenAlternatives()
    {
        var alternatives = new List<TokenAlternative>();
        while (true)
        {
            var token = Next();
            if (token.Kind != GrammarTokenKind.Literal && !(token.Kind == GrammarTokenKind.Name && IsTokenName(token.Text)))
            {
                _position--;
                Fail("Brackets hold tokens only: words, signs, IDENT, NUMBER, STRING, TAG.");
                return null;
            }

            alternatives.Add(new TokenAlternative(token.Text, token.Kind == GrammarTokenKind.Literal));
            if (!Current.Is("|"))
                return Expect(")") ? new TokenElement(alternatives) : null;
            Next();
        }
    }

    private List<PrecedenceLevel> ReadPrecedence()
    {
        Next();
        var levels = new List<PrecedenceLevel>();
        while (!Current.StartsRule)
        {
            var word = Next();
            Associativity? associativity = word.Text switch
            {
                "prefix" => Associativity.Prefix,
                "postfix" => Associativity.Postfix,
                "left" => Associativity.Left,
                "right" => Associativity.Right,
                "none" => Associativity.None,
                _ => null,
            };
            if (associativity is null)
            {
                _position--;
                Fail("A level begins with prefix, postfix, left, right or none.");
                return levels;
            }

            var operators = new List<string>();
            while (Current.Kind == GrammarTokenKind.Literal)
                operators.Add(Next().Text);
            levels.Add(new PrecedenceLevel(associativity.Value, operators, word.Line));
        }

        return levels;
    }

    /// <summary>The tokens of the lexer are written in capitals.</summary>
    private static bool IsTokenName(string name) => name.Length > 1 && name.All(char.IsUpper);

    private string ReadName()
    {
        if (Current.Kind == GrammarTokenKind.Name && Current.Column != 0)
            return Next().Text;
        Fail("A name is missing.");
        return "";
    }

    private bool Expect(string sign)
    {
        if (Current.Is(sign))
        {
            Next();
            return true;
        }

        Fail($"'{sign}' is missing before '{Current.Text}'.");
        return false;
    }

    private GrammarToken Next()
    {
        var token = Current;
        if (token.Kind != GrammarTokenKind.End)
            _position++;
        return token;
    }

    /// <summary>Reports the first error of a rule; what follows in it is passed over.</summary>
    private void Fail(string message)
    {
        _errors.Add(new GrammarError(message, Current.Line, Current.Column));
        while (!Current.StartsRule) _position++;
    }
}
