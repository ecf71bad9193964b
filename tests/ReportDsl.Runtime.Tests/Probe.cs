using System.Text;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Runtime.Tests;

/// <summary>A report without rules, to see what becomes of its values.</summary>
internal sealed class Probe : GeneratedReport
{
    private static readonly RuleSchema[] Explainable =
    [
        new("s.t.check", "", ["[a]"]) { Explain = true },
        new("a", "", [""]) { Explain = true },
    ];

    private Values? _values;

    public Probe(ReportSchema schema)
        : base(schema)
    {
    }

    /// <summary>A schema of fields a, b, … or of one field <c>x</c>.</summary>
    public static ReportSchema SchemaOf(params IEnumerable<(string Path, ValueSchema Value)> fields) =>
        new("T", "1", "zh", PeriodKind.Year, [.. fields.Select(field => new FieldSchema(field.Path, field.Path, field.Value))], [], []);

    public static Probe Of(ReportSchema schema, string json)
    {
        var probe = new Probe(schema);
        probe.Read(Encoding.UTF8.GetBytes(json));
        return probe;
    }

    /// <summary>The decided values of a report with one field <c>x</c>; its <c>fields</c> as JSON.</summary>
    public static Values Decide(ValueSchema value, string fields)
    {
        var probe = Of(SchemaOf(("x", value)), $$"""{ "template": "T", "version": "1", "period": "2023", "fields": {{fields}} }""");
        _ = probe.Validate();
        return probe._values ?? throw new InvalidOperationException("Validation decides the values.");
    }

    public ValidationResult Validate() => Run();

    protected override ReadOnlySpan<RuleSchema> ExplainableRules => Explainable;

    protected internal override void Decide(Values values) => _values = values;

    protected internal override void Check(Validation validation)
    {
    }
}
