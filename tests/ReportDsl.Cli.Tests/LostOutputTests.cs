using System.Diagnostics;
using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>Standard streams that cannot be written.</summary>
public class LostOutputTests
{
    private const string Units = "unit jian \"件\"\n";

    [Theory]
    [InlineData("check a.rdsl --format json", false)]
    [InlineData("check a.rdsl --format json", true)]
    [InlineData("format --help", false)]
    [InlineData("format --help", true)]
    [InlineData("format b.rdsl", true)]
    public void Output_that_cannot_be_written_is_2_and_one_line(string arguments, bool atFlush)
    {
        using var workspace = new Workspace().With("a.rdsl", Units).With("b.rdsl", Units.Replace(" ", "  ", StringComparison.Ordinal));
        using var output = new LostWriter(atFlush);
        var result = workspace.RunIn(host => host with { Out = output }, arguments.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.EndsWith("error: cannot write to standard output: it is gone\n", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, output.Failures);
    }

    [Fact]
    public void Results_of_validate_that_cannot_be_written_are_2_and_one_line()
    {
        using var workspace = Data.Stock.Workspace().With("a.json", Data.Stock.Report("甲", 2023, "1", "2", "4"));
        using var output = new LostWriter(atFlush: false);
        var result = workspace.RunIn(host => host with { Out = output }, "validate", "-t", "t", "a.json", "--lang", "zh");
        Assert.Equal((2, "错误：无法写入标准输出：it is gone\n"), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Messages_that_cannot_be_written_cost_nothing(bool atFlush)
    {
        using var workspace = new Workspace().With("a.rdsl", Units);
        using var error = new LostWriter(atFlush);
        Assert.Equal(0, workspace.RunIn(host => host with { Error = error }, "check", "a.rdsl").ExitCode);
        Assert.Equal(2, workspace.RunIn(host => host with { Error = error, Out = error }, "check", "a.rdsl", "--format", "json").ExitCode);
    }

    [UnixFact]
    public async Task The_program_ends_in_order_where_standard_output_is_closed()
    {
        using var workspace = new Workspace().With("a.rdsl", Units);
        var closed = await InShell(workspace, "{ $check; } >&-");
        Assert.Equal((2, "error: cannot write to standard output: it is closed\n"), (closed.ExitCode, closed.Error));

        // Nobody reads on, as behind 'head': that is no failure.
        Assert.Equal((0, ""), await InShell(workspace, "{ sleep 0.2; $check; echo $? >code; } | true"));
        Assert.Equal("0\n", workspace.Read("code"));
        if (!File.Exists("/dev/full")) return;
        var full = await InShell(workspace, "{ $check; } >/dev/full");
        Assert.Equal((2, "error: cannot write to standard output: there is no space left\n"), (full.ExitCode, full.Error));
    }

    private static async Task<(int ExitCode, string Error)> InShell(Workspace workspace, string script)
    {
        var start = new ProcessStartInfo("sh") { WorkingDirectory = workspace.Folder, UseShellExecute = false, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script.Replace("$check", "dotnet \"$0\" check a.rdsl --format json --lang en", StringComparison.Ordinal));
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "reportdsl.dll"));
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    /// <summary>Fails at each write, or takes what is written and fails at the end.</summary>
    private sealed class LostWriter(bool atFlush) : StringWriter
    {
        public int Failures { get; private set; }

        public override void Write(char value) => Fail(!atFlush);

        public override void Write(char[] buffer, int index, int count) => Fail(!atFlush);

        public override void Write(ReadOnlySpan<char> buffer) => Fail(!atFlush);

        public override void Write(string? value) => Fail(!atFlush);

        public override void WriteLine(string? value) => Fail(!atFlush);

        public override void WriteLine() => Fail(!atFlush);

        public override void Flush() => Fail(atFlush);

        private void Fail(bool now)
        {
            if (!now) return;
            Failures++;
            throw new IOException("it is gone");
        }
    }
}
