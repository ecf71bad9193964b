using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

internal sealed partial class ExpressionCompiler
{
    /// <summary>Where no condition of the rule is undecidable in a workbook, its outcome: 0 fail, 1 not assessable, 2 not applicable, 3 pass.</summary>
    public Formula Compile(Condition condition) => Shorten(condition switch
    {
        Comparison comparison => Compare(comparison),
        Membership membership => Test(membership),
        And and => Smallest(Spine.SidesOf(and).Select(Compile)),
        Or or => Swap(Smallest(Spine.SidesOf(or).Select(part => Swap(Compile(part))))),
        Not not => Swap(Compile(not.Operand)),
        ConditionalCondition conditional => Test(conditional),
        Truth truth => Decide(Compile(truth.Value), value => value.IsNot(0)),
        ConstantCondition constant => constant.Value ? 3 : 0,
        Exists exists => Exists(operands[exists.Index]),
        Matches matches => NotLive(Compile(matches.Text)),
        CallCondition call => Test(call),
        _ => throw new ArgumentException($"A condition of an unknown shape: {condition.GetType().Name}.", nameof(condition)),
    });

    /// <summary>A side of a comparison as it is compared: rounded, a text as it is.</summary>
    public static Formula Side(Comparison comparison, Formula value) =>
        comparison.Left.Kind is ValueKind.Text ? value : Fn.Round(value, comparison.Scale);

    /// <summary>Whether two sides, as <see cref="Side"/> gives them, satisfy the comparison.</summary>
    public static Formula Holds(Comparison comparison, Formula left, Formula right)
    {
        if (comparison.Left.Kind == ValueKind.Text)
        {
            return comparison.Operator switch
            {
                ComparisonOperator.Equal => Fn.Exact(left, right),
                ComparisonOperator.NotEqual => Fn.Not(Fn.Exact(left, right)),
                _ => throw new InvalidOperationException("Texts in order are not compared in a workbook."),
            };
        }

        if (comparison.Tolerance.IsNone)
            return Compare(comparison.Operator, left, right);

        var difference = Fn.Round(left - right, comparison.Scale);
        return comparison.Tolerance switch
        {
            { Kind: ToleranceKind.Absolute, Value: var absolute } => Within(comparison.Operator, difference, absolute),
            { Kind: ToleranceKind.Relative, Value: var fraction } => Within(
                comparison.Operator,
                difference,
                Fn.Round(fraction * Fn.Max(Fn.Abs(left), Fn.Abs(right)), comparison.Scale + fraction.Scale)),
            { Kind: ToleranceKind.Precision, Value: var precision } => CouldHold(comparison.Operator, difference, precision),
            _ => throw new ArgumentException("An unknown tolerance.", nameof(comparison)),
        };
    }

    /// <summary>Whether a comparison can be decided by formulas: equality of texts can, their order depends on the program.</summary>
    public static bool IsLive(Comparison comparison) =>
        comparison.Left.Kind != ValueKind.Text || comparison.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;

    private static Formula Compare(ComparisonOperator comparison, Formula left, Formula right) => comparison switch
    {
        ComparisonOperator.Equal => left.Is(right),
        ComparisonOperator.NotEqual => left.IsNot(right),
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        _ => left >= right,
    };

    private static Formula Within(ComparisonOperator comparison, Formula difference, Formula allowed) => comparison switch
    {
        ComparisonOperator.Equal => Fn.Abs(difference) <= allowed,
        ComparisonOperator.NotEqual => Fn.Abs(difference) > allowed,
        ComparisonOperator.Less => Fn.And(difference < 0, Fn.Abs(difference) > allowed),
        ComparisonOperator.LessOrEqual => difference <= allowed,
        ComparisonOperator.Greater => Fn.And(difference > 0, Fn.Abs(difference) > allowed),
        _ => Fn.Or(difference >= 0, Fn.Abs(difference) <= allowed),
    };

    private static Formula CouldHold(ComparisonOperator comparison, Formula difference, decimal precision) => comparison switch
    {
        ComparisonOperator.Equal => Fn.Abs(difference) <= precision,
        ComparisonOperator.NotEqual => precision > 0 ? Fn.Or(1) : difference.IsNot(0),
        ComparisonOperator.Less => difference < precision,
        ComparisonOperator.LessOrEqual => difference <= precision,
        ComparisonOperator.Greater => difference > -precision,
        _ => difference >= -precision,
    };

    private static Formula Swap(Formula outcome) => Fn.Choose(outcome + 1, 3, 1, 2, 0);

    private Formula Smallest(IEnumerable<Formula> outcomes)
    {
        IReadOnlyList<Formula> parts = [.. outcomes];
        while (parts.Count > 1 && parts.Sum(part => part.Length + 1) > LongestInline)
            parts = [.. Chunks(parts).Select(chunk => (Formula)steps.Add(Fn.Min(chunk)))];
        return Fn.Min(parts);
    }

    /// <summary>Missing before not applicable before the test.</summary>
    private Formula Decide(CompiledValue operand, Func<Formula, Formula> test)
    {
        var passes = Fn.If(test(operand.Value), 3, 0);
        if (operand.States is [])
            return passes;

        var state = operand.State is CellFormula cell ? cell : operand.States.Count <= 2 && operand.State.Length < 120 ? operand.State : Once(operand.State);
        return Fn.If(state >= StateWeight.NotApplicable, Fn.If(state >= StateWeight.Missing, 1, 2), passes);
    }

    private Formula Compare(Comparison comparison)
    {
        var left = Compile(comparison.Left);
        var right = Compile(comparison.Right);
        var states = Limit(new CompiledValue([.. left.States, .. right.States], 0));
        if (!IsLive(comparison))
            return NotLive(states);

        var (first, second) = (Side(comparison, left.Value), Side(comparison, right.Value));
        if (comparison.Tolerance.IsNone)
            return Decide(states, _ => Holds(comparison, first, second));

        // Both sides are used more than once: they are kept in cells, empty where there is nothing to compare.
        var state = Once(states.State);
        var guarded = new CompiledValue([state], 0);
        first = Once(Fn.If(state >= StateWeight.NotApplicable, 0, first));
        second = Once(Fn.If(state >= StateWeight.NotApplicable, 0, second));
        return Decide(guarded, _ => Holds(comparison, first, second));
    }

    private Formula NotLive(CompiledValue operand)
    {
        HasPartNotLive = true;
        var state = Once(operand.State);
        return Fn.If(state >= StateWeight.Missing, 1, Fn.If(state >= StateWeight.NotApplicable, 2, 1));
    }

    private Formula Test(Membership membership)
    {
        var value = Compile(membership.Value);
        if (membership.Values.IsEmpty)
            return 0;

        Func<Formula, Formula, Formula> equal = membership.Value.Kind == ValueKind.Text
            ? Fn.Exact
            : (left, right) => Fn.Round(left, membership.Scale).Is(Fn.Round(right, membership.Scale));
        var kept = value.Value.Length > 40 && membership.Values.Length > 1
            ? new CompiledValue(value.States, Once(value.States is [] ? value.Value : Fn.If(value.State >= StateWeight.NotApplicable, "", value.Value)))
            : value;
        var others = membership.Values.Select(Compile).ToArray();
        if (others.All(other => other.States is []))
            return Decide(kept, own => Fn.Or([.. others.Select(other => equal(own, other.Value))]));

        return Swap(Smallest(others.Select(other => Swap(Decide(
            new CompiledValue([.. kept.States, .. other.States], 0), _ => equal(kept.Value, other.Value))))));
    }

    private Formula Test(CallCondition call) => Decide(Compute(call.Function, call.Arguments), holds => holds);

    private Formula Test(ConditionalCondition conditional)
    {
        var test = Once(Compile(conditional.If));
        return Fn.Choose(test + 1, Compile(conditional.Else), 1, 2, Compile(conditional.Then));
    }

    private static Formula Exists(OperandCell operand) =>
        Fn.If(Fn.Or([.. StatesThatExist(operand).Select(state => operand.State.Is(state))]), 3, 0);

    /// <summary>The states of a cell that holds something.</summary>
    private static IEnumerable<decimal> StatesThatExist(OperandCell operand) =>
        operand.HasFormula ? [StateWeight.Value, StateWeight.Invalid, StateWeight.ComputedInvalid] : [StateWeight.Value, StateWeight.Invalid];
}
