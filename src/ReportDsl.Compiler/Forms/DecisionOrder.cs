using System.Collections.Immutable;

namespace ReportDsl.Forms;

/// <summary>A step of deciding a report's values: a <c>when</c> clause or a computed cell, by its index in the form.</summary>
public readonly record struct DecisionStep(bool IsApplicability, int Index);

/// <summary>
/// The order in which the <c>when</c> clauses and the computed cells of a form are decided, each after all that it reads: a clause may ask for
/// a total, a total may sum cells that a clause rules out.
/// </summary>
public static class DecisionOrder
{
    /// <summary>All steps of a form. Computed cells stand in order among themselves already; where there is no clause, that is all.</summary>
    public static ImmutableArray<DecisionStep> Of(Form form)
    {
        var cells = Enumerable.Range(0, form.ComputedInOrder.Length).Select(index => new DecisionStep(false, index));
        if (form.Applicabilities.IsEmpty)
            return [.. cells];

        var computedAt = form.ComputedInOrder.Select((cell, index) => (cell.Slot, index)).ToDictionary(pair => pair.Slot, pair => pair.index);
        var clausesOver = form.Applicabilities.SelectMany((clause, index) => clause.Slots.Select(slot => (slot, index)))
            .ToLookup(pair => pair.slot, pair => pair.index);
        var clauses = Enumerable.Range(0, form.Applicabilities.Length).Select(index => new DecisionStep(true, index));
        return Sorted(clauses.Concat(cells), NeededBy);

        IEnumerable<DecisionStep> NeededBy(DecisionStep step)
        {
            var operands = step.IsApplicability ? form.Applicabilities[step.Index].Operands : form.ComputedInOrder[step.Index].Operands;
            var needed = operands.OfType<Operand.Current>().SelectMany(operand => NeededFor(operand.Slot));
            return step.IsApplicability ? needed : needed.Concat(ClausesOver(form.ComputedInOrder[step.Index].Slot));
        }

        IEnumerable<DecisionStep> NeededFor(int slot) =>
            computedAt.TryGetValue(slot, out var computed) ? ClausesOver(slot).Append(new DecisionStep(false, computed)) : ClausesOver(slot);

        IEnumerable<DecisionStep> ClausesOver(int slot) => clausesOver[slot].Select(clause => new DecisionStep(true, clause));
    }

    /// <summary>
    /// Depth first with a stack of its own: chains of totals may be longer than the call stack is deep. Binding has refused cycles; were
    /// there one, the step met first would come last.
    /// </summary>
    private static ImmutableArray<DecisionStep> Sorted(IEnumerable<DecisionStep> all, Func<DecisionStep, IEnumerable<DecisionStep>> neededBy)
    {
        var met = new HashSet<DecisionStep>();
        var sorted = ImmutableArray.CreateBuilder<DecisionStep>();
        var open = new Stack<(DecisionStep Step, IEnumerator<DecisionStep> Needed)>();
        foreach (var root in all)
        {
            if (met.Add(root))
                open.Push((root, neededBy(root).GetEnumerator()));
            while (open.TryPeek(out var top))
            {
                if (!top.Needed.MoveNext())
                    sorted.Add(open.Pop().Step);
                else if (met.Add(top.Needed.Current))
                    open.Push((top.Needed.Current, neededBy(top.Needed.Current).GetEnumerator()));
            }
        }

        return sorted.ToImmutable();
    }
}
