using System.Collections.Immutable;
using ReportDsl.Diagnostics;

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
            ReportCycle(formulas[Array.FindIndex(waiting, count => count > 0)], diagnostics);
        return order.ToImmutable();
    }

    private static void ReportCycle(CellFormula formula, DiagnosticBag diagnostics)
    {
        var (row, column) = formula.By.Direction == Symbols.AxisDirection.Rows ? (formula.By, formula.Across) : (formula.Across, formula.By);
        var location = formula.Syntax is { } syntax ? syntax.Location : formula.By.Location;
        diagnostics.Add(Diagnostic.Create(TableDiagnostics.FormulaCycle, location, CellName.Of(row, column)));
    }
}
