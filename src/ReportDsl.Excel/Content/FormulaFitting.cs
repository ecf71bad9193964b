using ReportDsl.Excel.Sheets;

namespace ReportDsl.Excel.Content;

/// <summary>
/// Splits formulas that spreadsheet programs do not take: more than 8,192 characters, functions more than 64 deep. Parts of them move to the
/// hidden sheet of steps, from the inside outwards, until the rest fits.
/// </summary>
internal sealed class FormulaFitting(StepSheet steps)
{
    // Below the limits of Excel, because lengths are estimates and the formula is put into others.
    private const int LongestFormula = 8_000;
    private const int DeepestNesting = 60;

    /// <summary>A constant that is longer stands in a cell of its own.</summary>
    private const int LongestConstant = 2_000;

    /// <summary>Arguments that move together, and the longest of them that does not move alone.</summary>
    private const int Chunk = 50;
    private const int LongestArgument = 150;

    /// <summary>Splits the formulas that need it. What is split off fits itself.</summary>
    public void Fit(IEnumerable<SheetDraft> sheets)
    {
        foreach (var sheet in sheets)
        {
            foreach (var cell in sheet.Rows.SelectMany(row => row.Cells.Values).ToList())
            {
                if (cell.Content is Formula formula && !Fits(formula))
                    sheet.Set(cell.Row, cell.Column, Fitted(formula), cell.Style);
            }
        }
    }

    private static bool Fits(Formula formula) => formula.Length <= LongestFormula && formula.Nesting <= DeepestNesting;

    private Formula Fitted(Formula formula) => formula switch
    {
        TextFormula { Value.Length: > LongestConstant } text => steps.Add(text.Value),
        _ when Fits(formula) => formula,
        BinaryFormula binary => FittedPair(binary),
        ListPositionFormula position => new ListPositionFormula(steps.Add(Fitted(position.Text)), position.Shown, position.Codes, position.Positions),
        TextCountFormula count => new TextCountFormula(count.Area, Fitted(count.Text)),
        CallFormula call => FittedCall(call),
        _ => formula,
    };

    private BinaryFormula FittedPair(BinaryFormula binary)
    {
        // Chains of operators lean to the left and may be long: they are cut where they have grown to the limit, from their first operand on.
        var spine = new Stack<BinaryFormula>();
        Formula first = binary;
        while (first is BinaryFormula inner && !Fits(inner))
        {
            spine.Push(inner);
            first = inner.Left;
        }

        var left = Fitted(first);
        while (true)
        {
            var next = spine.Pop();
            var right = Fitted(next.Right);
            var joined = new BinaryFormula(next.Operator, left, right);
            if (!Fits(joined))
                joined = new BinaryFormula(next.Operator, Step(left), right);
            if (!Fits(joined))
                joined = new BinaryFormula(next.Operator, joined.Left, Step(right));
            if (spine.Count == 0)
                return joined;
            left = joined;
        }
    }

    private CallFormula FittedCall(CallFormula call)
    {
        var fitted = new CallFormula(call.Function, [.. call.Arguments.Select(Fitted)]);
        if (Fits(fitted))
            return fitted;
        var moved = new CallFormula(
            call.Function, [.. fitted.Arguments.Select(argument => argument.Length > LongestArgument || fitted.Nesting > DeepestNesting ? Step(argument) : argument)]);
        while (!Fits(moved))
        {
            if (!IsFold(call.Function))
                throw new InvalidOperationException($"A call of {call.Function} with {call.Arguments.Length} arguments cannot be split.");
            moved = new CallFormula(
                call.Function, [.. moved.Arguments.Chunk(Chunk).Select(chunk => (Formula)steps.Add(new CallFormula(call.Function, [.. chunk])))]);
        }

        return moved;
    }

    /// <summary>Functions of any number of arguments, of which some can be taken together first.</summary>
    private static bool IsFold(Function function) => function is Function.Sum or Function.Min or Function.Max or Function.And or Function.Or;

    private static bool CanMove(Formula formula) => formula is BinaryFormula or CallFormula or ListPositionFormula or TextCountFormula;

    private Formula Step(Formula formula) => CanMove(formula) ? steps.Add(formula) : formula;
}
