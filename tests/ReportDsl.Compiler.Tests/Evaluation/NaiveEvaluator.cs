using System.Globalization;
using System.Text.RegularExpressions;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Tests.Evaluation;

/// <summary>
/// The language's tables of states, operators and outcomes, taken down word by word and without a thought for speed: the evaluator is held
/// against it. Values are a decimal, a text, <see cref="Missing"/> or <see cref="NotApplicable"/>; outcomes are the numbers 0 to 3.
/// </summary>
internal sealed class NaiveEvaluator(Form form, ReportData?[] reports)
{
    public const string Missing = "\0missing";
    public const string NotApplicable = "\0na";

    private readonly Dictionary<(int Slot, int Report), (string State, object Value)> _settled = [];

    public int OutcomeOf(Rule rule, RuleInstance instance)
    {
        var period = reports[0]!.Period;
        if (rule.Since is { } since && ReportPeriod.TryParse(since, out var from) && period.Start < from.Start)
            return 2;
        if (rule.Until is { } until && ReportPeriod.TryParse(until, out var to) && period.End > to.End)
            return 2;
        if (instance.When is not null)
        {
            var when = Test(instance.When, instance.Operands, 0);
            if (when != 3)
                return when == 1 ? 1 : 2;
        }

        return Test(instance.Condition, instance.Operands, 0);
    }

    public int TotalOutcome(ComputedCell cell)
    {
        if (IsRuledOut(cell.Slot, 0))
            return 2;
        if (reports[0]![cell.Slot].Kind == ContentKind.Blank)
            return 1;
        var spec = form.Slots[cell.Slot].Spec;
        return Equal(Slot(cell.Slot, 0), Formula(cell, 0), spec.Type.IsNumeric ? spec.Type.Scale : 0);
    }

    /// <summary>The value of a slot as one operand.</summary>
    public object Slot(int slot, int report) => Settled(slot, report).Value;

    /// <summary>value, zero, optional, required, na, invalid, absent, uncomputed.</summary>
    public string StateOf(int slot, int report) => Settled(slot, report).State;

    /// <summary>Settles a slot once, after all that it reads: what reads what may be a longer chain than the call stack is deep.</summary>
    private (string State, object Value) Settled(int slot, int report)
    {
        var waiting = new Stack<(int Slot, int Report)>([(slot, report)]);
        var met = new HashSet<(int, int)>();
        while (!_settled.ContainsKey((slot, report)))
        {
            var (next, at) = waiting.Peek();
            var needed = met.Add((next, at)) ? ReadBy(next, at).Where(read => !_settled.ContainsKey(read) && !met.Contains(read)).ToList() : [];
            needed.ForEach(waiting.Push);
            if (needed.Count > 0)
                continue;
            waiting.Pop();
            if (!_settled.ContainsKey((next, at)))
                _settled.Add((next, at), (FindState(next, at), FindValue(next, at)));
        }

        return _settled[(slot, report)];
    }

    private IEnumerable<(int Slot, int Report)> ReadBy(int slot, int report) =>
        from operand in form.Applicabilities.Where(clause => clause.Slots.Contains(slot)).SelectMany(clause => clause.Operands)
            .Concat(form.ComputedInOrder.Where(cell => cell.Slot == slot).SelectMany(cell => cell.Operands))
        where report < reports.Length && reports[report] is not null
        select operand is Operand.Prior prior ? (prior.Slot, report + prior.Periods) : (((Operand.Current)operand).Slot, report);

    private object FindValue(int slot, int report) => FindState(slot, report) switch
    {
        "value" => Content(slot, report),
        "zero" => 0m,
        "na" => NotApplicable,
        _ => Missing,
    };

    private string FindState(int slot, int report)
    {
        if (report >= reports.Length || reports[report] is not { } data)
            return "absent";
        if (IsRuledOut(slot, report))
            return "na";

        var spec = form.Slots[slot].Spec;
        var entry = data[slot];
        if (entry.Kind == ContentKind.Blank)
        {
            if (form.ComputedInOrder.FirstOrDefault(cell => cell.Slot == slot) is { } computed)
            {
                return Formula(computed, report) switch
                {
                    Missing => "uncomputed",
                    NotApplicable => "na",
                    decimal day when spec.Type is DataType.Date => IsValid(spec, CellContent.Of(DateOnly.FromDayNumber((int)day))) ? "value" : "invalid",
                    decimal truth when spec.Type is DataType.Boolean => IsValid(spec, CellContent.Of(truth == 1)) ? "value" : "invalid",
                    decimal number => IsValid(spec, CellContent.Of(number)) ? "value" : "invalid",
                    var text => IsValid(spec, CellContent.Of((string)text)) ? "value" : "invalid",
                };
            }

            return spec.Presence switch
            {
                Presence.BlankZero => "zero",
                Presence.Optional => "optional",
                _ => "required",
            };
        }

        if (entry.Kind == ContentKind.Mark)
            return spec.AllowNotApplicable ? "na" : "invalid";
        return IsValid(spec, entry) ? "value" : "invalid";
    }

    public object Evaluate(Expression expression, IReadOnlyList<Operand> operands, int report)
    {
        object Sub(Expression part) => Evaluate(part, operands, report);
        switch (expression)
        {
            case NumberConstant number:
                return number.Value;
            case TextConstant text:
                return text.Value;
            case DateConstant date:
                return (decimal)date.Value.DayNumber;
            case OperandValue value:
                return OperandAt(value.Index, operands, report);
            case PeriodValue period:
                var own = reports[report]!.Period;
                return period.Property switch
                {
                    PeriodProperty.Year => own.Year,
                    PeriodProperty.Number => (decimal)own.Number,
                    PeriodProperty.Start => own.Start.DayNumber,
                    _ => own.End.DayNumber,
                };
            case Arithmetic arithmetic:
                return Strict([Sub(arithmetic.Left), Sub(arithmetic.Right)], sides => Calculate(arithmetic, (decimal)sides[0], (decimal)sides[1]));
            case Negation negation:
                return Strict([Sub(negation.Value)], value => 0 - (decimal)value[0]);
            case Conversion conversion:
                return Strict([Sub(conversion.Value)], value => (decimal)value[0] * conversion.Factor);
            case Call call:
                return Strict([.. call.Arguments.Select(Sub)], values => call.Function.Name switch
                {
                    "abs" => Math.Max((decimal)values[0], 0 - (decimal)values[0]),
                    "round" => HalfAwayFromZero((decimal)values[0], (int)(decimal)values[1]),
                    "length" => (decimal)((string)values[0]).Length,
                    var name => throw new NotSupportedException(name),
                });
            case Coalesce coalesce:
                var (state, _) = Find(coalesce.Value.Index, operands, report);
                return state is "optional" or "required" or "na" or "absent" ? Sub(coalesce.Other) : Sub(coalesce.Value);
            case Choice choice:
                return Test(choice.If, operands, report) switch
                {
                    3 => Sub(choice.Then),
                    0 => Sub(choice.Else),
                    2 => NotApplicable,
                    _ => Missing,
                };
            case ConditionValue condition:
                return Test(condition.Condition, operands, report) switch
                {
                    3 => 1m,
                    0 => 0m,
                    2 => NotApplicable,
                    _ => Missing,
                };
            case Aggregate aggregate:
                return Evaluate(aggregate, operands, report);
            default:
                throw new NotSupportedException(expression.ToString());
        }
    }

    public int Test(Condition condition, IReadOnlyList<Operand> operands, int report)
    {
        int Sub(Condition part) => Test(part, operands, report);
        object Of(Expression part) => Evaluate(part, operands, report);
        switch (condition)
        {
            case And and:
                return Math.Min(Sub(and.Left), Sub(and.Right));
            case Or or:
                return Swap(Math.Min(Swap(Sub(or.Left)), Swap(Sub(or.Right))));
            case Not not:
                return Swap(Sub(not.Operand));
            case ConditionalCondition conditional:
                var test = Sub(conditional.If);
                return test == 3 ? Sub(conditional.Then) : test == 0 ? Sub(conditional.Else) : test;
            case ConstantCondition constant:
                return constant.Value ? 3 : 0;
            case Exists exists:
                return Find(exists.Index, operands, report).State is "value" or "invalid" ? 3 : 0;
            case Truth truth:
                return Judge([Of(truth.Value)], value => (decimal)value[0] == 1);
            case Matches matches:
                return Judge([Of(matches.Text)], text => Regex.IsMatch((string)text[0], $"^(?:{matches.Pattern})$", RegexOptions.None, TimeSpan.FromSeconds(1)));
            case CallCondition call:
                return Judge([.. call.Arguments.Select(Of)], both => call.Function.Name switch
                {
                    "starts" => string.CompareOrdinal((string)both[0], 0, (string)both[1], 0, ((string)both[1]).Length) == 0,
                    "contains" => ((string)both[0]).Split((string)both[1]).Length > 1 || ((string)both[1]).Length == 0,
                    var name => throw new NotSupportedException(name),
                });
            case Membership membership:
                return membership.Values.Aggregate(0, (outcome, value) =>
                    Swap(Math.Min(Swap(outcome), Swap(Equal(Of(membership.Value), Of(value), membership.Scale)))));
            case Comparison comparison:
                return Judge([Of(comparison.Left), Of(comparison.Right)], both => both[0] is string
                    ? Holds(comparison.Operator, string.CompareOrdinal((string)both[0], (string)both[1]))
                    : Compare(comparison, (decimal)both[0], (decimal)both[1]));
            default:
                throw new NotSupportedException(condition.ToString());
        }
    }

    private static bool Compare(Comparison comparison, decimal left, decimal right)
    {
        left = HalfAwayFromZero(left, comparison.Scale);
        right = HalfAwayFromZero(right, comparison.Scale);
        var apart = Math.Abs(left - right);
        return comparison.Tolerance switch
        {
            { Kind: ToleranceKind.Absolute, Value: var bound } => Holds(comparison.Operator, apart <= bound ? 0 : left.CompareTo(right)),
            { Kind: ToleranceKind.Relative, Value: var fraction } =>
                Holds(comparison.Operator, apart <= fraction * Math.Max(Math.Abs(left), Math.Abs(right)) ? 0 : left.CompareTo(right)),
            // Somewhere from left - precision to left + precision there is a side that satisfies it.
            { Kind: ToleranceKind.Precision, Value: var p } =>
                new[] { left - p, left + p, left, Math.Clamp(right, left - p, left + p) }.Any(side => Holds(comparison.Operator, side.CompareTo(right))),
            _ => Holds(comparison.Operator, left.CompareTo(right)),
        };
    }

    private static bool Holds(ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static int Swap(int outcome) => outcome switch { 0 => 3, 3 => 0, _ => outcome };

    private static int Equal(object left, object right, int scale) => Judge([left, right], both => both[0] is string
        ? (string)both[0] == (string)both[1]
        : HalfAwayFromZero((decimal)both[0], scale) == HalfAwayFromZero((decimal)both[1], scale));

    private static int Judge(object[] values, Func<object[], bool> test) =>
        values.Contains(Missing) ? 1 : values.Contains(NotApplicable) ? 2 : test(values) ? 3 : 0;

    private static object Strict(object[] values, Func<object[], object> calculate) =>
        values.Contains(Missing) ? Missing : values.Contains(NotApplicable) ? NotApplicable : calculate(values);

    private static object Calculate(Arithmetic arithmetic, decimal left, decimal right)
    {
        try
        {
            object result = arithmetic.Operator switch
            {
                ArithmeticOperator.Add => left + right,
                ArithmeticOperator.Subtract => left - right,
                ArithmeticOperator.Multiply => left * right,
                _ => right == 0 ? Missing : left / right,
            };
            return arithmetic.Kind == ValueKind.Date && result is decimal day && (day < 0 || day > DateOnly.MaxValue.DayNumber) ? Missing : result;
        }
        catch (OverflowException)
        {
            return Missing;
        }
    }

    private static decimal HalfAwayFromZero(decimal value, int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++)
            unit /= 10;
        var whole = decimal.Truncate(value);
        var rest = (Math.Abs(value) - Math.Abs(whole)) / unit;
        var steps = decimal.Floor(rest);
        if (rest - steps >= 0.5m)
            steps++;
        return value < 0 ? whole - (steps * unit) : whole + (steps * unit);
    }

    private object Evaluate(Aggregate aggregate, IReadOnlyList<Operand> operands, int report)
    {
        var taken = new List<decimal>();
        var count = 0;
        var isMissing = false;
        foreach (var element in aggregate.Elements)
        {
            var filter = element.Filter is null ? 3 : Test(element.Filter, operands, report);
            isMissing |= filter == 1;
            if (filter != 3)
                continue;

            var operand = element.Value as OperandValue ?? (element.Value as Conversion)?.Value as OperandValue;
            var state = operand is null ? "" : Find(operand.Index, operands, report).State;
            var value = Evaluate(element.Value, operands, report);
            if (aggregate.Function == AggregateFunction.Count)
            {
                count += operand is null ? (value is decimal ? 1 : 0) : state is "value" or "invalid" ? 1 : 0;
                continue;
            }

            if (state == "optional" || value is NotApplicable)
                continue;
            if (value is Missing)
                isMissing = true;
            else
                taken.Add((decimal)value);
        }

        if (isMissing)
            return Missing;
        return aggregate.Function switch
        {
            AggregateFunction.Count => (decimal)count,
            AggregateFunction.Sum => taken.Sum(),
            _ when taken.Count == 0 => NotApplicable,
            AggregateFunction.Min => taken.Min(),
            AggregateFunction.Max => taken.Max(),
            _ => taken.Sum() / taken.Count,
        };
    }

    private (string State, int Slot) Find(int index, IReadOnlyList<Operand> operands, int report) => operands[index] switch
    {
        Operand.Prior prior => (StateOf(prior.Slot, report + prior.Periods), prior.Slot),
        Operand.Current current => (StateOf(current.Slot, report), current.Slot),
        _ => throw new NotSupportedException(),
    };

    private object OperandAt(int index, IReadOnlyList<Operand> operands, int report) => operands[index] switch
    {
        Operand.Prior prior => Slot(prior.Slot, report + prior.Periods),
        Operand.Current current => Slot(current.Slot, report),
        _ => throw new NotSupportedException(),
    };

    private object Content(int slot, int report)
    {
        var entry = reports[report]![slot];
        if (entry.Kind == ContentKind.Blank)
            return Formula(form.ComputedInOrder.First(cell => cell.Slot == slot), report);
        if (form.Slots[slot].Spec.Type is DataType.Number number
            && number.SpecialTexts.Where(special => special.Text == entry.Text).ToList() is [var special])
            return special.Value;
        return entry.Kind == ContentKind.Text ? entry.Text ?? "" : entry.Number;
    }

    private object Formula(ComputedCell cell, int report)
    {
        var type = form.Slots[cell.Slot].Spec.Type;
        var value = Evaluate(cell.Formula, cell.Operands, report);
        return value is decimal number && type.IsNumeric ? HalfAwayFromZero(number, type.Scale) : value;
    }

    private bool IsRuledOut(int slot, int report) => form.Applicabilities.Any(clause =>
        clause.Slots.Contains(slot) && Test(clause.Condition, clause.Operands, report) != 3);

    private static bool IsValid(ValueSpec spec, CellContent entry)
    {
        switch (spec.Type)
        {
            case DataType.Number number when number.SpecialTexts.Any(special => special.Text == entry.Text):
                return true;
            case DataType.Count or DataType.Integer or DataType.Number or DataType.Percent:
                if (entry.Kind != ContentKind.Number)
                    return false;
                var digits = Math.Abs(entry.Number).ToString("0.############################", CultureInfo.InvariantCulture).Split('.');
                var decimals = digits.Length > 1 ? digits[1].Length : 0;
                return decimals <= spec.Type.Scale
                    && string.Concat(digits).TrimStart('0').Length <= 14
                    && !(spec.Type is DataType.Count && entry.Number < 0)
                    && !(entry.Number < spec.Min) && !(entry.Number > spec.Max);
            case DataType.Date:
                return entry.Kind == ContentKind.Date && !(entry.Number < spec.Min) && !(entry.Number > spec.Max);
            case DataType.Boolean:
                return entry.Kind == ContentKind.Boolean;
            case DataType.Code code:
                return entry.Kind == ContentKind.Text && code.List.Entries.Any(known => known.Code == entry.Text);
            case DataType.Text text:
                return entry is { Kind: ContentKind.Text, Text: { } content } && content.Length <= text.MaxLength && content.Length >= (spec.Min ?? 0)
                    && (text.Pattern is null || Regex.IsMatch(content, $"^(?:{text.Pattern})$", RegexOptions.None, TimeSpan.FromSeconds(1)));
            default:
                throw new NotSupportedException();
        }
    }
}
