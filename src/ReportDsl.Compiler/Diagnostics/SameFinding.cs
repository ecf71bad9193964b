namespace ReportDsl.Diagnostics;

/// <summary>Tells which diagnostics are one: the same code at the same place with the same words, whatever instance they name.</summary>
internal sealed class SameFinding : IEqualityComparer<Diagnostic>
{
    public static readonly SameFinding Comparer = new();

    private SameFinding()
    {
    }

    public bool Equals(Diagnostic? x, Diagnostic? y) =>
        ReferenceEquals(x, y)
        || (x is not null && y is not null && x.Code == y.Code && x.Location == y.Location && x.Arguments.SequenceEqual(y.Arguments, SameArgument.Comparer));

    public int GetHashCode(Diagnostic obj) => HashCode.Combine(obj.Code, obj.Location);

    private sealed class SameArgument : IEqualityComparer<object>
    {
        public static readonly SameArgument Comparer = new();

        public new bool Equals(object? x, object? y) => (x is Instance && y is Instance) || object.Equals(x, y);

        public int GetHashCode(object obj) => obj is Instance ? 0 : obj.GetHashCode();
    }
}
