using System.Collections.Immutable;

namespace ReportDsl.Forms.Resolution;

/// <summary>Collects the operands of one instance and what its expressions touched.</summary>
internal sealed class OperandList
{
    private readonly ImmutableArray<Operand>.Builder _operands = ImmutableArray.CreateBuilder<Operand>();

    /// <summary>A single operand is a void cell: the instance does not exist.</summary>
    public bool TouchesVoid { get; set; }

    /// <summary>It reads rows that agencies add, or subordinate reports.</summary>
    public bool ReadsOpenData { get; set; }

    public int Count => _operands.Count;

    public int Add(Operand operand)
    {
        _operands.Add(operand);
        return _operands.Count - 1;
    }

    public ImmutableArray<Operand> ToImmutable() => _operands.ToImmutable();
}
