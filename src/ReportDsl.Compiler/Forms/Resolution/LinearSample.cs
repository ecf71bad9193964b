using System.Collections.Immutable;
using ReportDsl.Runtime;

namespace ReportDsl.Forms.Resolution;

/// <summary>
/// What a linear computation gives at one pseudo-random point, modulo the prime 2^61 - 1. Equal linear forms give the same there; different
/// ones do so by chance once in 2^61 comparisons (Schwartz-Zippel). The point is the same in every run.
/// </summary>
/// <param name="Value">The part that entered cells and constants give.</param>
/// <param name="Rest">The part that computations give which are not linear; 0 where there is none.</param>
/// <param name="IsFaulty">It reads what an error leaves undecided.</param>
internal readonly record struct LinearSample(ulong Value, ulong Rest, bool IsFaulty)
{
    private const ulong Prime = (1UL << 61) - 1;
    private const ulong RestSeed = 1UL << 62;

    private static readonly LinearSample One = new(Draw(1UL << 63), 0, false);
    private static readonly ImmutableArray<ulong> InverseTens = PowersOf(Inverse(10));

    /// <summary>Stands for what an error leaves undecided.</summary>
    public static LinearSample Faulty { get; } = new(0, 0, true);

    /// <summary>Whether the computation is linear in entered cells alone.</summary>
    public bool IsLinear => Rest == 0;

    /// <summary>The coordinate of an entered cell, now or some periods earlier.</summary>
    public static LinearSample Entered(int slot, int periods) => new(Draw(((ulong)periods << 32) | (uint)slot), 0, false);

    /// <summary>The coordinate of a cell whose computation is not linear.</summary>
    public static LinearSample NotLinear(int slot) => new(0, Draw(RestSeed | (uint)slot), false);

    /// <summary>What an expression gives; null where it is no linear one.</summary>
    public static LinearSample? Of(Expression expression, ImmutableArray<Operand> operands, Func<Operand, LinearSample> operandAt)
    {
        return Sample(expression);

        LinearSample? Sample(Expression part) => part switch
        {
            NumberConstant constant => One.Times(Residue(constant.Value)),
            OperandValue operand => operandAt(operands[operand.Index]),
            Negation negation => Sample(negation.Value)?.Times(Prime - 1),
            Conversion conversion => Sample(conversion.Value)?.Times(Residue(conversion.Factor)),
            Coalesce { Other: NumberConstant { Value: 0 } } coalesce => Sample(coalesce.Value),
            Arithmetic { Kind: ValueKind.Number, Left.Kind: ValueKind.Number } arithmetic => Calculate(arithmetic),
            Aggregate { Function: AggregateFunction.Sum } sum => Sum(sum),
            _ => null,
        };

        LinearSample? Calculate(Arithmetic arithmetic) => arithmetic.Operator switch
        {
            ArithmeticOperator.Add => Sample(arithmetic.Left) is { } left ? Sample(arithmetic.Right)?.Plus(left) : null,
            ArithmeticOperator.Subtract => Sample(arithmetic.Left) is { } left ? Sample(arithmetic.Right)?.Times(Prime - 1).Plus(left) : null,
            ArithmeticOperator.Multiply when ConstantOf(arithmetic.Left) is { } factor => Sample(arithmetic.Right)?.Times(Residue(factor)),
            ArithmeticOperator.Multiply when ConstantOf(arithmetic.Right) is { } factor => Sample(arithmetic.Left)?.Times(Residue(factor)),
            ArithmeticOperator.Divide when ConstantOf(arithmetic.Right) is { } divisor && Residue(divisor) is not 0 and var residue =>
                Sample(arithmetic.Left)?.Times(Inverse(residue)),
            _ => null,
        };

        LinearSample? Sum(Aggregate sum)
        {
            var total = default(LinearSample);
            foreach (var element in sum.Elements)
            {
                if (element.Filter is not null || Sample(element.Value) is not { } value)
                    return null;
                total = total.Plus(value);
            }

            return total;
        }
    }

    private LinearSample Plus(LinearSample other) =>
        new((Value + other.Value) % Prime, (Rest + other.Rest) % Prime, IsFaulty || other.IsFaulty);

    private LinearSample Times(ulong factor) => this with { Value = Multiply(Value, factor), Rest = Multiply(Rest, factor) };

    private static decimal? ConstantOf(Expression expression) => expression switch
    {
        NumberConstant constant => constant.Value,
        Negation { Value: NumberConstant constant } => -constant.Value,
        _ => null,
    };

    /// <summary>A decimal number is an integer divided by a power of ten.</summary>
    private static ulong Residue(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var integer = ((UInt128)(uint)bits[2] << 64) | ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var residue = Multiply((ulong)(integer % Prime), InverseTens[(bits[3] >> 16) & 0xFF]);
        return bits[3] < 0 ? (Prime - residue) % Prime : residue;
    }

    private static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return ((low & Prime) + ((high << 3) | (low >> 61))) % Prime;
    }

    /// <summary>By Fermat: the power with the exponent of the prime less two.</summary>
    private static ulong Inverse(ulong residue)
    {
        var (power, result) = (residue, 1UL);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result = Multiply(result, power);
            power = Multiply(power, power);
        }

        return result;
    }

    private static ImmutableArray<ulong> PowersOf(ulong residue)
    {
        var powers = ImmutableArray.CreateBuilder<ulong>();
        for (var power = 1UL; powers.Count <= 28; power = Multiply(power, residue))
            powers.Add(power);
        return powers.ToImmutable();
    }

    /// <summary>SplitMix64 of a key.</summary>
    private static ulong Draw(ulong key)
    {
        unchecked
        {
            var mixed = key + 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (mixed ^ (mixed >> 31)) % Prime;
        }
    }
}
