using System.Diagnostics;
using System.Globalization;

namespace ReportDsl.Benchmarks;

/// <summary>What one run of a process took.</summary>
/// <param name="PeakBytes">The largest resident size seen, sampled while it ran; 0 where the system does not tell.</param>
internal readonly record struct ProcessRun(double Seconds, long PeakBytes);

/// <summary>Runs whole processes and measures them from start to end.</summary>
internal static class Processes
{
    /// <summary>One run, from start to end.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static ProcessRun Run(string file, IEnumerable<string> arguments, string directory)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = directory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(5)))
            peak = Math.Max(peak, PeakOf(process.Id));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode == 0
            ? new ProcessRun(seconds, peak)
            : throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {output.Result}{errors.Result}");
    }

    /// <summary>The medians of several runs.</summary>
    public static ProcessRun Median(IEnumerable<ProcessRun> runs)
    {
        var all = runs.ToList();
        return new ProcessRun(
            all.Select(run => run.Seconds).Order().ElementAt(all.Count / 2), all.Select(run => run.PeakBytes).Order().ElementAt(all.Count / 2));
    }

    private static long PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line["VmHWM:".Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has just ended, or this is not Linux
        }
    }
}
