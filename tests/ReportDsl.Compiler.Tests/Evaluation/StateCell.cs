using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using static ReportDsl.Testing.Forms.Terms;

namespace ReportDsl.Tests.Evaluation;

/// <summary>One or two cells in a wanted state, and expressions over them.</summary>
internal sealed class StateCell(params string[] states)
{
    public ReportPeriod Period { get; init; } = new(PeriodKind.Year, 2023, 1);

    public string Evaluate(Func<OperandValue, Expression> expression) => EvaluateOver(terms => expression(terms[0]));

    /// <summary>The value, or missing, or na: told by comparing it and by whether that can be done.</summary>
    public string EvaluateOver(Func<OperandValue[], Expression> expression)
    {
        var result = Run(terms => new Comparison(
            ComparisonOperator.Equal, expression(terms), Constant(0), 6, Tolerance.None));
        return result.Outcome(0, 0) switch
        {
            Outcome.NotAssessable => "missing",
            Outcome.NotApplicable => "na",
            _ => (result.Sides(0, 0).Left ?? throw new InvalidOperationException("A side without a value."))
                .ToString("0.######", System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    public Outcome Test(Func<OperandValue, Condition> condition) => Run(terms => condition(terms[0])).Outcome(0, 0);

    private EvaluationResult Run(Func<OperandValue[], Condition> condition)
    {
        var slots = new List<Slot>();
        var computed = new List<ComputedCell>();
        var clauses = new List<Applicability>();
        var operands = new List<Operand>();
        foreach (var state in states)
        {
            var spec = state switch
            {
                "blank zero" => Specs.Number(1).BlankZero(),
                "blank optional" => Specs.Number(1).Optional(),
                "mark" => Specs.Number(1).AllowNa(),
                "below min" => Specs.Number(1).Between(5, null),
                "15 digits" => Specs.Number(3),
                _ => Specs.Number(1),
            };
            operands.Add(state == "absent" ? new Operand.Prior(1, slots.Count) : new Operand.Current(slots.Count));
            if (state == "when false")
                clauses.Add(new Applicability(new ConstantCondition(false), [], [slots.Count]));
            if (state.StartsWith("computed", StringComparison.Ordinal))
            {
                Expression formula = state switch
                {
                    "computed, na" => Aggregate(AggregateFunction.Max, new List<AggregateElement>()),
                    "computed, missing" => Divide(Constant(1), Constant(0)),
                    _ => Constant(3),
                };
                computed.Add(new ComputedCell(slots.Count, formula, [], "c.formula", ""));
            }

            slots.Add(new FieldSlot(slots.Count, spec, $"f{slots.Count}", Label.Of("f")));
        }

        var terms = slots.Select(slot => new OperandValue(slot.Index, ValueKind.Number, 1)).ToArray();
        var form = new FormBuilder("T", "1", "t").Build() with
        {
            Slots = [.. slots],
            ComputedInOrder = [.. computed],
            Applicabilities = [.. clauses],
            Rules =
            [
                new Rule("r", false, Label.Of("r"), null, RuleSeverity.Error, false, null, null,
                    [new RuleInstance("", [], null, condition(terms), [.. operands])]),
            ],
        };
        var data = new ReportData.Builder(form, Period);
        for (var slot = 0; slot < states.Length; slot++)
            data.Set(slot, Content(states[slot]));
        return Evaluator.For(form).Evaluate(data.ToReport());
    }

    private static CellContent Content(string state) => state switch
    {
        "value" or "when false" or "below min" => CellContent.Of(3),
        "mark" or "mark not allowed" => CellContent.Of("/"),
        "wrong kind" => CellContent.Of("3件"),
        "too many decimals" => CellContent.Of(3.25m),
        "15 digits" => CellContent.Of(123_456_789_012.345m),
        "computed, reported" => CellContent.Of(4),
        _ => CellContent.Blank,
    };
}

/// <summary>Conditions of a wanted outcome.</summary>
internal sealed class WantedOutcomes
{
    private readonly Outcome[] _wanted;
    private readonly OperandValue[] _operands = [new(0, ValueKind.Number, 0), new(1, ValueKind.Number, 0)];

    private WantedOutcomes(Outcome[] wanted) => _wanted = wanted;

    public static WantedOutcomes With(params Outcome[] wanted) => new(wanted);

    public Outcome Test(Func<Condition, Condition> condition, Func<Condition, Condition>? when = null) =>
        TestOver(sides => condition(sides[0]), when is null ? null : sides => when(sides[0]));

    public Outcome TestOver(Func<Condition[], Condition> condition, Func<Condition[], Condition>? when = null) =>
        Run(condition, when).Outcome(0, 0);

    public string Evaluate(Func<Condition, Expression> expression)
    {
        var result = Run(sides => new Comparison(
            ComparisonOperator.Equal, expression(sides[0]), Constant(0), 6, Tolerance.None), null);
        return result.Outcome(0, 0) switch
        {
            Outcome.NotAssessable => "missing",
            Outcome.NotApplicable => "na",
            _ => $"{result.Sides(0, 0).Left:0}",
        };
    }

    private EvaluationResult Run(Func<Condition[], Condition> condition, Func<Condition[], Condition>? when)
    {
        // Slot 0 is a blank that is required, slot 1 a mark: comparing them cannot be assessed, or does not apply.
        Condition Of(Outcome outcome) => outcome switch
        {
            Outcome.Pass => new ConstantCondition(true),
            Outcome.Fail => new ConstantCondition(false),
            Outcome.NotAssessable => Equal(_operands[0], Constant(0)),
            _ => Equal(_operands[1], Constant(0)),
        };

        var sides = _wanted.Select(Of).ToArray();
        var form = new FormBuilder("T", "1", "t")
            .With(members => members.Field("a", "a", Specs.Count).Field("b", "b", Specs.Count.AllowNa()))
            .Build() with
        {
            Rules =
            [
                new Rule("r", false, Label.Of("r"), null, RuleSeverity.Error, false, null, null,
                    [new RuleInstance("", [], when?.Invoke(sides), condition(sides), [new Operand.Current(0), new Operand.Current(1)])]),
            ],
        };
        var data = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2023, 1)).Set(1, CellContent.Of("不适用")).ToReport();
        return Evaluator.For(form).Evaluate(data);
    }
}
