using System.Diagnostics;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>A test that needs the program compiled ahead of time; skipped, and reported so, where only a Debug build was made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AheadOfTimeTheoryAttribute : TheoryAttribute
{
    public AheadOfTimeTheoryAttribute()
    {
        if (!File.Exists(LoadedAssemblyTests.Program))
            Skip = "there is no program compiled ahead of time (dotnet build -c Release)";
    }
}

/// <summary>What a short command does not need costs it nothing.</summary>
public class LoadedAssemblyTests
{
    /// <summary>As people start it. What is compiled at run time loads more: all that a method names.</summary>
    public static string Program { get; } = Repository.PathOf("src/ReportDsl.Cli/bin/Release/ahead-of-time/reportdsl");

    /// <summary>The file for the names of what was loaded.</summary>
    public const string ListVariable = "REPORTDSL_TEST_LOADED";

    [AheadOfTimeTheory]
    [InlineData("hello", 0)]
    [InlineData("mistaken", 1)]
    public void Check_without_a_terminal_loads_neither_console_nor_workbooks_nor_validation(string template, int exitCode)
    {
        using var workspace = new Workspace()
            .With("hello.rdsl", EarlyStart.Template)
            .With("mistaken.rdsl", EarlyStart.Template.Replace("a[new]", "a[nwe]", StringComparison.Ordinal));

        var loaded = LoadedBy(workspace, exitCode, "check", $"{template}.rdsl");

        Assert.Contains("ReportDsl.Compiler", loaded);
        Assert.DoesNotContain(loaded, name => name.StartsWith("Spectre.Console", StringComparison.Ordinal));
        Assert.DoesNotContain("ReportDsl.Excel", loaded);
        Assert.DoesNotContain("ReportDsl.Validation", loaded);
    }

    private static string[] LoadedBy(Workspace workspace, int exitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = workspace.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(LoadedAssemblyTests).Assembly.Location;
        start.Environment[ListVariable] = workspace["loaded.txt"];
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program starts.");
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == exitCode, error.Result);
        return workspace.Read("loaded.txt").Split('\n');
    }
}
