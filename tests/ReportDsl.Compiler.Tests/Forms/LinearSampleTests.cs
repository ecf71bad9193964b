using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Forms.Resolution;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Samples tell equal linear forms from different ones: held against coefficients that are written out.</summary>
public sealed class LinearSampleTests
{
    private const int Operands = 3;

    private static readonly ImmutableArray<Operand> Slots = [.. Enumerable.Range(0, Operands).Select(slot => (Operand)new Operand.Current(slot))];

    [Fact]
    public void Samples_are_equal_as_the_forms_are()
    {
        var random = new Random(1);
        var met = new int[2];
        for (var round = 0; round < 20_000; round++)
        {
            var (first, second) = (Random(random, 3), Random(random, 3));
            var isSame = Terms(first).SequenceEqual(Terms(second));
            met[isSame ? 1 : 0]++;
            Assert.True(isSame == (Sample(first) == Sample(second)), $"{first} and {second}");
        }

        Assert.All(met, count => Assert.True(count > 50));
    }

    [Fact]
    public void Decimals_and_quotients_are_exact()
    {
        Assert.Equal(Sample(Of(0)), Sample(Calculate(ArithmeticOperator.Multiply, Calculate(ArithmeticOperator.Divide, Of(0), Number(3)), Number(3))));
        Assert.Equal(
            Sample(Calculate(ArithmeticOperator.Multiply, Number(0.3m), Of(1))),
            Sample(Calculate(
                ArithmeticOperator.Add,
                Calculate(ArithmeticOperator.Multiply, Number(0.1m), Of(1)),
                Calculate(ArithmeticOperator.Multiply, Number(0.2m), Of(1)))));
        Assert.Equal(Sample(Calculate(ArithmeticOperator.Divide, Of(2), Number(10_000))), Sample(new Conversion(Of(2), 0.0001m, 4)));
        Assert.NotEqual(Sample(Of(0)), Sample(Calculate(ArithmeticOperator.Add, Of(0), Number(0.000001m))));
        Assert.NotEqual(Sample(Of(0)), Sample(Of(1)));
        Assert.NotEqual(Sample(Number(79_228_162_514_264_337_593_543_950_335m)), Sample(Number(79_228_162_514_264_337_593_543_950_334m)));
        Assert.NotEqual(LinearSample.Entered(1, 0), LinearSample.Entered(1, 1));
    }

    [Fact]
    public void What_is_not_linear_has_no_sample()
    {
        Assert.Null(Sample(Calculate(ArithmeticOperator.Multiply, Of(0), Of(1))));
        Assert.Null(Sample(Calculate(ArithmeticOperator.Divide, Number(1), Of(1))));
        Assert.Null(Sample(Calculate(ArithmeticOperator.Divide, Of(1), Number(0))));
        Assert.Null(Sample(Testing.Forms.Terms.Absolute(Of(0))));
        Assert.False(LinearSample.NotLinear(1).IsLinear);
        Assert.True(Sample(new Coalesce(Of(0), Number(0), 0))?.IsLinear);
    }

    private static LinearSample? Sample(Expression expression) =>
        LinearSample.Of(expression, Slots, operand => LinearSample.Entered(((Operand.Current)operand).Slot, 0));

    private static Expression Random(Random random, int depth) => (depth == 0 ? random.Next(2) : random.Next(6)) switch
    {
        0 => Number(random.Next(-1, 2)),
        1 => Of(random.Next(Operands)),
        2 => Calculate(ArithmeticOperator.Add, Random(random, depth - 1), Random(random, depth - 1)),
        3 => Calculate(ArithmeticOperator.Subtract, Random(random, depth - 1), Random(random, depth - 1)),
        4 => new Negation(Random(random, depth - 1)),
        _ => Calculate(ArithmeticOperator.Multiply, Number(random.Next(0, 3)), Random(random, depth - 1)),
    };

    /// <summary>The coefficients of the operands, and the constant.</summary>
    private static decimal[] Terms(Expression expression)
    {
        switch (expression)
        {
            case NumberConstant constant:
                return [.. new decimal[Operands], constant.Value];
            case OperandValue operand:
                var unit = new decimal[Operands + 1];
                unit[operand.Index] = 1;
                return unit;
            case Negation negation:
                return [.. Terms(negation.Value).Select(term => -term)];
            case Arithmetic { Operator: ArithmeticOperator.Multiply, Left: NumberConstant factor } product:
                return [.. Terms(product.Right).Select(term => factor.Value * term)];
            case Arithmetic sum:
                var sign = sum.Operator == ArithmeticOperator.Add ? 1 : -1;
                return [.. Terms(sum.Left).Zip(Terms(sum.Right), (left, right) => left + (sign * right))];
            default:
                throw new NotSupportedException(expression.ToString());
        }
    }

    private static OperandValue Of(int operand) => new(operand, ValueKind.Number, 0);

    private static NumberConstant Number(decimal value) => new(value, 0);

    private static Arithmetic Calculate(ArithmeticOperator @operator, Expression left, Expression right) => new(@operator, left, right, ValueKind.Number, 0);
}
