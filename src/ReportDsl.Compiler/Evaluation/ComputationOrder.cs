using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>One step of deciding a report's cells: a <c>when</c> clause or a computed cell, by its index in the form.</summary>
internal readonly record struct DecisionStep(bool IsApplicability, int Index);

/// <summary>
/// Orders the <c>when</c> clauses and the computed cells of a form so that each comes after all that it reads: a clause may ask for a
/// total, a total may sum cells that a clause rules out.
/// </summary>
internal static class ComputationOrder
{
    public static ImmutableArray<DecisionStep> Of(Form form)
    {
        var computedAt = new Dictionary<int, int>();
        for (var i = 0; i < form.ComputedInOrder.Length; i++)
            computedAt[form.ComputedInOrder[i].Slot] = i;

        var clausesOver = form.Applicabilities
            .SelectMany((clause, index) => clause.Slots.Select(slot => (slot, index)))
            .ToLookup(pair => pair.slot, pair => pair.index);

        IEnumerable<DecisionStep> NeededFor(int slot)
        {
            foreach (var clause in clausesOver[slot])
                yield return new(true, clause);
            if (computedAt.TryGetValue(slot, out var computed))
                yield return new(false, computed);
        }

        IEnumerable<DecisionStep> Needs(DecisionStep step)
        {
            var operands = step.IsApplicability
                ? form.Applicabilities[step.Index].Operands
                : form.ComputedInOrder[step.Index].Operands;
            var read = operands.OfType<Operand.Current>().SelectMany(operand => NeededFor(operand.Slot));
            return step.IsApplicability
                ? read
                : read.Concat(clausesOver[form.ComputedInOrder[step.Index].Slot].Select(clause => new DecisionStep(true, clause)));
        }

        var all = Enumerable.Range(0, form.Applicabilities.Length).Select(index => new DecisionStep(true, index))
            .Concat(Enumerable.Range(0, form.ComputedInOrder.Length).Select(index => new DecisionStep(false, index)));
        return Sorted(all, Needs);
    }

    /// <summary>
    /// Depth first with a stack of its own: chains of totals may be longer than the call stack is deep. Binding has refused cycles; were
    /// there one, the step met first would come last.
    /// </summary>
    private static ImmutableArray<DecisionStep> Sorted(IEnumerable<DecisionStep> all, Func<DecisionStep, IEnumerable<DecisionStep>> needs)
    {
        var met = new HashSet<DecisionStep>();
        var sorted = ImmutableArray.CreateBuilder<DecisionStep>();
        var open = new Stack<(DecisionStep Step, IEnumerator<DecisionStep> Needs)>();
        foreach (var root in all)
        {
            if (met.Add(root))
                open.Push((root, needs(root).GetEnumerator()));
            while (open.TryPeek(out var top))
            {
                if (!top.Needs.MoveNext())
                    sorted.Add(open.Pop().Step);
                else if (met.Add(top.Needs.Current))
                    open.Push((top.Needs.Current, needs(top.Needs.Current).GetEnumerator()));
            }
        }

        return sorted.ToImmutable();
    }
}
