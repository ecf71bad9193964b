namespace ReportDsl.Forms;

/// <summary>
/// How far back reports matter to a form: what it reads, and what these figures are computed from where an earlier report leaves them to be computed.
/// A running total reads the one before, and through it all before that.
/// </summary>
public static class PriorReach
{
    /// <summary>As many earlier reports as there are.</summary>
    public const int Unbounded = int.MaxValue;

    /// <summary>How many periods back rules, formulas and conditions themselves read; 0 where they read this report only.</summary>
    public static int Direct(Form form) => OperandsOf(form).Select(PeriodsOf).DefaultIfEmpty(0).Max();

    /// <summary>How many periods back reports matter at the most; <see cref="Unbounded"/> where there is no end.</summary>
    public static int Of(Form form)
    {
        if (Direct(form) == 0)
            return 0;

        // What decides a slot: its formula, and the clauses that it is subject to, which are nodes behind the slots.
        var slots = form.Slots.Length;
        var reach = new int[slots + form.Applicabilities.Length];
        var waits = new int[reach.Length];
        var dependents = new List<(int Node, int Periods)>?[reach.Length];
        foreach (var cell in form.ComputedInOrder)
        {
            foreach (var operand in cell.Operands)
                Depend(cell.Slot, SlotOf(operand), PeriodsOf(operand));
        }

        for (var clause = 0; clause < form.Applicabilities.Length; clause++)
        {
            foreach (var slot in form.Applicabilities[clause].Slots)
                Depend(slot, slots + clause, 0);
            foreach (var operand in form.Applicabilities[clause].Operands)
                Depend(slots + clause, SlotOf(operand), PeriodsOf(operand));
        }

        var ready = new Stack<int>(Enumerable.Range(0, reach.Length).Where(node => waits[node] == 0));
        var settled = 0;
        while (ready.TryPop(out var node))
        {
            settled++;
            foreach (var (dependent, periods) in dependents[node] ?? [])
            {
                reach[dependent] = Math.Max(reach[dependent], reach[node] + periods);
                if (--waits[dependent] == 0)
                    ready.Push(dependent);
            }
        }

        // What is never ready waits for itself, in a report before.
        return settled < reach.Length
            ? Unbounded
            : Math.Max(reach.DefaultIfEmpty(0).Max(), OperandsOf(form).Select(operand => PeriodsOf(operand) + reach[SlotOf(operand)]).DefaultIfEmpty(0).Max());

        void Depend(int node, int on, int periods)
        {
            waits[node]++;
            (dependents[on] ??= []).Add((node, periods));
        }
    }

    private static IEnumerable<Operand> OperandsOf(Form form) => form.Rules.SelectMany(rule => rule.Instances).SelectMany(instance => instance.Operands)
        .Concat(form.ComputedInOrder.SelectMany(cell => cell.Operands))
        .Concat(form.Applicabilities.SelectMany(clause => clause.Operands));

    private static int PeriodsOf(Operand operand) => operand is Operand.Prior prior ? prior.Periods : 0;

    private static int SlotOf(Operand operand) => operand switch
    {
        Operand.Prior prior => prior.Slot,
        Operand.Current current => current.Slot,
        _ => throw new ArgumentException($"An operand of an unknown kind: {operand.GetType().Name}.", nameof(operand)),
    };
}
