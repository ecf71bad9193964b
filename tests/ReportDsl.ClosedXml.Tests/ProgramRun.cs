using System.Diagnostics;
using ReportDsl.Testing;

namespace ReportDsl.ClosedXml.Tests;

/// <summary>What a program of this repository said, which was built with these tests.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
#if DEBUG
    private const string CommandLine = "src/ReportDsl.Cli/bin/Debug/net10.0";
#else
    private const string CommandLine = "src/ReportDsl.Cli/bin/Release/ahead-of-time";
#endif

    public static ProgramRun OfReportDsl(params string[] arguments) => Of(Path.Combine(Repository.PathOf(CommandLine), "reportdsl"), arguments);

    public static ProgramRun OfExample(params string[] arguments) => Of(Path.Combine(AppContext.BaseDirectory, "FillWithClosedXml"), arguments);

    private static ProgramRun Of(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? program + ".exe" : program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
