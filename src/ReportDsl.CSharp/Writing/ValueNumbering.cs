using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Writing;

/// <summary>
/// The numbers that values have in generated code: fields, narratives, then the crossings of each table row by row. Crossings without a
/// cell have a number too, so that a cell's is that of its row plus that of its column.
/// </summary>
internal sealed class ValueNumbering
{
    private readonly int[] _numberOfSlot;
    private readonly Dictionary<string, int> _tableStarts = [];

    public ValueNumbering(Form form)
    {
        _numberOfSlot = new int[form.Slots.Length];
        foreach (var slot in form.Fields.Select(field => field.Slot).Concat(form.Narratives.Select(narrative => narrative.Slot)))
            _numberOfSlot[slot] = Count++;
        foreach (var table in form.Tables)
        {
            _tableStarts.Add(table.Path, Count);
            foreach (var cell in table.Cells)
            {
                if (cell.Kind != CellKind.Void)
                    _numberOfSlot[cell.Slot] = Count;
                Count++;
            }
        }

        Slots = form.Slots;
    }

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    public ImmutableArray<Slot> Slots { get; }

    public int Of(int slot) => _numberOfSlot[slot];

    /// <summary>The number of an operand; those of earlier reports follow those of this one.</summary>
    public int Of(Operand operand) => operand switch
    {
        Operand.Current current => Of(current.Slot),
        Operand.Prior prior => (prior.Periods * Count) + Of(prior.Slot),
        _ => throw new ArgumentException($"An operand of an unknown kind: {operand.GetType().Name}.", nameof(operand)),
    };

    /// <summary>The number of the first crossing of a table.</summary>
    public int StartOf(Table table) => _tableStarts[table.Path];
}
