using System.ComponentModel;
using System.Text.Json;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>What generated classes derive from: the values of a report by their numbers in its schema, and the run of its rules.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedReport : Report
{
    private readonly CellContent[] _contents;

    /// <summary>State and number of each value, told when it is set: so that validation need not look at contents again.</summary>
    private readonly Numeric[] _numbers;

    /// <summary>The remarks on cells, by their numbers in the schema; null where there is none.</summary>
    private Dictionary<int, string>? _notes;
    private ReportPeriod? _period;
    private GeneratedReport? _earlier;

    /// <summary>What the computed cells were last found to be.</summary>
    private Decision? _decision;

    /// <summary>Makes an empty report.</summary>
    /// <param name="schema">What the template says of each value. Reports of one template share one object.</param>
    protected GeneratedReport(ReportSchema schema)
    {
        Schema = schema;
        _contents = new CellContent[schema.Values.Length];
        _numbers = [.. schema.Blank];
    }

    /// <inheritdoc/>
    public override string Template => Schema.Template;

    /// <inheritdoc/>
    public override string Version => Schema.Version;

    /// <inheritdoc/>
    public override ReportPeriod? Period
    {
        get => _period;
        set
        {
            if (value is { } period && period.Kind != Schema.PeriodKind)
                throw new ArgumentException($"A period of this template is a {Schema.PeriodKind}, not a {period.Kind}.", nameof(value));
            _period = value;
            Changes++;
        }
    }

    /// <summary>The same entity's report one period earlier, null where there is none; it may have one before it in its turn.</summary>
    /// <exception cref="ArgumentException">It is of another period than the one before this report's.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected GeneratedReport? Earlier
    {
        get => _earlier;
        set
        {
            if (value is not null)
                ThrowUnlessEarlier(value, 1, nameof(value));
            _earlier = value;
            Changes++;
        }
    }

    internal ReportSchema Schema { get; }

    /// <summary>How often the report was changed.</summary>
    internal long Changes { get; private set; }

    /// <summary>The rules whose failure may be explained.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual ReadOnlySpan<RuleSchema> ExplainableRules => default;

    /// <summary>Whether there is a rule instance of a name (<c>applications.opening[person]</c>) whose failure may be explained.</summary>
    internal bool MayExplain(string instance) => Schema.ExplainableAmong(ExplainableRules).Contains(instance);

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => ReportWriter.Write(writer, this);

    /// <summary>Reads into a new report.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no report of this template; tells line, byte and path.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal void Read(ReadOnlySpan<byte> utf8Json, AcceptedPeriods periods = AcceptedPeriods.Served) =>
        ReportReader.Read(utf8Json, this, periods);

    /// <summary>Reads into a new report.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no report of this template; tells line, byte and path.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Read(string json, AcceptedPeriods periods = AcceptedPeriods.Served)
    {
        ArgumentNullException.ThrowIfNull(json);
        Read(System.Text.Encoding.UTF8.GetBytes(json), periods);
    }

    /// <summary>Reads into a new report from one JSON object.</summary>
    /// <exception cref="JsonException">It is no report of this template; tells the path.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal void Read(ref Utf8JsonReader reader) => ReportReader.Read(ref reader, this);

    /// <summary>Reads into a new report.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no report of this template; tells line, byte and path.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Read(Stream stream, AcceptedPeriods periods = AcceptedPeriods.Served)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), periods);
    }

    /// <summary>A cell by its number in the schema.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Cell<T> Get<T>(int value)
        where T : notnull => new(_contents[value], NoteOf(value));

    /// <summary>Fills a cell by its number in the schema.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Set<T>(int value, Cell<T> cell)
        where T : notnull => SetContent(value, cell.Content, cell.Note);

    /// <summary>A computed cell by its number in the schema.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Computed<T> GetComputed<T>(int value)
        where T : notnull => new(new Cell<T>(_contents[value], NoteOf(value)), Calculated<T>(value));

    /// <summary>Fills a computed cell with what the report states.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetComputed<T>(int value, Computed<T> cell)
        where T : notnull => SetContent(value, cell.Reported.Content, cell.Reported.Note);

    /// <summary>Applies <c>when</c> clauses and computes cells, each after those that it reads.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract void Decide(Values values);

    /// <summary>Runs the rules.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract void Check(Validation validation);

    /// <summary>Validates the report by all rules.</summary>
    /// <param name="priors">
    /// The same entity's reports one, two, … periods earlier; where one is null, the <see cref="Earlier"/> one of the report that follows it.
    /// </param>
    /// <exception cref="ArgumentException">An earlier report is of another template or of another period.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ValidationResult Run(params ReadOnlySpan<GeneratedReport?> priors) => Run(WithLinked(priors), null);

    /// <summary>As <see cref="Run(ReadOnlySpan{GeneratedReport})"/>; <paramref name="observe"/> is told the outcome of each instance, in order.</summary>
    internal ValidationResult Run(ReadOnlySpan<GeneratedReport?> priors, Action<RuleSchema, string, Outcome>? observe)
    {
        for (var i = 0; i < priors.Length; i++)
        {
            if (priors[i] is { } prior)
                ThrowUnlessEarlier(prior, i + 1, nameof(priors));
        }

        var values = Values.Decide(this, priors, areLent: true);
        var validation = new Validation(this, values, observe);
        Check(validation);
        var result = validation.ToResult();
        values.Return();
        return result;
    }

    internal ReadOnlySpan<Numeric> Numbers => _numbers;

    internal ref readonly CellContent ContentOf(int value) => ref _contents[value];

    internal string? NoteOf(int value) => _notes?.GetValueOrDefault(value);

    internal void SetContent(int value, CellContent content, string? note)
    {
        if (Schema.Values[value] is not { } schema)
            throw new ArgumentOutOfRangeException(nameof(value), value, "There is no cell.");
        _contents[value] = schema.Normalize(content);
        _numbers[value] = schema.Read(_contents[value]);
        if (note is not null)
            (_notes ??= [])[value] = note;
        else
            _notes?.Remove(value);
        Changes++;
    }

    private Cell<T> Calculated<T>(int value)
        where T : notnull
    {
        var values = Decided();
        var number = values.Calculated(value);
        if (!number.IsValue)
            return number.State == OperandState.NotApplicable ? Cell<T>.NotApplicable : default;
        return Schema.Values[value] is { } schema ? new Cell<T>(schema.ContentOf(number.Value, values.CalculatedText(value).Value)) : default;
    }

    /// <summary>The decided values; decided once, and again where this report or an earlier one was changed.</summary>
    private Values Decided()
    {
        if (_decision is { IsCurrent: true } known)
            return known.Values;
        GeneratedReport?[] earlier = [.. WithLinked(new GeneratedReport?[Schema.PriorReports])];
        for (var i = 0; i < earlier.Length; i++)
        {
            if (earlier[i] is { } prior)
                ThrowUnlessEarlier(prior, i + 1, nameof(Earlier));
        }

        var decision = new Decision(Values.Decide(this, earlier, areLent: false), [this, .. earlier.OfType<GeneratedReport>()]);
        _decision = decision;
        return decision.Values;
    }

    /// <summary>
    /// The earlier reports that are given; where one is not, the one before the report that follows it. Behind them those that matter only to what
    /// these leave to be computed, as far as each has one of the period before.
    /// </summary>
    private ReadOnlySpan<GeneratedReport?> WithLinked(ReadOnlySpan<GeneratedReport?> given)
    {
        GeneratedReport?[]? linked = null;
        var after = this;
        for (var i = 0; i < given.Length; i++)
        {
            if (given[i] is null && after?._earlier is { } own)
                (linked ??= given.ToArray())[i] = own;
            after = linked is null ? given[i] : linked[i];
        }

        ReadOnlySpan<GeneratedReport?> known = linked is null ? given : linked;
        if (known.Length >= Schema.PriorReach || after?._earlier is null)
            return known;
        List<GeneratedReport?> further = [.. known];
        while (further.Count < Schema.PriorReach && after is { _earlier: { } next, Period: { } period } && next.Period is { } before && before == period.Earlier(1))
        {
            further.Add(next);
            after = next;
        }

        return further.ToArray();
    }

    private void ThrowUnlessEarlier(GeneratedReport prior, int periods, string argument)
    {
        if (!ReferenceEquals(prior.Schema, Schema))
            throw new ArgumentException($"The earlier report is one of {prior.Template} {prior.Version}.", argument);
        if (Period?.Earlier(periods) is { } expected && prior.Period is { } actual && actual != expected)
            throw new ArgumentException($"The earlier report is of {actual}, not of {expected}.", argument);
    }

    /// <summary>Decided values, and the reports that they rest on as these were.</summary>
    private sealed class Decision(Values values, GeneratedReport[] reports)
    {
        private readonly long[] _changes = Array.ConvertAll(reports, report => report.Changes);

        public Values Values => values;

        public bool IsCurrent
        {
            get
            {
                for (var i = 0; i < reports.Length; i++)
                {
                    if (reports[i].Changes != _changes[i])
                        return false;
                }

                return true;
            }
        }
    }
}
