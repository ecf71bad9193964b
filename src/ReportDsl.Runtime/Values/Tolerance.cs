namespace ReportDsl.Runtime;

/// <summary>How far two sides may lie apart and still be equal; the bound itself is within. The default is none.</summary>
public readonly struct Tolerance
{
    private readonly decimal _value;
    private readonly Kind _kind;

    private Tolerance(Kind kind, decimal value) => (_kind, _value) = (kind, value);

    private enum Kind : byte
    {
        None,
        Absolute,
        Relative,
        Precision,
    }

    /// <summary>In the unit of the comparison. Sides within it are equal; further apart they are in order.</summary>
    public static Tolerance Absolute(decimal value) => new(Kind.Absolute, value);

    /// <summary>A fraction of the larger absolute side. Sides within it are equal; further apart they are in order.</summary>
    public static Tolerance Relative(decimal fraction) => new(Kind.Relative, fraction);

    /// <summary>A comparison holds where the values as rounded, together so far off at most, could satisfy it.</summary>
    public static Tolerance Precision(decimal value) => new(Kind.Precision, value);

    /// <summary>How far apart the sides, as rounded, may lie.</summary>
    /// <exception cref="OverflowException">A decimal cannot hold it.</exception>
    internal decimal Between(decimal left, decimal right) =>
        _kind == Kind.Relative ? _value * Math.Max(Math.Abs(left), Math.Abs(right)) : _value;

    internal bool Holds(ComparisonOperator op, decimal difference, decimal bound) => _kind == Kind.Precision
        ? CouldHold(op, difference, bound)
        : Compare.Holds(op, Math.Abs(difference) <= bound ? 0 : Math.Sign(difference));

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
