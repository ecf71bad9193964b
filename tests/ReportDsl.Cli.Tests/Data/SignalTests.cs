using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class SignalTests
{
    /// <summary>More than a pipe and the window of a run hold.</summary>
    private const int Reports = 4000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [UnixFact]
    public async Task The_signal_completes_the_result_of_what_has_begun()
    {
        using var workspace = new Workspace().With("t/stock.rdsl", Stock.Template);
        for (var i = 0; i < Reports; i++)
            workspace.With($"d/{i:D4}.json", Stock.Report($"单位{i}", 2023, "1", "2", i == 0 ? "4" : "3"));

        // Results go no faster than the test takes them from the pipe: until it does, the run can neither end nor get far.
        using var process = Start(workspace.Folder, "validate", "-t", "t", "d", "--format", "json", "--lang", "en");
        var result = new StringBuilder();
        await Take(process.StandardOutput, result);
        Programs.Run(Limit, "sh", "-c", $"kill -INT {process.Id}");
        var told = process.StandardError.ReadLineAsync();
        for (var waiting = Stopwatch.StartNew(); !told.IsCompleted && waiting.Elapsed < Limit;)
        {
            await Task.WhenAny(told, Task.Delay(50));
            if (!told.IsCompleted)
                await Take(process.StandardOutput, result);
        }

        Assert.StartsWith("finishing the reports", await told.WaitAsync(Limit), StringComparison.Ordinal);
        result.Append(await process.StandardOutput.ReadToEndAsync());
        Assert.True(process.WaitForExit(Limit));
        Assert.Equal(130, process.ExitCode);
        using var document = JsonDocument.Parse(result.ToString());
        var summary = document.RootElement.GetProperty("summary");
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        Assert.Equal(1, summary.GetProperty("withErrors").GetInt32());
        Assert.InRange(summary.GetProperty("reports").GetInt32(), 1, Reports - 1);
        Assert.Equal(["d", "t"], workspace.Files().Select(file => file.Split('/')[0]).Distinct());
    }

    private static async Task Take(StreamReader from, StringBuilder to)
    {
        var buffer = new char[1024];
        to.Append(buffer, 0, await from.ReadAsync(buffer).AsTask().WaitAsync(Limit));
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "reportdsl.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }
}
