namespace ReportDsl.Runtime;

/// <summary>
/// The values of a report, decided: states told, <c>when</c> clauses applied, computed cells computed. They are numbered as in
/// <see cref="ReportSchema"/>; those of the report n periods earlier follow with n times <see cref="Count"/> added.
/// </summary>
public sealed class Values
{
    /// <summary>What stands beyond the earliest report.</summary>
    private static readonly Numeric[] Absent = [default];

    private readonly Report?[] _reports;
    private readonly Numeric[] _numbers;
    private readonly int _back;
    private readonly int _start;
    private readonly ReportSchema _schema;
    private readonly Numeric[] _calculated;
    private Dictionary<int, string>? _calculatedTexts;
    private HashSet<int>? _ruledOut;

    private Values(ReportSchema schema, Report?[] reports, Numeric[] numbers, int back)
    {
        _reports = reports;
        _numbers = numbers;
        _back = back;
        _start = back * schema.Values.Length;
        _schema = schema;
        _calculated = schema.HasComputed ? new Numeric[schema.Values.Length] : [];
    }

    /// <summary>How many values a report has.</summary>
    public int Count => _schema.Values.Length;

    /// <summary>The year of the report's period; missing, as the next three, where the period is not set.</summary>
    public Numeric PeriodYear => Period is { } period ? period.Year : Numeric.Missing;

    /// <summary>The half, quarter or month in its year.</summary>
    public Numeric PeriodNumber => Period is { } period ? period.Number : Numeric.Missing;

    /// <summary>The first day of the period.</summary>
    public Numeric PeriodStart => Period is { } period ? period.Start.DayNumber : Numeric.Missing;

    /// <summary>The last day of the period.</summary>
    public Numeric PeriodEnd => Period is { } period ? period.End.DayNumber : Numeric.Missing;

    internal ReportPeriod? Period => _reports[_back]?.Period;

    /// <summary>A number, date or boolean; of a text, its state.</summary>
    public ref readonly Numeric this[int value]
    {
        get
        {
            var at = _start + value;
            return ref at < _numbers.Length ? ref _numbers[at] : ref Absent[0];
        }
    }

    /// <summary>A text or code.</summary>
    public TextValue Text(int value)
    {
        var (report, _, own) = Locate(value);
        var state = this[value].State;
        var text = state == OperandState.Value ? _calculatedTexts?.GetValueOrDefault(value) ?? report?.ContentOf(own).Text : null;
        return new TextValue(state, text);
    }

    /// <summary>The sum of values, as <see cref="Aggregate.Sum"/>.</summary>
    public Numeric Sum(ReadOnlySpan<int> values)
    {
        var sum = 0m;
        try
        {
            foreach (var value in values)
            {
                ref readonly var element = ref this[value];
                if (element.IsValue)
                    sum += element.Value;
                else if (!Aggregate.IsPassedOver(element.State))
                    return Numeric.Missing;
            }
        }
        catch (OverflowException)
        {
            return Numeric.Missing;
        }

        return sum;
    }

    /// <summary>The sum in words: <c>3119 + 34</c>; the first and the last ones where there are many.</summary>
    public string SumInWords(ReadOnlySpan<int> values)
    {
        const int Shown = 12;
        var words = new System.Text.StringBuilder();
        var shown = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (Aggregate.IsPassedOver(this[values[i]].State))
                continue;
            if (++shown == Shown && i < values.Length - 1)
            {
                words.Append(" + …");
                i = values.Length - 1;
            }

            words.Append(words.Length > 0 ? " + " : "").Append(this[values[i]].ToString());
        }

        return words.Length > 0 ? words.ToString() : "0";
    }

    /// <summary>Computes cells by a formula over others.</summary>
    /// <param name="cells">For each cell its number, then those of its operands.</param>
    /// <param name="width">How many numbers stand for one cell.</param>
    /// <param name="formula">The formula, of a number, date or boolean.</param>
    public void Compute(ReadOnlySpan<int> cells, int width, Formula formula)
    {
        for (var at = 0; at < cells.Length; at += width)
        {
            var cell = cells[at];
            var result = Rounded(formula(this, cells.Slice(at + 1, width - 1)), cell);
            _calculated[cell] = result;
            ref var target = ref _numbers[_start + cell];
            if (target.State == OperandState.Missing)
                target = result;
        }
    }

    /// <summary>Computes cells of text by a formula over others.</summary>
    /// <param name="cells">For each cell its number, then those of its operands.</param>
    /// <param name="width">How many numbers stand for one cell.</param>
    /// <param name="formula">The formula, of a text.</param>
    public void Compute(ReadOnlySpan<int> cells, int width, TextFormula formula)
    {
        for (var at = 0; at < cells.Length; at += width)
        {
            var cell = cells[at];
            var result = formula(this, cells.Slice(at + 1, width - 1));
            _calculated[cell] = new Numeric(OperandStates.Strict(result.State), 0);
            (_calculatedTexts ??= [])[cell] = result.Value;
            ref var target = ref _numbers[_start + cell];
            if (target.State == OperandState.Missing)
                target = _calculated[cell];
        }
    }

    /// <summary>Makes cells not applicable unless a condition passes.</summary>
    public void ApplyOnly(Outcome when, ReadOnlySpan<int> cells)
    {
        if (when == Outcome.Pass)
            return;
        _ruledOut ??= [];
        foreach (var cell in cells)
        {
            _numbers[_start + cell] = Numeric.NotApplicable;
            _ruledOut.Add(cell);
        }
    }

    /// <summary>Decides the values of a report and of those before it, nearest first.</summary>
    internal static Values Decide(Report report, ReadOnlySpan<Report?> priors)
    {
        var schema = report.Schema;
        var count = schema.Values.Length;

        // What lies beyond the last report given is absent.
        var given = priors;
        while (given is [.., null])
            given = given[..^1];
        Report?[] reports = [report, .. given];
        var numbers = new Numeric[reports.Length * count];
        var values = new Values(schema, reports, numbers, 0);
        for (var back = given.Length; back >= 0; back--)
        {
            if (reports[back] is not { } decided)
                continue;
            Read(decided, schema, numbers.AsSpan(back * count, count));
            if (back > 0)
                decided.Decide(new Values(schema, reports, numbers, back));
            else
                decided.Decide(values);
        }

        return values;
    }

    /// <summary>Whether a <c>when</c> clause makes a cell of this report not applicable.</summary>
    internal bool IsRuledOut(int value) => _ruledOut is not null && _ruledOut.Contains(value);

    /// <summary>What the formula of a computed cell of this report gives, whatever is reported there.</summary>
    internal Numeric Calculated(int value) => _calculated[value];

    /// <summary>The same for a text.</summary>
    internal TextValue CalculatedText(int value) => new(_calculated[value].State, _calculatedTexts?.GetValueOrDefault(value));

    /// <summary>The report that a value is of, how many periods back that is, and its number there.</summary>
    internal (Report? Report, int Back, int Value) Locate(int value)
    {
        var (back, own) = Math.DivRem(_start + value, Count);
        return (back < _reports.Length ? _reports[back] : null, back, own);
    }

    private Numeric Rounded(in Numeric result, int cell)
    {
        if (!result.IsValue)
            return new Numeric(OperandStates.Strict(result.State), 0);
        return _schema.Values[cell] is { IsNumber: true } value ? Numeric.Round(result, value.Scale) : result.Value;
    }

    private static void Read(Report report, ReportSchema schema, Span<Numeric> numbers)
    {
        var values = schema.Values;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (values[i] is { } value)
                numbers[i] = value.Read(in report.ContentOf(i));
        }
    }
}

/// <summary>The formula of a cell over its operands, which it finds among the values by number.</summary>
public delegate Numeric Formula(Values values, ReadOnlySpan<int> operands);

/// <summary>A formula that gives a text.</summary>
public delegate TextValue TextFormula(Values values, ReadOnlySpan<int> operands);

/// <summary>What a rule tests, over the operands of one instance.</summary>
public delegate Outcome Test(Values values, ReadOnlySpan<int> operands);

/// <summary>Both sides of what a rule compares, over the operands of one instance.</summary>
public delegate Sides Comparing(Values values, ReadOnlySpan<int> operands);

/// <summary>A formula with the numbers put in: <c>3119 + 34</c>.</summary>
public delegate string Words(Values values, ReadOnlySpan<int> operands);
