using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>Orders computed cells so that each comes after those it reads; reports those that read themselves.</summary>
internal static class ComputationOrder
{
    public static ImmutableArray<CellFormula> Of(ImmutableArray<CellFormula> formulas, DiagnosticBag diagnostics)
    {
        var bySlot = new Dictionary<int, int>(formulas.Length);
        for (var i = 0; i < formulas.Length; i++)
            bySlot.Add(formulas[i].Slot, i);
        var waiting = new int[formulas.Length];
        var readers = new List<int>?[formulas.Length];
        for (var i = 0; i < formulas.Length; i++)
        {
            foreach (var operand in formulas[i].Operands)
            {
                if (operand is not Operand.Current current || !bySlot.TryGetValue(current.Slot, out var read))
                    continue;
                waiting[i]++;
                (readers[read] ??= []).Add(i);
            }
        }

        var ready = new Queue<int>(Enumerable.Range(0, formulas.Length).Where(i => waiting[i] == 0));
        var order = ImmutableArray.CreateBuilder<CellFormula>(formulas.Length);
        while (ready.TryDequeue(out var next))
        {
            order.Add(formulas[next]);
            foreach (var reader in readers[next] ?? [])
            {
                if (--waiting[reader] == 0)
                    ready.Enqueue(reader);
            }
        }

        if (order.Count < formulas.Length)
            ReportCycles(formulas, bySlot, waiting, diagnostics);
        return order.ToImmutable();
    }

    /// <summary>Follows operands that wait themselves: such a walk can only end where it has been. What merely reads a cycle is not reported.</summary>
    private static void ReportCycles(ImmutableArray<CellFormula> formulas, Dictionary<int, int> bySlot, int[] waiting, DiagnosticBag diagnostics)
    {
        var seen = new bool[formulas.Length];
        for (var start = 0; start < formulas.Length; start++)
        {
            if (waiting[start] == 0)
                continue;
            var walk = new List<int>();
            int? next = start;
            for (; next is { } at && !seen[at]; next = Waiting(formulas[at]))
            {
                seen[at] = true;
                walk.Add(at);
            }

            if (next is { } end && walk.IndexOf(end) is >= 0 and var first)
                ReportCycle([.. walk.Skip(first).Order().Select(index => formulas[index])], diagnostics);
        }

        int? Waiting(CellFormula formula)
        {
            foreach (var operand in formula.Operands)
            {
                if (operand is Operand.Current current && bySlot.TryGetValue(current.Slot, out var index) && waiting[index] > 0)
                    return index;
            }

            return null;
        }
    }

    private static void ReportCycle(ImmutableArray<CellFormula> cycle, DiagnosticBag diagnostics)
    {
        var (row, column) = cycle[0].By.Direction == AxisDirection.Rows ? (cycle[0].By, cycle[0].Across) : (cycle[0].Across, cycle[0].By);
        diagnostics.Add(Diagnostic.Create(TableDiagnostics.FormulaCycle, cycle[0].Location, CellName.Instance(row, column)) with
        {
            Related =
            [
                .. cycle.Select(formula => formula.Location).Where(location => location != cycle[0].Location).Distinct()
                    .Select(location => new RelatedLocation(location, new Phrase("It goes through here.", "经过此处。"))),
            ],
        });
    }
}
