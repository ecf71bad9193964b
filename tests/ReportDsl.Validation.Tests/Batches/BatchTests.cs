using ReportDsl.Validation.Batches;
using Xunit;

namespace ReportDsl.Validation.Tests.Batches;

public class BatchTests
{
    private static Batch Of(int degree, CancellationToken stop = default) => new(degree, _ => { }, stop);

    [Fact]
    public void Results_come_in_the_order_of_the_inputs_whatever_takes_long()
    {
        using var last = new ManualResetEventSlim();
        var results = Of(3).Run(Enumerable.Range(0, 20), input =>
        {
            // The first is done only when the last of its window is.
            if (input == 0) last.Wait();
            if (input == 15) last.Set();
            return $"{input}";
        });
        Assert.Equal(Enumerable.Range(0, 20).Select(input => $"{input}"), results);
    }

    [Fact]
    public void At_most_so_many_are_worked_on_at_once()
    {
        var (running, most) = (0, 0);
        var gate = new Lock();
        var results = Of(2).Run(Enumerable.Range(0, 50), input =>
        {
            lock (gate) most = Math.Max(most, ++running);
            Thread.Yield();
            lock (gate) running--;
            return $"{input}";
        });
        Assert.Equal(50, results.Count());
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public void Inputs_are_taken_only_as_far_ahead_as_the_window_reaches()
    {
        var taken = 0;
        IEnumerable<int> Endless()
        {
            while (true) yield return taken++;
        }

        using var results = Of(2).Run(Endless(), input => $"{input}").GetEnumerator();
        for (var i = 0; i < 1000; i++)
            Assert.True(results.MoveNext());
        Assert.InRange(taken, 1000, 1000 + (2 * 8));
    }

    [Fact]
    public void After_the_signal_nothing_is_begun_and_what_was_begun_is_given()
    {
        using var stop = new CancellationTokenSource();
        var begun = 0;
        var results = Of(2, stop.Token).Run(Enumerable.Range(0, 1000), input =>
        {
            if (Interlocked.Increment(ref begun) == 7) stop.Cancel();
            return $"{input}";
        }).ToList();
        Assert.Equal(begun, results.Count);
        Assert.InRange(begun, 7, 8);
    }

    [Fact]
    public void What_the_work_throws_arrives_in_its_turn()
    {
        using var results = Of(2).Run(Enumerable.Range(0, 10), input => input == 3 ? throw new InvalidTimeZoneException() : $"{input}").GetEnumerator();
        for (var i = 0; i < 3; i++)
            Assert.True(results.MoveNext());
        Assert.Throws<InvalidTimeZoneException>(() => results.MoveNext());
    }

    [Fact]
    public void The_caller_hears_how_many_are_done()
    {
        var heard = new List<int>();
        _ = new Batch(2, heard.Add, default).Run(Enumerable.Range(0, 30), input => $"{input}").Count();
        Assert.Equal(30, heard[^1]);
        Assert.Equal(heard.Order(), heard);
    }
}
