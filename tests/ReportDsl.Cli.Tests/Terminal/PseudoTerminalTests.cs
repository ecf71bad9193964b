using System.Diagnostics;
using System.Text;
using ReportDsl.Cli.Tests.Data;
using Xunit;

namespace ReportDsl.Cli.Tests.Terminal;

/// <summary>A test that needs a terminal, which <c>script</c> of util-linux makes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
            Skip = "There is no program 'script' of util-linux";
    }
}

/// <summary>What a person sees: the program on a terminal.</summary>
public class PseudoTerminalTests
{
    private const int Columns = 40;

    private const string Erased = "\r\e[2K";

    /// <summary>The runtime asks a terminal for this when the program first writes.</summary>
    private const string KeypadMode = "\e[?1h\e=";

    /// <summary>More than a pipe holds as results, so that the run lasts until its reader has taken some.</summary>
    private const int Reports = 4000;

    /// <summary>Says that there are results, and takes the rest of them later.</summary>
    private const string SlowReader =
        @"(trap '' INT; head -c 1 >results.json; printf '\r\033[2Ktaken\n' >&2; sleep 2; cat >>results.json)";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [TerminalFact]
    public async Task A_diagnostic_is_coloured_unless_asked_otherwise()
    {
        using var workspace = new Workspace().With("a.rdsl", EarlyStart.Template.Replace("a[new]", "a[nwe]", StringComparison.Ordinal));

        Assert.Contains("\e[1;31merror RD2001\e[0m", await Screen(workspace, "reportdsl check a.rdsl"), StringComparison.Ordinal);
        foreach (var plain in new[] { "NO_COLOR=1 reportdsl check a.rdsl", "TERM=dumb reportdsl check a.rdsl", "reportdsl check a.rdsl | cat" })
            Assert.Contains(" error RD2001: ", await Screen(workspace, plain), StringComparison.Ordinal);
    }

    [TerminalFact]
    public async Task A_bar_fits_on_the_line_and_leaves_nothing_behind()
    {
        using var workspace = WithReports();

        var screen = await Screen(workspace, $"NO_COLOR=1 reportdsl validate -t t d --format json --lang zh | {SlowReader}");

        Assert.Contains($"/{Reports} ", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[?25l", screen, StringComparison.Ordinal);
        var shown = Shown(screen);
        Assert.Equal("共 4000 份报告：1 份有错误", shown[^1].Split('，')[0]);
        Assert.Equal(["taken", shown[^1]], shown);
    }

    [TerminalFact]
    public async Task Ctrl_C_takes_the_bar_away_before_it_is_told()
    {
        using var workspace = WithReports();

        var screen = await Screen(
            workspace, $"{{ trap : INT; reportdsl validate -t t d --format json --lang en; echo code $? >&2; }} | {SlowReader}", pressCtrlCAt: "taken");

        var shown = Shown(screen);
        Assert.Equal("taken", shown[0]);
        Assert.StartsWith("finishing the reports", shown[1], StringComparison.Ordinal);
        Assert.Equal("code 130", shown[^1]);
        Assert.DoesNotContain(shown, line => line.Contains('━'));
    }

    private static Workspace WithReports()
    {
        var workspace = Stock.Workspace();
        for (var i = 0; i < Reports; i++)
            workspace.With($"d/{i:D4}.json", Stock.Report($"单位{i}", 2023, "1", "2", i == 0 ? "4" : "3"));
        return workspace;
    }

    /// <summary>The lines that are left where everything erased is gone.</summary>
    private static string[] Shown(string screen) =>
        [.. screen.Split("\r\n").Select(line => line.Split(Erased)[^1]).Where(line => line.Length > 0)];

    /// <summary>All that a command writes on a terminal.</summary>
    private static async Task<string> Screen(Workspace workspace, string command, string? pressCtrlCAt = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "reportdsl.dll");
        var start = new ProcessStartInfo(
            "/usr/bin/script",
            ["-qc", $"stty cols {Columns} -echo; reportdsl() {{ dotnet '{program}' \"$@\"; }}; {command}", "/dev/null"])
        {
            WorkingDirectory = workspace.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TERM"] = "xterm";
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment.Remove("NO_COLOR");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program starts.");
        var screen = new StringBuilder();
        var buffer = new char[1024];
        while (await process.StandardOutput.ReadAsync(buffer).AsTask().WaitAsync(Limit) is > 0 and var read)
        {
            screen.Append(buffer, 0, read);
            if (pressCtrlCAt is null || !screen.ToString().Contains(pressCtrlCAt, StringComparison.Ordinal))
                continue;

            pressCtrlCAt = null;
            process.StandardInput.Write('\x03');
            process.StandardInput.Flush();
        }

        await process.WaitForExitAsync().WaitAsync(Limit);
        return screen.Replace(KeypadMode, "").ToString();
    }
}
