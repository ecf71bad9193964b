namespace ReportDsl.Validation.Batches;

/// <summary>
/// Works on many inputs at once and gives the results in the order of the inputs. However many there are, only a window of them is in
/// memory: one that takes long lets the others run ahead so far and no further.
/// </summary>
/// <param name="Degree">How many are worked on at once.</param>
/// <param name="Tick">Called now and then on the caller's thread with the number of inputs done, those not given out yet included.</param>
/// <param name="Stop">When it fires, what has begun is finished and nothing more is begun.</param>
public sealed record Batch(int Degree, Action<int> Tick, CancellationToken Stop)
{
    /// <summary>For each worker, so many inputs may be done or waiting ahead of the result that is due.</summary>
    private const int WindowPerWorker = 8;

    private static readonly TimeSpan BetweenTicks = TimeSpan.FromMilliseconds(100);

    /// <summary>Works on one for each processor at once, and tells nobody how far it is.</summary>
    public Batch(CancellationToken stop = default)
        : this(DefaultDegree, _ => { }, stop)
    {
    }

    /// <summary>One for each processor.</summary>
    public static int DefaultDegree => Math.Max(1, Environment.ProcessorCount);

    /// <summary>The results, in order and as they come.</summary>
    /// <param name="inputs">Taken one by one, as places in the window become free.</param>
    /// <param name="work">Runs on any thread. What it throws is thrown here, in its turn.</param>
    public IEnumerable<TResult> Run<TInput, TResult>(IEnumerable<TInput> inputs, Func<TInput, TResult> work)
        where TResult : class
    {
        using var free = new SemaphoreSlim(Degree);
        var window = new Queue<Task<TResult?>>();
        var done = 0;
        try
        {
            foreach (var input in inputs)
            {
                if (Stop.IsCancellationRequested) break;
                window.Enqueue(Start(input));
                if (window.Count >= Degree * WindowPerWorker && Next() is { } result)
                    yield return result;
            }

            while (window.Count > 0)
            {
                if (Next() is { } result)
                    yield return result;
            }
        }
        finally
        {
            // Whoever stops asking early still waits for what runs, because it uses what is disposed here.
            Task.WhenAll(window).ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        }

        // Null for an input that was not begun when the signal came.
        async Task<TResult?> Start(TInput input)
        {
            await free.WaitAsync().ConfigureAwait(false);
            try
            {
                if (Stop.IsCancellationRequested) return null;
                var result = await Task.Run(() => work(input)).ConfigureAwait(false);
                Interlocked.Increment(ref done);
                return result;
            }
            finally
            {
                free.Release();
            }
        }

        TResult? Next()
        {
            var task = window.Dequeue();
            while (!task.IsCompleted)
            {
                Task.WaitAny([task], BetweenTicks);
                Tick(Volatile.Read(ref done));
            }

            Tick(Volatile.Read(ref done));
            return task.GetAwaiter().GetResult();
        }
    }
}
