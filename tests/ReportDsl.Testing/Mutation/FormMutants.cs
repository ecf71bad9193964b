using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Mutation;

/// <summary>
/// A form with one small mistake in it. Given to one of two engines that read forms, and the form itself to the other, it asks whether a
/// comparison of the two would see such a mistake in either.
/// </summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Form">The mutant.</param>
public sealed record FormMutant(string Kind, string Place, Form Form)
{
    public override string ToString() => $"{Kind} at {Place}";
}

/// <summary>
/// The mutants of a form: in every rule, formula and clause, and in what is asked of values. Values that are asked the same thing in one
/// table are represented by the first and the last of them.
/// </summary>
public static class FormMutants
{
    public static IEnumerable<FormMutant> Of(Form form) =>
        form.Rules.SelectMany((rule, at) => OfRule(form, rule, at))
            .Concat(OfComputed(form))
            .Concat(OfClauses(form))
            .Concat(SlotMutants.Of(form));

    private static IEnumerable<FormMutant> OfRule(Form form, Rule rule, int at)
    {
        FormMutant Made(string kind, Rule mutant) => new(kind, rule.Path, form with { Rules = form.Rules.SetItem(at, mutant) });
        Rule With(RuleInstance old, Func<RuleInstance, RuleInstance> change) => rule with
        {
            Instances = [.. rule.Instances.Select(instance =>
                ReferenceEquals(instance.Condition, old.Condition) && ReferenceEquals(instance.When, old.When) ? change(instance) : instance)],
        };

        foreach (var shape in rule.Instances.DistinctBy(instance => (Shape(instance.Condition), Shape(instance.When))))
        {
            foreach (var mutant in TermMutants.Of(shape.Condition))
                yield return Made(mutant.Kind, With(shape, instance => instance with { Condition = mutant.Term }));
            if (shape.When is null)
                continue;
            yield return Made("when left out", With(shape, instance => instance with { When = null }));
            foreach (var mutant in TermMutants.Of(shape.When))
                yield return Made($"{mutant.Kind} in when", With(shape, instance => instance with { When = mutant.Term }));
        }

        foreach (var index in ((int[])[0, rule.Instances.Length - 1]).Distinct())
        {
            var instance = rule.Instances[index];
            foreach (var (kind, operands) in OfOperands(form, instance.Operands))
                yield return Made($"{kind} of instance {index}", rule with { Instances = rule.Instances.SetItem(index, instance with { Operands = operands }) });
        }

        if (rule.Instances.Length > 1)
            yield return Made("instance left out", rule with { Instances = rule.Instances.RemoveAt(rule.Instances.Length - 1) });
        yield return Made("severity changed", rule with { Severity = rule.Severity == RuleSeverity.Error ? RuleSeverity.Warning : RuleSeverity.Error });
        yield return Made("explain changed", rule with { Explain = !rule.Explain });
        yield return Made("words changed", rule with { Text = Label.Of(rule.Text.Text + "x") });
        yield return Made("since added", rule with { Since = "2100" });
    }

    private static IEnumerable<FormMutant> OfComputed(Form form)
    {
        // A run of cells with one formula is represented by its first and its last.
        var cells = form.ComputedInOrder.Select((cell, at) => (cell, at)).GroupBy(pair => (pair.cell.RuleId, Shape(pair.cell.Formula)));
        foreach (var (cell, at) in cells.SelectMany(run => new[] { run.First(), run.Last() }).Distinct())
        {
            FormMutant Made(string kind, ComputedCell mutant) => new(kind, cell.RuleId + cell.Instance, form with { ComputedInOrder = form.ComputedInOrder.SetItem(at, mutant) });
            foreach (var mutant in TermMutants.Of(cell.Formula))
                yield return Made(mutant.Kind, cell with { Formula = mutant.Term });
            if (form.Slots[cell.Slot].Spec.Type.IsNumeric)
            {
                yield return Made("tolerance changed", cell with
                {
                    Tolerance = cell.Tolerance.IsNone ? Tolerance.Absolute(1) : Tolerance.None,
                });
            }

            if (OfOperands(form, cell.Operands).FirstOrDefault() is (not null, var operands) first)
                yield return Made(first.Kind, cell with { Operands = operands });
        }
    }

    private static IEnumerable<FormMutant> OfClauses(Form form)
    {
        for (var at = 0; at < form.Applicabilities.Length; at++)
        {
            var clause = form.Applicabilities[at];
            FormMutant Made(string kind, Applicability mutant) =>
                new(kind, form.Slots[clause.Slots[0]].Path, form with { Applicabilities = form.Applicabilities.SetItem(form.Applicabilities.IndexOf(clause), mutant) });
            yield return new FormMutant("clause left out", form.Slots[clause.Slots[0]].Path, form with { Applicabilities = form.Applicabilities.RemoveAt(at) });
            yield return Made("slot left out of clause", clause with { Slots = clause.Slots.RemoveAt(clause.Slots.Length - 1) });
            foreach (var mutant in TermMutants.Of(clause.Condition))
                yield return Made($"{mutant.Kind} in clause", clause with { Condition = mutant.Term });
        }
    }

    /// <summary>Each operand replaced by another value of the same kind, and by that of the other period.</summary>
    private static IEnumerable<(string Kind, ImmutableArray<Operand> Operands)> OfOperands(Form form, ImmutableArray<Operand> operands)
    {
        for (var at = 0; at < operands.Length; at++)
        {
            var (periods, slot) = operands[at] switch
            {
                Operand.Prior prior => (prior.Periods, prior.Slot),
                Operand.Current current => (0, current.Slot),
                _ => (0, 0),
            };
            var other = form.Slots.FirstOrDefault(candidate =>
                candidate.Index != slot && candidate.Spec.Type == form.Slots[slot].Spec.Type && candidate is not CellSlot { IsComputed: true });
            if (other is not null)
                yield return ("operand changed", operands.SetItem(at, periods == 0 ? new Operand.Current(other.Index) : new Operand.Prior(periods, other.Index)));
            if (periods > 0)
                yield return ("prior left out", operands.SetItem(at, new Operand.Current(slot)));
        }
    }

    private static int Shape(object? term) => term is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(term);
}
