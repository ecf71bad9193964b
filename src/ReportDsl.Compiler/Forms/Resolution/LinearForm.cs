using System.Collections.Immutable;
using ReportDsl.Runtime;

namespace ReportDsl.Forms.Resolution;

/// <summary>A constant plus multiples of operands.</summary>
internal sealed class LinearForm
{
    /// <summary>Forms with larger factors are left alone: their sums could leave the range of decimals.</summary>
    private const decimal MaxFactor = 100_000_000_000_000m;

    private readonly Dictionary<Operand, decimal> _coefficients = [];

    private decimal Constant { get; set; }

    public IReadOnlyDictionary<Operand, decimal> Coefficients => _coefficients;

    /// <summary>The linear form of an expression, null where it has none.</summary>
    public static LinearForm? Of(Expression expression, ImmutableArray<Operand> operands)
    {
        var form = new LinearForm();
        return form.TryAdd(expression, operands, 1) && form.IsBounded ? form : null;
    }

    /// <summary>Whether all factors are small enough to be added to others.</summary>
    private bool IsBounded => Math.Abs(Constant) <= MaxFactor && _coefficients.Values.All(coefficient => Math.Abs(coefficient) <= MaxFactor);

    private void Add(Operand operand, decimal coefficient)
    {
        var sum = _coefficients.GetValueOrDefault(operand) + coefficient;
        if (sum == 0)
            _coefficients.Remove(operand);
        else
            _coefficients[operand] = sum;
    }

    public void Add(LinearForm other, decimal factor)
    {
        Constant += other.Constant * factor;
        foreach (var (operand, coefficient) in other._coefficients)
            Add(operand, coefficient * factor);
    }

    private bool TryAdd(Expression expression, ImmutableArray<Operand> operands, decimal factor)
    {
        if (Math.Abs(factor) > MaxFactor || Math.Abs(Constant) > MaxFactor)
            return false;
        switch (expression)
        {
            case NumberConstant constant:
                Constant += constant.Value * factor;
                return true;
            case OperandValue operand:
                Add(operands[operand.Index], factor);
                return true;
            case Negation negation:
                return TryAdd(negation.Value, operands, -factor);
            case Conversion { Factor: <= MaxFactor } conversion:
                return TryAdd(conversion.Value, operands, factor * conversion.Factor);
            case Coalesce { Other: NumberConstant { Value: 0 } } coalesce:
                return TryAdd(coalesce.Value, operands, factor);
            case Arithmetic { Kind: ValueKind.Number, Left.Kind: ValueKind.Number } arithmetic:
                return arithmetic.Operator switch
                {
                    ArithmeticOperator.Add => TryAdd(arithmetic.Left, operands, factor) && TryAdd(arithmetic.Right, operands, factor),
                    ArithmeticOperator.Subtract => TryAdd(arithmetic.Left, operands, factor) && TryAdd(arithmetic.Right, operands, -factor),
                    ArithmeticOperator.Multiply when ConstantOf(arithmetic.Left) is { } left => TryAdd(arithmetic.Right, operands, factor * left),
                    ArithmeticOperator.Multiply when ConstantOf(arithmetic.Right) is { } right => TryAdd(arithmetic.Left, operands, factor * right),
                    ArithmeticOperator.Divide when ConstantOf(arithmetic.Right) is { } divisor && divisor != 0 =>
                        TryAdd(arithmetic.Left, operands, factor / divisor),
                    _ => false,
                };
            case Aggregate { Function: AggregateFunction.Sum } sum:
                foreach (var element in sum.Elements)
                {
                    if (element.Filter is not null || !TryAdd(element.Value, operands, factor))
                        return false;
                }

                return true;
            default:
                return false;
        }
    }

    private static decimal? ConstantOf(Expression expression) => expression switch
    {
        NumberConstant constant => constant.Value,
        Negation { Value: NumberConstant constant } => -constant.Value,
        _ => null,
    };
}
