using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Where an operand's value stands: how many periods back, and in which slot.</summary>
internal readonly record struct OperandReference(int Periods, int Slot)
{
    public static OperandReference Of(Operand operand) => operand switch
    {
        Operand.Prior prior => new(prior.Periods, prior.Slot),
        Operand.Current current => new(0, current.Slot),
        _ => throw new ArgumentException($"An operand of an unknown kind: {operand.GetType().Name}.", nameof(operand)),
    };
}

/// <summary>The operands of one program among those of the form.</summary>
internal readonly record struct OperandRange(int Start, int Length);

internal readonly record struct ApplicabilityPlan(CompiledProgram Program, OperandRange Operands, ImmutableArray<int> Slots);

/// <summary>A computed cell; its scale is null where the cell is no number.</summary>
internal readonly record struct ComputedPlan(int Slot, int? Scale, CompiledProgram Program, OperandRange Operands, Tolerance Tolerance);

internal readonly record struct InstancePlan(CompiledProgram? When, CompiledProgram Condition, OperandRange Operands);

/// <summary>What a machine needs to run a set of programs: what they name by index, and how deep its stacks must be.</summary>
internal sealed record ProgramSet(
    ImmutableArray<OperandReference> Operands, ProgramConstants Constants, int ValueDepth, int OutcomeDepth, int AggregateDepth)
{
    public static ProgramSet Of(
        IEnumerable<CompiledProgram> programs, ImmutableArray<OperandReference> operands, ProgramConstants constants)
    {
        var (values, outcomes, aggregates) = (0, 0, 0);
        foreach (var program in programs)
        {
            values = Math.Max(values, program.Values);
            outcomes = Math.Max(outcomes, program.Outcomes);
            aggregates = Math.Max(aggregates, program.Aggregates);
        }

        return new ProgramSet(operands, constants, values, outcomes, aggregates);
    }
}

/// <summary>Everything that running a form's rules needs, compiled once and shared by all reports and threads.</summary>
internal sealed class FormPlan
{
    private readonly ProgramCompiler _compiler = new();
    private readonly ImmutableArray<OperandReference>.Builder _operands = ImmutableArray.CreateBuilder<OperandReference>();

    public FormPlan(Form form)
    {
        Slots = ValueSchemas.Of(form);
        Steps = DecisionOrder.Of(form);
        Applicabilities =
        [
            .. form.Applicabilities.Select(clause =>
                new ApplicabilityPlan(_compiler.Compile(clause.Condition), Add(clause.Operands), clause.Slots)),
        ];
        Computed =
        [
            .. form.ComputedInOrder.Select(cell =>
                new ComputedPlan(cell.Slot, ScaleOf(form.Slots[cell.Slot].Spec.Type), _compiler.Compile(cell.Formula), Add(cell.Operands), cell.Tolerance)),
        ];
        Instances =
        [
            .. form.Rules.SelectMany(rule => rule.Instances).Select(instance => new InstancePlan(
                instance.When is null ? null : _compiler.Compile(instance.When),
                _compiler.Compile(instance.Condition),
                Add(instance.Operands))),
        ];
        Programs = ProgramSet.Of(_compiler.Programs, _operands.ToImmutable(), _compiler.Constants);
        ReadPeriods = [.. Programs.Operands.Select(operand => operand.Periods).Where(periods => periods > 0)];
        PriorReports = ReadPeriods.IsEmpty ? 0 : ReadPeriods.Max;
        PriorReach = Forms.PriorReach.Of(form);
    }

    public ImmutableArray<ValueSchema> Slots { get; }

    public ImmutableArray<DecisionStep> Steps { get; }

    public ImmutableArray<ApplicabilityPlan> Applicabilities { get; }

    public ImmutableArray<ComputedPlan> Computed { get; }

    /// <summary>The instances of all rules, in the order of the form.</summary>
    public ImmutableArray<InstancePlan> Instances { get; }

    public ProgramSet Programs { get; }

    /// <summary>The distances, in periods, of the earlier reports that the form reads.</summary>
    public ImmutableSortedSet<int> ReadPeriods { get; }

    /// <summary>How many periods back the form reads; 0 where it reads this report only.</summary>
    public int PriorReports { get; }

    /// <summary>How many periods back reports matter: see <see cref="Forms.PriorReach"/>.</summary>
    public int PriorReach { get; }

    private static int? ScaleOf(DataType type) => type.IsNumeric ? type.Scale : null;

    private OperandRange Add(ImmutableArray<Operand> operands)
    {
        var range = new OperandRange(_operands.Count, operands.Length);
        foreach (var operand in operands)
        {
            _operands.Add(OperandReference.Of(operand));
        }

        return range;
    }
}
