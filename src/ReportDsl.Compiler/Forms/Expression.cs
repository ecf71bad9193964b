using System.Collections.Immutable;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Forms;

/// <summary>
/// A typed expression over a list of operands, which it names by index. Numeric expressions carry the number of decimals their
/// value is known to (<see cref="Scale"/>); units have been checked and conversions made explicit.
/// </summary>
public abstract record Expression(ValueKind Kind, int Scale);

public sealed record NumberConstant(decimal Value, int Scale) : Expression(ValueKind.Number, Scale)
{
    /// <summary>Whether it is written as a percentage, and so read as one.</summary>
    public bool IsPercent { get; init; }
}

public sealed record TextConstant(string Value) : Expression(ValueKind.Text, 0);

public sealed record DateConstant(DateOnly Value) : Expression(ValueKind.Date, 0);

/// <summary>The value of one operand: its index in the operand list.</summary>
public sealed record OperandValue(int Index, ValueKind Kind, int Scale) : Expression(Kind, Scale);

public enum PeriodProperty
{
    /// <summary>A number: 2023.</summary>
    Year,

    /// <summary>1 to 2, 4 or 12 inside the year; 1 for a year.</summary>
    Number,

    /// <summary>First day.</summary>
    Start,

    /// <summary>Last day.</summary>
    End,
}

public sealed record PeriodValue(PeriodProperty Property, ValueKind Kind) : Expression(Kind, 0);

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>Numbers; or a date plus or minus days; or the days between two dates (Subtract of dates gives a number).</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right, ValueKind Kind, int Scale)
    : Expression(Kind, Scale);

public sealed record Negation(Expression Value) : Expression(ValueKind.Number, Value.Scale);

/// <summary><c>as</c>: the value times the factor, which is exact.</summary>
public sealed record Conversion(Expression Value, decimal Factor, int Scale) : Expression(ValueKind.Number, Scale);

/// <summary><c>reference ?? other</c>: the other where the operand is blank (not zero), not applicable or absent; see the table of states.</summary>
public sealed record Coalesce(OperandValue Value, Expression Other, int Scale) : Expression(Value.Kind, Scale);

public sealed record Choice(Condition If, Expression Then, Expression Else, ValueKind Kind, int Scale) : Expression(Kind, Scale);

/// <summary>A scalar function of its arguments, which are as many as it has parameters.</summary>
public sealed record Call(ScalarFunction Function, ImmutableArray<Expression> Arguments, int Scale) : Expression(Function.Result, Scale);

public enum AggregateFunction
{
    Sum,
    Min,
    Max,
    Average,
    Count,
}

/// <summary>
/// <c>sum min max average count</c> over elements; each is taken only where its filter passes. Not applicable and optional blank
/// elements are passed over; an element that is missing makes the aggregate missing.
/// </summary>
public sealed record Aggregate(AggregateFunction Function, ImmutableArray<AggregateElement> Elements, ValueKind Kind, int Scale)
    : Expression(Kind, Scale);

/// <summary>One element of an aggregate; its filter is null where every element is taken.</summary>
public readonly record struct AggregateElement(Expression Value, Condition? Filter);

/// <summary>A condition as a value: assigned to nothing, compared with a boolean.</summary>
public sealed record ConditionValue(Condition Condition) : Expression(ValueKind.Boolean, 0);

/// <summary>What a rule tests. Its outcome: fail 0 &lt; not assessable 1 &lt; not applicable 2 &lt; pass 3.</summary>
public abstract record Condition;

/// <summary>Numbers are rounded half away from zero to <paramref name="Scale"/> before they are compared.</summary>
public sealed record Comparison(ComparisonOperator Operator, Expression Left, Expression Right, int Scale, Tolerance Tolerance) : Condition;

/// <summary><c>value in {…}</c>: equal to one of them, compared as in <see cref="Comparison"/> at <paramref name="Scale"/>.</summary>
public sealed record Membership(Expression Value, ImmutableArray<Expression> Values, int Scale) : Condition;

/// <summary>Two conditions that are one.</summary>
public abstract record Connection(Condition Left, Condition Right) : Condition;

/// <summary>The smaller outcome.</summary>
public sealed record And(Condition Left, Condition Right) : Connection(Left, Right);

/// <summary>The larger outcome, by De Morgan: fail and pass swap, the others stay.</summary>
public sealed record Or(Condition Left, Condition Right) : Connection(Left, Right);

/// <summary>Swaps fail and pass.</summary>
public sealed record Not(Condition Operand) : Condition;

/// <summary>As <c>if w then a else b</c>: pass gives a, fail gives b, else the outcome of w.</summary>
public sealed record ConditionalCondition(Condition If, Condition Then, Condition Else) : Condition;

/// <summary>A boolean operand or constant used as a condition.</summary>
public sealed record Truth(Expression Value) : Condition;

public sealed record ConstantCondition(bool Value) : Condition;

/// <summary>The operand holds a value, an invalid one included; never missing itself.</summary>
public sealed record Exists(int Index) : Condition;

/// <summary>The whole text matches the pattern.</summary>
public sealed record Matches(Expression Text, string Pattern) : Condition;

/// <summary>A scalar function that is a condition.</summary>
public sealed record CallCondition(ScalarFunction Function, ImmutableArray<Expression> Arguments) : Condition;
