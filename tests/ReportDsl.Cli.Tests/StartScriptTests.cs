using System.Diagnostics;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>The script that runs the command from a checkout: in a checkout of nothing else, with an SDK that only writes a program.</summary>
public sealed class StartScriptTests : IDisposable
{
    private const string Program = "src/ReportDsl.Cli/bin/Release/ahead-of-time/reportdsl";

    private readonly string _root = Directory.CreateTempSubdirectory("reportdsl-script").FullName;

    public StartScriptTests()
    {
        Write("reportdsl", Repository.Read("reportdsl"));
        Write("src/ReportDsl.Cli/Program.cs", "");
        Write("grammar/reportdsl.grammar", "");
        Write("Directory.Build.props", "");
        Write("sdk/dotnet", $"""
            #!/usr/bin/env bash
            echo "built with $*"
            mkdir -p "{_root}/src/ReportDsl.Cli/bin/Release/ahead-of-time"
            printf '#!/usr/bin/env bash\necho "ran with $*"\nexit 1\n' > "{_root}/{Program}"
            chmod +x "{_root}/{Program}"
            """);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [UnixFact]
    public void The_first_run_says_that_it_builds_and_later_ones_do_not()
    {
        var first = Run("reportdsl", "check", "a b");
        var second = Run("reportdsl", "check", "a b");
        Touch("src/ReportDsl.Cli/Program.cs");
        var changed = Run("reportdsl");

        Assert.StartsWith("reportdsl: building. The first time this takes two to four minutes", first.Error, StringComparison.Ordinal);
        Assert.Equal((1, "ran with check a b\n"), (first.ExitCode, first.Output));
        Assert.Equal((1, "ran with check a b\n", ""), second);
        Assert.StartsWith("reportdsl: building.", changed.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_link_to_it_runs_it_from_anywhere()
    {
        Directory.CreateDirectory(Path.Combine(_root, "bin"));
        File.CreateSymbolicLink(Path.Combine(_root, "bin/reportdsl"), Path.Combine(_root, "reportdsl"));

        Assert.Equal("ran with --version\n", Run("bin/reportdsl", "--version").Output);
    }

    [UnixFact]
    public void A_native_program_runs_as_long_as_it_is_of_these_sources()
    {
        Run("reportdsl");
        Write("src/ReportDsl.Cli/bin/Release/native/reportdsl", "#!/usr/bin/env bash\necho \"ran natively with $*\"\n");
        var packed = Run("reportdsl", "check", "a b");
        Touch("src/ReportDsl.Cli/Program.cs");
        var changed = Run("reportdsl", "check", "a b");

        Assert.Equal((0, "ran natively with check a b\n", ""), packed);
        Assert.Equal("ran with check a b\n", changed.Output);
    }

    [UnixFact]
    public void Packing_says_what_is_missing_and_leaves_what_is_there()
    {
        Write("pack", Repository.Read("pack"));
        Write("sdk/dotnet", "#!/usr/bin/env bash\necho \"no package for $*\"\nexit 1\n");
        Write("src/ReportDsl.Cli/bin/Release/native/reportdsl", "as before");

        var failed = Run("pack");

        Assert.Equal(2, failed.ExitCode);
        Assert.Matches("no package for publish .*src/ReportDsl.Cli -c Release -p:Native=true|missing: a C compiler", failed.Error);
        Assert.Equal("as before", File.ReadAllText(Path.Combine(_root, "src/ReportDsl.Cli/bin/Release/native/reportdsl")));
    }

    [UnixFact]
    public void A_build_that_fails_ends_it()
    {
        Write("sdk/dotnet", "#!/usr/bin/env bash\nexit 1\n");

        Assert.Equal((2, ""), (Run("reportdsl").ExitCode, Run("reportdsl").Output));
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? _root);
        File.WriteAllText(full, text);
        if (!OperatingSystem.IsWindows() && !Path.HasExtension(path))
            File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a file newer than all others, however coarse the times of the file system are.</summary>
    private void Touch(string path) => File.SetLastWriteTimeUtc(Path.Combine(_root, path), DateTime.UtcNow.AddMinutes(1));

    private (int ExitCode, string Output, string Error) Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(_root, script), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["PATH"] = $"{_root}/sdk:{start.Environment["PATH"]}";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The script starts.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
