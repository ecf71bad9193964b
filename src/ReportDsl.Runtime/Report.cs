using System.Text.Json;

namespace ReportDsl.Runtime;

/// <summary>A filled report of one version of a template. Generated classes give its values names and types.</summary>
public abstract class Report
{
    private readonly CellContent[] _contents;

    /// <summary>State and number of each value, told when it is set: so that validation need not look at contents again.</summary>
    private readonly Numeric[] _numbers;
    private ReportPeriod? _period;

    protected Report(ReportSchema schema)
    {
        Schema = schema;
        _contents = new CellContent[schema.Values.Length];
        _numbers = [.. schema.Blank];
    }

    /// <summary>The code of the template.</summary>
    public string Template => Schema.Template;

    /// <summary>The version of the template.</summary>
    public string Version => Schema.Version;

    /// <summary>The period that the report is of.</summary>
    /// <exception cref="ArgumentException">The template's periods are of another kind.</exception>
    public ReportPeriod? Period
    {
        get => _period;
        set => _period = value is null || value.Value.Kind == Schema.PeriodKind
            ? value
            : throw new ArgumentException($"A period of this template is a {Schema.PeriodKind}, not a {value.Value.Kind}.", nameof(value));
    }

    /// <summary>Written reasons for rules that fail, by rule and instance: <c>applications.opening[person]</c>.</summary>
    public IDictionary<string, string> Explanations { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    internal ReportSchema Schema { get; }

    /// <summary>The rules whose failure may be explained.</summary>
    protected virtual ReadOnlySpan<RuleSchema> ExplainableRules => default;

    /// <summary>Whether there is a rule instance of a name (<c>applications.opening[person]</c>) whose failure may be explained.</summary>
    internal bool MayExplain(string instance) => Schema.ExplainableAmong(ExplainableRules).Contains(instance);

    /// <summary>The report in the data format, as indented UTF-8. Blank values are left out.</summary>
    public byte[] ToUtf8Json() => ReportWriter.ToUtf8(this);

    /// <summary>The report in the data format, indented. Blank values are left out.</summary>
    public string ToJson() => System.Text.Encoding.UTF8.GetString(ToUtf8Json());

    /// <summary>Writes the report in the data format, as indented UTF-8.</summary>
    public void Save(Stream stream) => stream.Write(ToUtf8Json());

    /// <summary>Writes the report in the data format as one JSON object.</summary>
    public void WriteTo(Utf8JsonWriter writer) => ReportWriter.Write(writer, this);

    /// <summary>Reads into a new report.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no report of this template; tells line, byte and path.</exception>
    protected internal void Read(ReadOnlySpan<byte> utf8Json) => ReportReader.Read(utf8Json, this);

    /// <summary>Reads into a new report.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no report of this template; tells line, byte and path.</exception>
    protected void Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Reads into a new report from one JSON object.</summary>
    /// <exception cref="JsonException">It is no report of this template; tells the path.</exception>
    protected internal void Read(ref Utf8JsonReader reader) => ReportReader.Read(ref reader, this);

    /// <summary>Reads into a new report.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no report of this template; tells line, byte and path.</exception>
    protected void Read(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>A cell by its number in the schema.</summary>
    protected Cell<T> Get<T>(int value)
        where T : notnull => new(_contents[value]);

    /// <summary>Fills a cell by its number in the schema.</summary>
    protected void Set<T>(int value, Cell<T> cell)
        where T : notnull => SetContent(value, cell.Content);

    /// <summary>A computed cell by its number in the schema.</summary>
    protected Computed<T> GetComputed<T>(int value)
        where T : notnull => new(new Cell<T>(_contents[value]), Calculated<T>(value));

    /// <summary>Fills a computed cell with what the report states.</summary>
    protected void SetComputed<T>(int value, Computed<T> cell)
        where T : notnull => SetContent(value, cell.Reported.Content);

    /// <summary>Applies <c>when</c> clauses and computes cells, each after those that it reads.</summary>
    protected internal abstract void Decide(Values values);

    /// <summary>Runs the rules.</summary>
    protected internal abstract void Check(Validation validation);

    /// <summary>Validates the report by all rules.</summary>
    /// <param name="priors">The same entity's reports one, two, … periods earlier; null where there is none.</param>
    /// <exception cref="ArgumentException">An earlier report is of another template or of another period.</exception>
    protected ValidationResult Run(params ReadOnlySpan<Report?> priors) => Run(priors, null);

    /// <summary>As <see cref="Run(ReadOnlySpan{Report})"/>; <paramref name="observe"/> is told the outcome of each instance, in order.</summary>
    internal ValidationResult Run(ReadOnlySpan<Report?> priors, Action<RuleSchema, string, Outcome>? observe)
    {
        for (var i = 0; i < priors.Length; i++)
        {
            if (priors[i] is not { } prior)
                continue;
            if (!ReferenceEquals(prior.Schema, Schema))
                throw new ArgumentException($"The earlier report is one of {prior.Template} {prior.Version}.", nameof(priors));
            if (Period?.Earlier(i + 1) is { } expected && prior.Period is { } actual && actual != expected)
                throw new ArgumentException($"The earlier report is of {actual}, not of {expected}.", nameof(priors));
        }

        var values = Values.Decide(this, priors);
        var validation = new Validation(this, values, observe);
        Check(validation);
        var result = validation.ToResult();
        values.Return();
        return result;
    }

    internal ReadOnlySpan<Numeric> Numbers => _numbers;

    internal ref readonly CellContent ContentOf(int value) => ref _contents[value];

    internal void SetContent(int value, CellContent content)
    {
        if (Schema.Values[value] is not { } schema)
            throw new ArgumentOutOfRangeException(nameof(value), value, "There is no cell.");
        _contents[value] = schema.Normalize(content);
        _numbers[value] = schema.Read(_contents[value]);
    }

    private Cell<T> Calculated<T>(int value)
        where T : notnull
    {
        var values = Values.Decide(this, []);
        var number = values.Calculated(value);
        var text = values.CalculatedText(value).Value;
        values.Return();
        if (!number.IsValue)
            return number.State == OperandState.NotApplicable ? Cell<T>.NotApplicable : default;
        return Schema.Values[value] is { } schema ? new Cell<T>(schema.ContentOf(number.Value, text)) : default;
    }
}
