using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Testing.Forms;

/// <summary>
/// The terms of one rule instance or formula: collects the operands that it names, and makes expressions as the binder would
/// (scales by the language's table of operators).
/// </summary>
public sealed class Terms
{
    private readonly Func<string, Slot> _slotByPath;
    private readonly List<Operand> _operands = [];

    internal Terms(Func<string, Slot> slotByPath) => _slotByPath = slotByPath;

    internal ImmutableArray<Operand> Operands => [.. _operands];

    /// <summary>The value at a slot path: <c>applications/received/person</c>, <c>agency</c>.</summary>
    public OperandValue At(string path) => Add(_slotByPath(path), slot => new Operand.Current(slot.Index));

    public OperandValue Prior(string path, int periods = 1) => Add(_slotByPath(path), slot => new Operand.Prior(periods, slot.Index));

    public static NumberConstant Constant(decimal value) => new(value, (decimal.GetBits(value)[3] >> 16) & 0xFF);

    public static TextConstant Text(string value) => new(value);

    public static Expression Add(params Expression[] terms) => terms.Aggregate((left, right) => Arithmetic(ArithmeticOperator.Add, left, right));

    public static Expression Subtract(Expression left, Expression right) => Arithmetic(ArithmeticOperator.Subtract, left, right);

    public static Expression Multiply(Expression left, Expression right) => Arithmetic(ArithmeticOperator.Multiply, left, right);

    public static Expression Divide(Expression left, Expression right) => Arithmetic(ArithmeticOperator.Divide, left, right);

    public static Call Round(Expression value, int decimals) => new(ScalarFunctions.Round, [value, Constant(decimals)], decimals);

    public static Call Absolute(Expression value) => new(ScalarFunctions.Absolute, [value], value.Scale);

    public static Call Length(Expression text) => new(ScalarFunctions.Length, [text], 0);

    public static CallCondition StartsWith(Expression text, Expression prefix) => new(ScalarFunctions.StartsWith, [text, prefix]);

    public static CallCondition Contains(Expression text, Expression part) => new(ScalarFunctions.Contains, [text, part]);

    public static Expression Sum(params IEnumerable<Expression> values) => Aggregate(AggregateFunction.Sum, values);

    public static Expression Aggregate(AggregateFunction function, params IEnumerable<Expression> values) =>
        Aggregate(function, values.Select(value => new AggregateElement(value, null)));

    public static Expression Aggregate(AggregateFunction function, IEnumerable<AggregateElement> elements)
    {
        var all = elements.ToImmutableArray();
        var scale = function switch
        {
            AggregateFunction.Average => 6,
            AggregateFunction.Count => 0,
            _ => all.Select(element => element.Value.Scale).DefaultIfEmpty(0).Max(),
        };
        var kind = function == AggregateFunction.Count || all.IsEmpty ? ValueKind.Number : all[0].Value.Kind;
        return new Aggregate(function, all, kind, scale);
    }

    public static Condition Equal(Expression left, Expression right, Tolerance? tolerance = null) =>
        Compare(ComparisonOperator.Equal, left, right, tolerance);

    public static Condition Compare(ComparisonOperator comparison, Expression left, Expression right, Tolerance? tolerance = null) =>
        new Comparison(comparison, left, right, Math.Max(left.Scale, right.Scale), tolerance ?? Tolerance.None);

    public static Condition Exists(OperandValue value) => new Exists(value.Index);

    public static Condition Implies(Condition left, Condition right) => new Or(new Not(left), right);

    private static Arithmetic Arithmetic(ArithmeticOperator operation, Expression left, Expression right)
    {
        var scale = operation switch
        {
            ArithmeticOperator.Multiply => Math.Min(6, left.Scale + right.Scale),
            ArithmeticOperator.Divide => 6,
            _ => Math.Max(left.Scale, right.Scale),
        };
        var kind = (left.Kind, right.Kind) switch
        {
            (ValueKind.Date, ValueKind.Date) => ValueKind.Number,
            (ValueKind.Date, _) or (_, ValueKind.Date) => ValueKind.Date,
            _ => ValueKind.Number,
        };
        return new Arithmetic(operation, left, right, kind, scale);
    }

    private OperandValue Add(Slot slot, Func<Slot, Operand> operand)
    {
        _operands.Add(operand(slot));
        return new OperandValue(_operands.Count - 1, KindOf(slot.Spec.Type), slot.Spec.Type.Scale);
    }

    private static ValueKind KindOf(DataType type) => type switch
    {
        DataType.Text or DataType.Code => ValueKind.Text,
        DataType.Date => ValueKind.Date,
        DataType.Boolean => ValueKind.Boolean,
        _ => ValueKind.Number,
    };
}
