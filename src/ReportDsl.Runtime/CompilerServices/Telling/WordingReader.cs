using System.Globalization;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Reads the steps of a <see cref="Wording"/>.</summary>
internal sealed class WordingReader
{
    private readonly string[] _texts;
    private readonly List<WordingNode> _nodes = [];

    private WordingReader(string[] texts) => _texts = texts;

    public static WordingNode[] Read(string steps, string[] texts)
    {
        var reader = new WordingReader(texts);
        foreach (var range in steps.AsSpan().Split(' '))
            reader.Add(steps[range]);
        return [.. reader._nodes];
    }

    private void Add(string step)
    {
        var (name, argument) = step.Split(':', 2) is [var head, var tail] ? (head, tail) : (step, "");
        switch (name)
        {
            case "year":
                Add(WordingOp.PeriodYear, WordingKind.Number);
                break;
            case "number":
                Add(WordingOp.PeriodNumber, WordingKind.Number);
                break;
            case "start":
                Add(WordingOp.PeriodStart, WordingKind.Date);
                break;
            case "end":
                Add(WordingOp.PeriodEnd, WordingKind.Date);
                break;
            case "+" or "-" or "*" or "/" or "+d" or "-d":
                Add(ArithmeticOf(name[0]), name.Length > 1 ? WordingKind.Date : WordingKind.Number, 2);
                break;
            case "neg":
                Add(WordingOp.Negate, WordingKind.Number, 1);
                break;
            case "as":
                Add(WordingOp.Convert, WordingKind.Number, 1, node => node with { Number = Decimal(argument) });
                break;
            case "??":
                Add(WordingOp.Coalesce, KindAt(2, 0), 2);
                break;
            case "if":
                Add(WordingOp.Choose, KindAt(3, 1), 3);
                break;
            case "sum":
                Add(WordingOp.Sum, WordingKind.Number, Whole(argument));
                break;
            case "min" or "max":
                Add(name == "min" ? WordingOp.Min : WordingOp.Max, argument == "0" ? WordingKind.Number : KindAt(Whole(argument), 0), Whole(argument));
                break;
            case "average":
                Add(WordingOp.Average, WordingKind.Number, Whole(argument));
                break;
            case "count":
                Add(WordingOp.Count, WordingKind.Number, Whole(argument));
                break;
            case "where":
                Add(WordingOp.Where, KindAt(2, 0), 2);
                break;
            case "is":
                Add(WordingOp.OfCondition, WordingKind.Boolean, 1);
                break;
            default:
                if (ScalarFunctions.Find(name) is { } function)
                    AddCall(function, argument);
                else
                    AddConditionOrLeaf(name, argument);
                break;
        }
    }

    private void AddConditionOrLeaf(string name, string argument)
    {
        switch (name)
        {
            case "=" or "!=" or "<" or "<=" or ">" or ">=":
                AddComparison(name, argument);
                break;
            case "in":
                var colon = argument.IndexOf(':', StringComparison.Ordinal);
                Add(WordingOp.IsAny, WordingKind.Outcome, 1 + Whole(argument[..colon]), node => node with { Index = Whole(argument[(colon + 1)..]) });
                break;
            case "and" or "or":
                Add(name == "and" ? WordingOp.And : WordingOp.Or, WordingKind.Outcome, 2);
                break;
            case "not":
                Add(WordingOp.Not, WordingKind.Outcome, 1);
                break;
            case "pass" or "fail":
                Add(name == "pass" ? WordingOp.Pass : WordingOp.Fail, WordingKind.Outcome);
                break;
            case "true":
                Add(WordingOp.IsTrue, WordingKind.Outcome, 1);
                break;
            case "exists":
                Add(WordingOp.Exists, WordingKind.Outcome, 0, node => node with { Index = Whole(argument) });
                break;
            case "matches":
                var pattern = _texts[Whole(argument)];
                Add(WordingOp.Matches, WordingKind.Outcome, 1, node => node with { Text = pattern, Pattern = new TextPattern(pattern) });
                break;
            case ['\'', .. var index]:
                Add(WordingOp.Text, WordingKind.Text, 0, node => node with { Text = _texts[Whole(index)] });
                break;
            case ['@', .. var day]:
                Add(WordingOp.Constant, WordingKind.Date, 0, node => node with { Number = Decimal(day) });
                break;
            case ['n' or 't' or 'd' or 'b', .. var operands]:
                AddOperands(name[0], operands);
                break;
            case [.. var percentage, '%']:
                Add(WordingOp.Constant, WordingKind.Number, 0, node => node with { Number = Decimal(percentage) / 100, IsPercent = true });
                break;
            default:
                Add(WordingOp.Constant, WordingKind.Number, 0, node => node with { Number = Decimal(name) });
                break;
        }
    }

    private void AddCall(ScalarFunction function, string decimals) => Add(
        WordingOp.Call,
        function.Result == ValueKind.Boolean ? WordingKind.Outcome : WordingKind.Number,
        function.ValueParameters,
        node => node with { Function = function, Index = decimals.Length == 0 ? 0 : Whole(decimals) });

    private void AddOperands(char kind, string operands)
    {
        var (first, last) = operands.Split("..") is [var start, var end] ? (Whole(start), Whole(end)) : (Whole(operands), Whole(operands));
        for (var index = first; index <= last; index++)
        {
            var at = index;
            Add(WordingOp.Operand, KindOf(kind), 0, node => node with { Index = at });
        }
    }

    private void AddComparison(string name, string argument)
    {
        var end = argument.AsSpan().IndexOfAny("~%^");
        var (scale, tolerance) = end < 0 ? (argument, "") : (argument[..end], argument[end..]);
        Add(WordingOp.Compare, WordingKind.Outcome, 2, node => node with
        {
            Comparison = ComparisonOf(name),
            Index = Whole(scale),
            Tolerance = tolerance switch
            {
                ['~', .. var value] => Tolerance.Absolute(Decimal(value)),
                ['%', .. var fraction] => Tolerance.Relative(Decimal(fraction)),
                ['^', .. var value] => Tolerance.Precision(Decimal(value)),
                _ => default,
            },
        });
    }

    private void Add(WordingOp op, WordingKind kind, int arity = 0, Func<WordingNode, WordingNode>? with = null)
    {
        var size = 1;
        for (var operand = 0; operand < arity; operand++)
            size += _nodes[^size].Size;
        var node = new WordingNode(op, kind, arity, size);
        _nodes.Add(with is null ? node : with(node));
    }

    /// <summary>The kind of one of the operands, counted from 0, of the step to be added.</summary>
    private WordingKind KindAt(int arity, int operand)
    {
        var back = 1;
        for (var at = arity - 1; at > operand; at--)
            back += _nodes[^back].Size;
        return _nodes[^back].Kind;
    }

    private static WordingOp ArithmeticOf(char sign) => sign switch
    {
        '+' => WordingOp.Add,
        '-' => WordingOp.Subtract,
        '*' => WordingOp.Multiply,
        _ => WordingOp.Divide,
    };

    private static ComparisonOperator ComparisonOf(string name) => name switch
    {
        "=" => ComparisonOperator.Equal,
        "!=" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        _ => ComparisonOperator.GreaterOrEqual,
    };

    private static WordingKind KindOf(char kind) => kind switch
    {
        't' => WordingKind.Text,
        'd' => WordingKind.Date,
        'b' => WordingKind.Boolean,
        _ => WordingKind.Number,
    };

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
