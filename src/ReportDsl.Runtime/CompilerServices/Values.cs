using System.Buffers;
using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// The values of a report, decided: states told, <c>when</c> clauses applied, computed cells computed. They are numbered as in
/// <see cref="ReportSchema"/>; those of the report n periods earlier follow with n times <see cref="Count"/> added.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Values
{
    /// <summary>A condition does not hold.</summary>
    private const int Refused = -1;

    /// <summary>A condition does not apply itself, or no operand of it is the reason that it cannot be assessed.</summary>
    private const int Unasked = -2;

    /// <summary>What stands beyond the earliest report.</summary>
    private static readonly Numeric[] Absent = [default];

    private readonly ReportSchema _schema;
    private readonly GeneratedReport?[] _reports;
    private readonly Numeric[] _numbers;
    private readonly Numeric[] _calculated;
    private readonly ComputedTexts _texts;
    private readonly int _length;
    private readonly int _back;
    private readonly int _start;

    /// <summary>The cells that do not apply, and for each the number of the operand that leaves it open, or <see cref="Refused"/> or <see cref="Unasked"/>.</summary>
    private Dictionary<int, int>? _ruledOut;

    private Values(ReportSchema schema, GeneratedReport?[] reports, Numeric[] numbers, Numeric[] calculated, ComputedTexts texts, int back)
    {
        (_schema, _reports, _numbers, _calculated, _texts) = (schema, reports, numbers, calculated, texts);
        _length = reports.Length * schema.Values.Length;
        _back = back;
        _start = back * schema.Values.Length;
    }

    /// <summary>How many values a report has.</summary>
    internal int Count => _schema.Values.Length;

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
            return ref at < _length ? ref _numbers[at] : ref Absent[0];
        }
    }

    /// <summary>A text or code.</summary>
    public TextValue Text(int value)
    {
        var state = this[value].State;
        if (state != OperandState.Value)
            return new TextValue(state, null);
        var (report, _, own) = Locate(value);
        return new TextValue(state, report is not null && report.ContentOf(own) is { Kind: not ContentKind.Blank, Text: var text } ? text : _texts.Of(_start + value));
    }

    /// <summary>The sum of values, as <see cref="Aggregates.Sum"/>.</summary>
    public Numeric Sum(ReadOnlySpan<int> values)
    {
        ReadOnlySpan<Numeric> numbers = _numbers.AsSpan(_start, _length - _start);
        var sum = 0L;
        foreach (var value in values)
        {
            if ((uint)value >= (uint)numbers.Length || !numbers[value].TryGetWhole(out var whole) || Numeric.Overflows(sum, whole, out sum))
                return SumWithCare(values);
        }

        return Numeric.OfWhole(sum);
    }

    /// <summary>Computes cells of one type by a formula over others.</summary>
    /// <param name="cells">For each cell its number, then those of its operands.</param>
    /// <param name="width">How many numbers stand for one cell.</param>
    /// <param name="formula">The formula, of a number, date or boolean.</param>
    public void Compute(ReadOnlySpan<int> cells, int width, NumericFormula formula)
    {
        int? scale = _schema.Values[cells[0]] is { IsNumber: true } schema ? schema.Scale : null;
        for (var at = 0; at < cells.Length; at += width)
        {
            var cell = cells[at];
            ref var target = ref _numbers[_start + cell];
            var isBlank = target.State == OperandState.Missing;
            if (!isBlank && _back > 0)
                continue;

            var result = formula(this, cells.Slice(at + 1, width - 1));
            result = scale is { } decimals ? Numeric.Round(result, decimals) : result.AsResult();
            if (isBlank)
                target = _schema.Values[cell]?.Judged(result, null) ?? result;
            if (_back == 0)
                _calculated[cell] = result;
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
            var state = result.AsElement().AsResult();
            ref var target = ref _numbers[_start + cell];
            if (target.State == OperandState.Missing)
                target = _schema.Values[cell]?.Judged(state, result.Value) ?? state;
            if (_back == 0)
                _calculated[cell] = state;
            _texts.Add(_start + cell, result.Value);
        }
    }

    /// <summary>Makes cells not applicable unless a condition passes.</summary>
    /// <param name="operands">The numbers of the operands of the condition.</param>
    public void ApplyOnly(Outcome when, ReadOnlySpan<int> cells, ReadOnlySpan<int> operands)
    {
        if (when == Outcome.Pass)
            return;
        _ruledOut ??= [];
        var reason = when switch
        {
            Outcome.Fail => Refused,
            Outcome.NotAssessable => FirstMissing(operands),
            _ => Unasked,
        };
        foreach (var cell in cells)
        {
            _numbers[_start + cell] = Numeric.NotApplicable;
            if (!_ruledOut.TryAdd(cell, reason) && (reason == Refused || _ruledOut[cell] == Unasked))
                _ruledOut[cell] = reason;
        }
    }

    /// <summary>
    /// Decides the values of a report and of those before it, nearest first. They may stand in arrays that are lent: <see cref="Return"/>
    /// gives them back, after which nothing here may be asked for any more.
    /// </summary>
    internal static Values Decide(GeneratedReport report, ReadOnlySpan<GeneratedReport?> priors, bool areLent)
    {
        var schema = report.Schema;
        var count = schema.Values.Length;

        // What lies beyond the last report given is absent.
        var given = priors;
        while (given is [.., null])
            given = given[..^1];
        GeneratedReport?[] reports = [report, .. given];
        var numbers = areLent ? ArrayPool<Numeric>.Shared.Rent(reports.Length * count) : new Numeric[reports.Length * count];
        var calculated = !schema.HasComputed ? [] : areLent ? ArrayPool<Numeric>.Shared.Rent(count) : new Numeric[count];
        var texts = new ComputedTexts();
        var values = new Values(schema, reports, numbers, calculated, texts, 0);
        for (var back = given.Length; back >= 0; back--)
        {
            var own = numbers.AsSpan(back * count, count);
            if (reports[back] is not { } decided)
            {
                own.Clear();
                continue;
            }

            decided.Numbers.CopyTo(own);
            decided.Decide(back == 0 ? values : new Values(schema, reports, numbers, calculated, texts, back));
        }

        return values;
    }

    internal void Return()
    {
        ArrayPool<Numeric>.Shared.Return(_numbers);
        if (_schema.HasComputed)
            ArrayPool<Numeric>.Shared.Return(_calculated);
    }

    /// <summary>Whether a <c>when</c> clause makes a cell of this report not applicable.</summary>
    internal bool IsRuledOut(int value) => _ruledOut is not null && _ruledOut.ContainsKey(value);

    /// <summary>The operand without a value for want of which it is not known whether a cell applies; null where it does not apply anyhow.</summary>
    internal int? OpenQuestionOf(int value) => _ruledOut is not null && _ruledOut.TryGetValue(value, out var reason) && reason >= 0 ? reason : null;

    /// <summary>What the formula of a computed cell of this report gives, whatever is reported there.</summary>
    internal ref readonly Numeric Calculated(int value) => ref _calculated[value];

    /// <summary>The same for a text.</summary>
    internal TextValue CalculatedText(int value) => new(_calculated[value].State, _texts.Of(value));

    /// <summary>The report that a value is of, how many periods back that is, and its number there.</summary>
    internal (GeneratedReport? Report, int Back, int Value) Locate(int value)
    {
        var (back, own) = Math.DivRem(_start + value, Count);
        return (back < _reports.Length ? _reports[back] : null, back, own);
    }

    /// <summary>What stands in a cell, or what its formula gives where nothing does.</summary>
    internal CellContent ContentOf(int value)
    {
        var (report, _, own) = Locate(value);
        var content = report is null ? default : report.ContentOf(own);
        return content.Kind == ContentKind.Blank && _schema.Values[own] is { } schema && this[value] is { State: OperandState.Value or OperandState.Invalid } number
            ? schema.ContentOf(number.Value, schema.IsText ? _texts.Of(_start + value) : null)
            : content;
    }

    /// <summary>What is asked of a value; null for one that no cell holds.</summary>
    internal ValueSchema? SchemaOf(int value) => _schema.Values[Locate(value).Value];

    private int FirstMissing(ReadOnlySpan<int> operands)
    {
        foreach (var operand in operands)
        {
            if (this[operand].State.Rank() == 0)
                return operand;
        }

        return Unasked;
    }

    /// <summary>A sum with an element that is no whole number, or none at all.</summary>
    private Numeric SumWithCare(ReadOnlySpan<int> values)
    {
        Numeric sum = 0m;
        foreach (var value in values)
        {
            ref readonly var element = ref this[value];
            if (element.IsValue)
                sum += element;
            else if (!Aggregates.IsPassedOver(element.State))
                return Numeric.Missing;
        }

        return sum;
    }

    /// <summary>The texts that formulas give, by the place of the cell among the values of all reports.</summary>
    private sealed class ComputedTexts
    {
        private Dictionary<int, string>? _texts;

        public string? Of(int at) => _texts?.GetValueOrDefault(at);

        public void Add(int at, string text) => (_texts ??= [])[at] = text;
    }
}

/// <summary>The formula of a cell over its operands, which it finds among the values by number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate Numeric NumericFormula(Values values, ReadOnlySpan<int> operands);

/// <summary>A formula that gives a text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate TextValue TextFormula(Values values, ReadOnlySpan<int> operands);

/// <summary>What a rule tests, over the operands of one instance.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate Outcome Test(Values values, ReadOnlySpan<int> operands);
