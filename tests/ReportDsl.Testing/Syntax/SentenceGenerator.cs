using System.Text;
using ReportDsl.Grammars;

namespace ReportDsl.Testing;

/// <summary>
/// Draws random sentences from the grammar file. Every name may be spelled like a keyword; what the three rules about
/// contextual words forbid is avoided, and nothing else.
/// </summary>
public sealed partial class SentenceGenerator
{
    private const int MaxDepth = 14;

    private static readonly string[] PlainNames = ["a", "b2", "_x", "agency", "自然人", "总计", "Größe", "r0010"];
    private static readonly string[] Numbers = ["0", "1", "2024", "10_000", "0.05", "5%", "12.5%"];
    private static readonly string[] Tags = ["@en", "@zh-Hant", "@code"];

    private static readonly string[] Texts =
        ["\"\"", "\"自然人\"", "\"a \\\"b\\\" \\u{4E00}\"", "\"“三公”\"", "\"\"\"raw \"x\" \"\"\""];

    private static readonly string[] ItemWords = ["group", "total", "memo", "many"];
    private static readonly string[] OperandWords = ["if", "not", "true", "false"];

    private static readonly Grammar Grammar = ReadGrammar();
    private static readonly Dictionary<string, Rule> Rules = Grammar.Rules.ToDictionary(rule => rule.Name);
    private static readonly string[] Words = [.. Grammar.Literals.Where(LiteralNames.IsWord)];
    private static readonly HashSet<string> ModifierWords = [.. FirstWords("Modifier")];
    private static readonly HashSet<string> InfixWords =
        [.. Grammar.Precedence.Where(level => level.Associativity != Associativity.Prefix).SelectMany(level => level.Operators).Where(LiteralNames.IsWord)];

    private readonly Random _random;
    private readonly List<string> _tokens = [];
    private readonly StringBuilder _shape = new();
    private int _depth;

    private SentenceGenerator(Random random) => _random = random;

    /// <summary>A whole file on one line.</summary>
    public static Sentence Generate(Random random)
    {
        var generator = new SentenceGenerator(random);
        generator.Node(Rule("CompilationUnit"));
        return new Sentence(string.Join(' ', generator._tokens), generator._shape.ToString());
    }

    private string Last => _tokens.Count == 0 ? "" : _tokens[^1];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private static Grammar ReadGrammar()
    {
        var (grammar, errors) = GrammarReader.Read(Repository.Read("grammar/reportdsl.grammar"));
        return errors.Count == 0 ? grammar : throw new InvalidOperationException(errors[0].Message);
    }

    private static NodeRule Rule(string name) => (NodeRule)Rules[name];

    private static IEnumerable<string> FirstWords(string rule) => Rules[rule] switch
    {
        AbstractRule parent => parent.Alternatives.SelectMany(FirstWords),
        NodeRule { Slots: [{ Element: TokenElement token }, ..] } => token.Alternatives.Select(alternative => alternative.Text),
        _ => [],
    };

    private void Named(string name)
    {
        if (name == "Expression")
        {
            Expression(1);
            return;
        }

        switch (Rules[name])
        {
            case NodeRule node:
                Node(node);
                break;
            case AbstractRule parent:
                Named(PickAlternative(parent.Alternatives));
                break;
            case ChoiceRule choice:
                Named(PickAlternative(choice.Alternatives));
                break;
        }
    }

    private string PickAlternative(IReadOnlyList<string> alternatives)
    {
        var usable = alternatives.Where(name => !name.StartsWith("Unexpected", StringComparison.Ordinal)).ToList();
        if (_depth > MaxDepth && usable.Contains("AxisReference"))
            return "AxisReference";
        if (_depth > MaxDepth && usable.Contains("PlainItem"))
            return "PlainItem";

        // Most of the grammar lies below these.
        var main = usable.Find(name => name is "TemplateDeclaration" or "TableDeclaration");
        return main is not null && _depth <= MaxDepth && Chance(40) ? main : Pick(usable);
    }

    private void Node(NodeRule node)
    {
        _depth++;
        Open(node.Name);
        foreach (var slot in node.Slots)
            Slot(node, slot);
        Close();
        _depth--;
    }

    private void Slot(NodeRule node, Slot slot)
    {
        // Directly behind `table` a modifier or `when` would be the table's name.
        if (Last == "table" && SlotNames.Property(slot) is "Modifiers" or "When")
            return;
        if (slot.IsOptional && !NeedsLabel(node, slot) && (_depth > MaxDepth || !Chance(45)))
            return;
        switch (slot.Element)
        {
            case TokenElement token:
                Token(node, slot, token);
                break;
            case NodeElement element:
                Named(element.Type);
                break;
            case ListElement list:
                for (var count = ListLength(node.Name); count > 0; count--)
                    Named(list.Type);
                break;
            case SeparatedElement list:
                Separated(list);
                break;
        }
    }

    private int ListLength(string parent) => parent switch
    {
        _ when _depth > MaxDepth => 0,
        "TemplateDeclaration" or "SectionDeclaration" or "TableDeclaration" or "CheckDeclaration" => _random.Next(5),
        "CompilationUnit" => _random.Next(3),
        "Label" => Chance(80) ? 0 : _random.Next(4),
        _ => _random.Next(3),
    };

    private void Separated(SeparatedElement list)
    {
        for (var count = _depth > MaxDepth ? 0 : _random.Next(3); ; count--)
        {
            Named(list.Type);
            if (count <= 0)
                return;
            Emit(list.Separator);
        }
    }

    /// <summary>Without a label behind them these names would be keywords.</summary>
    private bool NeedsLabel(NodeRule node, Slot slot) =>
        node.Name == "PlainItem" && SlotNames.Property(slot) == "Label"
        && (ItemWords.Contains(Last) || ModifierWords.Contains(Last) || InfixWords.Contains(Last));

    private void Token(NodeRule node, Slot slot, TokenElement element)
    {
        var choice = Pick(element.Alternatives);
        Emit(choice switch
        {
            { IsLiteral: true } => choice.Text,
            { Text: "IDENT" } => Name(node, slot),
            { Text: "NUMBER" } => Pick(Numbers),
            { Text: "STRING" } => Pick(Texts),
            { Text: "TAG" } => Pick(Tags),
            _ => "",
        });
    }

    private string Name(NodeRule node, Slot slot)
    {
        while (true)
        {
            var name = Chance(50) ? Pick(Words) : Pick(PlainNames);
            var isTaken = (node.Name, SlotNames.Property(slot)) switch
            {
                ("NamedType", "Name") => name == "code",
                ("AxisReference", "Axis") => ModifierWords.Contains(name),
                ("CallExpression", "Function") => name == "prior" || OperandWords.Contains(name),
                _ => false,
            };
            if (!isTaken)
                return name;
        }
    }

    private void Open(string node) => _shape.Append(_shape.Length > 0 ? " (" : "(").Append(node);

    private void Close() => _shape.Append(')');

    private void Emit(string token)
    {
        if (token.Length > 0)
            _tokens.Add(token);
        _shape.Append(' ').Append(token);
    }
}
