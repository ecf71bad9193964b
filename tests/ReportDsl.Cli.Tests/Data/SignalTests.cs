using System.Diagnostics;
using System.Text.Json;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class SignalTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [UnixFact]
    public async Task The_signal_completes_the_result_of_what_has_begun()
    {
        using var workspace = new Workspace().With("t/stock.rdsl", Stock.Template);
        for (var i = 1; i < 1000; i++)
            workspace.With($"d/{i:D4}.json", Stock.Report($"单位{i}", 2023, "1", "2", "3"));

        // The first report is there only when the test writes it: until then the run can neither end nor get far.
        Programs.Run(Limit, "mkfifo", workspace["d/0000.json"]);
        using var process = Start(workspace.Folder, "validate", "-t", "t", "d", "--format", "json", "-o", "r.json", "--lang", "en");
        await using (var pipe = await Task.Run(() => new FileStream(workspace["d/0000.json"], FileMode.Open, FileAccess.Write)).WaitAsync(Limit))
        {
            Programs.Run(Limit, "sh", "-c", $"kill -INT {process.Id}");
            Assert.StartsWith("finishing the reports", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);
            pipe.Write(System.Text.Encoding.UTF8.GetBytes(Stock.Report("单位0", 2023, "1", "2", "4")));
        }

        Assert.True(process.WaitForExit(Limit));
        Assert.Equal(130, process.ExitCode);
        using var document = JsonDocument.Parse(workspace.Read("r.json"));
        var summary = document.RootElement.GetProperty("summary");
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        Assert.Equal(1, summary.GetProperty("withErrors").GetInt32());
        Assert.InRange(summary.GetProperty("reports").GetInt32(), 1, 999);
        Assert.Equal(["d", "r.json", "t"], workspace.Files().Select(file => file.Split('/')[0]).Distinct());
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
