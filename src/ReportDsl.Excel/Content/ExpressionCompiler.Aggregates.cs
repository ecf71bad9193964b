using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

internal sealed partial class ExpressionCompiler
{
    private CompiledValue Compute(Aggregate aggregate) => aggregate switch
    {
        { Elements: [] } => new CompiledValue(
            aggregate.Function is AggregateFunction.Sum or AggregateFunction.Count ? [] : [StateWeight.NotApplicable], 0),
        { Function: AggregateFunction.Count } => Count(aggregate),
        { Function: AggregateFunction.Sum } => Sum(aggregate),
        _ when PlainOperands(aggregate, allowsBlankZero: false) is { } plain => OverCells(
            aggregate.Function, plain, CoverCells(plain.Select(operand => operand.State))),
        _ => OverSteps(aggregate),
    };

    /// <summary>The operands that the elements are, null where one is more than a plain operand without a filter.</summary>
    private List<OperandCell>? PlainOperands(Aggregate aggregate, bool allowsBlankZero)
    {
        var plain = new List<OperandCell>(aggregate.Elements.Length);
        foreach (var element in aggregate.Elements)
        {
            if (element is not { Filter: null, Value: OperandValue value }
                || operands[value.Index] is not { IsPlain: true } operand
                || (operand.IsBlankZero && !allowsBlankZero))
            {
                return null;
            }

            plain.Add(operand);
        }

        return plain;
    }

    private CompiledValue OverCells(AggregateFunction function, List<OperandCell> cells, List<Formula> states)
    {
        var values = Parts(CoverCells(cells.Select(cell => cell.Cell)), function);
        var count = Once(Fn.Count(values));
        return new CompiledValue(
            [Fn.If(Sum(states) >= StateWeight.Required, StateWeight.Required, Fn.If(count.Is(0), StateWeight.NotApplicable, 0))],
            function switch
            {
                AggregateFunction.Min => Fn.Min(values),
                AggregateFunction.Max => Fn.Max(values),
                _ => Fn.Sum(values) / Fn.Max(count, 1),
            });
    }

    /// <summary>Areas that make one short call; what is more is reduced in steps first. An average cannot be, its parts are.</summary>
    private List<Formula> Parts(List<Formula> areas, AggregateFunction function)
    {
        if (areas.Sum(area => area.Length + 1) <= LongestInline)
            return areas;
        return function == AggregateFunction.Average
            ? areas
            : [.. Chunks(areas).Select(chunk => (Formula)steps.Add(Fn.If(
                Fn.Count(chunk).Is(0), "", function == AggregateFunction.Min ? Fn.Min(chunk) : Fn.Max(chunk))))];
    }

    private CompiledValue Sum(Aggregate aggregate)
    {
        var values = new List<Formula>();
        var states = new List<Formula>();
        var plain = new Dictionary<decimal, List<OperandCell>>();
        foreach (var element in aggregate.Elements)
        {
            var (operand, factor) = element.Value switch
            {
                OperandValue value => (operands[value.Index], 1m),
                Conversion { Value: OperandValue value } conversion => (operands[value.Index], conversion.Factor),
                _ => (null, 0m),
            };
            if (element.Filter is null && operand is { IsPlain: true })
            {
                if (!plain.TryGetValue(factor, out var group))
                    plain.Add(factor, group = []);
                group.Add(operand);
            }
            else
            {
                var (state, value) = Step(element);
                states.Add(state);
                values.Add(value);
            }
        }

        foreach (var (factor, group) in plain)
        {
            states.AddRange(CoverCells(group.Select(operand => operand.State)));
            var areas = CoverCells(group.Select(operand => operand.Cell));
            if (factor == 1)
                values.AddRange(areas);
            else
                values.Add(ConversionFactor.Times(Total(areas), factor));
        }

        var total = Total(states);
        return new CompiledValue([Fn.If(total >= StateWeight.Required, StateWeight.Required, 0)], Total(values));
    }

    /// <summary>A sum as one short formula.</summary>
    public Formula Total(IReadOnlyList<Formula> terms)
    {
        var parts = terms;
        while (parts.Count > 1 && parts.Sum(part => part.Length + 1) > LongestInline)
            parts = [.. Chunks(parts).Select(chunk => (Formula)steps.Add(Fn.Sum(chunk)))];
        return Fn.Sum([.. parts]);
    }

    /// <summary>One element by itself: its state as the aggregate sees it, and its value or an empty text.</summary>
    private (Formula State, Formula Value) Step(AggregateElement element)
    {
        var compiled = Compile(element.Value);
        var isOperand = element.Value is OperandValue or Conversion { Value: OperandValue };
        var own = Shorten(compiled.State);

        // An optional blank is passed over by itself only; inside an expression it makes the element missing.
        Formula state = isOperand ? own : Fn.If(own >= StateWeight.Missing, StateWeight.Required, own);
        if (element.Filter is { } filter)
        {
            var test = Once(Compile(filter));
            state = Fn.Choose(test + 1, StateWeight.NotApplicable, StateWeight.Required, StateWeight.NotApplicable, state);
        }

        var stateCell = Once(state);
        return (stateCell, steps.Add(Fn.If(stateCell < StateWeight.NotApplicable, compiled.Value, "")));
    }

    private CompiledValue OverSteps(Aggregate aggregate)
    {
        var cells = aggregate.Elements.Select(Step).ToArray();
        var states = CoverCells(cells.Select(cell => cell.State).OfType<CellFormula>());
        var values = Parts(CoverCells(cells.Select(cell => cell.Value).OfType<CellFormula>()), aggregate.Function);
        var count = Once(Fn.Count(values));
        return new CompiledValue(
            [Fn.If(Sum(states) >= StateWeight.Required, StateWeight.Required, Fn.If(count.Is(0), StateWeight.NotApplicable, 0))],
            aggregate.Function switch
            {
                AggregateFunction.Min => Fn.Min(values),
                AggregateFunction.Max => Fn.Max(values),
                _ => Fn.Sum(values) / Fn.Max(count, 1),
            });
    }

    private CompiledValue Count(Aggregate aggregate)
    {
        var counted = aggregate.Elements.Where(element => element.Filter is null).Select(element => Counted(element.Value)).OfType<OperandCell>().ToList();
        if (counted.Count == aggregate.Elements.Length)
        {
            var weights = counted.SelectMany(StatesThatExist).Distinct().ToList();
            var counts = CoverCells(counted.Select(operand => operand.State))
                .SelectMany(area => weights.Select(weight => Fn.CountIf(area, weight)))
                .ToList();
            return new CompiledValue(Total(counts));
        }

        var missing = new List<Formula>();
        var taken = new List<Formula>();
        foreach (var element in aggregate.Elements)
        {
            Formula counts = Counted(element.Value) is { } operand
                ? Fn.If(Exists(operand).Is(3), 1, 0)
                : Fn.If(Shorten(Compile(element.Value).State) < StateWeight.NotApplicable, 1, 0);
            if (element.Filter is { } filter)
            {
                var test = Once(Compile(filter));
                missing.Add(Fn.If(test.Is(1), StateWeight.Required, 0));
                counts = Fn.If(test.Is(3), counts, 0);
            }

            taken.Add(Shorten(counts));
        }

        return new CompiledValue(missing.Count == 0 ? [] : [Total(missing)], Total(taken));
    }

    /// <summary>The operand that an element is, in whatever unit: it counts where its cell holds something. Null for a result.</summary>
    private OperandCell? Counted(Expression element) => element switch
    {
        OperandValue value => operands[value.Index],
        Conversion { Value: OperandValue value } => operands[value.Index],
        _ => null,
    };

    /// <summary>
    /// Cells as few areas: SUM and its kin take areas and single cells alike. A cell that comes up n times is in n of the areas, so that it
    /// counts n times.
    /// </summary>
    public static List<Formula> CoverCells(IEnumerable<CellFormula> cells)
    {
        var times = new Dictionary<(SheetDraft Sheet, int Row, int Column), int>();
        return
        [
            .. cells
                .GroupBy(cell => (cell.Sheet, Time: times[(cell.Sheet, cell.Row, cell.Column)] = times.GetValueOrDefault((cell.Sheet, cell.Row, cell.Column)) + 1))
                .SelectMany(group => Rectangles
                    .Of(group.Select(cell => new CellArea(cell.Row, cell.Column, 1, 1)))
                    .Select(area => area.IsMerged ? (Formula)Fn.Area(group.Key.Sheet, area) : Fn.Cell(group.Key.Sheet, area.Row, area.Column))),
        ];
    }
}
