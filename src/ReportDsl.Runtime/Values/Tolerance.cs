using System.Globalization;

namespace ReportDsl.Runtime;

/// <summary>What the value of a <see cref="Tolerance"/> is.</summary>
public enum ToleranceKind : byte
{
    /// <summary>No tolerance: sides are equal where they are as rounded.</summary>
    None,

    /// <summary>In the unit of the comparison. Sides within it are equal; further apart they are in order.</summary>
    Absolute,

    /// <summary>A fraction of the larger absolute side. Sides within it are equal; further apart they are in order.</summary>
    Relative,

    /// <summary>
    /// A comparison holds where the values as rounded could satisfy it (XBRL Calculations 1.1): half a unit in the last place of every operand
    /// times its coefficient, summed up by the compiler.
    /// </summary>
    Precision,
}

/// <summary>How far two sides may lie apart and still be equal; the bound itself is within. The default is none.</summary>
public readonly record struct Tolerance
{
    private Tolerance(ToleranceKind kind, decimal value) => (Kind, Value) = (kind, value);

    /// <summary>No tolerance.</summary>
    public static Tolerance None => default;

    /// <summary>What the value is.</summary>
    public ToleranceKind Kind { get; }

    /// <summary>How much: in the unit of the comparison, or a fraction where the tolerance is relative.</summary>
    public decimal Value { get; }

    /// <summary>Whether there is no tolerance.</summary>
    public bool IsNone => Kind == ToleranceKind.None;

    /// <summary>See <see cref="ToleranceKind.Absolute"/>.</summary>
    public static Tolerance Absolute(decimal value) => new(ToleranceKind.Absolute, value);

    /// <summary>See <see cref="ToleranceKind.Relative"/>.</summary>
    public static Tolerance Relative(decimal fraction) => new(ToleranceKind.Relative, fraction);

    /// <summary>See <see cref="ToleranceKind.Precision"/>.</summary>
    public static Tolerance Precision(decimal value) => new(ToleranceKind.Precision, value);

    /// <summary>How far apart the sides, as rounded, may lie.</summary>
    /// <exception cref="OverflowException">A decimal cannot hold it.</exception>
    public decimal Between(decimal left, decimal right) =>
        Kind == ToleranceKind.Relative ? Value * Math.Max(Math.Abs(left), Math.Abs(right)) : Value;

    /// <summary>Whether a comparison holds of two sides, as rounded, that lie so far apart.</summary>
    /// <param name="op">What is compared.</param>
    /// <param name="difference">The left side less the right one.</param>
    /// <param name="bound">What <see cref="Between"/> allows them.</param>
    public bool Holds(ComparisonOperator op, decimal difference, decimal bound) => Kind == ToleranceKind.Precision
        ? CouldHold(op, difference, bound)
        : op.Holds(Math.Abs(difference) <= bound ? 0 : Math.Sign(difference));

    /// <summary>Kind and value, for debugging.</summary>
    public override string ToString() => IsNone ? nameof(None) : string.Create(CultureInfo.InvariantCulture, $"{Kind} {Value}");

    /// <summary>Whether some pair of sides that lies within the precision of the values satisfies the comparison.</summary>
    private static bool CouldHold(ComparisonOperator op, decimal difference, decimal precision) => op switch
    {
        ComparisonOperator.Equal => Math.Abs(difference) <= precision,
        ComparisonOperator.NotEqual => difference != 0 || precision > 0,
        ComparisonOperator.Less => difference - precision < 0,
        ComparisonOperator.LessOrEqual => difference - precision <= 0,
        ComparisonOperator.Greater => difference + precision > 0,
        _ => difference + precision >= 0,
    };
}
