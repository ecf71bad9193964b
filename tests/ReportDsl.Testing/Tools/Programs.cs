using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace ReportDsl.Testing.Tools;

/// <summary>Runs programs that tests compare with.</summary>
public static class Programs
{
    private static readonly ConcurrentDictionary<Tool, bool> Installed = new();

    public static string LibreOffice => OperatingSystem.IsWindows() ? "soffice.exe" : "soffice";

    /// <summary>The system's interpreter, which is the one that distributions install openpyxl for.</summary>
    public static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>Debian's browser, or the first on the path; null where there is none.</summary>
    public static string? Chromium { get; } =
        new[] { "/usr/bin/chromium" }.Concat(FoldersOfPath.SelectMany(
                folder => new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" }, Path.Combine))
            .FirstOrDefault(File.Exists);

    private static string[] FoldersOfPath => Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];

    public static string HowToInstall(Tool tool) => tool switch
    {
        Tool.LibreOffice => "apt-get install libreoffice-calc-nogui",
        Tool.Chromium => "apt-get install chromium, and npm ci in tests/tools",
        _ => "apt-get install python3-openpyxl",
    };

    public static bool IsInstalled(Tool tool) => Installed.GetOrAdd(tool, static asked => asked switch
    {
        Tool.LibreOffice => FoldersOfPath.Any(folder => File.Exists(Path.Combine(folder, LibreOffice))),
        Tool.Chromium => Chromium is not null && Directory.Exists(Repository.PathOf("tests/tools/node_modules/playwright-core")),
        _ => Succeeds(Python, "-c", "import openpyxl"),
    });

    /// <summary>Runs a program to its end and gives its output; fails the test where it does not end well within the time.</summary>
    public static string Run(TimeSpan limit, string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {limit}.");
        }

        return process.ExitCode == 0
            ? output.GetAwaiter().GetResult()
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }
}
