using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Tells the instances that could not be judged, rules first, then computed cells.</summary>
internal sealed class UnassessedWriter(EvaluationResult result, MessageLanguage language)
{
    private readonly FindingWriter _cells = new(result, language);
    private readonly UnassessedCauses _causes = new(result);
    private readonly string _tag = language == MessageLanguage.Chinese ? "zh" : "en";

    public ImmutableArray<Unassessed> All()
    {
        var all = ImmutableArray.CreateBuilder<Unassessed>();
        var form = result.Form;
        for (var ruleAt = 0; ruleAt < form.Rules.Length; ruleAt++)
        {
            var rule = form.Rules[ruleAt];
            var lacksPeriod = (rule.Since is not null || rule.Until is not null) && !result.Data.Period.IsKnown;
            for (var at = 0; at < rule.Instances.Length; at++)
            {
                if (result.Outcome(ruleAt, at) != Outcome.NotAssessable)
                    continue;
                var cause = lacksPeriod ? new UnassessedCause(UnassessedReason.NoPeriod) : _causes.Of(rule.Instances[at]);
                all.Add(Told(rule.Path, rule.Instances[at].Key, rule.Severity, rule.Text.In(_tag), cause));
            }
        }

        for (var at = 0; at < form.ComputedInOrder.Length; at++)
        {
            if (result.TotalOutcomes[at] != Outcome.NotAssessable)
                continue;
            var cell = form.ComputedInOrder[at];
            all.Add(Told(cell.RuleId, cell.Instance, RuleSeverity.Error, FindingWriter.TextOf(cell).In(language), _causes.Of(cell)));
        }

        return all.ToImmutable();
    }

    private Unassessed Told(string rule, string instance, RuleSeverity severity, string text, UnassessedCause cause) => new(
        rule,
        instance,
        severity,
        text,
        cause.Reason ?? UnassessedReason.OutOfRange,
        cause.Periods,
        cause.Slot is { } slot ? _cells.CellOf(cause.Periods == 0 ? new Operand.Current(slot) : new Operand.Prior(cause.Periods, slot)) : null);
}
