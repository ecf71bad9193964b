using System.Diagnostics;

namespace ReportDsl.Benchmarks;

/// <summary>Seconds that actions take once the runtime has compiled them for good.</summary>
internal static class Measurement
{
    private const int Rounds = 21;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The median time of each action. They take turns, so that whatever else the machine does falls on all of them; before anything counts
    /// they have run for two seconds.
    /// </summary>
    public static double[] Medians(params Action[] actions)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
            Array.ForEach(actions, action => action());

        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (at, action) in actions.Index())
            {
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                action();
                times[at].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return [.. times.Select(all => all.Order().ElementAt(Rounds / 2))];
    }
}
