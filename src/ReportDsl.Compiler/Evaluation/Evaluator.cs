using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// Runs the rules of a form over reports: one meaning, that of the language's tables of operators, states and outcomes. Made once for a
/// form; immutable, and safe to use from many threads.
/// </summary>
public sealed class Evaluator
{
    private static readonly ConditionalWeakTable<Form, Evaluator> Evaluators = [];

    private readonly FormPlan _plan;
    private readonly ImmutableArray<RulePlan> _rules;

    private Evaluator(Form form)
    {
        Form = form;
        _plan = new FormPlan(form);
        var rules = ImmutableArray.CreateBuilder<RulePlan>(form.Rules.Length);
        var start = 0;
        foreach (var rule in form.Rules)
        {
            rules.Add(new RulePlan(start, PeriodOf(rule.Since), PeriodOf(rule.Until)));
            start += rule.Instances.Length;
        }

        _rules = rules.MoveToImmutable();
    }

    public Form Form { get; }

    /// <summary>How many periods back the form's rules and formulas read.</summary>
    public int PriorReports => _plan.PriorReports;

    /// <summary>
    /// How many periods back reports matter, through what the earlier ones leave to be computed from reports earlier still;
    /// <see cref="PriorReach.Unbounded"/> where there is no end, as with a running total.
    /// </summary>
    public int PriorReach => _plan.PriorReach;

    /// <summary>Whether rules or formulas of the form read the report so many periods earlier.</summary>
    public bool Reads(int periods) => _plan.ReadPeriods.Contains(periods);

    /// <summary>The evaluator of a form; the same one for the same form.</summary>
    public static Evaluator For(Form form) => Evaluators.GetValue(form, static key => new Evaluator(key));

    /// <summary>
    /// Evaluates a report. <paramref name="priors"/> are the same entity's reports one, two, … periods earlier, in this form; null or left
    /// out is absent.
    /// </summary>
    /// <exception cref="ArgumentException">A report is one of another form.</exception>
    public EvaluationResult Evaluate(ReportData data, params ReadOnlySpan<ReportData?> priors)
    {
        var reports = Decide(data, priors);
        var machine = new Machine(_plan.Programs, reports, 0, data.Period);
        return new EvaluationResult(this, _plan, reports, RuleOutcomes(data.Period, machine), TotalOutcomes(data, machine));
    }

    /// <summary>
    /// The report with some of its computed cells reported as their formulas give them: what a form shows that computes by itself. Cells whose
    /// formula gives no value stay blank.
    /// </summary>
    /// <exception cref="ArgumentException">A report is one of another form.</exception>
    public ReportData WithComputed(ReportData data, ReadOnlySpan<int> slots, params ReadOnlySpan<ReportData?> priors)
    {
        if (slots.IsEmpty)
            return data;

        var values = Decide(data, priors)[0];
        var builder = data.ToBuilder();
        foreach (var slot in slots)
        {
            if (values is not null && values.States[slot] != DecidedState.RuledOut)
                builder.Set(slot, values.Held(slot).AsContent(_plan.Slots[slot]));
        }

        return builder.ToReport();
    }

    /// <summary>The place of a rule's first instance among the instances of all rules.</summary>
    internal int StartOf(int rule) => _rules[rule].Start;

    private ReportValues?[] Decide(ReportData data, ReadOnlySpan<ReportData?> priors)
    {
        var reports = new ReportValues?[1 + priors.Length];
        for (var back = reports.Length - 1; back >= 0; back--)
        {
            if ((back == 0 ? data : priors[back - 1]) is not { } report)
                continue;
            if (!ReferenceEquals(report.Form, Form))
                throw new ArgumentException("The report is one of another form.", back == 0 ? nameof(data) : nameof(priors));
            ReportValues.Decide(_plan, report, reports, back);
        }

        return reports;
    }

    private static ReportPeriod? PeriodOf(string? text) =>
        text is not null && ReportPeriod.TryParse(text, out var period) ? period : null;

    private Outcome[] RuleOutcomes(ReportPeriod period, Machine machine)
    {
        var outcomes = new Outcome[_plan.Instances.Length];
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            var (start, since, until) = _rules[rule];
            var end = rule + 1 < _rules.Length ? _rules[rule + 1].Start : outcomes.Length;
            if (OutcomeOutside(period, since, until) is { } decided)
            {
                outcomes.AsSpan(start, end - start).Fill(decided);
                continue;
            }

            for (var at = start; at < end; at++)
                outcomes[at] = OutcomeOf(_plan.Instances[at], machine);
        }

        return outcomes;
    }

    /// <summary>What <c>since</c> and <c>until</c> decide in advance; null where the rule is to be run.</summary>
    private static Outcome? OutcomeOutside(ReportPeriod period, ReportPeriod? since, ReportPeriod? until)
    {
        if (since is null && until is null)
            return null;
        if (!period.IsKnown)
            return Outcome.NotAssessable;
        return period.IsWithin(since, until) ? null : Outcome.NotApplicable;
    }

    private static Outcome OutcomeOf(in InstancePlan instance, Machine machine)
    {
        var when = instance.When is null ? Outcome.Pass : machine.Test(instance.When, instance.Operands);
        return when switch
        {
            Outcome.Pass => machine.Test(instance.Condition, instance.Operands),
            Outcome.NotAssessable => Outcome.NotAssessable,
            _ => Outcome.NotApplicable,
        };
    }

    /// <summary>Holds the reported computed cells against their formulas; where nothing is reported there is nothing to assess.</summary>
    private Outcome[] TotalOutcomes(ReportData data, Machine machine)
    {
        var outcomes = new Outcome[_plan.Computed.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var cell = _plan.Computed[i];
            outcomes[i] = machine.HoldsReported(cell, data.Kinds[cell.Slot] == ContentKind.Blank);
        }

        return outcomes;
    }

    private readonly record struct RulePlan(int Start, ReportPeriod? Since, ReportPeriod? Until);
}
