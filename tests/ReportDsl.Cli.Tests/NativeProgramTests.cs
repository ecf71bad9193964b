using System.Diagnostics;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>A test that needs the native program; skipped, and reported so, where <c>./pack</c> has not made one of this build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute()
    {
        if (!NativeProgramTests.IsPacked)
            Skip = "there is no native program of this build (./pack)";
    }
}

/// <summary>The native program writes what the other one writes, byte for byte: what is compiled ahead must not lose a type that is only made at run time.</summary>
public sealed class NativeProgramTests : IDisposable
{
    private const string Built = "src/ReportDsl.Cli/bin/Release";
    private const string Examples = "{root}/examples";

    private readonly string _folder = Directory.CreateTempSubdirectory("reportdsl-native").FullName;

    public static bool IsPacked { get; } =
        File.GetLastWriteTimeUtc(Repository.PathOf($"{Built}/native/reportdsl")) >= File.GetLastWriteTimeUtc(Repository.PathOf($"{Built}/ahead-of-time/reportdsl.dll"));

    public static TheoryData<string, string> Commands => new()
    {
        { "en_US.UTF-8", "--version" },
        { "en_US.UTF-8", "--help" },
        { "zh_CN.UTF-8", "validate --help" },
        { "en_US.UTF-8", "nonsense" },
        { "en_US.UTF-8", $"check {Examples}" },
        { "zh_CN.UTF-8", "check {root}/tests/ReportDsl.Compiler.Tests" },
        { "en_US.UTF-8", "check {root}/tests/forms --format sarif" },
        { "en_US.UTF-8", $"build {Examples}/gov-info -o out" },
        { "en_US.UTF-8", $"build {Examples}/enforcement -o out" },
        { "en_US.UTF-8", $"validate -t {Examples}/gov-info {Examples}/gov-info/reports" },
        { "zh_CN.UTF-8", $"validate -t {Examples}/gov-info {Examples}/gov-info/reports --format json --instances all -o out.json" },
        { "en_US.UTF-8", $"validate -t {Examples}/gov-info {Examples}/gov-info/reports --format sarif -o out.sarif" },
        { "zh_CN.UTF-8", $"validate -t {Examples}/gov-info {Examples}/gov-info/reports --format html -o out.html" },
        { "en_US.UTF-8", $"fill -t {Examples}/gov-info {Examples}/gov-info/reports/suqian-2024.json -o filled.xlsx" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NativeTheory]
    [MemberData(nameof(Commands))]
    public void Says_and_writes_what_the_other_program_does(string language, string command) =>
        AssertSame(language, command, writes: command.Contains(" -o ", StringComparison.Ordinal));

    [NativeTheory]
    [InlineData("extract -t {root}/examples/gov-info {sent}/filled.xlsx -o back.json")]
    [InlineData("validate -t {root}/examples/gov-info {sent} --annotate marked")]
    public void Reads_workbooks_as_the_other_program_does(string command)
    {
        var sent = Path.Combine(_folder, "sent");
        Run("ahead-of-time", "en_US.UTF-8", $"fill -t {Examples}/gov-info {Examples}/gov-info/reports/suqian-2024.json -o {sent}/filled.xlsx");
        Run("ahead-of-time", "en_US.UTF-8", $"build {Examples}/gov-info -o {sent}");

        AssertSame("en_US.UTF-8", command.Replace("{sent}", sent, StringComparison.Ordinal), writes: true);
    }

    private void AssertSame(string language, string command, bool writes)
    {
        var (managed, native) = (Run("ahead-of-time", language, command), Run("native", language, command));

        Assert.Equal(writes, managed.Files.Count > 0);
        Assert.Equal((managed.ExitCode, managed.Output, managed.Error), (native.ExitCode, native.Output, native.Error));
        Assert.Equal(managed.Files.Keys, native.Files.Keys);
        Assert.All(managed.Files, file => Assert.True(file.Value.AsSpan().SequenceEqual(native.Files[file.Key]), $"{file.Key} differs."));
    }

    /// <summary>Runs one of the programs in a new folder of the same name for both.</summary>
    private (int ExitCode, string Output, string Error, SortedDictionary<string, byte[]> Files) Run(string program, string language, string command)
    {
        var work = Directory.CreateDirectory(Path.Combine(_folder, "work"));
        var arguments = command.Split(' ').Select(argument => argument.Replace("{root}", Repository.Root, StringComparison.Ordinal));
        var start = new ProcessStartInfo(Repository.PathOf($"{Built}/{program}/reportdsl"), arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = work.FullName,
        };
        start.Environment["LANG"] = language;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program starts.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var files = new SortedDictionary<string, byte[]>(
            work.EnumerateFiles("*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(work.FullName, file.FullName), file => File.ReadAllBytes(file.FullName)),
            StringComparer.Ordinal);
        work.Delete(recursive: true);
        return (process.ExitCode, output, error.Result, files);
    }
}
