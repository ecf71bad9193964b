using ReportDsl.Grammars;

namespace ReportDsl.Testing;

public sealed partial class SentenceGenerator
{
    /// <summary>Draws an expression that binds at least as tightly as a level of the grammar's precedence section.</summary>
    private void Expression(int minimum)
    {
        _depth++;
        var kind = _depth > MaxDepth ? _random.Next(2) : _random.Next(11);
        switch (kind)
        {
            case 0:
                Reference();
                break;
            case 1:
                Literal();
                break;
            case 2:
                Node(Rule("ParenthesizedExpression"));
                break;
            case 3:
                Node(Rule("CallExpression"));
                break;
            default:
                Operation(minimum);
                break;
        }

        _depth--;
    }

    private void Operation(int minimum)
    {
        var index = _random.Next(Grammar.Precedence.Count);
        var (level, precedence) = (Grammar.Precedence[index], index + 1);
        var sign = Pick(level.Operators);
        var needsBrackets = precedence < minimum;
        if (needsBrackets)
        {
            Open("ParenthesizedExpression");
            Emit("(");
        }

        switch (sign)
        {
            case "if":
                Open("ConditionalExpression");
                Emit("if");
                Expression(1);
                Emit("then");
                Expression(1);
                Emit("else");
                Expression(1);
                break;
            case "in":
                Open("InExpression");
                Expression(precedence + 1);
                foreach (var slot in Rule("InExpression").Slots.Skip(1))
                    Slot(Rule("InExpression"), slot);
                break;
            case "as":
                Open("ConversionExpression");
                Expression(precedence);
                foreach (var slot in Rule("ConversionExpression").Slots.Skip(1))
                    Slot(Rule("ConversionExpression"), slot);
                break;
            case "??":
                Open("CoalesceExpression");
                Reference();
                Emit("??");
                Primary();
                break;
            default:
                Operands(level.Associativity, sign, precedence);
                break;
        }

        Close();
        if (!needsBrackets)
            return;
        Emit(")");
        Close();
    }

    private void Operands(Associativity associativity, string sign, int precedence)
    {
        if (associativity == Associativity.Prefix)
        {
            Open("UnaryExpression");
            Emit(sign);
            Expression(precedence);
            return;
        }

        Open("BinaryExpression");
        Expression(associativity == Associativity.Left ? precedence : precedence + 1);
        Emit(sign);
        Expression(associativity == Associativity.Right ? precedence : precedence + 1);
    }

    private void Primary()
    {
        if (Chance(50))
            Literal();
        else
            Reference();
    }

    /// <summary>A literal; never a text behind a word, because a name before a text is a declaration's code.</summary>
    private void Literal()
    {
        var choices = Rule("LiteralExpression").Slots[0].Element is TokenElement element ? element.Alternatives : [];
        var choice = Pick([.. choices.Where(choice => choice.Text != "STRING" || !IsWord(Last))]);
        Open("LiteralExpression");
        Token(Rule("LiteralExpression"), Rule("LiteralExpression").Slots[0], new TokenElement([choice]));
        Close();
    }

    private void Reference()
    {
        Open("ReferenceExpression");
        if (Chance(30))
            Named("ReferenceQualifier");

        // `prior.` and `children.` are words: names that are spelled so stand alone.
        var first = OperandName();
        var others = first is "prior" or "children" ? 0 : _random.Next(3);
        Open("Path");
        Segment(first);
        for (; others > 0; others--)
        {
            Emit(".");
            Segment(Chance(50) ? Pick(Words) : Pick(PlainNames));
        }

        Close();
        if (Chance(30))
            Node(Rule("ColumnSelector"));
        Close();
    }

    private string OperandName()
    {
        while (true)
        {
            var name = Chance(50) ? Pick(Words) : Pick(PlainNames);
            if (!OperandWords.Contains(name))
                return name;
        }
    }

    private void Segment(string name)
    {
        Open("PathSegment");
        Emit(name);
        Close();
    }

    private static bool IsWord(string token) => token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_');
}
