using System.Text;

namespace ReportDsl.Excel.Sheets;

/// <summary>
/// Evaluates formulas over the drafts of the sheets as a spreadsheet program does, each cell once. It knows the functions that the
/// workbook uses, and of each no more than the ways in which it uses them.
/// </summary>
internal sealed class FormulaEvaluator
{
    /// <summary>So many cells may wait for each other on the call stack.</summary>
    private const int DeepestRecursion = 16;

    private int _depth;

    public FormulaValue ValueOf(SheetDraft sheet, int row, int column) =>
        sheet.Find(row, column) is { } cell ? ValueOf(cell) : FormulaValue.Blank;

    public FormulaValue ValueOf(CellDraft cell)
    {
        if (cell.Content is not Formula formula)
        {
            return cell.Content switch
            {
                string text => FormulaValue.Of(text),
                decimal number => FormulaValue.Of((double)number),
                bool value => FormulaValue.Of(value),
                MisreadDate date => FormulaValue.Of((double)date.Serial),
                SheetError => FormulaValue.Error,
                _ => FormulaValue.Blank,
            };
        }

        if (cell.Value is { } known)
            return known;
        if (_depth == DeepestRecursion)
            EvaluateNeeded(cell, formula);
        return Compute(cell, formula);
    }

    private FormulaValue Compute(CellDraft cell, Formula formula)
    {
        _depth++;
        // A formula that ends in a blank cell shows 0, as in every spreadsheet program.
        var result = Evaluate(formula);
        _depth--;
        if (result.Kind == FormulaValueKind.Blank)
            result = FormulaValue.Of(0);
        cell.Value = result;
        return result;
    }

    /// <summary>
    /// Evaluates what a cell reads, and what that reads, with a stack of its own: cells that read each other may be more than the call stack
    /// is deep.
    /// </summary>
    private void EvaluateNeeded(CellDraft cell, Formula formula)
    {
        var met = new HashSet<CellDraft> { cell };
        var open = new Stack<(CellDraft Cell, Formula Formula, IEnumerator<CellDraft> Read)>();
        open.Push((cell, formula, FormulaReferences.Of(formula).GetEnumerator()));
        var depth = _depth;
        _depth = 0;
        while (open.TryPeek(out var top))
        {
            if (!top.Read.MoveNext())
            {
                open.Pop();
                if (top.Cell != cell)
                    Compute(top.Cell, top.Formula);
            }
            else if (top.Read.Current is { Value: null, Content: Formula inner } needed && met.Add(needed))
            {
                open.Push((needed, inner, FormulaReferences.Of(inner).GetEnumerator()));
            }
        }

        _depth = depth;
    }

    private FormulaValue Evaluate(Formula formula) => formula switch
    {
        NumberFormula number => FormulaValue.Of((double)number.Value),
        TextFormula text => FormulaValue.Of(text.Value),
        CellFormula cell => ValueOf(cell.Sheet, cell.Row, cell.Column),
        BinaryFormula binary => Apply(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right)),
        CallFormula call => Call(call),
        ListPositionFormula position => Position(position),
        TextCountFormula count => CountOf(count),
        _ => FormulaValue.Error,
    };

    private static FormulaValue Apply(BinaryOperator op, FormulaValue left, FormulaValue right)
    {
        if (left.IsError || right.IsError)
            return FormulaValue.Error;
        if (op == BinaryOperator.Join)
            return FormulaValue.Of(left.AsText() + right.AsText());
        if (op >= BinaryOperator.Equal)
            return FormulaValue.Of(Holds(op, Order(left, right)));
        if (!left.TryNumber(out var a) || !right.TryNumber(out var b))
            return FormulaValue.Error;
        return op switch
        {
            BinaryOperator.Add => FormulaValue.Of(a + b),
            BinaryOperator.Subtract => FormulaValue.Of(a - b),
            BinaryOperator.Multiply => FormulaValue.Of(a * b),
            _ => b == 0 ? FormulaValue.Error : FormulaValue.Of(a / b),
        };
    }

    private static bool Holds(BinaryOperator op, int order) => op switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>Numbers before texts before booleans; a blank is as the other side would have it; texts without regard to case.</summary>
    private static int Order(FormulaValue left, FormulaValue right)
    {
        if (left.Kind == FormulaValueKind.Blank)
            left = right.IsText ? FormulaValue.Of("") : right with { Number = 0 };
        if (right.Kind == FormulaValueKind.Blank)
            right = left.IsText ? FormulaValue.Of("") : left with { Number = 0 };
        if (left.Kind != right.Kind)
            return left.Kind.CompareTo(right.Kind);
        return left.IsText ? string.Compare(left.Text, right.Text, StringComparison.OrdinalIgnoreCase) : left.Number.CompareTo(right.Number);
    }

    private FormulaValue Call(CallFormula call)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case Function.If:
                var test = Evaluate(arguments[0]);
                return test.IsError || test.IsText ? FormulaValue.Error : Evaluate(arguments[test.IsTrue ? 1 : 2]);
            case Function.IfError:
                var tried = Evaluate(arguments[0]);
                return tried.IsError ? Evaluate(arguments[1]) : tried;
            case Function.Choose:
                var index = Evaluate(arguments[0]);
                return index.IsError || index.Number < 1 || index.Number >= arguments.Length
                    ? FormulaValue.Error
                    : Evaluate(arguments[(int)index.Number]);
            case Function.Hyperlink:
                return Evaluate(arguments[1]);
            case Function.IsNumber:
                return FormulaValue.Of(Evaluate(arguments[0]).IsNumber);
            case Function.IsText:
                return FormulaValue.Of(Evaluate(arguments[0]).IsText);
            case Function.IsBlank:
                return FormulaValue.Of(Evaluate(arguments[0]).Kind == FormulaValueKind.Blank);
            case Function.IsLogical:
                return FormulaValue.Of(Evaluate(arguments[0]).Kind == FormulaValueKind.Boolean);
            case Function.Sum or Function.Count or Function.Min or Function.Max:
                return Total(call);
            case Function.CountIf:
                var wanted = Evaluate(arguments[1]).Number;
                return FormulaValue.Of(Cells(arguments[0]).Count(cell => cell.IsNumber && cell.Number == wanted));
            case Function.Index:
                return Cells(arguments[0]).ElementAtOrDefault((int)Evaluate(arguments[1]).Number - 1) is { Kind: not FormulaValueKind.Blank } found
                    ? found
                    : FormulaValue.Error;
            case Function.Match:
                var sought = Evaluate(arguments[0]).Number;
                var at = Cells(arguments[1]).Index().FirstOrDefault(cell => cell.Item.IsNumber && cell.Item.Number == sought, (-1, default)).Index;
                return at < 0 ? FormulaValue.Error : FormulaValue.Of(at + 1);
            default:
                return Scalar(call.Function, [.. arguments.Select(Evaluate)]);
        }
    }

    private static FormulaValue Scalar(Function function, FormulaValue[] values)
    {
        if (Array.Exists(values, value => value.IsError))
            return FormulaValue.Error;

        var first = values[0];
        switch (function)
        {
            case Function.And:
                return FormulaValue.Of(Array.TrueForAll(values, value => value.IsTrue));
            case Function.Or:
                return FormulaValue.Of(Array.Exists(values, value => value.IsTrue));
            case Function.Not:
                return FormulaValue.Of(!first.IsTrue);
            case Function.Exact:
                return FormulaValue.Of(first.AsText() == values[1].AsText());
            case Function.Len:
                return FormulaValue.Of(first.AsText().Length);
            case Function.Left:
                var text = first.AsText();
                return FormulaValue.Of(text[..Math.Min(text.Length, (int)values[1].Number)]);
            case Function.Substitute:
                return FormulaValue.Of(values[1].AsText() is { Length: > 0 } old ? first.AsText().Replace(old, values[2].AsText(), StringComparison.Ordinal) : first.AsText());
            case Function.Trim:
                return FormulaValue.Of(Trim(first.AsText()));
        }

        if (!first.TryNumber(out var number))
            return FormulaValue.Error;
        return function switch
        {
            Function.Abs => FormulaValue.Of(Math.Abs(number)),
            Function.Int => FormulaValue.Of(Math.Floor(number)),
            Function.Round => FormulaValue.Of(Round(number, (int)values[1].Number)),
            Function.Date => FormulaValue.Of(Serial((int)number, (int)values[1].Number, (int)values[2].Number)),
            _ => FormulaValue.Error,
        };
    }

    /// <summary>Half away from zero, on the fifteen digits that a spreadsheet program shows.</summary>
    private static double Round(double number, int digits)
    {
        if (Math.Abs(number) >= 1e15)
            return number;
        return digits >= 0
            ? (double)Math.Round((decimal)number, Math.Min(digits, 15), MidpointRounding.AwayFromZero)
            : Math.Round(number * Math.Pow(10, digits), MidpointRounding.AwayFromZero) / Math.Pow(10, digits);
    }

    private static double Serial(int year, int month, int day) =>
        new DateTime(Math.Clamp(year, 1900, 9990), 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(month - 1).AddDays(day - 1).ToOADate();

    private static string Trim(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            result.Append(result.Length > 0 ? " " : "").Append(word);
        return result.ToString();
    }

    /// <summary>Cells count by what they hold, texts in them are passed over; anything else is taken as it is.</summary>
    private FormulaValue Total(CallFormula call)
    {
        var (sum, count, min, max) = (0.0, 0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var argument in call.Arguments)
        {
            var isReference = argument is CellFormula or AreaFormula;
            foreach (var value in Cells(argument))
            {
                if (value.IsError)
                {
                    if (call.Function == Function.Count)
                        continue;
                    return FormulaValue.Error;
                }

                if (!value.IsNumber && (isReference || !value.TryNumber(out _)))
                    continue;

                sum += value.Number;
                count++;
                min = Math.Min(min, value.Number);
                max = Math.Max(max, value.Number);
            }
        }

        return FormulaValue.Of(call.Function switch
        {
            Function.Sum => sum,
            Function.Count => count,
            _ when count == 0 => 0,
            Function.Min => min,
            _ => max,
        });
    }

    private IEnumerable<FormulaValue> Cells(Formula formula)
    {
        if (formula is not AreaFormula { Area: var area, Sheet: var sheet })
        {
            yield return Evaluate(formula);
            yield break;
        }

        for (var row = area.Row; row <= area.LastRow; row++)
        {
            for (var column = area.Column; column <= area.LastColumn; column++)
                yield return ValueOf(sheet, row, column);
        }
    }

    private FormulaValue CountOf(TextCountFormula formula)
    {
        var (text, count) = (Evaluate(formula.Text).AsText(), 0);
        foreach (var value in Cells(formula.Area))
        {
            if (value.IsError)
                return FormulaValue.Error;
            count += value.AsText() == text ? 1 : 0;
        }

        return FormulaValue.Of(count);
    }

    private FormulaValue Position(ListPositionFormula formula)
    {
        var text = Evaluate(formula.Text);
        if (text.IsError)
            return FormulaValue.Error;
        var wanted = text.AsText();
        var position = Cells(formula.Shown).Zip(Cells(formula.Codes))
            .Index()
            .FirstOrDefault(entry => entry.Item.First.Text == wanted || entry.Item.Second.Text == wanted, (-1, default))
            .Index;
        return FormulaValue.Of(position + 1);
    }
}
