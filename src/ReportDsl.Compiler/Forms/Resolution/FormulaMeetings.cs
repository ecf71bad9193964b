using System.Collections.Immutable;

namespace ReportDsl.Forms.Resolution;

/// <summary>A cell that is claimed by two computations: the one that computes it, and another that must agree.</summary>
/// <param name="Chosen">The computation of the cell.</param>
/// <param name="Other">Makes the other one; null after an error in it.</param>
/// <param name="MayBeUnlike">A formula that is not linear stands against a total.</param>
internal sealed record FormulaMeeting(CellFormula Chosen, Func<CellFormula?> Other, bool MayBeUnlike);

/// <summary>
/// Compares the computations that meet in a cell, as linear forms of entered cells. The forms are not written out, since a running balance has as
/// many terms as rows: each computed cell is sampled once, after those it reads.
/// </summary>
internal sealed class FormulaMeetings
{
    private readonly List<FormulaMeeting> _meetings = [];

    public void Add(FormulaMeeting meeting) => _meetings.Add(meeting);

    /// <summary>The meetings whose computations differ, each with the other computation.</summary>
    /// <param name="inOrder">Computed cells, each after those it reads; what reads itself is left out.</param>
    /// <param name="isComputed">Whether a slot is that of a computed cell.</param>
    public IEnumerable<(CellFormula Chosen, CellFormula Other)> Disagreements(ImmutableArray<CellFormula> inOrder, Func<int, bool> isComputed)
    {
        if (_meetings.Count == 0)
            yield break;
        var samples = new Dictionary<int, LinearSample>(inOrder.Length);
        foreach (var formula in inOrder)
            samples.Add(formula.Slot, SampleOf(formula) ?? LinearSample.NotLinear(formula.Slot));
        foreach (var meeting in _meetings)
        {
            var chosen = SampleOf(meeting.Chosen);
            if (chosen is { IsFaulty: true } || (chosen is not { IsLinear: true } && meeting.MayBeUnlike) || meeting.Other() is not { } other)
                continue;
            var against = SampleOf(other);
            if (against is not { IsFaulty: true } && (chosen is not { IsLinear: true } || against is not { IsLinear: true } || chosen != against))
                yield return (meeting.Chosen, other);
        }

        LinearSample? SampleOf(CellFormula formula) =>
            formula.IsFaulty ? LinearSample.Faulty : LinearSample.Of(formula.Value, formula.Operands, OperandAt);

        LinearSample OperandAt(Operand operand) => operand switch
        {
            Operand.Current { Slot: var slot } when samples.TryGetValue(slot, out var sample) => sample,
            Operand.Current { Slot: var slot } => isComputed(slot) ? LinearSample.Faulty : LinearSample.Entered(slot, 0),
            Operand.Prior prior => LinearSample.Entered(prior.Slot, prior.Periods),
            _ => throw new InvalidOperationException($"No such operand: {operand}."),
        };
    }
}
