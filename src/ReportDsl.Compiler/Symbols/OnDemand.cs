namespace ReportDsl.Symbols;

/// <summary>
/// A value that is computed once, on first use, by a computation that can be given up. One that was given up leaves nothing behind: who
/// asks next begins anew. Who waits for another thread's computation can give up too.
/// </summary>
/// <param name="known">The value, where it is known from the beginning.</param>
/// <param name="compute">Computes it otherwise.</param>
internal sealed class OnDemand<T>(T? known, Func<CancellationToken, T> compute)
    where T : class
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private T? _value = known;

    public OnDemand(Func<CancellationToken, T> compute)
        : this(null, compute)
    {
    }

    /// <summary>The value if it is known already.</summary>
    public T? Known => Volatile.Read(ref _value);

    public T Get(CancellationToken cancellation)
    {
        if (Known is { } already)
            return already;
        while (!Monitor.TryEnter(_gate, BetweenLooks))
            cancellation.ThrowIfCancellationRequested();
        try
        {
            if (_value is { } other)
                return other;
            cancellation.ThrowIfCancellationRequested();
            var value = compute(cancellation);
            Volatile.Write(ref _value, value);
            return value;
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }
}
