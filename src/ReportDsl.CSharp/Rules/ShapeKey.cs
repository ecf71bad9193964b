using System.Runtime.CompilerServices;

namespace ReportDsl.CSharp.Rules;

/// <summary>Expressions by reference: instances of one shape share them, and comparing them by content would walk them whole.</summary>
internal readonly struct ShapeKey(object test, object? when) : IEquatable<ShapeKey>
{
    private readonly object _test = test;
    private readonly object? _when = when;

    public bool Equals(ShapeKey other) => ReferenceEquals(_test, other._test) && ReferenceEquals(_when, other._when);

    public override bool Equals(object? obj) => obj is ShapeKey other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(_test), RuntimeHelpers.GetHashCode(_when));
}
